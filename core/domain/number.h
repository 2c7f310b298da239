// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace core {

/// What a cell that should hold a number says, and how sure that is.
struct NumberReading
{
    enum class Kind : quint8 {
        Number,
        Empty,     ///< nothing, or a dash alone: explicitly no value, which is not 0
        Uncertain, ///< digits, but not plainly one number: `29（4）`, `約100`, `12,34`, `85%`, two lines. Never guessed
        Refused,   ///< text without digits
    };

    Kind kind = Kind::Refused;
    double value = 0;                 ///< only of a Number
    std::optional<qint64> whole = {}; ///< exact; only of a Number without a fraction that fits 63 bits
};

/// Reads a number as people write it, in any width: thousands in groups of three parted by commas or blanks, a decimal
/// point, negative by △ ▲ − - ‐ – － in front or by brackets around. Blanks and tabs at the ends, beside a sign and
/// beside a comma do not count; a line break inside makes it Uncertain. Units and percent signs are not part
/// of a number. `1.2E-05`, as Excel stores it, is one.
[[nodiscard]] NumberReading parseNumber(QStringView text);

/// `1,234`, `△1,234`: an amount as sheets print it, in the unit it is in (千円). Locale-free; parseNumber() reads
/// it back.
[[nodiscard]] QString formatMoney(qint64 amount);

/// The shortest text that parseNumber() reads back as the same number, in groups of three, negative by △: `△1,234.5`.
/// Empty for infinity and NaN.
[[nodiscard]] QString formatNumber(double number);

/// A number rounded to `decimals` digits (0…15, half away from zero) in groups of three: `98.0`, `△0.5`. What rounds
/// to 0 has no sign. Empty for infinity and NaN.
[[nodiscard]] QString formatDecimal(double number, int decimals);

} // namespace core
