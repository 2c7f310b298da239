// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/scorequery.h"

#include <QtCore/qnumeric.h>

namespace core::scorequery {

namespace {

std::optional<int> smallInteger(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return static_cast<int>(row.integer(column));
}

std::optional<double> real(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

std::optional<qint64> amount(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

} // namespace

Result<std::vector<ProjectHead>> projects(const Reader &reader)
{
    RASHIN_LET(auto query, reader.database().use(
                               "SELECT id, code, name, policy, office, start_year, end_year, exclusion IS NOT NULL, "
                               "state IS 'ended' FROM project WHERE id NOT IN (SELECT row FROM ghost) "
                               "ORDER BY position, code, id"));
    return query->all<ProjectHead>([](const Statement &row) -> std::optional<ProjectHead> {
        const auto id = row.row(0);
        if (!id)
            return std::nullopt;
        return ProjectHead{*id,
                           row.text(1),
                           row.text(2),
                           row.row(3),
                           row.row(4),
                           smallInteger(row, 5),
                           smallInteger(row, 6),
                           row.integer(7) != 0,
                           row.integer(8) != 0};
    });
}

Result<std::vector<EvaluationHead>> evaluations(const Reader &reader, int year)
{
    RASHIN_LET(
        auto query,
        reader.database().use("SELECT id, project, stage, target_year, verdict, outcome_direction, cost_direction, "
                              "state, comment IS NOT NULL FROM evaluation WHERE year = ? ORDER BY project, stage, id"));
    query->bind(0, qint64{year});
    return query->all<EvaluationHead>([](const Statement &row) -> std::optional<EvaluationHead> {
        const auto id = row.row(0);
        const auto project = row.row(1);
        const auto stage = row.row(2);
        if (!id || !project || !stage)
            return std::nullopt;
        return EvaluationHead{*id,         *project,    *stage,      smallInteger(row, 3), row.row(4),
                              row.text(5), row.text(6), row.text(7), row.integer(8) != 0};
    });
}

Result<std::vector<GradeCell>> grades(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use(
                               "SELECT grade.id, evaluation, criterion, value, reason IS NOT NULL FROM evaluation "
                               "JOIN grade ON grade.evaluation = evaluation.id WHERE evaluation.year = ? "
                               "ORDER BY evaluation.id, grade.id")); // as the indexes have them: nothing is sorted
    query->bind(0, qint64{year});
    return query->all<GradeCell>([](const Statement &row) -> std::optional<GradeCell> {
        const auto id = row.row(0);
        const auto evaluation = row.row(1);
        const auto criterion = row.row(2);
        if (!id || !evaluation || !criterion)
            return std::nullopt;
        return GradeCell{*id, *evaluation, *criterion, real(row, 3), row.integer(4) != 0};
    });
}

Result<std::vector<IndicatorHead>> indicators(const Reader &reader)
{
    RASHIN_LET(auto query,
               reader.database().use("SELECT id, project, name, unit, direction, base_year, base_value, target_year, "
                                     "target_value FROM indicator WHERE id NOT IN (SELECT row FROM ghost) "
                                     "ORDER BY project, position, id"));
    return query->all<IndicatorHead>([](const Statement &row) -> std::optional<IndicatorHead> {
        const auto id = row.row(0);
        const auto project = row.row(1);
        if (!id || !project)
            return std::nullopt;
        return IndicatorHead{*id,          *project,
                             row.text(2),  row.text(3),
                             row.text(4),  smallInteger(row, 5),
                             real(row, 6), smallInteger(row, 7),
                             real(row, 8)};
    });
}

Result<std::vector<IndicatorYear>> indicatorValues(const Reader &reader, int year)
{
    RASHIN_LET(auto query,
               reader.database().use("SELECT id, indicator, year, target, expected, actual, state FROM indicator_value "
                                     "WHERE year <= ? ORDER BY indicator, year, id"));
    query->bind(0, qint64{year});
    return query->all<IndicatorYear>([](const Statement &row) -> std::optional<IndicatorYear> {
        const auto id = row.row(0);
        const auto indicator = row.row(1);
        if (!id || !indicator)
            return std::nullopt;
        return IndicatorYear{*id,          *indicator, static_cast<int>(row.integer(2)), real(row, 3), real(row, 4),
                             real(row, 5), row.text(6)};
    });
}

Result<std::vector<MoneyHead>> money(const Reader &reader, int from, int to)
{
    RASHIN_LET(auto query,
               reader.database().use(
                   "SELECT id, project, year, basis, national, prefectural, bond, other, fee, general, "
                   "total, staff_cost, staff_fte FROM money WHERE year BETWEEN ? AND ? ORDER BY year, project, basis, id"));
    query->bind(0, qint64{from}).bind(1, qint64{to});
    return query->all<MoneyHead>([](const Statement &row) -> std::optional<MoneyHead> {
        const auto id = row.row(0);
        const auto project = row.row(1);
        if (!id || !project)
            return std::nullopt;
        return MoneyHead{*id,
                         *project,
                         static_cast<int>(row.integer(2)),
                         row.text(3),
                         amount(row, 4),
                         amount(row, 5),
                         amount(row, 6),
                         amount(row, 7),
                         amount(row, 8),
                         amount(row, 9),
                         amount(row, 10),
                         amount(row, 11),
                         real(row, 12)};
    });
}

Result<std::vector<AccountSum>> accounts(const Reader &reader, int year)
{
    RASHIN_LET(auto query, reader.database().use("SELECT id, project, amount FROM budget_account WHERE year = ? "
                                                 "AND id NOT IN (SELECT row FROM ghost) ORDER BY project, code, id"));
    query->bind(0, qint64{year});
    std::vector<AccountSum> sums;
    RASHIN_TRY(query->each([&](const Statement &row) {
        const auto id = row.row(0);
        const auto project = row.row(1);
        if (!id || !project)
            return;
        if (sums.empty() || sums.back().project != *project)
            sums.push_back({*id, *project, year});
        // An amount that a merge brought may be anything; what runs over is not stated.
        const auto part = amount(row, 2);
        if (!part || qAddOverflow(sums.back().amount, *part, &sums.back().amount))
            ++sums.back().unstated;
    }));
    return sums;
}

Result<std::vector<int>> years(const Reader &reader)
{
    RASHIN_LET(auto query, reader.database().use("SELECT year FROM evaluation UNION SELECT year FROM money "
                                                 "UNION SELECT year FROM scheme ORDER BY 1"));
    return query->all<int>([](const Statement &row) { return smallInteger(row, 0); });
}

} // namespace core::scorequery
