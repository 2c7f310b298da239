// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowid.h"

#include <QRandomGenerator>

namespace core {

std::optional<RowId> RowId::from(qint64 value)
{
    if (value <= 0)
        return std::nullopt;
    return RowId(value);
}

std::optional<RowId> RowId::parse(QStringView text)
{
    if (text.size() != 16)
        return std::nullopt;
    bool ok = false;
    const qint64 value = text.toLongLong(&ok, 16);
    return ok ? from(value) : std::nullopt;
}

RowId RowId::random()
{
    for (;;) {
        if (const auto id = from(static_cast<qint64>(QRandomGenerator::system()->generate64() >> 1)))
            return *id;
    }
}

QString RowId::toString() const
{
    return QStringLiteral("%1").arg(m_value, 16, 16, QLatin1Char('0'));
}

} // namespace core
