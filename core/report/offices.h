// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/domain/rollup.h"
#include "core/storage/reader.h"

#include <map>

namespace core {

/// The offices of a document as a tree, with what charts and lists need of each.
class Offices
{
public:
    struct Office
    {
        RowId id;
        QString code = {};
        QString name = {};
        QString shortName = {}; ///< its name where it has no short one
        OfficeKind kind = OfficeKind::Section;
        std::optional<RowId> parent = {};
        std::optional<int> validFrom = {};
        std::optional<int> validTo = {};
    };

    [[nodiscard]] static Result<Offices> read(const Reader &reader);

    [[nodiscard]] const Office *find(RowId id) const;
    [[nodiscard]] const std::vector<Office> &all() const { return m_offices; } ///< by position, then code
    [[nodiscard]] const Tree &tree() const { return m_tree; }
    /// The branches (総合支所) in their order; a branch's place here is its colour in every chart.
    [[nodiscard]] std::vector<const Office *> branches() const;
    /// Place among the branches or departments of its kind.
    [[nodiscard]] int slot(RowId office) const;
    /// The branch or department an office belongs to: the nearest above that is no section, otherwise the topmost.
    [[nodiscard]] std::optional<RowId> unit(RowId office) const;
    /// `office` is `above` or below it.
    [[nodiscard]] bool isWithin(std::optional<RowId> office, RowId above) const;

private:
    explicit Offices(std::vector<Office> offices);
    std::vector<Office> m_offices;
    std::map<RowId, size_t> m_places;
    Tree m_tree;
};

} // namespace core
