// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scope.h"
#include "core/report/sheetcontent.h"

namespace core::report {

/// Budget and settlement of several projects; missing amounts are counted, never taken as 0. 千円.
struct ListTotals
{
    int projects = 0;
    MoneySum budget;
    MoneySum settlement;
    qint64 settledBudget = 0; ///< budget of those that have a settlement: what 執行率 is held against

    void add(std::optional<qint64> budgeted, std::optional<qint64> settled);
    void add(const ListTotals &other);
    /// 執行率 in percent; none without both.
    [[nodiscard]] std::optional<double> execution() const { return executionRate(settlement.sum, settledBudget); }
};

/// What one stage came to, in short.
struct ListStage
{
    std::optional<double> score; ///< 0…100
    QString verdict;
};

/// One project on one line.
struct ListRow
{
    RowId project;
    QString code;
    QString name;
    QString office;
    QString kind;
    std::optional<qint64> budget;            ///< of the money year
    std::optional<qint64> settlement;        ///< of the money year; or the forecast
    std::vector<ListStage> stages;           ///< one for each stage of the scheme
    std::optional<OutcomeDirection> outcome; ///< of the latest stage that has one
    std::optional<CostDirection> cost;
    std::optional<YearScope::Exclusion> excluded = {}; ///< why it is not evaluated this year
};

struct ListGroup
{
    std::optional<RowId> node; ///< the office or policy
    QString title; ///< path of the office or policy; empty: hangs nowhere
    std::vector<ListRow> rows;
    ListTotals totals;
};

/// The projects of a scope on one line each, with subtotals.
struct ListContent
{
    int year = 0;
    int moneyYear =
        0; ///< the year whose money is shown: the evaluation's, or the one before if that is not settled yet
    QString municipality;
    QString scope; ///< name of the office or policy it is limited to; empty: all
    QStringList stages;
    std::vector<ListGroup> groups;
    ListTotals totals;
};

/// Reads the list of a fiscal year's evaluations.
[[nodiscard]] Result<ListContent> readList(const Reader &reader, int year, const Scope &scope, Grouping grouping);

} // namespace core::report
