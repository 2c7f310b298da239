// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/reportjob.h"

namespace ui::print {

/// The evaluation sheets of a job, a PDF for each project, as a web site or an archive wants them. A file is called by the
/// project's code and name (「0591_漁場環境管理事業.pdf」); one of that name is replaced. All of them appear in the folder, or
/// none: errors as those of writePdf(), Usage for another kind of report. `progress` is told projects.
[[nodiscard]] core::Result<JobResult> writePdfFolder(const core::Reader &reader, const ReportJob &job, const QString &folder,
                                                     const Progress &progress = {});

} // namespace ui::print
