// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <optional>
#include <vector>

namespace core::report {

/// Which projects a report is about. Everything that is given must hold; nothing given means all projects.
struct Scope
{
    std::optional<RowId> office = {}; ///< with all offices below it
    std::optional<RowId> policy = {}; ///< with all policies below it; main policies count, not secondary ones
    std::vector<RowId> projects = {}; ///< only these; empty: no limit
};

/// The tree by which projects are put together in lists and bundles.
enum class Grouping : quint8 { Office, Policy };

/// Projects that hang on one node of a tree, in their own order.
struct ProjectGroup
{
    std::optional<RowId> node; ///< none: they hang nowhere
    std::vector<Record> projects;
};

/// The projects in scope, grouped by the node they hang on; groups in the order of the tree, top down.
[[nodiscard]] Result<std::vector<ProjectGroup>> projectsIn(const Reader &reader, const Scope &scope, Grouping grouping);

} // namespace core::report
