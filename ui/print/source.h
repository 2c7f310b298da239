// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/document.h"

#include <vector>

namespace ui::print {

/// Gives the parts of a report one by one, so that a thousand sheets never stand in memory together. A part is asked
/// for twice: once to count its pages, once to draw it; it must be the same both times. All calls come from one thread.
class Source
{
public:
    /// A line of the list of contents and of a PDF's bookmarks.
    struct Entry
    {
        QString title;
        int level = 1; ///< 1 is the topmost
        int part = 0;  ///< on whose first page it stands
    };

    Source() = default;
    virtual ~Source() = default;
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;

    /// How many parts there are; each begins on a new page.
    [[nodiscard]] virtual int count() const = 0;
    /// The part at `index`, from 0.
    [[nodiscard]] virtual core::Result<core::report::Document> part(int index) const = 0;
    /// The same part once the pages are counted: `firstPages` holds the number of each part's first page, from 1. For
    /// lists of contents; it takes as many pages as part() does.
    [[nodiscard]] virtual core::Result<core::report::Document> numberedPart(int index,
                                                                            const std::vector<int> &firstPages) const
    {
        Q_UNUSED(firstPages)
        return part(index);
    }
    /// What a reader lists beside the pages, in the order of the parts. Empty: each part's own entry.
    [[nodiscard]] virtual std::vector<Entry> entries() const { return {}; }
    /// What the report is called: title of the PDF and of the print job.
    [[nodiscard]] virtual QString title() const = 0;
    /// The paper that a printer is set up for; all parts share it.
    [[nodiscard]] virtual core::report::PageSpec page() const = 0;
};

} // namespace ui::print
