// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <functional>
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

/// Joins PDFs that were drawn apart and gives the whole bookmarks. Title, XMP and colour profile are those of the first.
/// Streams are copied as they are, so that PDF/A-1b stays valid: no object streams, version 1.4. Storage with the
/// library's words where a piece cannot be read or `out` cannot be written.
[[nodiscard]] core::Result<> joinPdfs(const QStringList &pieces, const std::vector<Bookmark> &bookmarks, QIODevice &out);

} // namespace ui::print
