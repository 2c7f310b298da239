// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/evaluationquery.h"
#include "core/storage/planquery.h"
#include "core/storage/scorequery.h"
#include "tests/support/samplefile.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Tables that grow with the years and the projects.
const QStringList large = {u"tx"_s,        u"op"_s,       u"xprev"_s,          u"seen"_s,          u"cell"_s,
                           u"project"_s,   u"cycle"_s,    u"indicator"_s,      u"indicator_value"_s, u"money"_s,
                           u"evaluation"_s, u"grade"_s,   u"project_policy"_s, u"project_office"_s, u"budget_account"_s};

/// The table that a name in a plan stands for: a plan tells aliases.
QString tableOf(const QString &name, const QString &sql)
{
    const QRegularExpression alias(uR"re(\b(?:FROM|JOIN)\s+"?(\w+)"?\s+(?:AS\s+)?%1\b)re"_s.arg(name));
    const auto found = alias.match(sql);
    return found.hasMatch() ? found.captured(1) : name;
}

/// The large tables that a statement reads from end to end, with the statement.
QStringList scansOf(Database &database, const QString &sql)
{
    QStringList found;
    auto plan = Statement::prepare(database.handle(), "EXPLAIN QUERY PLAN " + sql.toUtf8());
    REQUIRE_OK(plan);
    static const QRegularExpression scan(u"^SCAN (\\w+)"_s);
    REQUIRE_OK(plan->each([&](const Statement &line) {
        const auto match = scan.match(line.text(3));
        if (match.hasMatch() && large.contains(tableOf(match.captured(1), sql)))
            found += line.text(3) + u" IN "_s + sql;
    }));
    return found;
}

/// What is read from end to end by the statements that `work` runs on a document opened for it.
QStringList scansDuring(testing::SampleFile &file, const std::function<void(Workspace &)> &work)
{
    file.reopen();
    REQUIRE(file.workspace->undoable().has_value()); // the steps of earlier sessions are read once
    Database &database = file.workspace->read().database();
    database.forgetStatements();
    work(*file.workspace);
    QStringList statements;
    for (sqlite3_stmt *at = sqlite3_next_stmt(database.handle(), nullptr); at;
         at = sqlite3_next_stmt(database.handle(), at))
        statements += QString::fromUtf8(sqlite3_sql(at));
    CHECK_FALSE(statements.isEmpty());
    QStringList found;
    for (const QString &sql : statements)
        found += scansOf(database, sql);
    return found;
}

/// A file with one of each.
struct Filled : testing::SampleFile
{
    Filled() { REQUIRE_OK(workspace->perform(GradeCriteria({{key, necessity, 2.0}}))); }
    EvaluationKey key{project, 2026, stage};
    GradeEntry grade{key, necessity, 3.0};
};

} // namespace

TEST_CASE("one edit, its undo and its redo read no large table from end to end", "[plans]")
{
    Filled file;
    const QStringList scans = scansDuring(file, [&](Workspace &workspace) {
        REQUIRE_OK(workspace.perform(GradeCriteria({file.grade})));
        REQUIRE_OK(workspace.perform(
            SetFields(Entity::Project, file.project, {{Field::ProjectPolicyMain, Value::reference(file.policy)},
                                                      {Field::ProjectName, Value::text(u"新しい名"_s)}})));
        REQUIRE_OK(workspace.undo());
        REQUIRE_OK(workspace.redo());
        CHECK(workspace.undoable().has_value());
    });
    CHECK(scans == QStringList());
}

TEST_CASE("removing a row and bringing it back read no large table from end to end", "[plans]")
{
    Filled file;
    const QStringList scans = scansDuring(file, [&](Workspace &workspace) {
        REQUIRE_OK(workspace.perform(RemoveRow(Entity::Project, file.project)));
        REQUIRE_OK(workspace.undo());
    });
    CHECK(scans == QStringList());
}

TEST_CASE("what a page reads of one row is found by an index", "[plans]")
{
    Filled file;
    const QStringList scans = scansDuring(file, [&](Workspace &workspace) {
        const Reader &reader = workspace.read();
        REQUIRE_OK(evaluationquery::ofProject(reader, 2026, file.project));
        REQUIRE_OK(evaluationquery::project(reader, 2026, file.project));
        REQUIRE_OK(evaluationquery::projectOf(reader, Entity::Grade, file.key.row()));
        REQUIRE_OK(planquery::project(reader, file.project));
        REQUIRE_OK(planquery::projectsOf(reader, file.policy));
        for (const FieldSpec *field : registry::referencesTo(Entity::Project))
            REQUIRE_OK(reader.records(field->entity(), {{{field->field, Value::reference(file.project)}}, {}}));
        REQUIRE_OK(workspace.history().ofRow(Entity::Project, file.project, 10));
        REQUIRE_OK(workspace.history().ofField(file.project, Field::ProjectName, 10));
        REQUIRE_OK(workspace.history().entries(10));
    });
    CHECK(scans == QStringList());
}

TEST_CASE("the sheets and grades of a year are found by its index", "[plans]")
{
    Filled file;
    const QStringList scans = scansDuring(file, [&](Workspace &workspace) {
        REQUIRE_OK(evaluationquery::ofYear(workspace.read(), 2026));
        REQUIRE_OK(scorequery::evaluations(workspace.read(), 2026));
        REQUIRE_OK(scorequery::grades(workspace.read(), 2026));
    });
    CHECK(scans == QStringList());
}
