// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/page.h"
#include "ui/print/source.h"

#include <QElapsedTimer>

#include <list>
#include <memory>
#include <optional>

namespace ui::print {

/// The pages of a report on demand: parts are counted one after another in small helpings and laid out again when one
/// of their pages is wanted; only the parts looked at last are kept.
class PageSet
{
public:
    struct Part
    {
        int firstPage = 0; ///< from 0
        int pages = 0;
        QString outline;
    };

    /// One page with the document that it belongs to; valid until the next call.
    struct Found
    {
        const core::report::Document *document;
        const Page *page;
    };

    explicit PageSet(std::shared_ptr<const Source> source);

    /// Counts further parts for about `milliseconds`, at least one. False when there is nothing left to count.
    core::Result<bool> count(int milliseconds);
    [[nodiscard]] bool isComplete() const { return int(m_parts.size()) == m_source->count(); }
    /// Pages counted so far.
    [[nodiscard]] int pages() const { return m_pages; }
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    [[nodiscard]] core::Result<Found> page(int number) const;
    [[nodiscard]] const Source &source() const { return *m_source; }
    [[nodiscard]] const FontBook &fonts() const { return m_fonts; }

private:
    struct LaidOut
    {
        int part;
        core::report::Document document;
        std::vector<Page> pages;
    };
    core::Result<const LaidOut *> part(int index) const;

    std::shared_ptr<const Source> m_source;
    FontBook m_fonts;
    std::vector<Part> m_parts;
    std::vector<int> m_firstPages; // from 1; filled when all are counted
    int m_pages = 0;
    mutable std::list<LaidOut> m_kept; // looked at last comes first
};

} // namespace ui::print
