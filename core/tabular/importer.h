// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/cellreader.h"
#include "core/tabular/officefinder.h"
#include "core/tabular/policytree.h"
#include "core/tabular/rowstore.h"

#include <functional>
#include <unordered_map>

namespace core::tabular {

/// Says whether the user wants to stop; told how far the work is.
using Progress = std::function<bool(qint64 done, qint64 all)>;

/// Carries the rules of a profile out on the rows of a table, within one transaction.
class Importer
{
public:
    Importer(const Profile &profile, Editor &editor, ImportReport &report);
    /// Cancelled where `progress` answers false; then the transaction is to be dropped.
    [[nodiscard]] Result<> run(const std::vector<Row> &rows, const Progress &progress);

private:
    [[nodiscard]] Result<> prepare(const std::vector<Rule> &rules, const std::vector<Row> &rows);
    [[nodiscard]] Result<> applyAll(const std::vector<Rule> &rules, const Row &row);
    [[nodiscard]] Result<> apply(const Rule &rule, const Row &row);
    [[nodiscard]] Result<> applyLines(const Rule &rule, const Row &row);
    [[nodiscard]] Result<std::optional<RowId>> putRow(const Rule &rule, const Row &row);
    [[nodiscard]] Result<bool> isWanted(const Rule &rule, const Row &row, const Editor::Cells &cells);
    [[nodiscard]] bool isComplete(const Rule &rule, const Row &row, const Editor::Cells &cells);
    void check(const Rule &rule, const Row &row);
    void reportOrphans(const Rule &rule, const Row &row);

    const Profile &m_profile;
    ImportReport &m_report;
    RowStore m_store;
    CellReader m_reader;
    OfficeFinder m_offices;
    std::map<const Rule *, PolicyTree> m_trees;
    std::map<const Rule *, std::unordered_map<RowId, int>> m_rowsOf; ///< of unique rules: row of the table
};

} // namespace core::tabular
