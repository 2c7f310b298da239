// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QDateTime>

#include <vector>

/// When something was last written, and by whom.
namespace core::touchquery {

struct Touch
{
    RowId project;
    QDateTime at; ///< UTC, by the clock of who wrote
    QString author;
};

/// Of every project that is not removed: the last time it, or anything that belongs to it (its evaluations and their
/// grades, indicators, money …), was written. Reads all cells of these rows: seconds for the largest files, so for a
/// thread of its own.
[[nodiscard]] Result<std::vector<Touch>> ofProjects(const Reader &reader);

} // namespace core::touchquery
