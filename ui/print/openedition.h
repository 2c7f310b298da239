// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"
#include "ui/print/output.h"

#include <QDate>

namespace ui::print {

/// What is published, and under which terms.
struct OpenEdition
{
    int year = 0;
    QString licence = QStringLiteral("CC-BY-4.0"); ///< SPDX name or the words of the terms
    QDate day = QDate::currentDate();
};

/// Writes the public results of a year into a new folder: pages that need neither server nor script (first page, list,
/// policies, offices, one for each project, charts as SVG) and the data beside them (`data/*.csv`, `data/all.json`)
/// with `datapackage.json`, which names every column, its unit and the licence. Only fields marked 公開 are in it.
///
/// The folder appears whole or not at all. Exists where there is something at `folder`; Cancelled, Storage, DiskFull.
[[nodiscard]] core::Result<ReportResult> writeOpenEdition(const core::Reader &reader, const OpenEdition &edition,
                                                          const QString &folder, const Progress &progress = {});

} // namespace ui::print
