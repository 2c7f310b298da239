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

/// The rows of one table that have a key, with their cells that rules read.
struct ImportedTable
{
    QString source;   ///< its name in the source, given or not
    TableRules rules; ///< bound to the columns
    QString name;     ///< of a source that gives several; else empty
    int width = 0;
    std::vector<bool> used;
    std::vector<Row> rows;
    ImportReport found; ///< what reading it found

    void keep(const Row &row);
};

/// Carries the rules of a profile out on the rows of a table, within one transaction.
class Importer
{
public:
    Importer(const Profile &profile, Editor &editor, ImportReport &report);
    /// Cancelled where `progress` answers false; then the transaction is to be dropped.
    [[nodiscard]] Result<> run(const std::vector<ImportedTable> &tables, const Progress &progress);

private:
    [[nodiscard]] Result<> prepare(const std::vector<Rule> &rules, const std::vector<Row> &rows);
    [[nodiscard]] Result<> applyAll(const std::vector<Rule> &rules, const Row &row);
    [[nodiscard]] Result<> apply(const Rule &rule, const Row &row);
    [[nodiscard]] Result<> applyLines(const Rule &rule, const Row &row);
    [[nodiscard]] Result<std::optional<RowId>> putRow(const Rule &rule, const Row &row);
    [[nodiscard]] Result<bool> isWanted(const Rule &rule, const Row &row, const Editor::Cells &cells);
    [[nodiscard]] bool saysTheSame(const Rule &rule, const Editor::Cells &cells) const;
    void dropGradeOutside(const Rule &rule, const Row &row, Editor::Cells &cells);
    [[nodiscard]] static bool applies(const Rule &rule, const Row &row);
    [[nodiscard]] Result<std::optional<RowId>> findRow(const Rule &rule, const Row &row, const Editor::Cells &cells);
    void compare(const Rule &rule, const Row &row, RowId id, const Editor::Cells &cells);
    void add(const Rule &rule, const Row &row);
    void checkTotals();
    [[nodiscard]] bool isComplete(const Rule &rule, const Row &row, const Editor::Cells &cells);
    void check(const Rule &rule, const Row &row);
    void reportOrphans(const Rule &rule, const Row &row);

    const Profile &m_profile;
    ImportReport &m_report;
    RowStore m_store;
    CellReader m_reader;
    OfficeFinder m_offices;
    std::map<const Rule *, PolicyTree> m_trees;
    std::map<const Rule *, std::unordered_map<RowId, int>> m_rowsOf; ///< of rules for one row only: row of the table
    /// What the rows of a TotalRule have come to.
    struct Total
    {
        const Rule *rule;
        Row first;
        double sum = 0;
    };
    bool m_isRepeated = false; ///< of putRow()
    std::vector<Total> m_totals;
    std::map<std::pair<const Rule *, RowId>, size_t> m_totalOf;
};

} // namespace core::tabular
