// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/rows.h"
#include "core/tabular/export.h"
#include "core/tabular/formreturn.h"
#include "core/tabular/import.h"
#include "ui/labels.h"
#include "ui/print/formcomposer.h"

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

/// A returned form, or a folder of them: what differs is shown, and taken in unless that is only to be seen.
Outcome importForms(Call &call)
{
    call.setSubject(call.argument("SOURCE"));
    const bool isRehearsal = call.has("dry-run");
    RASHIN_LET(const auto workspace, call.open(isRehearsal ? Access::ReadOnly : Access::ReadWrite));
    RASHIN_LET(const tabular::FormReturn forms,
               tabular::readForms(workspace->read(), workspace->documentId(), {call.argument("SOURCE")}));
    using State = tabular::FormChange::State;
    const bool withConflicts = call.has("take-conflicts");
    const int taken = forms.count(State::New) + (withConflicts ? forms.count(State::Conflict) : 0);
    QJsonObject answer = forms.toJson();
    answer.insert(u"taken"_s, isRehearsal ? 0 : taken);
    if (!isRehearsal && taken > 0)
        RASHIN_TRY(workspace->perform(*tabular::takeForms(forms, withConflicts)));
    RASHIN_TRY(print(answer));
    const bool isOpen = (!withConflicts && forms.count(State::Conflict) > 0) || forms.count(State::Refused) > 0
                        || !forms.unread.empty();
    if (isOpen)
        tell(QCoreApplication::translate("Cli", "Some entries need a person; they are listed under “changes”, files "
                                                "that are no forms under “unread”."));
    return isOpen ? Exit::NeedsPerson : Exit::Done;
}

Outcome importTable(Call &call)
{
    if (call.option("profile") == "form"_L1)
        return importForms(call);
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
    const QStringList builtIn = tabular::profiles::builtIn();
    for (const QString &name : builtIn + tabular::profiles::own()) {
        const auto profile = tabular::profiles::load(name);
        if (!profile) { // one's own may have been spoilt by hand: the others are there all the same
            tell(QCoreApplication::translate("Cli", "The import profile “%1” cannot be read: %2")
                     .arg(name, profile.error().detail));
            continue;
        }
        const QString sheet = profile->tables.size() == 1 ? profile->tables.front().name : QString();
        printer.add({{u"name"_s, name},
                     {u"title"_s, profile->title},
                     {u"notes"_s, QJsonArray::fromStringList(profile->notes)},
                     {u"sheet"_s, sheet.isEmpty() ? QJsonValue() : QJsonValue(sheet)},
                     {u"built_in"_s, builtIn.contains(name)}});
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Result<> checkExport(const Call &call, const QString &suffix)
{
    if (suffix != "csv"_L1 && suffix != "json"_L1 && suffix != "xlsx"_L1)
        return refuse(QCoreApplication::translate("Cli", "OUT ends in .csv, .xlsx or .json."));
    if (call.option("what") == "all"_L1 && suffix == "csv"_L1)
        return refuse(QCoreApplication::translate("Cli", "--what all is written as .xlsx or .json."));
    const QString encoding = call.option("encoding");
    if (!encoding.isEmpty() && encoding != "utf-8"_L1 && encoding != "cp932"_L1)
        return refuse(QCoreApplication::translate("Cli", "--encoding is utf-8 or cp932."));
    if (suffix != "csv"_L1 && encoding == "cp932"_L1)
        return refuse(QCoreApplication::translate("Cli", "JSON and XLSX are always UTF-8."));
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
    options.label = [](Field field) { return ui::labels::field(field); };
    if (call.option("encoding") == "cp932"_L1)
        options.encoding = tabular::ExportOptions::Encoding::Cp932;
    return options;
}

/// The evaluation sheets as Excel forms that come back by `import --profile form`.
Outcome exportForms(Call &call)
{
    const QString target = call.argument("OUT");
    if (!target.endsWith(u".xlsx", Qt::CaseInsensitive) || call.option("layout") != "form"_L1)
        return refuse(QCoreApplication::translate("Cli", "--what sheets is written as .xlsx with --layout form."));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto options, exportOptions(call, workspace->read()));
    if (!options.year)
        return refuse(QCoreApplication::translate("Cli", "The option --%1 is missing.").arg("year"_L1));
    report::Scope scope;
    scope.office = options.office;
    RASHIN_LET(const auto sheets, ui::print::composeForms(workspace->read(), *options.year, scope));
    call.setSubject(target);
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    RASHIN_TRY(tabular::writeForms(file, sheets, workspace->documentId()));
    if (!file.commit())
        return failure(Error::Code::Storage, file.errorString());
    RASHIN_TRY(print(QJsonObject{{u"rows"_s, int(sheets.size())}, {u"unmappable"_s, QJsonArray()}}));
    return Exit::Done;
}

Outcome exportTable(Call &call)
{
    if (call.option("what") == "sheets"_L1)
        return exportForms(call);
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
          {"take-conflicts", nullptr,
           QT_TRANSLATE_NOOP("Cli", "form: takes also what was changed here since the form was sent out")},
          {"dry-run", nullptr, QT_TRANSLATE_NOOP("Cli", "says what would happen and writes nothing")},
          {"log", "OUT.json", QT_TRANSLATE_NOOP("Cli", "writes every remark into this file")}},
         QT_TRANSLATE_NOOP("Cli", "takes in tables (CSV, XLSX, ZIP of CSV, or a folder of them), all of it or nothing"),
         importTable},
        {"profiles", {}, {}, QT_TRANSLATE_NOOP("Cli", "lists the import profiles"), profiles},
        {"export",
         {{"FILE"}, {"OUT"}},
         {{"what", "ENTITY|sheets|all",
           QT_TRANSLATE_NOOP("Cli",
                             "the rows of one entity, of all (.xlsx, .json), or evaluation sheets as forms (.xlsx)"), true},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "only rows of this fiscal year")},
          {"office", "CODE", QT_TRANSLATE_NOOP("Cli", "only what belongs to this office and those below it")},
          {"public", nullptr, QT_TRANSLATE_NOOP("Cli", "leaves out what is not for the public")},
          {"layout", "data|form",
           QT_TRANSLATE_NOOP("Cli", "form: sheets to fill in, which come back by import --profile form")},
          {"encoding", "utf-8|cp932", QT_TRANSLATE_NOOP("Cli", "of a .csv (default: utf-8 with a byte order mark)")}},
         QT_TRANSLATE_NOOP("Cli", "writes rows as .csv, .xlsx or .json"),
         exportTable},
    };
}

} // namespace cli
