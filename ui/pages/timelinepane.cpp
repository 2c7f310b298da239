// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timelinepane.h"

#include "core/domain/fiscalyear.h"
#include "core/workspace/workspace.h"
#include "ui/delegates/timelinedelegate.h"
#include "ui/models/timelinemodel.h"
#include "ui/pages/readingtask.h"
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
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::YearEntry;

namespace {

constexpr int weeks = 52; ///< stands for the scale of weeks, of which a year has 53

/// The week in which a fiscal year begins, from Monday.
QDate firstMonday(core::FiscalYear year)
{
    return year.firstDay().addDays(1 - year.firstDay().dayOfWeek());
}

} // namespace

TimelinePane::TimelinePane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reading(new PaneReading(workspace, this))
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
    connect(m_reading, &PaneReading::failed, this, &TimelinePane::failed);
    connect(m_reading, &PaneReading::underWayChanged, m_filter, &YearFilterBar::setReading);
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
    m_scale->addItem(tr("Week"), weeks);
    m_back = add(u"earlier"_s, Qt::LeftArrow, tr("Earlier"), -1);
    m_on = add(u"later"_s, Qt::RightArrow, tr("Later"), 1);
    m_filter->tools()->addWidget(m_scale);
    m_filter->tools()->addWidget(m_back);
    m_filter->tools()->addWidget(m_on);
    connect(m_scale, &QComboBox::currentIndexChanged, this, [this] {
        m_part = partOfToday();
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
    m_part = std::clamp(m_part + by, 0, partCount() - 1);
    showRange();
}

/// The part that today lies in is what one looks for; the first where it is another year.
int TimelinePane::partOfToday() const
{
    const QDate today = m_workspace.clock().today();
    const auto year = core::FiscalYear::from(m_year);
    if (!year || !year->contains(today))
        return 0;
    const int parts = m_scale->currentData().toInt();
    return parts == weeks ? static_cast<int>(firstMonday(*year).daysTo(today) / 7) : (today.month() + 8) % 12 * parts / 12;
}

int TimelinePane::partCount() const
{
    const int parts = m_scale->currentData().toInt();
    const auto year = core::FiscalYear::from(m_year);
    return parts == weeks && year ? static_cast<int>(firstMonday(*year).daysTo(year->lastDay()) / 7) + 1 : parts;
}

void TimelinePane::showRange()
{
    const auto year = core::FiscalYear::from(m_year);
    if (!year)
        return;
    const int parts = m_scale->currentData().toInt();
    if (parts == weeks) {
        const QDate monday = firstMonday(*year).addDays(7 * m_part);
        m_delegate->setRange(m_year, {monday, monday.addDays(6)});
    } else {
        const QDate first = year->firstDay().addMonths(m_part * 12 / parts);
        m_delegate->setRange(m_year, {first, first.addMonths(12 / parts).addDays(-1)});
    }
    m_back->setEnabled(m_part > 0);
    m_on->setEnabled(m_part + 1 < partCount());
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
    const auto found = std::make_shared<std::vector<YearEntry>>();
    const auto read = [found, year = m_year, office = m_filter->office(),
                       today = m_workspace.clock().today()](const core::Reader &reader) -> core::Result<> {
        RASHIN_LET(*found, core::readYear(reader, year, today, office));
        return {};
    };
    m_reading->start(read, [this, found] {
        m_all = std::move(*found);
        filter();
    });
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
    emit shownChanged();
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
