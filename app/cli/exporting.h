// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/rows.h"

#include <QByteArray>
#include <QJsonArray>

namespace cli {

/// A table ready to be written.
struct Exported
{
    QByteArray bytes;
    qint64 rows = 0;
    QJsonArray unmappable; ///< {row, column, char}: what CP932 has no place for; row 1 is the heading
};

/// The rows of an entity as CSV by the 統一ルール of 2020: one datum a cell, numbers plain, headings by field name.
[[nodiscard]] Exported exportCsv(const std::vector<core::Record> &records,
                                 const std::vector<const core::FieldSpec *> &fields, bool asCp932);
/// The same rows as a JSON array.
[[nodiscard]] QJsonArray exportJson(const std::vector<core::Record> &records,
                                    const std::vector<const core::FieldSpec *> &fields);
/// Writes a file that appears whole or not at all; one of this name is replaced.
[[nodiscard]] core::Result<> writeWhole(const QString &path, const QByteArray &bytes);

} // namespace cli
