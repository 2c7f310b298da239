// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scope.h"
#include "ui/print/output.h"
#include "ui/print/pagesettings.h"
#include "ui/print/sheetcomposer.h"

#include <QDate>

#include <memory>

namespace ui::print {

/// The reports there are; the names are those of `rashin-cli report --kind`.
enum class ReportKind : quint8 {
    Sheet,   ///< the evaluation sheets
    List,    ///< the projects on one line each
    Office,  ///< figures and charts of an office, or of all side by side
    Policy,  ///< the progress of each policy
    Annual,  ///< all of these as a book with cover, contents, tree, dividers and definitions
    Bundle,  ///< those of these that are chosen, one after the other behind a cover and contents
    Council, ///< what waits for a decision, what is late, what changed; never for the public
    Reminders, ///< what each office owes, as letters to hand out; never for the public
};

/// Whether a report can be given to the public at all.
[[nodiscard]] constexpr bool isPublishable(ReportKind kind)
{
    return kind != ReportKind::Council && kind != ReportKind::Reminders;
}

/// What is to be printed.
struct ReportJob
{
    ReportKind kind = ReportKind::Sheet;
    int year = 0;                   ///< fiscal year of the evaluation
    core::report::Scope scope = {}; ///< of an office's report only the office
    core::report::Grouping grouping = core::report::Grouping::Office;
    Audience audience = Audience::CityHall;
    core::report::Paper paper = core::report::Paper::A4; ///< of the list
    PageSettings settings = {};
    std::vector<ReportKind> bundled = {};                ///< of a bundle: its reports, in their order
    QDate today = QDate::currentDate();                  ///< printed on covers; what is late is late on this day
    QDate since = today.addMonths(-1);                   ///< of the council paper: changes from this day on
};

/// Whether none of what is to be printed stays within the city hall.
[[nodiscard]] bool isPublishable(const ReportJob &job);

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
