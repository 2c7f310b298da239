// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/officereport.h"

#include <QCoreApplication>

namespace ui::print {

/// Sets the report on one branch or department, or on all side by side: figures first, then the charts.
class OfficeComposer
{
    Q_DECLARE_TR_FUNCTIONS(OfficeComposer)

public:
    explicit OfficeComposer(const core::report::OfficeReport &report) : m_report(report) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] core::report::Document compose() const;

private:
    [[nodiscard]] core::report::Grid figures() const;
    [[nodiscard]] core::report::Grid verdicts() const;
    [[nodiscard]] core::report::Row begunLine(const core::report::OfficeLine &line, bool total) const;
    void addCharts(core::report::Document &document,
                   const std::vector<std::shared_ptr<const core::ChartData>> &charts) const;
    void addMovements(core::report::Document &document) const;
    void addLate(core::report::Document &document) const;
    [[nodiscard]] QString workOf(const core::Task &task) const;

    const core::report::OfficeReport &m_report;
};

} // namespace ui::print
