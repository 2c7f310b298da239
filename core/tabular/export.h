// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QJsonObject>

#include <functional>
#include <optional>
#include <vector>

namespace core::tabular {

/// What is exported, and for whom.
struct ExportOptions
{
    enum class Encoding : quint8 { Utf8, Cp932 };

    std::optional<int> year;     ///< only rows of this fiscal year, where the entity has one
    std::optional<RowId> office; ///< only projects of this office and those below it, and their parts
    bool publicOnly = false;     ///< only fields the public may see (公開)
    Encoding encoding = Encoding::Utf8; ///< of CSV; with a byte order mark, which Excel needs
    std::function<QString(Field)> label = {}; ///< how people call a field, for the sheet of definitions
};

/// What was written.
struct ExportReport
{
    /// A character CP932 has no place for; 〓 was written instead.
    struct Unmappable
    {
        int row = 0; ///< of the CSV, as a spreadsheet counts: the headings are row 1
        QString column;
        QString character;
    };

    int rows = 0;
    std::vector<Unmappable> unmappable;

    /// As `rashin-cli export` prints it.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Writes all rows of an entity, one datum a cell, by the file name's ending: .csv, .json or
/// .xlsx.
///
/// CSV for machines (統一ルール 2020): fields as in the registry, numbers plain; beside each year `…_ja` says it in the
/// era, beside each reference `…_label` names the row. JSON holds the values as stored. XLSX is as
/// CSV, with real numbers and dates, and a sheet of definitions. The file is complete or not
/// changed at all. Usage for another ending; ReadOnly, DiskFull, Storage.
[[nodiscard]] Result<ExportReport> exportEntity(const Reader &reader, Entity entity, const QString &path,
                                                const ExportOptions &options);

/// Writes every entity into one file: .json, an object of arrays; or .xlsx, a sheet each.
[[nodiscard]] Result<ExportReport> exportAll(const Reader &reader, const QString &path, const ExportOptions &options);

} // namespace core::tabular
