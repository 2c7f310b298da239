// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/allocation.h"
#include "core/domain/codes.h"
#include "core/storage/reader.h"

namespace core {

/// A proposal of a year as a list shows it.
struct ProposalLine
{
    RowId id;
    RowId project;
    ProposalKind kind = ProposalKind::LevelUp;
    QString code = {};  ///< of the project
    QString name = {};  ///< of the project
    QString text = {};
    std::optional<RowId> branch = {};
    std::optional<qint64> money = {}; ///< 千円
    std::optional<double> staff = {};
    std::optional<double> gain = {};
    AllocationOption::Rule rule = AllocationOption::Rule::Free;
};

/// All that the choice of a year's proposals depends on.
struct AllocationCase
{
    std::vector<ProposalLine> lines = {}; ///< by the project's code
    AllocationRules rules = {};

    /// Lines that are weighed: a proposal without money or gain is not, and is none of the options.
    [[nodiscard]] std::vector<AllocationOption> options() const;
    [[nodiscard]] const ProposalLine *line(RowId proposal) const;
};

/// Ceilings stand in the year's scheme, floors and exclusions in rows of their own.
[[nodiscard]] Result<AllocationCase> readAllocation(const Reader &reader, int year);

} // namespace core
