// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/record.h"

#include <QJsonArray>
#include <QJsonObject>

namespace cli {

/// Writes the answer of a command to standard output: one JSON document, UTF-8, ending with a line break. Storage where
/// standard output cannot be written.
[[nodiscard]] core::Result<> print(const QJsonObject &object);
[[nodiscard]] core::Result<> print(const QJsonArray &array);

/// An array that is written member by member, however long it becomes.
class ArrayPrinter
{
public:
    ArrayPrinter();
    void add(const QJsonObject &object);
    [[nodiscard]] core::Result<> finish();

private:
    bool m_first = true;
};

/// The value as it is stored: a number, a text, an id as text, or null.
[[nodiscard]] QJsonValue jsonValue(const core::FieldSpec &field, const core::Value &value);
/// The row with its id and the fields named; all of them where none are named.
[[nodiscard]] QJsonObject jsonRow(const core::Record &record, const std::vector<const core::FieldSpec *> &fields = {});
[[nodiscard]] QJsonValue jsonId(std::optional<core::RowId> id);

} // namespace cli
