// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/yearboard.h"
#include "ui/print/source.h"

#include <QCoreApplication>

#include <memory>

namespace ui::print {

/// What a timeline on paper is about.
struct TimelineHead
{
    int year = 0;
    QDate today = {};
    QString office = {}; ///< empty: all
    QString municipality = {};
};

/// Sets a fiscal year's timeline as officials draw it: a line an entry, the months in three parts each (上旬・中旬・下旬),
/// bars as tinted boxes, the day something is due as a diamond.
class TimelineComposer
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::TimelineComposer)

public:
    TimelineComposer(std::vector<core::YearEntry> entries, TimelineHead head);

    [[nodiscard]] QString title() const;
    [[nodiscard]] static core::report::PageSpec page();
    [[nodiscard]] core::report::Document compose() const;

private:
    void addHeader(core::report::Grid &grid) const;
    [[nodiscard]] core::report::Row row(const core::YearEntry &entry) const;
    [[nodiscard]] std::vector<core::report::Cell> bars(const core::YearEntry &entry) const;
    [[nodiscard]] std::vector<core::report::Cell> notes(const core::YearEntry &entry) const;
    [[nodiscard]] int part(QDate day) const;

    std::vector<core::YearEntry> m_entries;
    TimelineHead m_head;
};

[[nodiscard]] std::shared_ptr<const Source> makeTimeline(std::vector<core::YearEntry> entries, TimelineHead head);

} // namespace ui::print
