// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/councilpaper.h"
#include "core/report/document.h"

#include <QCoreApplication>

namespace ui::print {

/// Sets the paper for a council meeting: what waits for a decision, what is late, what changed since a date.
class CouncilComposer
{
    Q_DECLARE_TR_FUNCTIONS(CouncilComposer)

public:
    explicit CouncilComposer(const core::report::CouncilPaper &paper) : m_paper(paper) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] core::report::Document compose() const;

private:
    [[nodiscard]] static QString kindOf(core::report::CouncilPaper::Open::Kind kind);
    void addSummary(core::report::Document &document) const;
    void addOpen(core::report::Document &document) const;
    void addLate(core::report::Document &document) const;
    void addChanges(core::report::Document &document) const;

    const core::report::CouncilPaper &m_paper;
};

} // namespace ui::print
