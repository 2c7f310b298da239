// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"
#include "core/tabular/importreport.h"
#include "core/tabular/profile.h"
#include "core/tabular/table.h"

#include <variant>

namespace core::tabular {

/// Turns cells of the foreign table into values of fields, and reports whatever is not plain.
///
/// What cannot be read for certain is left out, so that it overwrites nothing; what is empty becomes an empty value.
/// A value the registry refuses is an error of the import.
class CellReader
{
public:
    CellReader(std::optional<Era> era, ImportReport &report) : m_era(era), m_report(report) {}

    /// Rows that rules have made, by slot.
    std::vector<std::optional<RowId>> made;
    /// The table being read, for the report; empty where there is but one.
    QString table;
    /// What a CellRule::Source::Line takes.
    QString line;

    /// Adds the field's cell to `cells`, and that of its `otherwise` where needed.
    void read(const CellRule &rule, const Row &row, Editor::Cells &cells);
    /// What a cell is meant for, as a report calls it: a field, or a word that stands for it. No text is made of it until
    /// there is something to report.
    using Meant = std::variant<QLatin1String, Field>;
    /// The text of a column: cleaned, trimmed, a lone dash is nothing.
    [[nodiscard]] QString plainText(const ColumnRef &column, const Row &row, const Meant &meant = {});
    /// The number of a column, if it certainly is one; reports nothing.
    [[nodiscard]] static std::optional<double> number(const ColumnRef &column, const Row &row);

    void warn(const Row &row, const ColumnRef &column, const QString &code, const QString &value, const QString &field);
    void refuse(const Row &row, const ColumnRef &column, const QString &code, const QString &value, const QString &field);

private:
    void readColumns(const CellRule &rule, const Row &row, Editor::Cells &cells);
    [[nodiscard]] QString joined(const CellRule &rule, const Row &row);
    [[nodiscard]] ImportIssue issue(const Row &row, const ColumnRef &column, const QString &code, const QString &value,
                                    const QString &field) const;
    [[nodiscard]] std::optional<Value> readText(const CellRule &rule, const Row &row);
    [[nodiscard]] std::optional<Value> readNumber(const CellRule &rule, const Row &row, Editor::Cells &cells);
    [[nodiscard]] std::optional<Value> readYear(const CellRule &rule, const Row &row);
    [[nodiscard]] std::optional<Value> readDate(const CellRule &rule, const Row &row);
    [[nodiscard]] std::optional<Value> readChoice(const CellRule &rule, const Row &row);
    [[nodiscard]] QString clean(const QString &text, const ColumnRef &column, const Row &row, const Meant &meant);
    void add(const CellRule &rule, const Row &row, const Value &value, Editor::Cells &cells);

    std::optional<Era> m_era;
    ImportReport &m_report;
};

/// "project.code", for reports.
[[nodiscard]] QString fieldName(Field field);

} // namespace core::tabular
