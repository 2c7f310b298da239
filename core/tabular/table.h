// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tabular/encoding.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core::tabular {

/// One cell of a foreign table, as the file has it: nothing is guessed or cleaned here.
struct Cell
{
    enum class Kind : quint8 {
        Empty,
        Text,
        Number,  ///< `number`; a date without a date's format is one of these, too
        Boolean, ///< `number` is 0 or 1
        Date,    ///< `text` is ISO 8601, with a time only where there is one; `number` is the sheet's serial number
        Error,   ///< a formula's error, `text` is #N/A and the like
    };

    QString text;
    double number = 0;
    Kind kind = Kind::Empty;

    [[nodiscard]] bool isEmpty() const { return kind == Kind::Empty; }
    /// What a person sees, as plainly as possible: 15 digits at most, no separators, TRUE and FALSE.
    [[nodiscard]] QString toText() const;
};

/// One row, numbered from 1 as its office sees it (a quoted line break in a CSV does not count).
struct Row
{
    int number = 0;
    int width = 0; ///< cells the file has, empty ones included; `cells` may be shorter
    std::vector<Cell> cells;

    /// The cell of a column counted from 0; an empty one where the row has none.
    [[nodiscard]] const Cell &at(int column) const;
    [[nodiscard]] bool isBlank() const;
    void clear(int newNumber);
    /// The cell to fill, behind those already there.
    Cell &put(int column);
};

/// Cells that a sheet shows as one, counted from 0, ends included. The value is in the first.
struct MergedRange
{
    int firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
    friend bool operator==(const MergedRange &, const MergedRange &) = default;
};

/// Bounds that keep a hostile or broken file from taking the machine. Far above what offices have.
namespace limits {
inline constexpr int columns = 16384;          ///< as Excel
inline constexpr int rows = 1'048'576;         ///< as Excel
inline constexpr qint64 fileBytes = 512 << 20; ///< of a file as it lies on the disk, and of everything in an archive
inline constexpr qint64 looseBytes = 16 << 20; ///< up to here any compression ratio is allowed
inline constexpr qint64 ratio = 200;           ///< real sheets stay below 50
} // namespace limits

/// Gets every row in order. The row is reused: copy what you keep. Returns false to stop early.
using RowSink = std::function<bool(const Row &)>;

/// A file with tables in it: the sheets of a workbook, a CSV, the CSVs of an archive.
class TableSource
{
public:
    virtual ~TableSource() = default;
    [[nodiscard]] virtual QStringList tables() const = 0;
    /// Streams one table; blank rows are left out. Unreadable or TooLarge with the place, NotFound if there is no such
    /// table. May be called again.
    virtual Result<> read(const QString &table, const RowSink &sink) = 0;
    /// Must all rows have the width of the first? So for CSV, where a missing separator shifts everything behind it.
    [[nodiscard]] virtual bool isRectangular() const { return false; }
    /// How the text read last is spelled; nothing for workbooks.
    [[nodiscard]] virtual std::optional<Encoding> encoding() const { return std::nullopt; }
    /// What was merged in the table read last; empty for CSV.
    [[nodiscard]] virtual std::vector<MergedRange> merged() const { return {}; }
};

/// Opens by content, never by the name's ending: XLSX, a ZIP of CSVs, or a text file as CSV. Of a folder, all .xlsx, .zip
/// and .csv in it together.
///
/// NotFound, Storage (may not be read), TooLarge, or Unreadable with `old_xls`, `encrypted`, `zip …`, `missing PART`,
/// `xml PART line N`, `encoding line N`, `binary`, `empty`.
[[nodiscard]] Result<std::unique_ptr<TableSource>> openTables(const QString &path);

/// 0 → A, 25 → Z, 26 → AA.
[[nodiscard]] QString columnName(int column);
/// The column of "AB" (or of "AB12"), counted from 0; nothing if there are no letters or more than four.
[[nodiscard]] std::optional<int> columnFromName(QStringView name);

} // namespace core::tabular
