// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/scopequery.h"

namespace core::scopequery {

namespace {

std::optional<int> year(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(static_cast<int>(row.integer(column)));
}

} // namespace

Result<std::vector<ProjectRow>> projects(const Reader &reader, std::optional<RowId> project)
{
    QByteArray sql = "SELECT id, code, kind, delivery, obligation, start_year, office, policy, exclusion FROM project "
                     "WHERE id NOT IN (SELECT row FROM ghost)";
    if (project)
        sql += " AND id = ?";
    RASHIN_LET(auto query, reader.database().use(sql));
    if (project)
        query->bind(0, project->value());
    return query->all<ProjectRow>([](const Statement &row) -> std::optional<ProjectRow> {
        const auto id = row.row(0);
        if (!id)
            return std::nullopt;
        return ProjectRow{*id,          row.text(1), row.text(2), row.text(3), row.text(4),
                          year(row, 5), row.row(6),  row.row(7),  row.text(8)};
    });
}

Result<std::vector<Total>> totals(const Reader &reader, int year, std::optional<RowId> project)
{
    // The + keeps the index of the year out of it: that of the project finds a few rows.
    RASHIN_LET(auto query, reader.database().use(
                               project ? "SELECT project, basis, total FROM money WHERE +year = ? AND project = ?"
                                       : "SELECT project, basis, total FROM money WHERE year = ?"));
    query->bind(0, qint64{year});
    if (project)
        query->bind(1, project->value());
    return query->all<Total>([](const Statement &row) -> std::optional<Total> {
        const auto id = row.row(0);
        if (!id || row.isNull(2))
            return std::nullopt;
        return Total{*id, row.text(1), row.integer(2)};
    });
}

Result<std::vector<LastEvaluation>> lastEvaluations(const Reader &reader, int year, std::optional<RowId> project)
{
    QByteArray sql = "SELECT project, max(year) FROM evaluation e WHERE +year < ? AND (verdict IS NOT NULL OR EXISTS "
                     "(SELECT 1 FROM grade g WHERE g.evaluation = e.id AND g.value IS NOT NULL))";
    sql += project ? " AND project = ?" : " GROUP BY project";
    RASHIN_LET(auto query, reader.database().use(sql));
    query->bind(0, qint64{year});
    if (project)
        query->bind(1, project->value());
    return query->all<LastEvaluation>([](const Statement &row) -> std::optional<LastEvaluation> {
        const auto id = row.row(0);
        return id ? std::optional(LastEvaluation{*id, static_cast<int>(row.integer(1))}) : std::nullopt;
    });
}

} // namespace core::scopequery
