// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QString>

#include <vector>

namespace ui {

/// One office as lists and selectors show it: under its parent, `depth` steps in.
struct OfficeLine
{
    core::RowId id;
    QString name;
    QString kind; ///< code of the registry: branch, department, section
    int depth = 0;
};

/// The offices that exist in a fiscal year, each under its parent, in the order of the plan. Empty when they cannot be
/// read.
[[nodiscard]] std::vector<OfficeLine> officeLines(const core::Reader &reader, int year);

/// Whether the plan has branches (総合支所); most cities have only departments.
[[nodiscard]] bool hasBranches(const core::Reader &reader);

/// The short name where it has one, for columns; otherwise the name.
[[nodiscard]] QString shortOfficeName(const core::Reader &reader, core::RowId office);

/// The office and all below it.
[[nodiscard]] std::vector<core::RowId> officeWithParts(const core::Reader &reader, core::RowId office);

} // namespace ui
