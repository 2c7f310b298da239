// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/rows.h"
#include "core/domain/fiscalyear.h"
#include "core/operations/sample.h"
#include "core/operations/template.h"
#include "core/report/findings.h"
#include "core/storage/factsquery.h"
#include "core/storage/salvage.h"
#include "core/storage/scorequery.h"
#include "core/workspace/restore.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <limits>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

Result<QJsonObject> countsOf(const Reader &reader)
{
    QJsonObject counts;
    for (const EntitySpec &entity : registry::entities()) {
        RASHIN_LET(const qint64 count, reader.count(entity.entity));
        counts.insert(entity.name, count);
    }
    return counts;
}

Result<QJsonValue> ownOfficeCode(const Workspace &workspace)
{
    const auto office = workspace.ownOffice();
    if (!office)
        return QJsonValue(QJsonValue::Null);
    const auto record = workspace.read().record(Entity::Office, *office);
    return QJsonValue(record ? record->text(Field::OfficeCode) : office->toString());
}

Result<QJsonObject> infoOf(const Workspace &workspace)
{
    const Reader &reader = workspace.read();
    RASHIN_LET(const auto plan, reader.first(Entity::Plan, {}));
    RASHIN_LET(const QJsonObject counts, countsOf(reader));
    RASHIN_LET(const auto years, scorequery::years(reader));
    RASHIN_LET(const QJsonValue office, ownOfficeCode(workspace));
    RASHIN_LET(const qint64 transactions, workspace.history().transactionCount());
    RASHIN_LET(const qint64 operations, workspace.history().operationCount());
    RASHIN_LET(const qint64 conflicts, factsquery::conflictCount(reader));
    RASHIN_LET(const auto duplicates, findDuplicates(reader));
    QJsonArray yearList;
    for (const int year : years)
        yearList.append(year);
    return QJsonObject{{u"document"_s, workspace.documentId()},
                       {u"plan"_s, plan ? plan->text(Field::PlanTitle) : QString()},
                       {u"edition"_s, plan ? plan->text(Field::PlanEdition) : QString()},
                       {u"fiscal_years"_s, yearList},
                       {u"office"_s, office},
                       {u"site"_s, workspace.siteId()},
                       {u"counts"_s, counts},
                       {u"transactions"_s, transactions},
                       {u"operations"_s, operations},
                       {u"conflicts"_s, conflicts},
                       {u"duplicates"_s, static_cast<qint64>(duplicates.size())},
                       {u"app_version"_s, QStringLiteral(RASHIN_VERSION)}};
}

Outcome printInfo(const Workspace &workspace)
{
    RASHIN_LET(const QJsonObject info, infoOf(workspace));
    RASHIN_TRY(print(info));
    return Exit::Done;
}

Result<Template> templateNamed(Call &call, const QString &name)
{
    if (Template::builtInNames().contains(name))
        return Template::builtIn(name);
    call.setSubject(name);
    QFile file(name);
    if (!file.exists())
        return refuse(QCoreApplication::translate("Cli", "There is no template “%1”: minato, basic, blank, five_views and "
                                                         "one_is_best come with the program, anything else is the path "
                                                         "of a JSON file.")
                          .arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    return Template::parse(file.readAll());
}

Outcome create(Call &call)
{
    const QString name = call.has("template") ? call.option("template") : u"minato"_s;
    RASHIN_LET(const auto year, call.year());
    RASHIN_LET(const Template plan, templateNamed(call, name));
    const auto current = FiscalYear::containing(call.clock().today());
    const int first = year.value_or(current ? current->value() : FiscalYear::latest);
    call.setSubject(call.argument("FILE"));
    RASHIN_LET(const auto workspace, Workspace::create(call.argument("FILE"), call.identity(), call.clock(),
                                                       CreateFromTemplate(plan.startingIn(first), name)));
    return printInfo(*workspace);
}

Result<SampleSize> sizeOf(const Call &call)
{
    SampleSize size;
    RASHIN_LET(const auto projects, call.number("projects", 0, SampleSize::mostProjects));
    RASHIN_LET(const auto years, call.number("years", 1, SampleSize::mostYears));
    size.projects = projects.value_or(size.projects);
    size.years = years.value_or(size.years);
    if (call.has("seed")) {
        bool ok = false;
        size.seed = call.option("seed").toULongLong(&ok);
        if (!ok)
            return refuse(QCoreApplication::translate("Cli", "--seed takes a whole number of 0 or more."));
    }
    return size;
}

Result<> makeSample(const QString &path, const Call &call, SampleSize size)
{
    RASHIN_LET(const auto workspace, Workspace::create(path, call.identity(), call.clock(), BeginSample(size)));
    Progress progress(call.isQuiet());
    for (int first = 0; first < size.projects; first += AddSampleProjects::atOnce) {
        progress.show(first, size.projects);
        RASHIN_TRY(workspace->perform(AddSampleProjects(size, first, AddSampleProjects::atOnce)));
    }
    return {};
}

Outcome sample(Call &call)
{
    RASHIN_LET(const SampleSize size, sizeOf(call));
    const QString path = call.argument("FILE");
    call.setSubject(path);
    if (QFileInfo::exists(path))
        return failure(Error::Code::Exists);
    // Under another name until it is complete: who finds FILE finds all of it.
    const QString unfinished = path + u".making"_s;
    QFile::remove(unfinished);
    if (const auto made = makeSample(unfinished, call, size); !made) {
        QFile::remove(unfinished);
        return failure(made.error());
    }
    if (!QFile::rename(unfinished, path))
        return failure(Error::Code::Storage);
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    return printInfo(*workspace);
}

Outcome info(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    return printInfo(*workspace);
}

Outcome copy(Call &call)
{
    const QString target = call.argument("OUT");
    {
        RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
        RASHIN_LET(const RowId office, officeNamed(workspace->read(), call.option("office")));
        call.setSubject(target);
        RASHIN_TRY(workspace->copyTo(target));
        if (const auto done = document::becomeSite(target, office); !done) {
            QFile::remove(target);
            return failure(done.error());
        }
    }
    RASHIN_LET(const auto made, Workspace::open(target, Access::ReadOnly, call.identity(), call.clock()));
    return printInfo(*made);
}

Outcome check(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto found, workspace->check());
    RASHIN_TRY(print(QJsonObject{{u"pages"_s, found.pages},
                                 {u"schema"_s, found.schema},
                                 {u"log"_s, found.log},
                                 {u"projection"_s, found.projection},
                                 {u"problems"_s, QJsonArray::fromStringList(found.problems)}}));
    return found.isSound() ? Exit::Done : Exit::NeedsPerson;
}

Outcome backup(Call &call)
{
    const QString target = call.argument("OUT");
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const qint64 transactions, workspace->history().transactionCount());
    call.setSubject(target);
    RASHIN_TRY(workspace->copyTo(target));
    RASHIN_TRY(print(QJsonObject{{u"file"_s, target},
                                 {u"document"_s, workspace->documentId()},
                                 {u"transactions"_s, transactions},
                                 {u"bytes"_s, QFileInfo(target).size()}}));
    return Exit::Done;
}

Outcome restoreFile(Call &call)
{
    const QString target = call.argument("FILE");
    call.setSubject(call.argument("BACKUP"));
    const auto done = restore(call.argument("BACKUP"), target, call.identity(), call.clock());
    if (!done && done.error().code == Error::Code::Conflict)
        return refuse(QCoreApplication::translate(
                          "Cli",
                          "%1 holds %2 changes that the backup does not know; nothing was changed. Move the file away "
                          "first if they are to be given up.")
                          .arg(target, done.error().detail));
    if (!done && done.error().code == Error::Code::Exists)
        return refuse(QCoreApplication::translate(
                          "Cli", "%1 is not the document this backup was made from; it was not overwritten.")
                          .arg(target));
    RASHIN_TRY(done);
    RASHIN_TRY(
        print(QJsonObject{{u"file"_s, target},
                          {u"transactions"_s, done->transactions},
                          {u"gained"_s, done->gained},
                          {u"kept"_s, done->kept.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(done->kept)}}));
    return Exit::Done;
}

Outcome salvageFile(Call &call)
{
    call.setSubject(call.argument("FILE"));
    RASHIN_LET(const auto salvaged,
               document::salvage(call.argument("FILE"), call.argument("OUT"), call.identity().author,
                                 call.clock().now().toMSecsSinceEpoch()));
    QJsonArray missing;
    for (const auto &one : salvaged.missing)
        missing.append(QJsonObject{{u"transaction"_s, one.number},
                                   {u"at"_s, one.at.isValid() ? QJsonValue(one.at.toString(Qt::ISODateWithMs)) : QJsonValue()},
                                   {u"author"_s, one.author},
                                   {u"action"_s, one.action}});
    RASHIN_TRY(print(QJsonObject{{u"file"_s, call.argument("OUT")},
                                 {u"transactions"_s, salvaged.taken},
                                 {u"entered_anew"_s, salvaged.reentered},
                                 {u"missing"_s, missing}}));
    return salvaged.isWhole() ? Exit::Done : Exit::NeedsPerson;
}

} // namespace

std::vector<Command> documentCommands()
{
    return {
        {"new",
         {{"FILE"}},
         {{"template", "minato|basic|blank|five_views|one_is_best|PATH",
           QT_TRANSLATE_NOOP("Cli", "what it begins with (default: minato)")},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year it begins in (default: this one)")}},
         QT_TRANSLATE_NOOP("Cli", "creates a document; never overwrites one"),
         create},
        {"sample",
         {{"FILE"}},
         {{"projects", "N", QT_TRANSLATE_NOOP("Cli", "how many projects (default: 60)")},
          {"years", "K", QT_TRANSLATE_NOOP("Cli", "how many years of money and indicators (default: 3)")},
          {"seed", "S", QT_TRANSLATE_NOOP("Cli", "which of all possible samples (default: 1)")}},
         QT_TRANSLATE_NOOP("Cli", "creates a document with invented projects on the plan of Minato"),
         sample},
        {"info", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "what a document holds"), info},
        {"copy",
         {{"FILE"}, {"OUT"}},
         {{"office", "CODE", QT_TRANSLATE_NOOP("Cli", "the office it is for"), true}},
         QT_TRANSLATE_NOOP("Cli", "makes a working copy for an office"),
         copy},
        {"check", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "reads everything and says whether it is sound"), check},
        {"backup",
         {{"FILE"}, {"OUT"}},
         {},
         QT_TRANSLATE_NOOP("Cli", "makes a consistent copy, also while the file is in use"),
         backup},
        {"salvage",
         {{"FILE"}, {"OUT"}},
         {},
         QT_TRANSLATE_NOOP("Cli", "takes all that can still be read and proved out of a damaged file into a new one"),
         salvageFile},
        {"restore",
         {{"BACKUP"}, {"FILE"}},
         {},
         QT_TRANSLATE_NOOP("Cli", "puts a backup in the file's place; refuses to lose newer work"),
         restoreFile},
    };
}

} // namespace cli
