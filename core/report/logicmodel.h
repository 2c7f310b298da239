// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/domain/logicgraph.h"
#include "core/storage/reader.h"

namespace core {

/// One element of a project's logic model.
struct LogicElement
{
    RowId id;
    LogicKind kind = LogicKind::Activity;
    QString text = {};
    std::optional<RowId> indicator = {};
    QString indicatorName = {};
};

/// What follows from what, and why.
struct LogicStep
{
    RowId id;
    size_t from = 0; ///< of the elements
    size_t to = 0;
    QString reason = {};
};

/// The logic model of one project: input → activity → output → outcomes.
struct LogicModel
{
    std::vector<LogicElement> elements = {}; ///< by kind, then by position
    std::vector<LogicStep> steps = {};

    [[nodiscard]] std::optional<size_t> indexOf(RowId element) const;
    [[nodiscard]] std::vector<LogicArrow> arrows() const;
};

/// Links to elements that are gone, or of other projects, are left out: findings, not part of the drawing.
[[nodiscard]] Result<LogicModel> readLogicModel(const Reader &reader, RowId project);

} // namespace core
