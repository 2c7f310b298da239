// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/checkstep.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/issuemodel.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::tabular::ImportReport;

namespace {

/// 「事業 53、事業費 106」
QString counts(const std::map<core::Entity, int> &rows)
{
    QStringList parts;
    for (const auto &[entity, count] : rows)
        parts += labels::entity(entity) + u' ' + QString::number(count);
    return parts.join(u"、"_s);
}

} // namespace

QString importSum(const ImportReport &report)
{
    if (report.isRefused())
        return CheckStep::tr("The table has %n error(s). Nothing can be taken in until they are mended.", nullptr,
                             static_cast<int>(report.errors.size()));
    QStringList parts{CheckStep::tr("%n row(s) read", nullptr, report.rowsRead)};
    if (!report.created.empty())
        parts += CheckStep::tr("new: %1").arg(counts(report.created));
    if (!report.updated.empty())
        parts += CheckStep::tr("changed: %1").arg(counts(report.updated));
    if (report.unchanged > 0)
        parts += CheckStep::tr("unchanged: %1").arg(report.unchanged);
    if (report.created.empty() && report.updated.empty())
        parts += CheckStep::tr("everything in the table is in the plan already");
    return parts.join(u"。"_s);
}

CheckStep::CheckStep(Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new IssueModel(this))
    , m_sum(new QLabel(this))
{
    m_sum->setObjectName(u"importSum"_s);
    m_sum->setWordWrap(true);
    theme::setType(*m_sum, theme::Type::Subtitle);
    m_code = new QComboBox(this);
    m_code->setObjectName(u"issueCode"_s);
    auto *words = new QLabel(tr("&Show"), this);
    words->setBuddy(m_code);
    m_save = new QPushButton(icon(u"save"_s), tr("Save this list…"), this);
    m_save->setObjectName(u"saveIssues"_s);
    auto *list = tables::list(this, u"issues"_s, tr("What was found in the table"));
    list->setModel(m_model);
    tables::setWidths(*list, {10, 22, 18, 0});
    auto *row = new QHBoxLayout;
    row->addWidget(words);
    row->addWidget(m_code, 1);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sum);
    column->addLayout(row);
    column->addWidget(list, 1);
    column->addWidget(buildFoot());
    connect(m_code, &QComboBox::currentIndexChanged, this, [this] { m_model->setCode(m_code->currentData().toString()); });
    connect(m_save, &QPushButton::clicked, this, &CheckStep::save);
}

QWidget *CheckStep::buildFoot()
{
    m_keeping = new QWidget(this);
    m_name = new QLineEdit(m_keeping);
    m_name->setObjectName(u"profileName"_s);
    m_name->setMaxLength(80);
    m_keep = new QPushButton(icon(u"bookmark"_s), tr("Keep the assignment"), m_keeping);
    m_keep->setObjectName(u"keepProfile"_s);
    auto *label = new QLabel(tr("&Name, for the next table laid out alike"), m_keeping);
    label->setBuddy(m_name);
    auto *row = new QHBoxLayout(m_keeping);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_name, 1);
    row->addWidget(m_keep);
    connect(m_keep, &QPushButton::clicked, this, [this] { emit keepWanted(m_name->text().trimmed()); });
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_keep->setEnabled(!m_name->text().trimmed().isEmpty()); });
    return m_keeping;
}

void CheckStep::show(const ImportReport &report)
{
    m_model->show(report);
    m_sum->setText(importSum(report));
    fillCodes();
    m_save->setEnabled(m_model->rowCount() > 0);
}

void CheckStep::fillCodes()
{
    const QSignalBlocker quiet(m_code);
    std::map<QString, int> all = m_model->report().warningCounts();
    for (const auto &issue : m_model->report().errors)
        ++all[issue.code];
    m_code->clear();
    //: which of the things found in a table are listed
    m_code->addItem(tr("everything found (%1)").arg(m_model->rowCount()), QString());
    for (const auto &[code, count] : all)
        m_code->addItem(tr("%1 (%2)").arg(issueText(code)).arg(count), code);
}

void CheckStep::offerKeeping(bool isOffered, const QString &name)
{
    m_keeping->setVisible(isOffered);
    m_name->setText(name);
}

void CheckStep::focusFirst()
{
    m_code->setFocus();
}

void CheckStep::save()
{
    const QString path = m_prompts.saveFile(this, tr("Save what was found in the table"), tr("Found in the table") + u".csv"_s,
                                            {{tr("CSV table"), {u"csv"_s}}});
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = m_model->toCsv();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return m_messages.say(core::Error{core::Error::Code::Storage, path});
    m_messages.say(MessageBar::Kind::Success, tr("Saved the list."));
}

} // namespace ui
