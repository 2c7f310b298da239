// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <vector>

/// Cells that break a rule of the registry. Operations do not let them in, but a merge of two honest copies or another
/// program can: nothing in the file's tables forbids them.
namespace core::findingquery {

/// A cell that breaks a rule.
struct Fault
{
    RowId row;
    Field field;
    Value found = {};
};

/// Required fields without a value.
[[nodiscard]] Result<std::vector<Fault>> missing(const Reader &reader);
/// Values of the wrong type or outside the field's range, and choices the registry does not know.
[[nodiscard]] Result<std::vector<Fault>> outOfRange(const Reader &reader);
/// References to rows that are not there.
[[nodiscard]] Result<std::vector<Fault>> orphans(const Reader &reader);
/// References to rows that were deleted and only stay visible because of them.
[[nodiscard]] Result<std::vector<Fault>> toGhosts(const Reader &reader);
/// The years in a field that lie before `first` or after `last`.
[[nodiscard]] Result<std::vector<Fault>> yearsBeyond(const Reader &reader, Field field, int first, int last);
/// Rows whose parent link closes a circle.
[[nodiscard]] Result<std::vector<RowId>> circles(const Reader &reader, Entity entity);

/// Rows that have the same value in a field, and in `within` too where that is given.
struct Duplicate
{
    Value value = {};
    std::vector<RowId> rows = {};
};
[[nodiscard]] Result<std::vector<Duplicate>> duplicates(const Reader &reader, Field field,
                                                        const std::vector<Field> &within = {});

} // namespace core::findingquery
