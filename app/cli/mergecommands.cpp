// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/rows.h"
#include "app/cli/packages.h"
#include "core/exchange/conflicts.h"
#include "core/exchange/intake.h"
#include "core/exchange/merge.h"
#include "core/report/findings.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonValue officeCode(std::optional<RowId> office, const Reader &reader)
{
    if (!office)
        return QJsonValue::Null;
    const auto record = reader.record(Entity::Office, *office);
    return record ? record->text(Field::OfficeCode) : office->toString();
}

QJsonValue timeText(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

/// A value of a field, or whether a row exists.
QJsonValue cellValue(std::optional<Field> field, const Value &value)
{
    if (field)
        return jsonValue(registry::spec(*field), value);
    return value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toInteger());
}

QJsonValue fieldName(std::optional<Field> field)
{
    return field ? QJsonValue(registry::spec(*field).name) : QJsonValue(QJsonValue::Null);
}

QJsonObject versionObject(const ConflictVersion &version, const Reader &reader)
{
    return {{u"version"_s, version.id},
            {u"field"_s, fieldName(version.field)},
            {u"value"_s, cellValue(version.field, version.value)},
            {u"author"_s, version.author},
            {u"office"_s, officeCode(version.office, reader)},
            {u"at"_s, timeText(version.at)},
            {u"own"_s, version.isOwn},
            {u"shown"_s, version.isShown},
            {u"transaction"_s, version.transaction}};
}

QJsonObject conflictObject(const Conflict &conflict, const Reader &reader)
{
    QJsonArray versions;
    QJsonValue shown = QJsonValue::Null;
    for (const ConflictVersion &version : conflict.versions) {
        versions.append(versionObject(version, reader));
        if (version.isShown && conflict.field)
            shown = cellValue(version.field, version.value);
    }
    const bool isCell = conflict.kind == Conflict::Kind::Cell;
    return {{u"id"_s, conflict.id()},
            {u"kind"_s, isCell ? u"cell"_s : u"delete_edit"_s},
            {u"entity"_s, registry::spec(conflict.entity).name},
            {u"row"_s, conflict.row.toString()},
            {u"field"_s, fieldName(conflict.field)},
            {u"base"_s, cellValue(conflict.field, conflict.base)},
            {u"shown"_s, isCell ? shown : QJsonValue(1)},
            {u"versions"_s, versions}};
}

QLatin1String reasonName(OutOfScope::Reason reason)
{
    switch (reason) {
    case OutOfScope::Reason::OtherOffice: return "other_office"_L1;
    case OutOfScope::Reason::LaterStage: return "later_stage"_L1;
    case OutOfScope::Reason::CommonData: return "common_data"_L1;
    case OutOfScope::Reason::FieldRule: return "field_rule"_L1;
    }
    return {};
}

QJsonObject scopeObject(const OutOfScope &edit, const Reader &reader)
{
    const ArrivedCell &cell = edit.cell;
    return {{u"file"_s, edit.file},
            {u"reason"_s, reasonName(edit.reason)},
            {u"entity"_s, registry::spec(cell.entity).name},
            {u"id"_s, cell.row.toString()},
            {u"field"_s, fieldName(cell.field)},
            {u"old"_s, cellValue(cell.field, cell.before)},
            {u"new"_s, cellValue(cell.field, cell.after)},
            {u"author"_s, cell.author},
            {u"office"_s, officeCode(cell.office, reader)},
            {u"at"_s, timeText(cell.at)},
            {u"transaction"_s, cell.transaction}};
}

QJsonObject duplicateObject(const DuplicateRows &duplicate)
{
    const FieldSpec &field = registry::spec(duplicate.field);
    QJsonArray rows;
    for (const RowId row : duplicate.rows)
        rows.append(row.toString());
    return {{u"rule"_s, duplicate.rule},
            {u"entity"_s, registry::spec(field.entity()).name},
            {u"field"_s, field.name},
            {u"value"_s, jsonValue(field, duplicate.value)},
            {u"rows"_s, rows}};
}

QJsonObject sourceObject(const MergeReport::Source &source, const Reader &reader)
{
    return {{u"file"_s, source.file},
            {u"office"_s, officeCode(source.office, reader)},
            {u"site"_s, source.site},
            {u"new_transactions"_s, source.newTransactions},
            {u"new_operations"_s, source.newOperations},
            {u"authors"_s, QJsonArray::fromStringList(source.authors)},
            {u"first"_s, timeText(source.first)},
            {u"last"_s, timeText(source.last)}};
}

QJsonObject warningObject(const MergeReport::Warning &warning)
{
    const bool ahead = warning.kind == MergeReport::Warning::Kind::ClockAhead;
    return {{u"warning"_s, ahead ? u"clock_ahead"_s : u"clock_old"_s},
            {u"file"_s, warning.file},
            {u"author"_s, warning.author},
            {u"at"_s, timeText(warning.at)}};
}

template <typename List, typename Describe>
QJsonArray arrayOf(const List &list, Describe describe)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(describe(item));
    return array;
}

QJsonObject reportObject(const MergeReport &report, const std::vector<DuplicateRows> &duplicates, const Reader &reader)
{
    QJsonObject changed;
    for (const auto &[entity, count] : report.changed)
        changed.insert(registry::spec(entity).name, count);
    const auto ofReader = [&](auto describe) { return [&reader, describe](const auto &item) { return describe(item, reader); }; };
    return {{u"sources"_s, arrayOf(report.sources, ofReader(sourceObject))},
            {u"conflicts"_s, arrayOf(report.conflicts, ofReader(conflictObject))},
            {u"duplicates"_s, arrayOf(duplicates, duplicateObject)},
            {u"changed"_s, changed},
            {u"out_of_scope"_s, arrayOf(report.outOfScope, ofReader(scopeObject))},
            {u"warnings"_s, arrayOf(report.warnings, warningObject)},
            {u"backup"_s, report.backup.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(report.backup)}};
}

Outcome mergeFiles(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    Progress shown(call.isQuiet());
    const KeyStore keys = keyStore(call);
    Intake intake(workspace->path(), keys, call.clock());
    for (const QString &file : call.arguments("OTHER")) {
        call.setSubject(file);
        Unsealing unsealing;
        if (package::isPackage(file)) {
            RASHIN_LET(unsealing, unsealingFor(call, keys, file));
        }
        package::UnpackOptions unpacking;
        unpacking.acceptSigner = call.has("accept-signer");
        RASHIN_TRY(intake.add(file, unsealing, unpacking));
    }
    MergeOptions options;
    options.dryRun = call.has("dry-run");
    options.mostListed = std::numeric_limits<int>::max();
    options.progress = [&](const QString &file, qint64 done, qint64 total) {
        call.setSubject(intake.fileOf(file));
        if (total > 0)
            shown.show(done, total);
    };
    // Described while the merged tables are there to be asked: in a rehearsal they are not afterwards.
    std::vector<DuplicateRows> duplicates;
    options.inspect = [&](const Reader &merged) -> Result<> {
        RASHIN_LET(duplicates, findDuplicates(merged));
        return {};
    };
    RASHIN_LET(MergeReport report, merge(*workspace, intake.documents(), options));
    if (!options.dryRun)
        RASHIN_TRY(intake.record(*workspace, report));
    for (MergeReport::Source &source : report.sources)
        source.file = intake.fileOf(source.file);
    for (OutOfScope &edit : report.outOfScope)
        edit.file = intake.fileOf(edit.file);
    for (MergeReport::Warning &warning : report.warnings)
        warning.file = intake.fileOf(warning.file);
    RASHIN_TRY(print(reportObject(report, duplicates, workspace->read())));
    return report.conflictCount > 0 || report.outOfScopeCount > 0 ? Exit::NeedsPerson : Exit::Done;
}

Outcome conflicts(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto found, conflictquery::open(workspace->read(), std::numeric_limits<int>::max()));
    ArrayPrinter printer;
    for (const Conflict &conflict : found)
        printer.add(conflictObject(conflict, workspace->read()));
    RASHIN_TRY(printer.finish());
    return found.empty() ? Exit::Done : Exit::NeedsPerson;
}

Result<Resolution> resolutionFrom(Call &call, const Reader &reader)
{
    if (call.has("keep") == call.has("value"))
        return refuse(QCoreApplication::translate("Cli", "Say either --keep VERSION or --value V."));
    const auto conflict = conflictquery::find(reader, call.argument("CONFLICT"));
    if (!conflict && conflict.error().code == Error::Code::NotFound)
        return refuse(QCoreApplication::translate("Cli", "There is no open conflict “%1”; rashin-cli conflicts lists them.")
                          .arg(call.argument("CONFLICT")));
    RASHIN_TRY(conflict);
    Resolution resolution{conflict->id(), call.option("keep"), std::nullopt};
    if (call.has("value")) {
        if (!conflict->field)
            return refuse(QCoreApplication::translate("Cli", "Here a row was deleted and changed: --keep one of the versions."));
        RASHIN_LET(resolution.value, registry::parse(*conflict->field, call.option("value")));
        return resolution;
    }
    const bool isVersion = std::any_of(conflict->versions.begin(), conflict->versions.end(),
                                       [&](const ConflictVersion &version) { return version.id == resolution.version; });
    if (!isVersion)
        return refuse(QCoreApplication::translate("Cli", "The conflict has no version “%1”.").arg(resolution.version));
    return resolution;
}

Outcome resolve(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    RASHIN_LET(Resolution resolution, resolutionFrom(call, workspace->read()));
    RASHIN_LET(const auto done, workspace->perform(ResolveConflicts({std::move(resolution)})));
    RASHIN_TRY(print(QJsonObject{{u"transaction"_s, done.transaction}}));
    return Exit::Done;
}

} // namespace

std::vector<Command> mergeCommands()
{
    using Need = Parameter::Need;
    return {
        {"merge",
         {{"FILE"}, {"OTHER", Need::OneOrMore}},
         {{"dry-run", nullptr, QT_TRANSLATE_NOOP("Cli", "says what would happen and writes nothing")},
          {"accept-signer", nullptr,
           QT_TRANSLATE_NOOP("Cli", "takes it although its signer is revoked or has changed")},
          {"passphrase-file", "F",
           QT_TRANSLATE_NOOP("Cli", "the passphrase it was closed with, first line of a file")},
          {"key-passphrase-file", "F",
           QT_TRANSLATE_NOOP("Cli", "the passphrase that protects the own keys, first line of a file")},
          {"keys", "FOLDER", QT_TRANSLATE_NOOP("Cli", "where keys are kept (default: the user's own folder)")}},
         QT_TRANSLATE_NOOP("Cli", "takes in the work of other copies, all of it or nothing"),
         mergeFiles},
        {"conflicts", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "what was decided differently in different copies"), conflicts},
        {"resolve",
         {{"FILE"}, {"CONFLICT"}},
         {{"keep", "VERSION", QT_TRANSLATE_NOOP("Cli", "decides for one of the versions")},
          {"value", "V", QT_TRANSLATE_NOOP("Cli", "decides for another value; empty: for none")}},
         QT_TRANSLATE_NOOP("Cli", "settles a conflict"),
         resolve},
    };
}

} // namespace cli
