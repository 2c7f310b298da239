// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timelinepane.h"

#include "core/domain/fiscalyear.h"
#include "core/workspace/workspace.h"
#include "ui/delegates/timelinedelegate.h"
#include "ui/models/timelinemodel.h"
#include "ui/pages/yearfilterbar.h"
#include "ui/rowlabel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::YearEntry;

TimelinePane::TimelinePane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(new YearFilterBar({tr("All states"), tr("Late"), tr("Not done")}, this))
    , m_model(new TimelineModel(this))
    , m_table(tables::list(this, u"timeline"_s, tr("Timeline of the fiscal year")))
    , m_delegate(new TimelineDelegate(*m_model, this))
    , m_nothing(new QLabel(this))
{
    m_table->setHorizontalHeader(new TimelineHeader(*m_delegate, TimelineModel::BarColumn, m_table));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(TimelineModel::BarColumn, m_delegate);
    m_table->setAlternatingRowColors(false);
    m_table->verticalHeader()->setDefaultSectionSize(theme::space(1.65));
    tables::setWidths(*m_table, {15, 7, 5, 8, 0});
    m_nothing->setObjectName(u"timelineNothing"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    addTools();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->setSpacing(theme::space(0.4));
    column->addWidget(m_filter);
    column->addWidget(m_nothing);
    column->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    connect(m_filter, &YearFilterBar::officeChosen, this, &TimelinePane::refresh);
    connect(m_filter, &YearFilterBar::changed, this, &TimelinePane::filter);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Office))
            m_filter->fillOffices(m_workspace.read(), m_year, m_own);
        refresh();
    });
}

void TimelinePane::addTools()
{
    const auto add = [this](const QString &name, Qt::ArrowType arrow, const QString &words, int by) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setArrowType(arrow);
        button->setAccessibleName(words);
        button->setToolTip(words);
        connect(button, &QToolButton::clicked, this, [this, by] { turn(by); });
        return button;
    };
    m_scale = new QComboBox(this);
    m_scale->setObjectName(u"scale"_s);
    m_scale->setAccessibleName(tr("How much of the year is in sight"));
    m_scale->addItem(tr("Fiscal year"), 1);
    m_scale->addItem(tr("Half a year"), 2);
    m_scale->addItem(tr("Quarter"), 4);
    m_scale->addItem(tr("Month"), 12);
    m_back = add(u"earlier"_s, Qt::LeftArrow, tr("Earlier"), -1);
    m_on = add(u"later"_s, Qt::RightArrow, tr("Later"), 1);
    m_filter->tools()->addWidget(m_scale);
    m_filter->tools()->addWidget(m_back);
    m_filter->tools()->addWidget(m_on);
    // The part that today lies in is what one looks for.
    connect(m_scale, &QComboBox::currentIndexChanged, this, [this] {
        const QDate today = m_workspace.clock().today();
        const auto year = core::FiscalYear::from(m_year);
        const int month = year && year->firstDay() <= today && today <= year->lastDay() ? (today.month() + 8) % 12 : 0;
        m_part = month * m_scale->currentData().toInt() / 12;
        showRange();
    });
}

void TimelinePane::setYear(int year, std::optional<core::RowId> own)
{
    m_year = year;
    m_own = own;
    m_filter->fillOffices(m_workspace.read(), year, own);
    showRange();
    refresh();
}

void TimelinePane::turn(int by)
{
    m_part = std::clamp(m_part + by, 0, m_scale->currentData().toInt() - 1);
    showRange();
}

void TimelinePane::showRange()
{
    const auto year = core::FiscalYear::from(m_year);
    if (!year)
        return;
    const int parts = m_scale->currentData().toInt();
    const QDate first = year->firstDay().addMonths(m_part * 12 / parts);
    m_delegate->setRange(m_year, {first, first.addMonths(12 / parts).addDays(-1)});
    m_back->setEnabled(m_part > 0);
    m_on->setEnabled(m_part + 1 < parts);
    m_table->viewport()->update();
    m_table->horizontalHeader()->viewport()->update();
}

void TimelinePane::refresh()
{
    m_outdated = true;
    if (isVisible())
        read();
}

void TimelinePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        read();
}

void TimelinePane::read()
{
    m_outdated = false;
    auto entries = core::readYear(m_workspace.read(), m_year, m_workspace.clock().today(), m_filter->office());
    if (!entries)
        return emit failed(entries.error());
    m_all = *std::move(entries);
    filter();
}

bool TimelinePane::passes(const YearEntry &entry) const
{
    const int state = m_filter->state();
    return state == All || (state == Late && entry.late)
           || (state == Open && (entry.open > 0 || entry.kind == YearEntry::Kind::Event));
}

/// A project's line stays with its steps: it is shown where one of them is, and they are searched by its name.
void TimelinePane::filter()
{
    m_shown.clear();
    int all = 0;
    int shown = 0;
    bool isFound = true;
    for (const YearEntry &entry : m_all) {
        const bool isProject = entry.kind == YearEntry::Kind::Project;
        if (isProject)
            isFound = m_filter->lets({}, entry.name);
        all += isProject ? 1 : 0;
        if (!passes(entry) || (entry.project && !isFound))
            continue;
        shown += isProject ? 1 : 0;
        m_shown.push_back(entry);
    }
    const QModelIndex current = m_table->currentIndex();
    const YearEntry *before = m_model->at(current.row());
    const auto row = before ? std::optional(before->row) : std::nullopt;
    m_model->show(m_shown, m_workspace.clock().today());
    tables::fit(*m_table, TimelineModel::StateColumn);
    if (const auto again = std::ranges::find(m_shown, row, &YearEntry::row); row && again != m_shown.end())
        m_table->setCurrentIndex(m_model->index(int(std::distance(m_shown.begin(), again)), current.column()));
    m_filter->setCount(shown, all);
    m_nothing->setVisible(all == 0);
    m_nothing->setText(tr("No project has steps or progress notes in this year yet. Enter them under “Steps and progress”."));
}

void TimelinePane::open(int row)
{
    const YearEntry *entry = m_model->at(row);
    if (entry && entry->project)
        emit stepsWanted(*entry->project);
    else if (entry && entry->kind == YearEntry::Kind::Stage)
        emit stageWanted();
}

QString TimelinePane::officeName() const
{
    return m_filter->office() ? rowLabel(m_workspace.read(), core::Entity::Office, *m_filter->office()) : QString();
}

void TimelinePane::focusFirst()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
}

} // namespace ui
