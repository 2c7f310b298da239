// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

struct sqlite3_value;

namespace core {

/// A copy of a value of SQLite's, kept until it goes out of scope.
class KeptValue
{
public:
    KeptValue() = default;
    explicit KeptValue(const sqlite3_value *value);
    [[nodiscard]] const sqlite3_value *get() const { return m_value.get(); }
    [[nodiscard]] qint64 bytes() const;

private:
    struct Free
    {
        void operator()(sqlite3_value *value) const;
    };
    std::unique_ptr<sqlite3_value, Free> m_value;
};

/// One op that a merge has brought into the log, under its new number.
struct Arrival
{
    OpId id = 0;
    qint64 row = 0;
    OpId previous = 0; ///< 0: the first write of the cell
    Column column = 0;
    KeptValue value; ///< none where the merge is so large that values are read again
};

/// What a merge has added to the log and the tables do not show yet.
struct Arrivals
{
    std::vector<Arrival> ops;
    std::unordered_map<OpId, std::vector<OpId>> further; ///< 2nd and later versions an op replaces
    OpId first = 0; ///< every op from here on is new
    std::deque<Arrival> surfaced; ///< older versions that show because what showed was replaced
};

} // namespace core
