// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foreignvalue.h"

#include "core/base/hash.h"

#include <sqlite3.h>

#include <cmath>
#include <cstring>

namespace core::foreignvalue {

namespace {

/// Japanese and Latin text that no normalisation changes, told without converting it: the common case.
bool isPlainUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    const auto *end = at + bytes.size();
    const auto follows = [&](int i) { return (at[i] & 0xC0) == 0x80; };
    while (at < end) {
        if (*at < 0x80) {
            if (*at++ == 0)
                return false;
        } else if (*at >= 0xC3 && *at <= 0xCB && end - at >= 2 && follows(1)) { // U+00C0 to U+02FF
            at += 2;
        } else if (*at >= 0xE3 && *at <= 0xEC && end - at >= 3 && follows(1) && follows(2)) { // U+3000 to U+CFFF
            if (*at == 0xE3 && at[1] == 0x82 && (at[2] == 0x99 || at[2] == 0x9A))
                return false; // a sound mark by itself
            at += 3;
        } else if (*at == 0xEF && end - at >= 3 && (at[1] == 0xBC || at[1] == 0xBD) && follows(2)) { // full width
            at += 3;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

bool isBlob(const Statement &row, int column, qsizetype longest)
{
    return row.type(column) == SQLITE_BLOB && row.view(column).size() <= longest;
}

bool isHash(const Statement &row, int column)
{
    return isBlob(row, column, Hasher::size) && row.view(column).size() == Hasher::size;
}

bool isText(const Statement &row, int column, qsizetype longest)
{
    if (row.type(column) != SQLITE_TEXT)
        return false;
    const QByteArrayView bytes = row.view(column);
    return bytes.size() <= longest && !bytes.contains('\0') && QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
}

bool isOurs(const PlainValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return !(*number == 0.0 && std::signbit(*number));
    if (const auto *text = std::get_if<QByteArrayView>(&value)) {
        return !text->isEmpty()
               && (isPlainUtf8(*text)
                   || (QUtf8StringView(text->data(), text->size()).isValidUtf8()
                       && Value::text(QString::fromUtf8(*text)).toText().toUtf8() == *text));
    }
    return !std::holds_alternative<std::monostate>(value);
}

Result<> checkParents(QByteArrayView parents)
{
    if (parents.size() % Hasher::size != 0)
        return damaged("parents");
    for (qsizetype at = Hasher::size; at < parents.size(); at += Hasher::size) {
        if (std::memcmp(parents.data() + at - Hasher::size, parents.data() + at, Hasher::size) >= 0)
            return damaged("parents out of order");
    }
    return {};
}

} // namespace core::foreignvalue
