// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace core {

/// A project that goes on but that nobody moves: its office is gone, or nothing of it was written for long.
struct Standstill
{
    enum class Owner : quint8 {
        InOffice,
        Missing, ///< no office is named
        Ended,   ///< the office named has ended before the year, or was removed
    };

    RowId project;
    std::optional<RowId> office = {};
    Owner owner = Owner::InOffice;
    QDateTime touched = {}; ///< UTC: when the project or anything that belongs to it was last written
    QString author = {};    ///< by whom
};

/// The projects that have not ended by `year` and whose owner is gone or that were last written before `before`: those
/// without an owner first, then by office in the order of offices, the longest untouched first. With `office` only those
/// of it and of the offices below it, and those whose own office is gone.
[[nodiscard]] Result<std::vector<Standstill>> readStandstill(const Reader &reader, int year, const QDateTime &before,
                                                             std::optional<RowId> office = {});

} // namespace core
