// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/comparetab.h"

#include "core/tabular/listfile.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/differencemodel.h"
#include "ui/pages/comparetask.h"
#include "ui/pages/paper.h"
#include "ui/print/tablecomposer.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QDateEdit>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using Kind = core::timetravel::Difference::Kind;

namespace {

QDateTime endOf(QDate day)
{
    return day.addDays(1).startOfDay().addMSecs(-1);
}

QDateEdit *dayEdit(const QString &name, const QString &accessible, QDate day, QWidget *parent)
{
    auto *edit = new QDateEdit(day, parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessible);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy/MM/dd"_s);
    return edit;
}

} // namespace

CompareTab::CompareTab(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new DifferenceModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_from(dayEdit(u"compareFrom"_s, tr("The plan at the end of"), workspace.clock().today().addMonths(-1), this))
    , m_to(dayEdit(u"compareTo"_s, tr("beside the plan at the end of"), workspace.clock().today(), this))
    , m_compare(new QPushButton(icon(u"arrow-left-right"_s), tr("Compare"), this))
    , m_state(new QPushButton(icon(u"eye"_s), tr("Look at the plan of the first day"), this))
    , m_save(new QPushButton(icon(u"save"_s), tr("Save as a table or PDF…"), this))
    , m_filter(new QLineEdit(this))
    , m_note(new QLabel(this))
    , m_table(tables::list(this, u"differences"_s, tr("Differences")))
{
    m_compare->setObjectName(u"compare"_s);
    m_state->setObjectName(u"showState"_s);
    m_save->setObjectName(u"saveDifferences"_s);
    m_filter->setObjectName(u"differenceFilter"_s);
    m_filter->setAccessibleName(tr("Narrow the list"));
    m_filter->setPlaceholderText(tr("Narrow the list"));
    m_filter->setClearButtonEnabled(true);
    m_note->setObjectName(u"compareNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filtered);
    tables::setWidths(*m_table, {6, 22, 12, 16, 16});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(buildHead());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    connect(m_compare, &QPushButton::clicked, this, &CompareTab::compare);
    connect(m_state, &QPushButton::clicked, this, &CompareTab::showState);
    connect(m_save, &QPushButton::clicked, this, &CompareTab::save);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &CompareTab::compared);
    for (QDateEdit *edit : {m_from, m_to}) {
        connect(edit, &QDateEdit::dateChanged, this, [this] {
            m_compared = false;
            m_model->clear();
            refresh();
        });
    }
    refresh();
}

CompareTab::~CompareTab() = default;

QWidget *CompareTab::buildHead()
{
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head); // beside each other they are wider than a small screen
    rows->setContentsMargins(0, 0, 0, 0);
    auto *days = new QHBoxLayout;
    auto *found = new QHBoxLayout;
    rows->addLayout(days);
    rows->addLayout(found);
    auto *from = new QLabel(tr("End of"), head);
    from->setBuddy(m_from);
    auto *to = new QLabel(tr("beside end of"), head);
    to->setBuddy(m_to);
    for (QWidget *widget : std::initializer_list<QWidget *>{from, m_from, to, m_to, m_compare, m_state})
        days->addWidget(widget);
    days->insertStretch(5, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_filter, m_save})
        found->addWidget(widget);
    return head;
}

void CompareTab::compare()
{
    if (m_task) { // the button says cancel
        m_task.reset();
        return refresh();
    }
    m_messages.clear();
    m_task = std::make_unique<CompareTask>(m_workspace.path(), endOf(m_from->date()), endOf(m_to->date()));
    connect(m_task.get(), &CompareTask::succeeded, this, &CompareTab::show);
    connect(m_task.get(), &CompareTask::failed, this, &CompareTab::fail);
    m_task->start();
    refresh();
}

void CompareTab::show()
{
    const auto opened = [this](const QString &path) {
        return core::Workspace::open(path, core::Access::ReadOnly, {}, m_workspace.clock());
    };
    const auto before = opened(m_task->beforePath());
    const auto after = opened(m_task->afterPath());
    if (!before || !after)
        return fail(before ? after.error() : before.error());
    m_model->show(m_task->differences(), (*before)->read(), (*after)->read());
    m_compared = true;
    m_task.release()->deleteLater(); // it is what is calling
    refresh();
}

void CompareTab::fail(const core::Error &error)
{
    if (error.code == core::Error::Code::NotFound)
        m_messages.say(MessageBar::Kind::Warning, tr("This file did not exist yet on the first day. Choose a later one."));
    else if (error.code != core::Error::Code::Cancelled)
        m_messages.say(error);
    if (m_task)
        m_task.release()->deleteLater();
    refresh();
}

void CompareTab::refresh()
{
    m_compare->setText(m_task ? tr("Cancel") : tr("Compare"));
    m_save->setEnabled(m_model->rowCount() > 0);
    m_filter->setEnabled(m_model->rowCount() > 0);
    if (m_task)
        m_note->setText(tr("Reading the history…"));
    else if (!m_compared)
        m_note->setText(tr("Choose two days to see what was added, removed and changed between them."));
    else if (m_model->rowCount() == 0)
        m_note->setText(tr("Nothing was different on these two days."));
    else
        m_note->setText(tr("Rows added: %1 · rows removed: %2 · values changed: %3")
                            .arg(m_model->count(Kind::Added))
                            .arg(m_model->count(Kind::Removed))
                            .arg(m_model->count(Kind::Changed)));
    emit compared();
}

void CompareTab::save()
{
    const QString path = m_prompts.saveFile(this, tr("Save the comparison"),
                                            tr("Comparison %1–%2").arg(m_from->date().toString(u"yyyyMMdd"_s),
                                                                       m_to->date().toString(u"yyyyMMdd"_s))
                                                + u".csv"_s,
                                            {{tr("CSV table"), {u"csv"_s}},
                                             {tr("Excel workbook"), {u"xlsx"_s}},
                                             {tr("PDF document"), {u"pdf"_s}}});
    if (path.isEmpty())
        return;
    if (path.endsWith(u".pdf"_s, Qt::CaseInsensitive))
        paper::savePdf(*paper(), path, m_messages);
    else
        saveTable(path);
}

bool CompareTab::canPrint() const
{
    return m_filtered->rowCount() > 0;
}

void CompareTab::print()
{
    paper::print(*paper(), this, m_messages);
}

/// What the table shows, narrowed as it is.
std::shared_ptr<const print::Source> CompareTab::paper() const
{
    print::TableContent content;
    content.title = tr("What changed between %1 and %2").arg(format::date(m_from->date()), format::date(m_to->date()));
    content.note = m_note->text();
    const auto plan = m_workspace.read().first(core::Entity::Plan, {});
    content.runTitle = plan && *plan ? (*plan)->text(core::Field::PlanTitle) : QString();
    content.headings = DifferenceModel::headings();
    content.widths = {18, 70, 40, 70, 70};
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        content.rows.push_back(m_model->words(m_filtered->mapToSource(m_filtered->index(row, 0)).row()));
    return print::makeTable(std::move(content));
}

void CompareTab::saveTable(const QString &path)
{
    core::tabular::ListContent list{tr("Comparison"), DifferenceModel::headings(), {}};
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QStringList words = m_model->words(m_filtered->mapToSource(m_filtered->index(row, 0)).row());
        list.rows.emplace_back(words.begin(), words.end());
    }
    if (const auto written = core::tabular::writeList(list, path); !written)
        return m_messages.say(MessageBar::Kind::Error, errorText(written.error(), path));
    m_messages.say(MessageBar::Kind::Success, tr("Saved as “%1”.").arg(QFileInfo(path).fileName()));
}

void CompareTab::showState()
{
    const QDate day = m_from->date();
    const QString path =
        QDir::temp().filePath(u"rashin-%1-%2.rashin"_s.arg(day.toString(u"yyyyMMdd"_s), core::RowId::random().toString()));
    if (const auto made = core::timetravel::writeState(m_workspace.path(), endOf(day), path); !made)
        return fail(made.error());
    emit stateWanted(path, day);
}

} // namespace ui
