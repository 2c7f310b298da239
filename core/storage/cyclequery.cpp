// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/cyclequery.h"

#include "core/storage/editor.h"

namespace core::cyclequery {

Result<std::map<RowId, QString>> stages(const Reader &reader, int year, const std::vector<RowId> &projects)
{
    RASHIN_LET(auto query, reader.database().use("SELECT state FROM cycle WHERE id = ? AND state IS NOT NULL"));
    std::map<RowId, QString> found;
    for (const RowId project : projects) {
        const RowId cycle = Editor::keyId(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                                          {Field::CycleYear, Value::integer(year)}});
        RASHIN_LET(const bool any, query->bind(0, cycle.value()).step());
        if (any)
            found.emplace(project, query->text(0));
        query->reset();
    }
    return found;
}

Result<std::vector<MilestoneHead>> milestones(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use(
                               "SELECT id, project, name, begins, due, done, state FROM milestone WHERE year = ? "
                               "AND id NOT IN (SELECT row FROM ghost) ORDER BY project, coalesce(begins, due), due, id"));
    query->bind(0, qint64{year});
    return query->all<MilestoneHead>([](const Statement &row) -> std::optional<MilestoneHead> {
        const auto id = row.row(0);
        const auto project = row.row(1);
        if (!id || !project)
            return std::nullopt;
        return MilestoneHead{*id, *project, row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
    });
}

Result<std::vector<NoteHead>> notes(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use("SELECT project, quarter, state FROM progress_note WHERE year = ? "
                                                 "AND id NOT IN (SELECT row FROM ghost) ORDER BY project, quarter"));
    query->bind(0, qint64{year});
    return query->all<NoteHead>([](const Statement &row) -> std::optional<NoteHead> {
        const auto project = row.row(0);
        if (!project)
            return std::nullopt;
        return NoteHead{*project, static_cast<int>(row.integer(1)), row.text(2)};
    });
}

Result<std::vector<ImprovementHead>> improvements(const Reader &reader)
{
    RASHIN_LET(auto query, reader.database().use("SELECT id, project, year, state, answered_year FROM improvement "
                                                 "WHERE year IS NOT NULL AND id NOT IN (SELECT row FROM ghost) "
                                                 "ORDER BY id"));
    return query->all<ImprovementHead>([](const Statement &row) -> std::optional<ImprovementHead> {
        const auto id = row.row(0);
        const auto project = row.row(1);
        if (!id || !project)
            return std::nullopt;
        const auto answered = row.value(4).isNull() ? std::nullopt : std::optional(static_cast<int>(row.integer(4)));
        return ImprovementHead{*id, *project, static_cast<int>(row.integer(2)), row.text(3), answered};
    });
}

namespace {

/// One value that a day of a step has had, oldest first.
struct DayVersion
{
    RowId milestone;
    RowId project;
    Column column = 0;
    QString day;
    qint64 at = 0; ///< the writer's clock
};

/// From the present values back along the links; steps whose days nobody changed cost one look each.
constexpr char dayVersions[] =
    "WITH RECURSIVE w(row, project, col, op) AS ("
    "SELECT m.id, m.project, c.col, c.op FROM milestone m JOIN cell c ON c.row = m.id AND c.col IN (?2, ?3) "
    "JOIN op o ON o.id = c.op WHERE m.year = ?1 AND o.prev IS NOT NULL AND m.id NOT IN (SELECT row FROM ghost) "
    "UNION SELECT w.row, w.project, w.col, o.prev FROM w JOIN op o ON o.id = w.op WHERE o.prev IS NOT NULL) "
    "SELECT w.row, w.project, w.col, o.val, t.hlc FROM w JOIN op o ON o.id = w.op JOIN tx t ON t.id = w.op >> 24 "
    "ORDER BY w.row, w.col, t.hlc, w.op";

constexpr char firstSubmission[] =
    "WITH RECURSIVE w(op) AS (SELECT c.op FROM evaluation e JOIN cell c ON c.row = e.id AND c.col = ?3 "
    "WHERE e.project = ?1 AND e.year = ?2 UNION SELECT o.prev FROM w JOIN op o ON o.id = w.op WHERE o.prev IS NOT NULL) "
    "SELECT min(t.hlc) FROM w JOIN op o ON o.id = w.op JOIN tx t ON t.id = w.op >> 24 "
    "WHERE o.val IN ('submitted', 'accepted')";

/// When the plan of each of these projects was settled; those without a submission are left out.
Result<std::map<RowId, qint64>> settledAt(const Reader &reader, int year, const std::vector<DayVersion> &versions)
{
    RASHIN_LET(auto query, reader.database().use(firstSubmission));
    std::map<RowId, qint64> found;
    std::optional<RowId> last;
    for (const DayVersion &version : versions) {
        if (last == version.project)
            continue;
        last = version.project;
        query->bind(0, version.project.value()).bind(1, qint64{year}).bind(2, qint64{columnOf(Field::EvaluationState)});
        RASHIN_LET(const bool any, query->step());
        if (any && !query->value(0).isNull())
            found.emplace(version.project, query->integer(0));
        query->reset();
    }
    return found;
}

} // namespace

Result<std::vector<PlannedDays>> plannedDays(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use(dayVersions));
    query->bind(0, qint64{year});
    query->bind(1, qint64{columnOf(Field::MilestoneBegins)}).bind(2, qint64{columnOf(Field::MilestoneDue)});
    RASHIN_LET(const auto versions, query->all<DayVersion>([](const Statement &row) -> std::optional<DayVersion> {
        const auto milestone = row.row(0);
        const auto project = row.row(1);
        if (!milestone || !project)
            return std::nullopt;
        return DayVersion{*milestone, *project, static_cast<Column>(row.integer(2)), row.text(3), row.integer(4)};
    }));
    RASHIN_LET(const auto settled, settledAt(reader, year, versions));
    std::vector<PlannedDays> found;
    std::optional<std::pair<RowId, Column>> taken; // the first days count where nothing was submitted before them
    for (const DayVersion &version : versions) {
        const auto when = settled.find(version.project);
        const std::pair cell(version.milestone, version.column);
        const bool isLater = when == settled.end() || version.at > when->second;
        if (isLater && taken == cell)
            continue;
        taken = cell;
        if (found.empty() || found.back().milestone != version.milestone)
            found.push_back({version.milestone});
        (version.column == columnOf(Field::MilestoneDue) ? found.back().due : found.back().begins) = version.day;
    }
    return found;
}

} // namespace core::cyclequery
