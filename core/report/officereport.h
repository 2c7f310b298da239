// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"
#include "core/report/listcontent.h"
#include "core/report/scoreboard.h"
#include "core/report/tasks.h"

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

/// A project whose score is not what it was in the year before.
struct Movement
{
    QString code;
    QString name;
    double before = 0; ///< 0…100
    double after = 0;
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
    std::vector<std::shared_ptr<const ChartData>> comparison; ///< of one office: all branches on equal axes
    std::vector<Movement> movements; ///< scores that moved most since the year before, largest change first
    std::vector<Task> late;          ///< what is late on the day of the report, longest first
    std::vector<QString> lateProjects; ///< code and name of the project of each late task
    QStringList stages;                ///< names, for `late`
};

/// What projects come to together; `money` is the sum of theirs.
[[nodiscard]] OfficeLine lineOf(const QString &name, const std::vector<RowId> &projects, const ListTotals &money,
                                const Scoreboard &board);

/// NotFound for an office that is not there. Without `today` nothing is called late.
[[nodiscard]] Result<OfficeReport> readOfficeReport(const Reader &reader, int year, std::optional<RowId> office,
                                                    QDate today = {});

} // namespace core::report
