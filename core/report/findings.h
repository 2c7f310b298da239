// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <optional>
#include <vector>

namespace core {

/// Something in the document that a person should look at. Nothing is ever mended silently.
struct Finding
{
    enum class Severity {
        Error,   ///< cannot be right
        Warning, ///< breaks a rule that has honest exceptions, or something due is missing
        Note,    ///< worth knowing
    };

    Severity severity = Severity::Warning;
    QLatin1String rule = {}; ///< "money.sources", "value.range" … see README
    Entity entity = Entity::Plan;
    RowId row;
    std::optional<Field> field = {};
    std::optional<int> year = {};
    Value expected = {}; ///< what the rule wants: a number, or a range as text
    Value found = {};

    [[nodiscard]] static QLatin1String name(Severity severity);
};

/// Checks the whole document against the registry and, for `year` or (without one) for every year that has evaluations,
/// money or a scheme, its figures and grades: the content of `rashin-cli validate`. Errors first, then by entity and
/// row.
[[nodiscard]] Result<std::vector<Finding>> validate(const Reader &reader, std::optional<int> year = {});

/// Rows that mean the same twice, usually brought together by a merge: the content of `rashin-cli duplicates`.
struct DuplicateRows
{
    QLatin1String rule = {}; ///< "project.code", "office.code", "policy.number", "project.name", "indicator.name"
    Field field = Field::ProjectCode;
    Value value = {};
    std::vector<RowId> rows = {};
};
[[nodiscard]] Result<std::vector<DuplicateRows>> findDuplicates(const Reader &reader);

} // namespace core
