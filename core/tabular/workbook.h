// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <map>
#include <memory>
#include <vector>

class QIODevice;
struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace core::tabular {

/// An XLSX file in the making, by libxlsxwriter. Rows of a sheet are written from top to bottom and kept on the disk, so
/// that memory stays flat whatever their number. Texts are written as texts: none becomes a formula.
class Workbook
{
public:
    enum class Style : quint8 { Plain, Heading, Money, Decimal, Date };

    /// Begins a file in the folder for temporary ones. DiskFull, Storage.
    [[nodiscard]] static Result<std::unique_ptr<Workbook>> begin();
    ~Workbook();
    Workbook(const Workbook &) = delete;
    Workbook &operator=(const Workbook &) = delete;

    /// A further sheet, with its first row frozen; names are cut to Excel's 31 characters.
    void addSheet(const QString &name);
    /// The columns become as wide as their first rows, within reason. Called when all rows of the sheet are written.
    void endSheet();
    void setWidth(int column, double characters);

    /// Cells of the current row, left to right; TooLarge beyond Excel's 32,767 characters or 1,048,576 rows.
    void text(const QString &text, Style style = Style::Plain);
    void number(double number, Style style = Style::Plain);
    /// `iso` as a real date; as text where it is none Excel knows (before 1900).
    void date(const QString &iso);
    void blank() { ++m_column; }
    void endRow();
    /// Filter buttons over the first row of the sheet, `columns` wide.
    void addFilter(int columns);

    /// Ends the file and copies it to `out`. TooLarge where a cell did not fit, DiskFull, Storage.
    [[nodiscard]] Result<> finish(QIODevice &out);

private:
    Workbook() = default;
    [[nodiscard]] lxw_format *format(Style style);
    void check(int error);
    void noteWidth(quint16 column, qsizetype characters);

    struct Scratch;
    std::unique_ptr<Scratch> m_scratch;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    std::map<Style, lxw_format *> m_formats;
    std::vector<double> m_widths; ///< of the current sheet
    quint32 m_row = 0;
    quint16 m_column = 0;
    int m_error = 0;
};

} // namespace core::tabular
