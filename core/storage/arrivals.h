// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace core {

/// One op that a merge has brought into the log, under its new number.
struct Arrival
{
    OpId id = 0;
    qint64 row = 0;
    OpId previous = 0; ///< 0: the first write of the cell
    Column column = 0;
    PlainValue value; ///< none where the merge is so large that values are read again
};

/// What a merge has added to the log and the tables do not show yet.
struct Arrivals
{
    std::vector<Arrival> ops;
    std::unordered_map<OpId, std::vector<OpId>> further; ///< 2nd and later versions an op replaces
    OpId first = 0; ///< every op from here on is new
    std::vector<QByteArray> texts; ///< where the values' texts lie
    OpId refused = 0; ///< the one for which all are refused, where it is one
    std::deque<Arrival> surfaced; ///< older versions that show because what showed was replaced
};

} // namespace core
