// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QString>

#include <optional>
#include <variant>

namespace core {

/// What one cell of the document holds: nothing, a whole number, a real number or text.
///
/// The makers normalise what would otherwise differ from copy to copy: text is NFC, a real number is never NaN or
/// −0.0, and an empty text is no value. So two equal cells are equal byte for byte, and have equal hashes.
class Value
{
public:
    Value() = default;
    [[nodiscard]] static Value integer(qint64 number) { return Value(number); }
    [[nodiscard]] static Value real(double number);
    [[nodiscard]] static Value text(const QString &text);
    [[nodiscard]] static Value reference(RowId row) { return Value(row.value()); }
    [[nodiscard]] static Value reference(std::optional<RowId> row) { return row ? reference(*row) : Value(); }
    [[nodiscard]] static Value boolean(bool yes) { return Value(qint64{yes}); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    [[nodiscard]] bool isInteger() const { return std::holds_alternative<qint64>(m_value); }
    [[nodiscard]] bool isReal() const { return std::holds_alternative<double>(m_value); }
    [[nodiscard]] bool isText() const { return std::holds_alternative<QString>(m_value); }

    /// The number, a real one rounded towards zero; 0 where there is none.
    [[nodiscard]] qint64 toInteger() const;
    /// The number; 0 where there is none.
    [[nodiscard]] double toReal() const;
    /// The text; empty where there is none. Numbers are not turned into text: that is for the ui.
    [[nodiscard]] QString toText() const { return isText() ? std::get<QString>(m_value) : QString(); }
    [[nodiscard]] std::optional<qint64> integerIfAny() const;
    [[nodiscard]] std::optional<double> realIfAny() const;
    [[nodiscard]] std::optional<RowId> row() const;

    friend bool operator==(const Value &, const Value &) = default;

private:
    explicit Value(qint64 number) : m_value(number) {}
    explicit Value(double number) : m_value(number) {}
    explicit Value(QString text) : m_value(std::move(text)) {}
    std::variant<std::monostate, qint64, double, QString> m_value;
};

} // namespace core
