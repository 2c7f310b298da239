// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/encoding.h"
#include "core/tabular/table.h"

namespace core::tabular {

/// What the first rows of a table show of one of its columns.
struct SampledColumn
{
    enum class Kind : quint8 { Empty, Text, Number, Year, Date, Mixed };

    QString heading;       ///< as the table has it, line breaks included
    QString above;         ///< what stands over it in the rows before, carried to the right as merged cells do
    Kind kind = Kind::Empty;
    int filled = 0;        ///< rows of the sample with a value
    bool isUnique = false; ///< no value comes twice
    QStringList examples;  ///< the first few different ones

    /// `above` and `heading`, in one line.
    [[nodiscard]] QString fullHeading() const;
};

/// The beginning of a foreign table, for a person to say what it is.
struct TableSample
{
    static constexpr int mostRows = 200;

    QStringList tables; ///< all the file has
    QString table;      ///< the one that was sampled
    std::optional<Encoding> encoding = {}; ///< of a text file
    int headerRow = 1;  ///< as its office counts; found out where it was not told
    int width = 0;
    std::vector<Row> rows; ///< the first mostRows, those before the header included
    std::vector<SampledColumn> columns;
    bool isWhole = false;  ///< the sample is all there is

    [[nodiscard]] QStringList headings() const;
};

/// Reads the beginning of a table. Errors as openTables() has them, NotFound for `table`.
[[nodiscard]] Result<TableSample> sampleTable(const QString &path, const QString &table = {},
                                              std::optional<int> headerRow = {});

} // namespace core::tabular
