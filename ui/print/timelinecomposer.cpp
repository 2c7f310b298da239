// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/timelinecomposer.h"

#include "core/domain/era.h"
#include "core/domain/fiscalyear.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>

namespace ui::print {

using namespace core::report;
using core::YearEntry;

namespace {

constexpr int parts = 36; // three a month

/// A year's timeline is one part: it flows over as many pages as it takes.
class TimelineSource final : public Source
{
public:
    explicit TimelineSource(TimelineComposer composer) : m_composer(std::move(composer)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] core::Result<Document> part(int) const override { return m_composer.compose(); }
    [[nodiscard]] QString title() const override { return m_composer.title(); }
    [[nodiscard]] PageSpec page() const override { return TimelineComposer::page(); }

private:
    TimelineComposer m_composer;
};

} // namespace

TimelineComposer::TimelineComposer(std::vector<YearEntry> entries, TimelineHead head)
    : m_entries(std::move(entries)), m_head(std::move(head))
{
}

QString TimelineComposer::title() const
{
    return tr("%1 Timeline", "%1 = fiscal year").arg(words::year(m_head.year));
}

PageSpec TimelineComposer::page()
{
    PageSpec spec;
    spec.landscape = true;
    spec.margins = {12, 14, 12, 13};
    return spec;
}

/// Third of a month from April's first, below 0 before the year and above 35 after it.
int TimelineComposer::part(QDate day) const
{
    const int months = (day.year() - m_head.year) * 12 + day.month() - 4;
    return months * 3 + std::min((day.day() - 1) / 10, 2);
}

void TimelineComposer::addHeader(Grid &grid) const
{
    grid.columns = {58, 28, 15};
    grid.columns.insert(grid.columns.end(), size_t(parts), 4.2);
    grid.columns.push_back(21);
    grid.headerRows = 1;
    Row months{{cells::label(tr("What")), cells::label(tr("Who")), cells::label(tr("Due"))}};
    for (int month = 0; month < 12; ++month) {
        Cell name = cells::label(tr("%1", "a month by its number").arg((month + 3) % 12 + 1), 3);
        name.strong = part(m_head.today) / 3 == month && part(m_head.today) >= 0; // where today is
        months.cells.push_back(std::move(name));
    }
    months.cells.push_back(cells::label(tr("State")));
    grid.rows.push_back(std::move(months));
}

std::vector<Cell> TimelineComposer::bars(const YearEntry &entry) const
{
    const QDate begins = entry.begins.isValid() ? entry.begins : entry.due;
    const QDate due = entry.due.isValid() ? entry.due : entry.begins;
    const int from = begins.isValid() ? std::max(0, part(begins)) : parts;
    const int to = due.isValid() ? std::min(parts - 1, part(due)) : -1;
    const QDate planned = entry.plannedDue.isValid() ? entry.plannedDue : entry.plannedBegins;
    const int was = planned.isValid() ? part(planned) : -1;
    std::vector<Cell> cells;
    for (int at = 0; at < parts; ++at) {
        const bool isBar = from < to && from <= at && at <= to;
        const bool isEnd = from <= to && at == to;
        if (isBar && !isEnd && at != was && !cells.empty() && cells.back().chosen && cells.back().text.isEmpty()) {
            ++cells.back().columns; // one box as long as the bar
            continue;
        }
        Cell cell = cells::mark(isEnd ? QStringLiteral("◆") : at == was ? QStringLiteral("◇") : QString());
        cell.chosen = isBar;
        cells.push_back(std::move(cell));
    }
    return cells;
}

std::vector<Cell> TimelineComposer::notes(const YearEntry &entry) const
{
    std::vector<Cell> cells;
    for (const auto &note : entry.notes)
        cells.push_back(cells::mark(
            note ? labels::choice(core::Field::ProgressNoteState, QString(core::toCode(*note))) : QString(), parts / 4));
    return cells;
}

Row TimelineComposer::row(const YearEntry &entry) const
{
    const bool isProject = entry.kind == YearEntry::Kind::Project;
    Cell name = cells::item(entry.kind == YearEntry::Kind::Milestone ? u'　' + entry.name : entry.name);
    name.strong = isProject;
    const bool hasDay = !isProject && entry.due.isValid();
    Row row{{std::move(name), cells::item(entry.who),
             cells::mark(hasDay ? QStringLiteral("%1/%2").arg(entry.due.month()).arg(entry.due.day()) : QString())}};
    const auto middle = isProject ? notes(entry) : bars(entry);
    row.cells.insert(row.cells.end(), middle.begin(), middle.end());
    QString state;
    if (entry.late)
        state = tr("%1 days late").arg(entry.daysLate(m_head.today));
    else if (entry.total > 0)
        state = QStringLiteral("%1/%2").arg(entry.total - entry.open).arg(entry.total);
    else if (entry.kind == YearEntry::Kind::Milestone)
        state = labels::choice(core::Field::MilestoneState, QString(core::toCode(entry.state)));
    row.cells.push_back(cells::mark(state));
    row.withNext = isProject && entry.total > 0;
    return row;
}

Document TimelineComposer::compose() const
{
    Document document;
    document.page = page();
    document.runTitle = title();
    document.runNote = m_head.office;
    document.footNote = m_head.municipality;
    document.continued = tr("(continued)", "label repeated on the next page");
    const QString asOf = tr("as of %1").arg(core::formatEraDate(m_head.today));
    const bool hasMoved = std::ranges::any_of(m_entries, &YearEntry::isMoved);
    document.blocks.push_back(Heading{title(), hasMoved ? tr("◇ as planned at first") + u'　' + asOf : asOf});
    Grid grid;
    addHeader(grid);
    for (const YearEntry &entry : m_entries)
        grid.rows.push_back(row(entry));
    if (m_entries.empty())
        grid.rows.push_back({{cells::item(tr("Nothing has a day in this year."), int(grid.columns.size()))}});
    document.blocks.push_back(std::move(grid));
    return document;
}

std::shared_ptr<const Source> makeTimeline(std::vector<YearEntry> entries, TimelineHead head)
{
    return std::make_shared<TimelineSource>(TimelineComposer(std::move(entries), std::move(head)));
}

} // namespace ui::print
