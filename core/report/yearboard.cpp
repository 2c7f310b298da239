// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/yearboard.h"

#include "core/report/improvements.h"
#include "core/report/tasks.h"
#include "core/report/yearscope.h"
#include "core/storage/cyclequery.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

QDate dayOf(const QString &stored)
{
    return QDate::fromString(stored, Qt::ISODate);
}

bool runsIn(const scorequery::ProjectHead &project, int year)
{
    return (!project.ended || project.endYear) && project.startYear.value_or(year) <= year
           && project.endYear.value_or(year) >= year;
}

Result<std::vector<scorequery::ProjectHead>> projectsOf(const Reader &reader, const Offices &offices, int year,
                                                        std::optional<RowId> office)
{
    RASHIN_LET(auto projects, scorequery::projects(reader));
    std::erase_if(projects, [&](const auto &project) {
        return !runsIn(project, year) || (office && !offices.isWithin(project.office, *office));
    });
    return projects;
}

QString nameOf(const Offices &offices, std::optional<RowId> office)
{
    const Offices::Office *found = office ? offices.find(*office) : nullptr;
    return found ? found->shortName : QString();
}

YearEntry entryFrom(const cyclequery::MilestoneHead &head, QDate today)
{
    YearEntry entry{.kind = YearEntry::Kind::Milestone,
                    .row = head.id,
                    .project = head.project,
                    .name = head.name,
                    .begins = dayOf(head.begins),
                    .due = dayOf(head.due),
                    .done = dayOf(head.done)};
    entry.state = fromCode<MilestoneState>(head.state).value_or(MilestoneState::Planned);
    const bool isOpen = entry.state == MilestoneState::Planned || entry.state == MilestoneState::UnderWay;
    entry.open = isOpen && !entry.done.isValid() ? 1 : 0;
    entry.late = entry.open && entry.due.isValid() && entry.due < today;
    return entry;
}

/// The milestones of a year by project, each project's by day.
Result<std::map<RowId, std::vector<YearEntry>>> milestones(const Reader &reader, int year, QDate today)
{
    RASHIN_LET(const auto heads, cyclequery::milestones(reader, year));
    std::map<RowId, std::vector<YearEntry>> found;
    for (const auto &head : heads)
        found[head.project].push_back(entryFrom(head, today));
    return found;
}

/// Puts the planned days beside those that are others now.
Result<> addPlanned(const Reader &reader, int year, std::map<RowId, std::vector<YearEntry>> &steps)
{
    RASHIN_LET(const auto planned, cyclequery::plannedDays(reader, year));
    std::map<RowId, const cyclequery::PlannedDays *> byStep;
    for (const auto &days : planned)
        byStep.emplace(days.milestone, &days);
    for (auto &[project, entries] : steps) {
        for (YearEntry &entry : entries) {
            const auto days = byStep.find(entry.row);
            if (days == byStep.end())
                continue;
            const QDate begins = dayOf(days->second->begins);
            const QDate due = dayOf(days->second->due);
            const bool isMoved = (begins.isValid() && begins != entry.begins) || (due.isValid() && due != entry.due);
            entry.plannedBegins = isMoved ? (begins.isValid() ? begins : entry.begins) : QDate();
            entry.plannedDue = isMoved ? (due.isValid() ? due : entry.due) : QDate();
        }
    }
    return {};
}

/// What has no day stands behind what has one.
QDate orderDay(const YearEntry &entry)
{
    const QDate day = entry.begins.isValid() ? entry.begins : entry.due;
    return day.isValid() ? day : QDate(9999, 12, 31);
}

YearEntry entryFrom(const YearScheme::Stage &stage, const Reader &reader)
{
    YearEntry entry{
        .kind = YearEntry::Kind::Stage, .row = stage.id, .name = stage.name, .begins = stage.opens, .due = stage.due};
    if (const auto by = reader.value(stage.id, Field::StageBy))
        entry.who = by->toText();
    return entry;
}

/// How many sheets the stages have, and how many of them are not handed in: what Home counts, without reading a grade.
Result<> countSheets(const Reader &reader, const Offices &offices, int year, std::optional<RowId> office,
                     std::vector<YearEntry> &stages)
{
    RASHIN_LET(const YearScope scope, YearScope::read(reader, year));
    RASHIN_LET(const auto projects, scorequery::projects(reader));
    RASHIN_LET(const auto evaluations, scorequery::evaluations(reader, year));
    std::set<std::pair<RowId, RowId>> handedIn; // project and stage
    for (const scorequery::EvaluationHead &head : evaluations) {
        const auto state = fromCode<EvaluationState>(head.state);
        if (state == EvaluationState::Submitted || state == EvaluationState::Accepted)
            handedIn.emplace(head.project, head.stage);
    }
    for (const scorequery::ProjectHead &project : projects) {
        const bool isEvaluated = project.isInScope(year) && !scope.exclusion(project.id);
        if (!isEvaluated || (office && !offices.isWithin(project.office, *office)))
            continue;
        for (YearEntry &stage : stages) {
            ++stage.total;
            stage.open += handedIn.contains({project.id, stage.row}) ? 0 : 1;
        }
    }
    return {};
}

Result<std::vector<YearEntry>> ofScheme(const Reader &reader, const Offices &offices, int year, QDate today,
                                        std::optional<RowId> office)
{
    RASHIN_LET(const YearScheme scheme, readScheme(reader, year));
    std::vector<YearEntry> found;
    for (const YearScheme::Stage &stage : scheme.stages)
        found.push_back(entryFrom(stage, reader));
    if (!scheme.id)
        return found;
    RASHIN_TRY(countSheets(reader, offices, year, office, found));
    for (YearEntry &stage : found)
        stage.late = stage.open > 0 && stage.due.isValid() && stage.due < today;
    RASHIN_LET(const auto events, reader.records(Entity::CalendarEvent,
                                                 {{{Field::CalendarEventScheme, Value::reference(*scheme.id)}}, {}}));
    for (const Record &event : events) {
        // A stage may stand in the calendar too: once is enough.
        const bool isThere = std::ranges::find(found, event.text(Field::CalendarEventName), &YearEntry::name) != found.end();
        if (!event.isGhost() && !isThere)
            found.push_back({.kind = YearEntry::Kind::Event,
                             .row = event.id(),
                             .name = event.text(Field::CalendarEventName),
                             .who = event.text(Field::CalendarEventWho),
                             .begins = dayOf(event.text(Field::CalendarEventOpens)),
                             .due = dayOf(event.text(Field::CalendarEventDue))});
    }
    std::ranges::stable_sort(found, {}, orderDay);
    return found;
}

/// The line above a project's steps: how many of them are done, and its progress notes.
YearEntry projectEntry(const scorequery::ProjectHead &project, const QString &office, const std::vector<YearEntry> &steps)
{
    YearEntry entry{.kind = YearEntry::Kind::Project,
                    .row = project.id,
                    .project = project.id,
                    .name = project.name,
                    .who = office,
                    .total = static_cast<int>(steps.size())};
    for (const YearEntry &step : steps) {
        entry.open += step.open;
        if (step.late && (!entry.late || step.due < entry.due)) // as late as the step that waits longest
            entry.due = step.due;
        entry.late = entry.late || step.late;
    }
    return entry;
}

} // namespace

Result<std::vector<BoardCard>> readBoard(const Reader &reader, int year, QDate today, std::optional<RowId> office)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    RASHIN_LET(const auto projects, projectsOf(reader, offices, year, office));
    std::vector<RowId> ids;
    for (const auto &project : projects)
        ids.push_back(project.id);
    RASHIN_LET(const auto stages, cyclequery::stages(reader, year, ids));
    RASHIN_LET(const auto improvements, readImprovements(reader));
    RASHIN_LET(const auto steps, milestones(reader, year, today));
    std::vector<BoardCard> cards;
    for (const auto &project : projects) {
        BoardCard card{.project = project.id,
                       .code = project.code,
                       .name = project.name,
                       .office = project.office,
                       .officeName = nameOf(offices, project.office)};
        if (const auto stage = stages.find(project.id); stage != stages.end())
            card.stage = fromCode<CycleState>(stage->second);
        for (auto [at, end] = improvements.equal_range(project.id); at != end; ++at)
            card.openImprovements += at->second.isOpenIn(year) ? 1 : 0;
        if (const auto found = steps.find(project.id); found != steps.end())
            card.lateSteps = static_cast<int>(std::ranges::count_if(found->second, &YearEntry::late));
        cards.push_back(std::move(card));
    }
    return cards;
}

Result<std::map<RowId, int>> lateTasks(const Reader &reader, int year, QDate today)
{
    RASHIN_LET(const YearScheme scheme, readScheme(reader, year));
    const auto isPast = [today](const YearScheme::Stage &stage) { return stage.due.isValid() && stage.due < today; };
    std::map<RowId, int> late;
    if (std::ranges::none_of(scheme.stages, isPast)) // nothing of a project is due on another day than a stage
        return late;
    RASHIN_LET(const TaskList list, readTasks(reader, year, today));
    for (const Task &task : list.tasks) {
        if (task.late && task.project)
            ++late[*task.project];
    }
    return late;
}

Result<std::vector<YearEntry>> readYear(const Reader &reader, int year, QDate today, std::optional<RowId> office)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    RASHIN_LET(auto entries, ofScheme(reader, offices, year, today, office));
    RASHIN_LET(const auto projects, projectsOf(reader, offices, year, office));
    RASHIN_LET(auto steps, milestones(reader, year, today));
    RASHIN_TRY(addPlanned(reader, year, steps));
    RASHIN_LET(const auto heads, cyclequery::notes(reader, year));
    std::map<RowId, decltype(YearEntry::notes)> notes;
    for (const auto &note : heads) {
        if (note.quarter >= 1 && note.quarter <= 4)
            notes[note.project][size_t(note.quarter) - 1] = fromCode<ProgressState>(note.state);
    }
    for (const auto &project : projects) {
        const auto own = steps.find(project.id);
        const auto said = notes.find(project.id);
        if (own == steps.end() && said == notes.end())
            continue;
        static const std::vector<YearEntry> none;
        const auto &below = own == steps.end() ? none : own->second;
        entries.push_back(projectEntry(project, nameOf(offices, project.office), below));
        if (said != notes.end())
            entries.back().notes = said->second;
        entries.insert(entries.end(), below.begin(), below.end());
    }
    return entries;
}

} // namespace core
