// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/evaluationquery.h"

namespace core::evaluationquery {

namespace {

constexpr const char *sheetSql = "SELECT project, stage, id, verdict, outcome_direction, cost_direction, state, "
                                 "comment IS NOT NULL, issue IS NOT NULL FROM evaluation WHERE ";
constexpr const char *gradeSql = "SELECT e.project, e.stage, g.criterion, g.id, g.value, g.reason IS NOT NULL "
                                 "FROM evaluation e JOIN grade g ON g.evaluation = e.id WHERE ";
constexpr const char *reasonSql = "SELECT e.project, e.stage, g.criterion, g.id, g.value, g.reason IS NOT NULL, g.reason "
                                  "FROM evaluation e JOIN grade g ON g.evaluation = e.id WHERE ";
// What is planned and not begun has nothing to evaluate; the sheets decide in every case of doubt.
constexpr const char *projectSql =
    "SELECT id, code, name, kana, office FROM project p WHERE "
    "(((state IS NULL OR state <> 'planned' OR start_year <= ?1) AND (start_year IS NULL OR start_year <= ?1) "
    "AND (end_year IS NULL OR end_year >= ?1 - 1) AND (state IS NOT 'ended' OR end_year IS NOT NULL) "
    "AND id NOT IN (SELECT row FROM ghost)) "
    "OR EXISTS (SELECT 1 FROM evaluation e WHERE e.project = p.id AND e.year = ?1))";

// A merge may bring a sheet whose project is gone, or a grade whose criterion is: findings, no rows of the grid.
std::optional<EvaluationSheet> sheetFrom(const Statement &row)
{
    const auto project = row.row(0);
    const auto stage = row.row(1);
    const auto id = row.row(2);
    if (!project || !stage || !id)
        return std::nullopt;
    return EvaluationSheet{*project,    *stage,      *id,         row.row(3),          row.text(4),
                           row.text(5), row.text(6), row.integer(7) != 0, row.integer(8) != 0};
}

std::optional<EvaluationGrade> gradeFrom(const Statement &row)
{
    const auto project = row.row(0);
    const auto stage = row.row(1);
    const auto criterion = row.row(2);
    const auto id = row.row(3);
    if (!project || !stage || !criterion || !id)
        return std::nullopt;
    return EvaluationGrade{*project, *stage, *criterion, *id, row.value(4).realIfAny(), row.integer(5) != 0};
}

std::optional<EvaluationGrade> gradeWithReasonFrom(const Statement &row)
{
    auto grade = gradeFrom(row);
    if (grade)
        grade->reason = row.text(6);
    return grade;
}

std::optional<EvaluatedProject> projectFrom(const Statement &query)
{
    const auto id = query.row(0);
    if (!id)
        return std::nullopt;
    return EvaluatedProject{*id, query.text(1), query.text(2), query.text(3), query.row(4)};
}

Result<EvaluationYear> read(const Reader &reader, int year, const char *sheetCondition, const char *gradeCondition,
                            std::optional<RowId> project, Reasons reasons)
{
    EvaluationYear found;
    RASHIN_LET(auto sheets, reader.database().use(QByteArray(sheetSql) + sheetCondition));
    sheets->bind(0, qint64{year});
    if (project)
        sheets->bind(1, project->value());
    RASHIN_LET(found.sheets, sheets->all<EvaluationSheet>(sheetFrom));
    const bool withTexts = reasons == Reasons::Texts;
    RASHIN_LET(auto grades, reader.database().use(QByteArray(withTexts ? reasonSql : gradeSql) + gradeCondition));
    grades->bind(0, qint64{year});
    if (project)
        grades->bind(1, project->value());
    RASHIN_LET(found.grades, grades->all<EvaluationGrade>(withTexts ? gradeWithReasonFrom : gradeFrom));
    return found;
}

} // namespace

Result<EvaluationYear> ofYear(const Reader &reader, int year, Reasons reasons)
{
    return read(reader, year, "year = ?", "e.year = ?", std::nullopt, reasons);
}

Result<EvaluationYear> ofProject(const Reader &reader, int year, RowId project, Reasons reasons)
{
    // The + keeps the index of the year out of it: that of the project finds a few rows, not thousands.
    return read(reader, year, "+year = ? AND project = ?", "+e.year = ? AND e.project = ?", project, reasons);
}

Result<std::vector<EvaluatedProject>> projects(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use(QByteArray(projectSql) + " ORDER BY code IS NULL, code, name, id"));
    query->bind(0, qint64{year});
    return query->all<EvaluatedProject>(projectFrom);
}

Result<std::optional<EvaluatedProject>> project(const Reader &reader, int year, RowId project)
{
    RASHIN_LET(auto query, reader.database().use(QByteArray(projectSql) + " AND id = ?2"));
    query->bind(0, qint64{year}).bind(1, project.value());
    RASHIN_LET(const bool found, query->step());
    return found ? projectFrom(*query) : std::nullopt;
}

Result<std::optional<RowId>> projectOf(const Reader &reader, Entity entity, RowId row)
{
    const char *sql = entity == Entity::Grade
                          ? "SELECT e.project FROM grade g JOIN evaluation e ON e.id = g.evaluation WHERE g.id = ?"
                          : "SELECT project FROM evaluation WHERE id = ?";
    RASHIN_LET(auto query, reader.database().use(sql));
    RASHIN_LET(const bool found, query->bind(0, row.value()).step());
    return found ? query->row(0) : std::nullopt;
}

} // namespace core::evaluationquery
