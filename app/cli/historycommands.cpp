// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/rows.h"

#include <QCoreApplication>

#include <limits>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonObject placeOf(const CellChange &change)
{
    return {{u"entity"_s, registry::spec(change.entity).name},
            {u"id"_s, change.row.toString()},
            {u"field"_s, change.field ? QJsonValue(registry::spec(*change.field).name) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject changeObject(const CellChange &change)
{
    QJsonObject object = placeOf(change);
    const auto value = [&](const Value &cell) -> QJsonValue {
        if (change.field)
            return jsonValue(registry::spec(*change.field), cell);
        return cell.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(cell.toInteger());
    };
    object.insert(u"old"_s, value(change.before));
    object.insert(u"new"_s, value(change.after));
    return object;
}

QJsonObject entryObject(const HistoryEntry &entry, const Reader &reader)
{
    QJsonArray changes;
    for (const CellChange &change : entry.changes)
        changes.append(changeObject(change));
    QJsonValue office = QJsonValue::Null;
    if (entry.office) {
        const auto record = reader.record(Entity::Office, *entry.office);
        office = record ? record->text(Field::OfficeCode) : entry.office->toString();
    }
    return {{u"transaction"_s, entry.transaction},
            {u"at"_s, entry.at.toUTC().toString(Qt::ISODateWithMs)},
            {u"author"_s, entry.author},
            {u"office"_s, office},
            {u"action"_s, entry.action},
            {u"reason"_s, entry.reason},
            {u"undo_of"_s, entry.undoOf.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(entry.undoOf)},
            {u"operations"_s, entry.operations},
            {u"changes"_s, changes}};
}

Result<std::vector<HistoryEntry>> entriesFor(const Call &call, const Workspace &workspace, int limit)
{
    const History &history = workspace.history();
    if (!call.has("entity") && !call.has("id") && !call.has("field"))
        return history.entries(limit);
    if (!call.has("entity") || !call.has("id"))
        return refuse(QCoreApplication::translate("Cli", "--entity and --id belong together."));
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.option("entity")));
    RASHIN_LET(const RowId row, rowNamed(workspace.read(), *entity, call.option("id")));
    if (!call.has("field"))
        return history.ofRow(entity->entity, row, limit);
    RASHIN_LET(const FieldSpec *field, fieldNamed(*entity, call.option("field")));
    return history.ofField(row, field->field, limit);
}

Outcome history(Call &call)
{
    RASHIN_LET(const auto limit, call.number("limit", 1, std::numeric_limits<int>::max()));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto entries, entriesFor(call, *workspace, limit.value_or(std::numeric_limits<int>::max())));
    ArrayPrinter printer;
    for (const HistoryEntry &entry : entries)
        printer.add(entryObject(entry, workspace->read()));
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Outcome printTakenBack(const Result<Workspace::Committed> &done, const char *nothing)
{
    if (!done && done.error().code == Error::Code::NotFound)
        return refuse(QCoreApplication::translate("Cli", nothing));
    RASHIN_TRY(done);
    QJsonArray skipped;
    for (const CellChange &change : done->skipped)
        skipped.append(placeOf(change));
    RASHIN_TRY(print(QJsonObject{
        {u"transaction"_s, done->transaction.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(done->transaction)},
        {u"skipped"_s, skipped}}));
    return Exit::Done;
}

Outcome undo(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    if (call.has("transaction"))
        return printTakenBack(workspace->takeBack(call.option("transaction")),
                              QT_TRANSLATE_NOOP("Cli", "There is no such transaction."));
    return printTakenBack(workspace->undo(), QT_TRANSLATE_NOOP("Cli", "There is nothing to undo."));
}

Outcome redo(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    return printTakenBack(workspace->redo(), QT_TRANSLATE_NOOP("Cli", "There is nothing to redo."));
}

} // namespace

std::vector<Command> historyCommands()
{
    return {
        {"undo",
         {{"FILE"}},
         {{"transaction", "T", QT_TRANSLATE_NOOP("Cli", "takes back this one instead of the newest")}},
         QT_TRANSLATE_NOOP("Cli", "takes back the newest change of this copy"),
         undo},
        {"redo", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "does again what undo took back"), redo},
        {"history",
         {{"FILE"}},
         {{"entity", "E", QT_TRANSLATE_NOOP("Cli", "of one row: its entity")},
          {"id", "ID", QT_TRANSLATE_NOOP("Cli", "of one row: its id or code:XXXX")},
          {"field", "F", QT_TRANSLATE_NOOP("Cli", "of one field of the row")},
          {"limit", "N", QT_TRANSLATE_NOOP("Cli", "at most so many, newest first")}},
         QT_TRANSLATE_NOOP("Cli", "who changed what and when, newest first"),
         history},
    };
}

} // namespace cli
