// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

/// Which fields the scheme of a year wants filled in before a stage's sheet is handed in, and which are.
namespace core::requiredquery {

/// A field that a stage asks for.
struct Demand
{
    RowId id;
    RowId stage;
    Field field;
    QString note = {}; ///< what is expected there
};

/// The fields a scheme may ask for, in the order of the sheet. Grades and verdict are wanted of every sheet and are not
/// among them.
[[nodiscard]] std::span<const Field> candidates();

/// What the stages of a scheme ask for; by stage, then in the order of the sheet. What is no candidate (a field of a
/// later version) is left out.
[[nodiscard]] Result<std::vector<Demand>> demands(const Reader &reader, RowId scheme);
/// What one stage asks for.
[[nodiscard]] Result<std::vector<Demand>> demandsOf(const Reader &reader, RowId stage);

/// The projects that have filled in what is asked for, in the fiscal year `year`; or only whether `project` has.
///
/// A field of a cycle or an improvement is that of the year, one of an evaluation that of the stage; the reason of
/// grades is wanted for every criterion; of indicators every one must have it, and there must be one.
[[nodiscard]] Result<std::unordered_set<RowId>> fulfilled(const Reader &reader, const Demand &demand, int year,
                                                          std::optional<RowId> project = {});

/// What the sheet of a project at a stage still lacks.
[[nodiscard]] Result<std::vector<Demand>> missing(const Reader &reader, RowId project, int year, RowId stage);

} // namespace core::requiredquery
