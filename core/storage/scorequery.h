// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <optional>
#include <vector>

/// What scores, tasks and charts are computed from: one query a table, only the columns they need, no texts.
namespace core::scorequery {

/// A project without its texts. Rows that are only shown because something refers to them (ghosts) are left out.
struct ProjectHead
{
    RowId id;
    QString code = {};
    QString name = {};
    std::optional<RowId> policy = {};
    std::optional<RowId> office = {};
    std::optional<int> startYear = {};
    std::optional<int> endYear = {};
    bool excluded = false; ///< a reason for leaving it out of the evaluation is given
    bool ended = false;

    /// It is to be evaluated in that year: neither excluded nor outside its years. "Ended" alone counts where no last
    /// year is given; otherwise the years decide, so that marking it as ended does not take it out of years it ran in.
    [[nodiscard]] bool isInScope(int year) const
    {
        return !excluded && (!ended || endYear) && startYear.value_or(year) <= year && endYear.value_or(year) >= year;
    }
};

struct EvaluationHead
{
    RowId id;
    RowId project;
    RowId stage;
    std::optional<int> targetYear = {};
    std::optional<RowId> verdict = {};
    QString outcome = {}; ///< codes of the registry
    QString cost = {};
    QString state = {};
    bool commented = false;
};

struct GradeCell
{
    RowId id;
    RowId evaluation;
    RowId criterion;
    std::optional<double> value = {};
    bool reasoned = false;
};

struct IndicatorHead
{
    RowId id;
    RowId project;
    QString name = {};
    QString unit = {};
    QString direction = {};
    std::optional<int> baseYear = {};
    std::optional<double> baseValue = {};
    std::optional<int> targetYear = {};
    std::optional<double> targetValue = {};
};

struct IndicatorYear
{
    RowId id;
    RowId indicator;
    int year = 0;
    std::optional<double> target = {};
    std::optional<double> expected = {};
    std::optional<double> actual = {};
    QString state = {};
};

struct MoneyHead
{
    RowId id;
    RowId project;
    int year = 0;
    QString basis = {};
    std::optional<qint64> national = {}, prefectural = {}, bond = {}, other = {}, fee = {}, general = {}, total = {},
                          staffCost = {};
    std::optional<double> staffFte = {};
};

/// The accounts of one project's year: what of their money is stated to be the project's.
struct AccountSum
{
    RowId account; ///< the first of them
    RowId project;
    int year = 0;
    qint64 amount = 0;
    int unstated = 0; ///< accounts without an amount
};

/// In the order people see them: by position, code, id.
[[nodiscard]] Result<std::vector<ProjectHead>> projects(const Reader &reader);
/// Of one fiscal year; ordered by project and stage.
[[nodiscard]] Result<std::vector<EvaluationHead>> evaluations(const Reader &reader, int year);
/// Grades of the evaluations of one fiscal year, ordered by evaluation.
[[nodiscard]] Result<std::vector<GradeCell>> grades(const Reader &reader, int year);
/// Ordered by project, position, id.
[[nodiscard]] Result<std::vector<IndicatorHead>> indicators(const Reader &reader);
/// Of all years up to `year`, because sums grow over the years; ordered by indicator and year.
[[nodiscard]] Result<std::vector<IndicatorYear>> indicatorValues(const Reader &reader, int year);
/// Of the years from…to; ordered by year, project, basis.
[[nodiscard]] Result<std::vector<MoneyHead>> money(const Reader &reader, int from, int to);
/// Of one year; ordered by project.
[[nodiscard]] Result<std::vector<AccountSum>> accounts(const Reader &reader, int year);
/// Fiscal years that have evaluations, money or a scheme, ascending.
[[nodiscard]] Result<std::vector<int>> years(const Reader &reader);

} // namespace core::scorequery
