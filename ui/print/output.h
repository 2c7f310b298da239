// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/pagepainter.h"
#include "ui/print/source.h"

#include <functional>

class QPrinter;

namespace ui::print {

/// What was written or printed.
struct ReportResult
{
    int pages = 0;
    int parts = 0; ///< sheets, offices: what the source counts
    qint64 milliseconds = 0;
};

/// Told after every part: how many of how many are done. Answers false to cancel; then nothing is left behind.
using Progress = std::function<bool(int done, int total)>;

/// Writes the report as a PDF (PDF/A-1b, searchable). The file appears whole or not at all: an existing one stays as
/// it was on Cancelled, DiskFull, Storage, ReadOnly or an error of the source. May run in any thread.
[[nodiscard]] core::Result<ReportResult> writePdf(const Source &source, const QString &path,
                                                  const Progress &progress = {}, const ChartPainter &charts = {});

/// Prints on paper; page range and copies are the printer's. Cancelled aborts the print job. `told` hears the number of
/// every page that the printer took, so that an interrupted print can be gone on with from the next one.
[[nodiscard]] core::Result<ReportResult> print(const Source &source, QPrinter &printer, const Progress &progress = {},
                                               const ChartPainter &charts = {},
                                               const std::function<void(int page)> &told = {});

/// What stands in the margins of page `number` of `total`.
[[nodiscard]] Running runningOf(const core::report::Document &document, int number, int total);

} // namespace ui::print
