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

} // namespace core::cyclequery
