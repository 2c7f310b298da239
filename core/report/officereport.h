// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"
#include "core/report/listcontent.h"

#include <memory>

namespace core::report {

/// What the projects of one office come to.
struct OfficeLine
{
    QString name;
    ListTotals money;
    std::optional<double> score;      ///< mean of the latest scores, 0…100
    std::optional<double> attainment; ///< mean over the indicators, percent
    std::vector<int> verdicts;        ///< projects per verdict, as OfficeReport::verdicts; the latest verdict counts
    int unjudged = 0;                 ///< projects without a verdict
};

/// One branch or department in a fiscal year – or all of them side by side – in figures and charts.
struct OfficeReport
{
    int year = 0;
    int moneyYear = 0;
    QString municipality;
    QString office; ///< empty: all
    QStringList verdicts;
    std::vector<OfficeLine> lines; ///< one for each part of it
    OfficeLine total;
    std::vector<std::shared_ptr<const ChartData>> charts; ///< none of them empty
};

/// NotFound for an office that is not there.
[[nodiscard]] Result<OfficeReport> readOfficeReport(const Reader &reader, int year, std::optional<RowId> office);

} // namespace core::report
