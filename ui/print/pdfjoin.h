// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

class QIODevice;

namespace ui::print {

/// One line of the bookmarks that a reader shows beside the pages.
struct Bookmark
{
    QString title;
    int level = 1; ///< 1 is the topmost; a deeper one hangs below the last one above it
    int page = 0;  ///< from 0
};

/// Joins PDFs that QPdfWriter drew apart and gives the whole bookmarks. Title, XMP and colour profile are those of the
/// first. Objects pass through one by one with new numbers, their streams as they are, so memory stays flat and
/// PDF/A-1b valid. Storage where a piece cannot be read or is not of QPdfWriter's making; what `out` could not take is
/// told by `out` itself.
[[nodiscard]] core::Result<> joinPdfs(const QStringList &pieces, const std::vector<Bookmark> &bookmarks, QIODevice &out);

} // namespace ui::print
