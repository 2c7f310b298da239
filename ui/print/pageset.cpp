// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pageset.h"

#include "ui/print/layout.h"

#include <algorithm>

namespace ui::print {

namespace {
constexpr size_t keptParts = 6;
}

PageSet::PageSet(std::shared_ptr<const Source> source) : m_source(std::move(source)) {}

core::Result<bool> PageSet::count(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!isComplete()) {
        RASHIN_LET(const LaidOut *laidOut, part(int(m_parts.size())));
        m_parts.push_back({m_pages, int(laidOut->pages.size()), laidOut->document.outline});
        m_pages += m_parts.back().pages;
        if (clock.elapsed() >= milliseconds)
            break;
    }
    if (isComplete() && m_firstPages.empty()) {
        for (const Part &part : m_parts)
            m_firstPages.push_back(part.firstPage + 1);
        m_kept.clear(); // a list of contents says more now
    }
    return !isComplete();
}

core::Result<const PageSet::LaidOut *> PageSet::part(int index) const
{
    const auto isWanted = [index](const LaidOut &laidOut) { return laidOut.part == index; };
    const auto known = std::find_if(m_kept.begin(), m_kept.end(), isWanted);
    if (known != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, known);
        return &m_kept.front();
    }
    RASHIN_LET(core::report::Document document, m_source->numberedPart(index, m_firstPages));
    m_kept.push_front({index, std::move(document), {}});
    m_kept.front().pages = layOut(m_kept.front().document, m_fonts);
    if (m_kept.size() > keptParts)
        m_kept.pop_back();
    return &m_kept.front();
}

core::Result<PageSet::Found> PageSet::page(int number) const
{
    const auto after = std::upper_bound(m_parts.begin(), m_parts.end(), number,
                                        [](int wanted, const Part &part) { return wanted < part.firstPage; });
    if (number < 0 || number >= m_pages || after == m_parts.begin())
        return core::failure(core::Error::Code::NotFound);
    const auto found = std::prev(after);
    RASHIN_LET(const LaidOut *laidOut, part(int(found - m_parts.begin())));
    const size_t offset = size_t(number - found->firstPage);
    if (offset >= laidOut->pages.size()) // the data changed after it was counted
        return core::failure(core::Error::Code::NotFound);
    return Found{&laidOut->document, &laidOut->pages[offset]};
}

} // namespace ui::print
