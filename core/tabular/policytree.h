// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/cellreader.h"
#include "core/tabular/rowstore.h"

#include <map>

namespace core::tabular {

/// Builds a tree of policies from numbered columns of a flat table.
///
/// A number stands for one policy (where a level has none, its title without regard to width and blanks), however its title
/// is spelled: the commonest spelling wins, the first of equals, and every row that spells it otherwise is reported.
class PolicyTree
{
public:
    PolicyTree(const std::vector<PolicyLevelRule> &levels, RowStore &store, CellReader &reader)
        : m_levels(levels), m_store(store), m_reader(reader)
    {
    }

    /// To be shown every row before the first find().
    void count(const Row &row);
    /// Writes the names of the levels. Where the document names one otherwise, its name stays, with a warning.
    [[nodiscard]] Result<> begin();
    /// The deepest policy the row has a number for.
    [[nodiscard]] Result<std::optional<RowId>> find(const Row &row);

private:
    struct Spelling
    {
        int count = 0;
        int order = 0;
    };
    struct Node
    {
        std::map<QString, Spelling> spellings;
        std::optional<RowId> id;
        [[nodiscard]] QString title() const;
    };
    [[nodiscard]] QString number(const PolicyLevelRule &level, const Row &row);
    [[nodiscard]] static std::vector<Field> matchOf(const PolicyLevelRule &level);
    [[nodiscard]] static QString titleOf(const PolicyLevelRule &level, const Row &row);

    std::vector<PolicyLevelRule> m_levels;
    RowStore &m_store;
    CellReader &m_reader;
    std::map<QString, Node> m_nodes;
    int m_order = 0;
};

} // namespace core::tabular
