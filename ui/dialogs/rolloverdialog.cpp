// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/rolloverdialog.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/planspan.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

RolloverDialog::RolloverDialog(std::vector<int> years, int year, std::optional<core::PlanYears> plan, Rehearse rehearse,
                               std::function<QString(core::Entity, core::RowId)> name, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_rehearse(std::move(rehearse))
    , m_name(std::move(name))
    , m_year(new QComboBox(this))
    , m_lines(new QStandardItemModel(0, 3, this))
    , m_finding(new QLabel(this))
{
    setObjectName(u"rollover"_s);
    setWindowTitle(tr("Roll over to a new fiscal year"));
    setProperty("manual", u"plan"_s);
    m_year->setObjectName(u"rolloverYear"_s);
    for (const int each : years)
        m_year->addItem(format::fiscalYear(each), each);
    m_year->setCurrentIndex(std::max(0, m_year->findData(year)));
    auto *head = new QFormLayout;
    auto *label = new QLabel(tr("&To fiscal year"), this);
    label->setBuddy(m_year);
    head->addRow(label, m_year);
    auto *all = new QVBoxLayout(this);
    all->addLayout(head);
    m_scheme = add(u"scheme"_s, tr("Take the evaluation scheme over, with its days moved"), {}, true);
    m_cycles = add(u"cycles"_s, tr("Begin a PDCA cycle for every project that goes on"), {}, true);
    m_targets = add(u"targets"_s, tr("Take last year’s targets over"), {}, true);
    m_act = add(u"act"_s, tr("Put what last year’s Act says into the new Plan"), {}, true);
    m_states = add(u"states"_s, tr("Mark projects past their last year as ended, and those that begin as active"), {}, true);
    m_exclusions = add(u"exclusions"_s, tr("Empty the reasons why single projects were not evaluated"),
                       tr("They are then decided anew; the scheme’s rules stay."), false);
    m_finding->setObjectName(u"rolloverFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Strong);
    all->addWidget(m_finding);
    QTableView *table = tables::list(this, u"rolloverPreview"_s, tr("What would be done"));
    m_lines->setHorizontalHeaderLabels({tr("What happens"), tr("To what"), tr("Number")});
    table->setModel(m_lines);
    tables::setWidths(*table, {8, 0, 4});
    all->addWidget(table, 1);
    auto *note = new QLabel(tr("What is there already stays as it is. One step of undo takes all of it back."), this);
    note->setWordWrap(true);
    all->addWidget(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Roll over"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    all->addWidget(buttons);
    connect(m_year, &QComboBox::currentIndexChanged, this, &RolloverDialog::refresh);
    resize(theme::space(38), theme::space(38));
    refresh();
}

QCheckBox *RolloverDialog::add(const QString &name, const QString &words, const QString &note, bool checked)
{
    auto *box = new QCheckBox(words, this);
    box->setObjectName(name);
    box->setChecked(checked);
    box->setToolTip(note);
    layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &RolloverDialog::refresh);
    return box;
}

int RolloverDialog::year() const
{
    return m_year->currentData().toInt();
}

core::RolloverChoice RolloverDialog::choice() const
{
    return {m_scheme->isChecked(), m_cycles->isChecked(), m_targets->isChecked(),
            m_act->isChecked(),    m_states->isChecked(), m_exclusions->isChecked()};
}

void RolloverDialog::line(const QString &group, const QString &what, const QString &count)
{
    QList<QStandardItem *> cells = {new QStandardItem(group), new QStandardItem(what), new QStandardItem(count)};
    cells[1]->setToolTip(what);
    cells[2]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QStandardItem *cell : cells)
        cell->setEditable(false);
    m_lines->appendRow(cells);
}

void RolloverDialog::refresh()
{
    m_lines->removeRows(0, m_lines->rowCount());
    const auto summary = m_rehearse(year(), choice());
    m_accept->setEnabled(summary.has_value());
    if (!summary)
        return m_finding->setText(summary.error().code == core::Error::Code::NotFound
                                      ? tr("No earlier year has an evaluation scheme to take over.")
                                      : errorText(summary.error()));
    for (const auto &[entity, count] : summary->created)
        line(tr("Created"), labels::entity(entity), QString::number(count));
    for (const auto &carried : summary->carried) {
        const QString what = carried.what == QLatin1String("scheme")   ? tr("Evaluation scheme with its parts")
                             : carried.what == QLatin1String("target") ? tr("Targets of indicators")
                             : carried.what == QLatin1String("act")    ? tr("Act of last year, into the new Plan")
                             : carried.what == QLatin1String("ended")  ? tr("Projects that have ended, so marked")
                                                                       : tr("Projects that begin, now active");
        line(tr("Carried over"), what, QString::number(carried.count));
    }
    for (const auto &cleared : summary->cleared)
        line(tr("Emptied"), tr("%1: reason for not being evaluated").arg(m_name(cleared.entity, cleared.id)), {});
    for (const auto &left : summary->notCarried) {
        if (left.why == QLatin1String("ended"))
            line(tr("Left behind"), m_name(left.entity, left.id), {});
        else
            line(tr("To be looked at"),
                 (left.why == QLatin1String("office_closed") ? tr("%1: its office no longer exists")
                                                             : tr("%1: last year gives no target"))
                     .arg(m_name(left.entity, left.id)),
                 {});
    }
    const bool isEmpty = m_lines->rowCount() == static_cast<int>(summary->notCarried.size());
    m_accept->setEnabled(!isEmpty);
    const QString outside = outsidePlanText(core::Field::CycleYear, year(), m_plan);
    m_finding->setText((outside.isEmpty() ? QString() : u"△ "_s + outside + u'\n')
                       + (isEmpty ? tr("Everything is there already: nothing would be added.")
                                  : tr("This would be done for %1:").arg(format::fiscalYear(year()))));
}

} // namespace ui
