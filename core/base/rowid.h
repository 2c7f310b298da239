// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>

namespace core {

/// Names one row of a document for ever, in every copy of it.
///
/// A value of this type is always a possible row: a positive number of 63 bits. Use std::optional<RowId>
/// where a row may be missing. Written as 16 hexadecimal digits wherever people or scripts see it.
class RowId
{
public:
    [[nodiscard]] static std::optional<RowId> from(qint64 value);
    [[nodiscard]] static std::optional<RowId> parse(QStringView text);
    /// A new id from the system's random source; two offices never make the same one in practice (2⁻⁶³).
    [[nodiscard]] static RowId random();

    [[nodiscard]] qint64 value() const { return m_value; }
    [[nodiscard]] QString toString() const;

    friend auto operator<=>(RowId, RowId) = default;
    friend size_t qHash(RowId id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    explicit constexpr RowId(qint64 value) : m_value(value) {}
    qint64 m_value;
};

} // namespace core

template <>
struct std::hash<core::RowId>
{
    size_t operator()(core::RowId id) const noexcept { return std::hash<qint64>{}(id.value()); }
};
