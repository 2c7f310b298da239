// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/rows.h"
#include "core/operations/rowoperations.h"
#include "core/schema/names.h"

#include <QCoreApplication>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonObject fieldObject(const FieldSpec &field)
{
    return {{u"entity"_s, registry::spec(field.entity()).name},
            {u"field"_s, field.name},
            {u"id"_s, static_cast<int>(field.field)},
            {u"type"_s, names::of(field.kind.type)},
            {u"unit"_s, field.kind.unit == Unit::None ? QJsonValue() : QJsonValue(names::of(field.kind.unit))},
            {u"range"_s, registry::rangeText(field)},
            {u"required"_s, field.isRequired()},
            {u"key"_s, field.isKey()},
            {u"disclosure"_s, names::of(field.disclosure)},
            {u"since"_s, field.since}};
}

Outcome fields(Call &call)
{
    std::optional<Entity> only;
    if (const QString name = call.argument("ENTITY"); !name.isEmpty()) {
        RASHIN_LET(const EntitySpec *entity, entityNamed(name));
        only = entity->entity;
    }
    ArrayPrinter printer;
    for (const EntitySpec &entity : registry::entities()) {
        if (only && entity.entity != *only)
            continue;
        for (const FieldSpec &field : entity.fields)
            printer.add(fieldObject(field));
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

/// Which rows belong to a fiscal year: those with that year, or, of projects and offices, those in force in it.
struct YearScope
{
    Filter filter;
    std::optional<int> year;
    const FieldSpec *from = nullptr; ///< a row without it was always there
    const FieldSpec *to = nullptr;   ///< a row without it still is

    bool holds(const Record &record) const
    {
        return !from
               || (record.integer(from->field).value_or(*year) <= *year
                   && record.integer(to->field).value_or(*year) >= *year);
    }
};

Result<YearScope> yearScope(Call &call, const EntitySpec &entity)
{
    RASHIN_LET(const auto year, call.year());
    if (!year)
        return YearScope{};
    if (const FieldSpec *field = entity.find(u"year"))
        return YearScope{.filter = {{{field->field, Value::integer(*year)}}, {}}, .year = year, .from = nullptr, .to = nullptr};
    for (const auto &[from, to] : {std::pair(u"valid_from"_s, u"valid_to"_s), std::pair(u"start_year"_s, u"end_year"_s)}) {
        if (entity.find(from))
            return YearScope{.filter = {}, .year = year, .from = entity.find(from), .to = entity.find(to)};
    }
    return refuse(QCoreApplication::translate("Cli", "Rows of %1 have no year.").arg(entity.name));
}

Outcome list(Call &call)
{
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.argument("ENTITY")));
    RASHIN_LET(const auto chosen, fieldsNamed(*entity, call.options("fields")));
    RASHIN_LET(const YearScope years, yearScope(call, *entity));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    const Reader &reader = workspace->read();
    std::optional<OfficeScope> scope;
    if (call.has("office")) {
        RASHIN_LET(const RowId office, officeNamed(reader, call.option("office")));
        auto made = OfficeScope::of(reader, office, entity->entity);
        RASHIN_TRY(made);
        scope.emplace(*std::move(made));
    }
    RASHIN_LET(const auto records, reader.records(entity->entity, years.filter));
    ArrayPrinter printer;
    for (const Record &record : records) {
        if (!record.isGhost() && years.holds(record) && (!scope || scope->holds(record)))
            printer.add(jsonRow(record, chosen));
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Outcome get(Call &call)
{
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.argument("ENTITY")));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const RowId id, rowNamed(workspace->read(), *entity, call.argument("ID")));
    RASHIN_LET(const Record record, workspace->read().record(entity->entity, id));
    RASHIN_TRY(print(jsonRow(record)));
    return Exit::Done;
}

Outcome add(Call &call)
{
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.argument("ENTITY")));
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    RASHIN_LET(const auto cells, cellsFrom(workspace->read(), *entity, call.arguments("FIELD=VALUE")));
    const AddRow operation(entity->entity, cells);
    if (entity->hasNaturalKey()) {
        RASHIN_LET(const bool exists, workspace->read().exists(entity->entity, operation.id()));
        if (exists)
            return refuse(QCoreApplication::translate("Cli", "There is such a row already (%1); change it with set.")
                              .arg(operation.id().toString()));
    }
    RASHIN_LET(const auto done, workspace->perform(operation));
    RASHIN_TRY(print(QJsonObject{{u"id"_s, operation.id().toString()}, {u"transaction"_s, done.transaction}}));
    return Exit::Done;
}

QJsonValue transactionOf(const Workspace::Committed &done)
{
    return done.transaction.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(done.transaction);
}

Outcome set(Call &call)
{
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.argument("ENTITY")));
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    RASHIN_LET(const RowId id, rowNamed(workspace->read(), *entity, call.argument("ID")));
    RASHIN_LET(const auto cells, cellsFrom(workspace->read(), *entity, call.arguments("FIELD=VALUE")));
    RASHIN_LET(const auto done, workspace->perform(SetFields(entity->entity, id, cells)));
    QJsonArray changed;
    for (const ChangeSet::Row &row : done.changes.rows) {
        for (const Field field : row.fields)
            changed.append(registry::spec(field).name);
    }
    RASHIN_TRY(print(QJsonObject{{u"transaction"_s, transactionOf(done)}, {u"changed"_s, changed}}));
    return Exit::Done;
}

Outcome remove(Call &call)
{
    RASHIN_LET(const EntitySpec *entity, entityNamed(call.argument("ENTITY")));
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    RASHIN_LET(const RowId id, rowNamed(workspace->read(), *entity, call.argument("ID")));
    RASHIN_LET(const auto done, workspace->perform(RemoveRow(entity->entity, id)));
    RASHIN_TRY(print(QJsonObject{{u"transaction"_s, transactionOf(done)}}));
    return Exit::Done;
}

} // namespace

std::vector<Command> rowCommands()
{
    using Need = Parameter::Need;
    return {
        {"fields",
         {{"ENTITY", Need::MayBeLeftOut}},
         {},
         QT_TRANSLATE_NOOP("Cli", "lists entities and fields with type, unit and range"),
         fields},
        {"list",
         {{"FILE"}, {"ENTITY"}},
         {{"year", "Y", QT_TRANSLATE_NOOP("Cli", "only rows of this fiscal year, of projects and offices those in force in it")},
          {"office", "CODE", QT_TRANSLATE_NOOP("Cli", "only what belongs to this office and those below it")},
          {"fields", "A,B", QT_TRANSLATE_NOOP("Cli", "only these fields")}},
         QT_TRANSLATE_NOOP("Cli", "lists the rows of an entity"),
         list},
        {"get", {{"FILE"}, {"ENTITY"}, {"ID"}}, {}, QT_TRANSLATE_NOOP("Cli", "shows one row"), get},
        {"add",
         {{"FILE"}, {"ENTITY"}, {"FIELD=VALUE", Need::OneOrMore}},
         {},
         QT_TRANSLATE_NOOP("Cli", "adds a row"),
         add},
        {"set",
         {{"FILE"}, {"ENTITY"}, {"ID"}, {"FIELD=VALUE", Need::OneOrMore}},
         {},
         QT_TRANSLATE_NOOP("Cli", "changes fields of a row; an empty value clears"),
         set},
        {"remove",
         {{"FILE"}, {"ENTITY"}, {"ID"}},
         {},
         QT_TRANSLATE_NOOP("Cli", "removes a row with its parts"),
         remove},
    };
}

} // namespace cli
