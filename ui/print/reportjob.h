// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scope.h"
#include "ui/print/output.h"
#include "ui/print/sheetcomposer.h"

#include <memory>

namespace ui::print {

/// The reports there are; the names are those of `rashin-cli report --kind`.
enum class ReportKind : quint8 { Sheet, List, Office };

/// What is to be printed.
struct ReportJob
{
    ReportKind kind = ReportKind::Sheet;
    int year = 0;                   ///< fiscal year of the evaluation
    core::report::Scope scope = {}; ///< of an office's report only the office
    core::report::Grouping grouping = core::report::Grouping::Office;
    Audience audience = Audience::CityHall;
};

/// The report as a source of parts. It reads from `reader` part by part, in the thread that asks, and must not outlive
/// it.
[[nodiscard]] core::Result<std::shared_ptr<const Source>> makeSource(const core::Reader &reader, const ReportJob &job);

/// Reads and writes a report in one go; see writePdf(const Source &, …). `projects` of the result counts projects.
struct JobResult
{
    int pages = 0;
    int projects = 0;
    qint64 milliseconds = 0;
};
[[nodiscard]] core::Result<JobResult> writePdf(const core::Reader &reader, const ReportJob &job, const QString &path,
                                               const Progress &progress = {});

/// Draws charts on paper, in the light colours with hatches.
[[nodiscard]] ChartPainter paperCharts();

} // namespace ui::print
