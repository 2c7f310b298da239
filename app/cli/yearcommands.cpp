// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/rows.h"
#include "app/cli/scores.h"
#include "core/operations/rollover.h"
#include "core/report/findings.h"
#include "core/report/tasks.h"

#include <QCoreApplication>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue fieldName(std::optional<Field> field)
{
    return field ? QJsonValue(registry::spec(*field).name) : QJsonValue(QJsonValue::Null);
}

QJsonArray fieldNames(const std::vector<Field> &fields)
{
    QJsonArray names;
    for (const Field field : fields) {
        const FieldSpec &spec = registry::spec(field);
        names.append(registry::spec(spec.entity()).name + u'.' + spec.name);
    }
    return names;
}

QJsonValue yearValue(std::optional<int> year)
{
    return year ? QJsonValue(*year) : QJsonValue(QJsonValue::Null);
}

QJsonObject summaryObject(const RolloverSummary &summary)
{
    QJsonObject created;
    for (const auto &[entity, count] : summary.created)
        created.insert(registry::spec(entity).name, count);
    QJsonArray carried;
    for (const auto &one : summary.carried)
        carried.append(QJsonObject{
            {u"entity"_s, registry::spec(one.entity).name}, {u"what"_s, one.what}, {u"count"_s, one.count}});
    QJsonArray left;
    for (const auto &one : summary.notCarried)
        left.append(QJsonObject{
            {u"entity"_s, registry::spec(one.entity).name}, {u"id"_s, one.id.toString()}, {u"why"_s, one.why}});
    QJsonArray cleared;
    for (const auto &one : summary.cleared)
        cleared.append(QJsonObject{
            {u"entity"_s, registry::spec(one.entity).name}, {u"id"_s, one.id.toString()}, {u"what"_s, one.what}});
    return {{u"created"_s, created}, {u"carried"_s, carried}, {u"not_carried"_s, left}, {u"cleared"_s, cleared}};
}

Outcome rollover(Call &call)
{
    RASHIN_LET(const auto year, call.year("to"));
    RASHIN_LET(const auto workspace, call.open(Access::ReadWrite));
    RolloverSummary summary;
    const auto done = workspace->perform(Rollover(*year, &summary));
    if (!done && done.error().code == Error::Code::NotFound)
        return refuse(
            QCoreApplication::translate("Cli", "There is no evaluation scheme of an earlier year to take over."));
    RASHIN_TRY(done);
    QJsonObject object = summaryObject(summary);
    object.insert(u"transaction"_s, orNull(done->transaction));
    RASHIN_TRY(print(object));
    return Exit::Done;
}

Result<std::optional<RowId>> officeOf(const Call &call, const Reader &reader)
{
    if (!call.has("office"))
        return std::optional<RowId>();
    RASHIN_LET(const RowId office, officeNamed(reader, call.option("office")));
    return std::optional(office);
}

Outcome score(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    RASHIN_LET(const auto level, call.number("level", 1, 5));
    const QString group = call.option("group");
    if (!group.isEmpty() && group != "office"_L1 && group != "policy"_L1)
        return refuse(QCoreApplication::translate("Cli", "--group is office or policy."));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto office, officeOf(call, workspace->read()));
    RASHIN_LET(const Scoreboard board, Scoreboard::read(workspace->read(), *year));
    ArrayPrinter printer;
    if (group.isEmpty()) {
        printProjectScores(board, office, printer);
    } else {
        const auto groups =
            group == "office"_L1 ? board.byOffice(level.value_or(1)) : board.byPolicy(level.value_or(1));
        RASHIN_TRY(printGroupScores(board, workspace->read(), groups, group, office, printer));
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

QJsonObject taskObject(const TaskList &list, const Task &task)
{
    const YearScheme::Stage *stage = task.stage ? &list.scheme.stages[*task.stage] : nullptr;
    return {{u"project"_s, jsonId(task.project)},
            {u"policy"_s, jsonId(task.policy)},
            {u"office"_s, jsonId(task.office)},
            {u"kind"_s, Task::name(task.kind)},
            {u"state"_s, Task::name(task.state)},
            {u"stage"_s, stage ? QJsonValue(stage->number) : QJsonValue(QJsonValue::Null)},
            {u"stage_name"_s, stage ? QJsonValue(stage->name) : QJsonValue(QJsonValue::Null)},
            {u"row"_s, jsonId(task.row)},
            {u"field"_s, fieldName(task.field)},
            {u"required"_s, fieldNames(task.required)},
            {u"year"_s, task.year},
            {u"due"_s, orNull(task.due.toString(Qt::ISODate))},
            {u"late"_s, task.late},
            {u"missing"_s, task.missing},
            {u"wanted"_s, task.wanted}};
}

/// Why a project is left out: "project" (it says so itself), "rule" (of the scheme) or "not_running".
QJsonObject scopeObject(const Scoreboard &board, const scorequery::ProjectHead &project)
{
    const YearScope::Exclusion *excluded = board.scope().exclusion(project.id);
    QJsonValue why;
    if (excluded)
        why = excluded->rule ? u"rule"_s : u"project"_s;
    else if (!project.isInScope(board.year()))
        why = u"not_running"_s;
    return {{u"project"_s, project.id.toString()},
            {u"code"_s, orNull(project.code)},
            {u"name"_s, project.name},
            {u"office"_s, jsonId(project.office)},
            {u"evaluated"_s, why.isNull()},
            {u"why"_s, why},
            {u"rule"_s, excluded && excluded->rule ? QJsonValue(excluded->number) : QJsonValue()},
            {u"reason"_s, excluded ? orNull(excluded->reason) : QJsonValue()}};
}

Outcome scope(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto office, officeOf(call, workspace->read()));
    RASHIN_LET(const Scoreboard board, Scoreboard::read(workspace->read(), *year));
    ArrayPrinter printer;
    for (const scorequery::ProjectHead &project : board.projects()) {
        if (!office || board.offices().isWithin(project.office, *office))
            printer.add(scopeObject(board, project));
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Outcome tasks(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto office, officeOf(call, workspace->read()));
    RASHIN_LET(const TaskList list, readTasks(workspace->read(), *year, call.clock().today(), office));
    ArrayPrinter printer;
    for (const Task &task : list.tasks)
        printer.add(taskObject(list, task));
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

QJsonValue plainValue(std::optional<Field> field, const Value &value)
{
    if (field && registry::spec(*field).isReference())
        return jsonValue(registry::spec(*field), value);
    return value.isNull()      ? QJsonValue(QJsonValue::Null)
           : value.isText()    ? QJsonValue(value.toText())
           : value.isInteger() ? QJsonValue(value.toInteger())
                               : QJsonValue(value.toReal());
}

QJsonObject findingObject(const Finding &finding)
{
    return {{u"severity"_s, Finding::name(finding.severity)},
            {u"rule"_s, finding.rule},
            {u"entity"_s, registry::spec(finding.entity).name},
            {u"id"_s, finding.row.toString()},
            {u"field"_s, fieldName(finding.field)},
            {u"year"_s, yearValue(finding.year)},
            {u"expected"_s, plainValue(std::nullopt, finding.expected)},
            {u"found"_s, plainValue(finding.field, finding.found)}};
}

Outcome validateFile(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto findings, validate(workspace->read(), year));
    ArrayPrinter printer;
    bool isWrong = false;
    for (const Finding &finding : findings) {
        printer.add(findingObject(finding));
        isWrong = isWrong || finding.severity == Finding::Severity::Error;
    }
    RASHIN_TRY(printer.finish());
    return isWrong ? Exit::NeedsPerson : Exit::Done;
}

Outcome duplicates(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto found, findDuplicates(workspace->read()));
    ArrayPrinter printer;
    for (const DuplicateRows &duplicate : found) {
        const FieldSpec &field = registry::spec(duplicate.field);
        QJsonArray rows;
        for (const RowId row : duplicate.rows)
            rows.append(row.toString());
        printer.add({{u"rule"_s, duplicate.rule},
                     {u"entity"_s, registry::spec(field.entity()).name},
                     {u"field"_s, field.name},
                     {u"value"_s, jsonValue(field, duplicate.value)},
                     {u"rows"_s, rows}});
    }
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

} // namespace

std::vector<Command> yearCommands()
{
    const Option year{"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year"), true};
    const Option office{"office", "CODE", QT_TRANSLATE_NOOP("Cli", "only this office and those below it")};
    return {
        {"rollover",
         {{"FILE"}},
         {{"to", "YEAR", QT_TRANSLATE_NOOP("Cli", "the new fiscal year"), true}},
         QT_TRANSLATE_NOOP("Cli", "takes scheme, cycles and targets over to a new fiscal year"),
         rollover},
        {"score",
         {{"FILE"}},
         {year,
          office,
          {"group", "office|policy", QT_TRANSLATE_NOOP("Cli", "by offices or policies instead of projects")},
          {"level", "N", QT_TRANSLATE_NOOP("Cli", "how deep in their tree (default: 1)")}},
         QT_TRANSLATE_NOOP("Cli", "scores, ranks, attainment and verdicts of a year"),
         score},
        {"scope",
         {{"FILE"}},
         {year, office},
         QT_TRANSLATE_NOOP("Cli", "which projects are evaluated in a year, and why others are not"),
         scope},
        {"tasks",
         {{"FILE"}},
         {year, office},
         QT_TRANSLATE_NOOP("Cli", "what has to be entered by when, and who is late"),
         tasks},
        {"validate",
         {{"FILE"}},
         {{"year", "Y", QT_TRANSLATE_NOOP("Cli", "only the figures of this fiscal year")}},
         QT_TRANSLATE_NOOP("Cli", "what cannot be right: sums of money, missing values, ranges"),
         validateFile},
        {"duplicates", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "rows that share a code, number or name"), duplicates},
    };
}

} // namespace cli
