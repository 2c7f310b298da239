// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <optional>
#include <vector>

/// What decides whether a project is evaluated in a year, as plain columns.
namespace core::scopequery {

struct ProjectRow
{
    RowId id;
    QString code = {};
    QString kind = {};
    QString delivery = {};
    QString obligation = {};
    std::optional<int> startYear = {};
    std::optional<RowId> office = {};
    std::optional<RowId> policy = {};
    QString exclusion = {}; ///< the reason given at the project itself
};

/// All projects that are no ghosts, or one.
[[nodiscard]] Result<std::vector<ProjectRow>> projects(const Reader &reader, std::optional<RowId> project = {});

/// A project's money of one year on one basis. 千円.
struct Total
{
    RowId project;
    QString basis = {};
    qint64 amount = 0;
};
[[nodiscard]] Result<std::vector<Total>> totals(const Reader &reader, int year, std::optional<RowId> project = {});

/// The last year before `year` in which somebody graded or judged the project; projects without one are left out.
struct LastEvaluation
{
    RowId project;
    int year = 0;
};
[[nodiscard]] Result<std::vector<LastEvaluation>> lastEvaluations(const Reader &reader, int year,
                                                                  std::optional<RowId> project = {});

} // namespace core::scopequery
