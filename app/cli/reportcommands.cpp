// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/rows.h"
#include "core/exchange/ledger.h"
#include "core/report/figures.h"
#include "ui/charts/write.h"
#include "ui/print/handovercomposer.h"
#include "ui/print/openedition.h"
#include "ui/print/pdffolder.h"
#include "ui/print/reportjob.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonValue orNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject seriesObject(const ChartData &chart, const ChartSeries &series)
{
    QJsonArray points;
    for (size_t i = 0; i < series.points.size(); ++i) {
        const ChartPoint &point = series.points[i];
        const QString category = i < chart.categories.size() ? chart.categories[i].label.plain() : QString();
        points.append(QJsonObject{{u"category"_s, category},
                                  {u"value"_s, orNull(point.value)},
                                  {u"rate"_s, orNull(point.rate)},
                                  {u"count"_s, point.count}});
    }
    return {{u"name"_s, series.label.plain()}, {u"points"_s, points}};
}

QJsonObject chartObject(const ChartData &chart)
{
    QJsonArray series;
    for (const ChartSeries &one : chart.series)
        series.append(seriesObject(chart, one));
    return {{u"kind"_s, chartKindName(chart.kind)},
            {u"year"_s, chart.year},
            {u"subject"_s, chart.subject.plain()},
            {u"empty"_s, chart.isEmpty()},
            {u"series"_s, series}};
}

Outcome chart(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    const auto kind = chartKindNamed(call.option("kind"));
    if (!kind || *kind == ChartKind::Indicator)
        return refuse(
            QCoreApplication::translate("Cli", "--kind is radar, verdicts, attainment, budget, trend, stages, matrix, "
                                               "scatter, treemap or ranks."));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    std::optional<RowId> office;
    if (call.option("office") != "all"_L1) {
        RASHIN_LET(office, officeNamed(workspace->read(), call.option("office")));
    }
    RASHIN_LET(const ChartData data, branchChart(workspace->read(), *kind, office, *FiscalYear::from(*year)));
    call.setSubject(call.option("out"));
    const auto written = ui::writeChart(data, call.option("out"));
    if (!written && written.error().code == Error::Code::Usage)
        return refuse(QCoreApplication::translate("Cli", "--out ends in .png, .svg or .pdf."));
    RASHIN_TRY(written);
    RASHIN_TRY(print(chartObject(data)));
    return Exit::Done;
}

std::optional<ui::print::ReportKind> reportKindNamed(const QString &name)
{
    using ui::print::ReportKind;
    for (const auto &[known, kind] :
         {std::pair("sheet"_L1, ReportKind::Sheet), std::pair("list"_L1, ReportKind::List),
          std::pair("office"_L1, ReportKind::Office), std::pair("policy"_L1, ReportKind::Policy),
          std::pair("annual"_L1, ReportKind::Annual), std::pair("council"_L1, ReportKind::Council),
          std::pair("bundle"_L1, ReportKind::Bundle)}) {
        if (name == known)
            return kind;
    }
    return std::nullopt;
}

Result<report::Scope> scopeOf(const Call &call, const Reader &reader)
{
    report::Scope scope;
    if (call.has("office")) {
        RASHIN_LET(scope.office, officeNamed(reader, call.option("office")));
    }
    for (const QString &name : call.options("project")) {
        RASHIN_LET(const RowId project, rowNamed(reader, registry::spec(Entity::Project), name));
        RASHIN_TRY(reader.record(Entity::Project, project));
        scope.projects.push_back(project);
    }
    return scope;
}

/// The year asked for, otherwise the latest that has a scheme or figures.
Result<int> reportYear(const Call &call, const Reader &reader)
{
    RASHIN_LET(const auto year, call.year());
    if (year)
        return *year;
    RASHIN_LET(const auto years, scorequery::years(reader));
    return years.empty() ? refuse(QCoreApplication::translate("Cli", "The option --%1 is missing.").arg("year"_L1))
                         : Result<int>(years.back());
}

/// 受渡簿: about files, not about a year or projects.
Outcome printHandover(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(auto entries, Ledger(*workspace).entries());
    RASHIN_LET(const auto head, ui::print::handoverHead(*workspace));
    if (call.has("office"))
        std::erase_if(entries, [&](const LedgerEntry &entry) { return entry.office != call.option("office"); });
    call.setSubject(call.option("out"));
    QElapsedTimer timer;
    timer.start();
    const qsizetype lines = qsizetype(entries.size());
    const auto source = ui::print::makeHandover(std::move(entries), head);
    RASHIN_LET(const auto written, ui::print::writePdf(*source, call.option("out")));
    RASHIN_TRY(print(QJsonObject{
        {u"pages"_s, written.pages}, {u"milliseconds"_s, timer.elapsed()}, {u"projects"_s, 0}, {u"entries"_s, lines}}));
    return Exit::Done;
}

auto refuseBundle()
{
    return refuse(QCoreApplication::translate("Cli", "--with names reports, such as office,policy,list,sheet,council."));
}

/// Which reports a bundle holds.
Result<> readBundle(const Call &call, ui::print::ReportJob &job)
{
    using ui::print::ReportKind;
    if (job.kind != ReportKind::Bundle)
        return {};
    for (const QString &name : call.option("with").split(u',', Qt::SkipEmptyParts)) {
        const auto kind = reportKindNamed(name);
        if (!kind || *kind == ReportKind::Bundle || *kind == ReportKind::Annual)
            return refuseBundle();
        job.bundled.push_back(*kind);
    }
    return job.bundled.empty() ? Result<>(refuseBundle()) : Result<>();
}

/// Margins, and how many pages stand on a sheet.
Result<> readSheets(const Call &call, ui::print::PageSettings &settings)
{
    using Margins = ui::print::PageSettings::Margins;
    const QString margins = call.option("margins");
    if (!margins.isEmpty() && margins != "usual"_L1 && margins != "narrow"_L1 && margins != "binding"_L1)
        return refuse(QCoreApplication::translate("Cli", "--margins is usual, narrow or binding."));
    settings.margins = margins == "narrow"_L1    ? Margins::Narrow
                       : margins == "binding"_L1 ? Margins::Binding
                                                 : Margins::Usual;
    const QString pages = call.option("per-sheet");
    if (!pages.isEmpty() && pages != "1"_L1 && pages != "2"_L1 && pages != "4"_L1)
        return refuse(QCoreApplication::translate("Cli", "--per-sheet is 1, 2 or 4."));
    settings.perSheet = pages.isEmpty() ? 1 : pages.toInt();
    return {};
}

/// Order, paper, audience and the day from which changes are told.
Result<> readChoices(const Call &call, ui::print::ReportJob &job)
{
    const QString group = call.option("group");
    if (!group.isEmpty() && group != "office"_L1 && group != "policy"_L1)
        return refuse(QCoreApplication::translate("Cli", "--group is office or policy."));
    job.grouping = group == "policy"_L1 ? report::Grouping::Policy : report::Grouping::Office;
    const QString paper = call.option("paper");
    if (!paper.isEmpty() && paper != "a4"_L1 && paper != "a3"_L1)
        return refuse(QCoreApplication::translate("Cli", "--paper is a4 or a3."));
    job.paper = paper == "a3"_L1 ? report::Paper::A3 : report::Paper::A4;
    RASHIN_TRY(readBundle(call, job));
    RASHIN_TRY(readSheets(call, job.settings));
    if (call.has("public"))
        job.audience = ui::print::Audience::Public;
    const bool isCouncil = job.kind == ui::print::ReportKind::Council
                           || std::count(job.bundled.begin(), job.bundled.end(), ui::print::ReportKind::Council) > 0;
    if (job.audience == ui::print::Audience::Public && isCouncil)
        return refuse(QCoreApplication::translate("Cli", "The paper for the council is not for the public."));
    if (call.has("since")) {
        job.since = QDate::fromString(call.option("since"), Qt::ISODate);
        if (!job.since.isValid())
            return refuse(QCoreApplication::translate("Cli", "--since is a day such as 2026-04-01."));
    }
    return {};
}

Outcome printReport(Call &call)
{
    if (call.option("kind") == "handover"_L1)
        return printHandover(call);
    const auto kind = reportKindNamed(call.option("kind"));
    if (!kind)
        return refuse(
            QCoreApplication::translate("Cli", "--kind is sheet, list, office, policy, annual, council, bundle or handover."));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    ui::print::ReportJob job;
    job.kind = *kind;
    RASHIN_LET(job.year, reportYear(call, workspace->read()));
    RASHIN_LET(job.scope, scopeOf(call, workspace->read()));
    RASHIN_TRY(readChoices(call, job));
    Progress shown(call.isQuiet());
    call.setSubject(call.option("out"));
    const auto show = [&](int done, int total) {
        shown.show(done, total);
        return true;
    };
    if (call.has("each") && job.kind != ui::print::ReportKind::Sheet)
        return refuse(QCoreApplication::translate("Cli", "--each is for --kind sheet."));
    RASHIN_LET(const auto written, call.has("each")
                                       ? ui::print::writePdfFolder(workspace->read(), job, call.option("out"), show)
                                       : ui::print::writePdf(workspace->read(), job, call.option("out"), show));
    RASHIN_TRY(print(QJsonObject{
        {u"pages"_s, written.pages}, {u"milliseconds"_s, written.milliseconds}, {u"projects"_s, written.projects}}));
    return Exit::Done;
}

Outcome publish(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    ui::print::OpenEdition edition;
    RASHIN_LET(edition.year, reportYear(call, workspace->read()));
    if (call.has("licence"))
        edition.licence = call.option("licence");
    Progress shown(call.isQuiet());
    call.setSubject(call.argument("FOLDER"));
    RASHIN_LET(const auto written, ui::print::writeOpenEdition(workspace->read(), edition, call.argument("FOLDER"),
                                                               [&](int done, int total) {
                                                                   shown.show(done, total);
                                                                   return true;
                                                               }));
    RASHIN_TRY(print(QJsonObject{{u"pages"_s, written.pages}, {u"projects"_s, written.parts}}));
    return Exit::Done;
}

} // namespace

std::vector<Command> reportCommands()
{
    return {
        {"report",
         {{"FILE"}},
         {{"kind", "sheet|list|office|policy|annual|council|bundle|handover",
           QT_TRANSLATE_NOOP(
               "Cli",
               "evaluation sheets, a list, offices, policies, a book of all, a council paper, several reports behind one "
               "cover, or the ledger of files"),
           true},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year of the evaluation (default: the latest)")},
          {"office", "CODE", QT_TRANSLATE_NOOP("Cli", "only this office and those below it")},
          {"project", "ID", QT_TRANSLATE_NOOP("Cli", "only this project; may be given several times")},
          {"group", "office|policy", QT_TRANSLATE_NOOP("Cli", "the order of sheets and lists (default: office)")},
          {"paper", "a4|a3", QT_TRANSLATE_NOOP("Cli", "paper of the list (default: a4)")},
          {"with", "KIND,KIND", QT_TRANSLATE_NOOP("Cli", "bundle: its reports, in this order")},
          {"margins", "usual|narrow|binding", QT_TRANSLATE_NOOP("Cli", "margins of the paper (default: usual)")},
          {"per-sheet", "1|2|4", QT_TRANSLATE_NOOP("Cli", "pages on one sheet, made smaller (default: 1)")},
          {"since", "DAY", QT_TRANSLATE_NOOP("Cli", "council: what changed since this day (default: a month ago)")},
          {"public", nullptr, QT_TRANSLATE_NOOP("Cli", "leaves out what is not for the public")},
          {"each", nullptr, QT_TRANSLATE_NOOP("Cli", "sheet: a PDF for each project; --out names a folder that is there")},
          {"out", "OUT.pdf", QT_TRANSLATE_NOOP("Cli", "the PDF to write"), true}},
         QT_TRANSLATE_NOOP("Cli", "prints reports into a searchable PDF with bookmarks"),
         printReport,
         true},
        {"publish",
         {{"FILE"}, {"FOLDER"}},
         {{"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year of the evaluation (default: the latest)")},
          {"licence", "TERMS", QT_TRANSLATE_NOOP("Cli", "terms of use written into the edition (default: CC-BY-4.0)")}},
         QT_TRANSLATE_NOOP("Cli", "writes the public results as web pages and open data into a new folder"),
         publish,
         true},
        {"chart",
         {{"FILE"}},
         {{"kind", "KIND", QT_TRANSLATE_NOOP("Cli", "radar, verdicts, attainment, budget, trend, stages, matrix, "
                                              "scatter, treemap or ranks"),
           true},
          {"office", "CODE|all", QT_TRANSLATE_NOOP("Cli", "one office, or all branches side by side"), true},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year"), true},
          {"out", "OUT.(png|svg|pdf)", QT_TRANSLATE_NOOP("Cli", "the picture to write"), true}},
         QT_TRANSLATE_NOOP("Cli", "draws a chart and prints the numbers that were drawn"),
         chart,
         true},
    };
}

} // namespace cli
