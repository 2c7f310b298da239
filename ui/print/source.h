// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/document.h"

namespace ui::print {

/// Gives the parts of a report one by one, so that a thousand sheets never stand in memory together. A part is asked
/// for twice: once to count its pages, once to draw it; it must be the same both times.
class Source
{
public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;

    /// How many parts there are; each begins on a new page.
    [[nodiscard]] virtual int count() const = 0;
    /// The part at `index`, from 0.
    [[nodiscard]] virtual core::Result<core::report::Document> part(int index) const = 0;
    /// What the report is called: title of the PDF and of the print job.
    [[nodiscard]] virtual QString title() const = 0;
    /// The paper that a printer is set up for; all parts share it.
    [[nodiscard]] virtual core::report::PageSpec page() const = 0;
};

} // namespace ui::print
