// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include "core/base/text.h"

#include <cmath>

namespace core {

Value Value::real(double number)
{
    if (std::isnan(number))
        return {};
    return Value(number == 0.0 ? 0.0 : number); // −0.0 becomes 0.0
}

Value Value::text(const QString &text)
{
    if (text.isEmpty())
        return {};
    return Value(normalised(text));
}

qint64 Value::toInteger() const
{
    if (const auto *number = std::get_if<qint64>(&m_value))
        return *number;
    if (const auto *number = std::get_if<double>(&m_value)) {
        constexpr double limit = 9.2e18; // beyond, the conversion would be undefined
        return std::abs(*number) < limit ? static_cast<qint64>(*number) : 0;
    }
    return 0;
}

double Value::toReal() const
{
    if (const auto *number = std::get_if<double>(&m_value))
        return *number;
    if (const auto *number = std::get_if<qint64>(&m_value))
        return static_cast<double>(*number);
    return 0;
}

std::optional<qint64> Value::integerIfAny() const
{
    return isInteger() || isReal() ? std::optional(toInteger()) : std::nullopt;
}

std::optional<double> Value::realIfAny() const
{
    return isInteger() || isReal() ? std::optional(toReal()) : std::nullopt;
}

std::optional<RowId> Value::row() const
{
    return isInteger() ? RowId::from(std::get<qint64>(m_value)) : std::nullopt;
}

} // namespace core
