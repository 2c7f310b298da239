// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/rows.h"
#include "core/tabular/export.h"
#include "core/tabular/import.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

Result<tabular::Profile> profileNamed(Call &call)
{
    const QString name = call.option("profile");
    auto profile = tabular::profiles::load(name);
    if (!profile && profile.error().code == Error::Code::NotFound)
        return refuse(
            QCoreApplication::translate("Cli", "There is no import profile “%1”; rashin-cli profiles lists them.")
                .arg(name));
    if (!profile)
        call.setSubject(name);
    return profile;
}

Result<> writeLog(const QString &path, const tabular::ImportReport &report)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(report.toLog()).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(Error::Code::Storage, path);
    return {};
}

Outcome importTable(Call &call)
{
    RASHIN_LET(const tabular::Profile profile, profileNamed(call));
    const bool isRehearsal = call.has("dry-run");
    Progress shown(call.isQuiet());
    const auto progress = [&](qint64 done, qint64 all) {
        shown.show(done, all);
        return true;
    };
    call.setSubject(call.argument("SOURCE"));
    RASHIN_LET(const auto table,
               tabular::Import::read(call.argument("SOURCE"), profile, call.option("sheet"), progress));
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    const auto done = isRehearsal ? table.rehearse(*workspace, progress) : table.perform(*workspace, progress);
    RASHIN_TRY(done);
    if (call.has("log"))
        RASHIN_TRY(writeLog(call.option("log"), *done));
    RASHIN_TRY(print(done->toJson()));
    if (!done->isRefused())
        return Exit::Done;
    tell(QCoreApplication::translate("Cli",
                                     "The table has errors; nothing was imported. They are listed under “errors”."));
    return Exit::BadInput;
}

Outcome profiles(Call &)
{
    ArrayPrinter printer;
    for (const QString &name : tabular::profiles::builtIn()) {
        RASHIN_LET(const tabular::Profile profile, tabular::profiles::load(name));
        printer.add({{u"name"_s, profile.name},
                     {u"title"_s, profile.title},
                     {u"notes"_s, QJsonArray::fromStringList(profile.notes)},
                     {u"sheet"_s, profile.sheet.isEmpty() ? QJsonValue() : QJsonValue(profile.sheet)},
                     {u"built_in"_s, true}});
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Result<> checkExport(const Call &call, const QString &suffix)
{
    if (suffix != "csv"_L1 && suffix != "json"_L1)
        return refuse(QCoreApplication::translate("Cli", "OUT ends in .csv or .json."));
    if (call.option("what") == "all"_L1 && suffix != "json"_L1)
        return refuse(QCoreApplication::translate("Cli", "--what all is written as .json."));
    const QString encoding = call.option("encoding");
    if (!encoding.isEmpty() && encoding != "utf-8"_L1 && encoding != "cp932"_L1)
        return refuse(QCoreApplication::translate("Cli", "--encoding is utf-8 or cp932."));
    if (suffix == "json"_L1 && encoding == "cp932"_L1)
        return refuse(QCoreApplication::translate("Cli", "JSON is always UTF-8."));
    return {};
}

Result<tabular::ExportOptions> exportOptions(const Call &call, const Reader &reader)
{
    tabular::ExportOptions options;
    RASHIN_LET(options.year, call.year());
    if (call.has("office")) {
        RASHIN_LET(options.office, officeNamed(reader, call.option("office")));
    }
    options.publicOnly = call.has("public");
    if (call.option("encoding") == "cp932"_L1)
        options.encoding = tabular::ExportOptions::Encoding::Cp932;
    return options;
}

Outcome exportTable(Call &call)
{
    const QString target = call.argument("OUT");
    RASHIN_TRY(checkExport(call, QFileInfo(target).suffix().toLower()));
    std::optional<Entity> entity;
    if (call.option("what") != "all"_L1) {
        RASHIN_LET(const EntitySpec *spec, entityNamed(call.option("what")));
        entity = spec->entity;
    }
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    const Reader &reader = workspace->read();
    RASHIN_LET(const auto options, exportOptions(call, reader));
    call.setSubject(target);
    RASHIN_LET(const auto written, entity ? tabular::exportEntity(reader, *entity, target, options)
                                          : tabular::exportAll(reader, target, options));
    RASHIN_TRY(print(written.toJson()));
    return Exit::Done;
}

} // namespace

std::vector<Command> exchangeCommands()
{
    return {
        {"import",
         {{"FILE"}, {"SOURCE"}},
         {{"profile", "NAME", QT_TRANSLATE_NOOP("Cli", "how the table is to be understood; a name or a path"), true},
          {"sheet", "S", QT_TRANSLATE_NOOP("Cli", "which sheet or part (default: the profile's)")},
          {"dry-run", nullptr, QT_TRANSLATE_NOOP("Cli", "says what would happen and writes nothing")},
          {"log", "OUT.json", QT_TRANSLATE_NOOP("Cli", "writes every remark into this file")}},
         QT_TRANSLATE_NOOP("Cli", "takes in a table (CSV, XLSX, ZIP of CSV), all of it or nothing"),
         importTable},
        {"profiles", {}, {}, QT_TRANSLATE_NOOP("Cli", "lists the import profiles"), profiles},
        {"export",
         {{"FILE"}, {"OUT"}},
         {{"what", "ENTITY|all", QT_TRANSLATE_NOOP("Cli", "the rows of one entity, or of all (.json)"), true},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "only rows of this fiscal year")},
          {"office", "CODE", QT_TRANSLATE_NOOP("Cli", "only what belongs to this office and those below it")},
          {"public", nullptr, QT_TRANSLATE_NOOP("Cli", "leaves out what is not for the public")},
          {"encoding", "utf-8|cp932", QT_TRANSLATE_NOOP("Cli", "of a .csv (default: utf-8 with a byte order mark)")}},
         QT_TRANSLATE_NOOP("Cli", "writes rows as .csv or .json"),
         exportTable},
    };
}

} // namespace cli
