// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/offices.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;
using testing::Copy;
using testing::Offices;

namespace {

/// The desk's own file takes the branches' work in.
struct Desk : Offices
{
    Desk() { desk.reopen(); }
};

MergeReport take(Desk &offices, Copy &copy)
{
    copy.close();
    const auto report = merge(*offices.desk.workspace, {copy.path});
    REQUIRE_OK(report);
    copy.reopen();
    return *report;
}

Workspace::Committed takeBack(Desk &offices, const MergeReport &report)
{
    const MergeReport::Source &source = report.sources.front();
    const auto done = offices.desk.workspace->takeBackArrivals(source.firstArrival, source.lastArrival);
    REQUIRE_OK(done);
    CHECK(offices.desk.workspace->check()->isSound());
    return *done;
}

} // namespace

TEST_CASE("what a merge brought is taken back in one step, and undo brings it in again", "[exchange]")
{
    Desk offices;
    const RowId project = offices.desk.project;
    const QString before = offices.desk.text(project, Field::ProjectName);
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectName, Value::text(u"一つ目"_s)));
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectName, Value::text(u"二つ目"_s)));
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    const AddRow added(Entity::Project, {{Field::ProjectCode, Value::text(u"999"_s)}, {Field::ProjectName, Value::text(u"新規"_s)}});
    REQUIRE_OK(offices.shiba->workspace->perform(added));
    const auto report = take(offices, *offices.shiba);
    REQUIRE(report.sources.front().newTransactions == 4);
    REQUIRE(offices.desk.text(project, Field::ProjectName) == u"二つ目"_s);

    const auto done = takeBack(offices, report);
    CHECK(done.skipped.empty());
    CHECK(offices.desk.text(project, Field::ProjectName) == before);
    CHECK(offices.desk.value(project, Field::ProjectPurpose).isNull());
    CHECK_FALSE(offices.desk.workspace->read().exists(Entity::Project, added.id()).value());
    // The same file brings nothing again: it was taken back, not forgotten.
    CHECK(take(offices, *offices.shiba).newTransactions() == 0);
    CHECK(offices.desk.text(project, Field::ProjectName) == before);

    REQUIRE_OK(offices.desk.workspace->undo());
    CHECK(offices.desk.text(project, Field::ProjectName) == u"二つ目"_s);
    CHECK(offices.desk.workspace->read().exists(Entity::Project, added.id()).value());
    CHECK(offices.desk.workspace->check()->isSound());
}

TEST_CASE("taking back leaves alone what was changed here since, and rows somebody has written in", "[exchange]")
{
    Desk offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"支所の目的"_s)));
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectMeans, Value::text(u"支所の手段"_s)));
    const AddRow added(Entity::Project, {{Field::ProjectCode, Value::text(u"999"_s)}, {Field::ProjectName, Value::text(u"新規"_s)}});
    REQUIRE_OK(offices.shiba->workspace->perform(added));
    const auto report = take(offices, *offices.shiba);
    REQUIRE_OK(offices.desk.set(project, Field::ProjectPurpose, Value::text(u"事務局が直した"_s)));
    REQUIRE_OK(offices.desk.set(added.id(), Field::ProjectPurpose, Value::text(u"書き足した"_s)));

    const auto done = takeBack(offices, report);
    CHECK_FALSE(done.skipped.empty());
    CHECK(offices.desk.text(project, Field::ProjectPurpose) == u"事務局が直した"_s);
    CHECK(offices.desk.value(project, Field::ProjectMeans).isNull());
    CHECK(offices.desk.text(added.id(), Field::ProjectName) == u"新規"_s);
}

TEST_CASE("a conflict that a merge opened is closed by taking it back, with one's own content", "[exchange]")
{
    Desk offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.desk.set(project, Field::ProjectPurpose, Value::text(u"こちら"_s)));
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"あちら"_s)));
    const auto report = take(offices, *offices.shiba);
    REQUIRE(report.conflictCount == 1);
    takeBack(offices, report);
    CHECK(conflictquery::count(offices.desk.workspace->read()).value() == 0);
    CHECK(offices.desk.text(project, Field::ProjectPurpose) == u"こちら"_s);
}

TEST_CASE("a row deleted elsewhere comes back whole", "[exchange]")
{
    Desk offices;
    const RowId project = offices.desk.project;
    const QString name = offices.desk.text(project, Field::ProjectName);
    REQUIRE_OK(offices.shiba->workspace->perform(RemoveRow(Entity::Project, project)));
    const auto report = take(offices, *offices.shiba);
    REQUIRE_FALSE(offices.desk.workspace->read().exists(Entity::Project, project).value());
    takeBack(offices, report);
    CHECK(offices.desk.text(project, Field::ProjectName) == name);
}

TEST_CASE("two files taken in together are taken back one by one", "[exchange]")
{
    Desk offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"芝"_s)));
    REQUIRE_OK(offices.azabu->set(project, Field::ProjectMeans, Value::text(u"麻布"_s)));
    offices.shiba->close();
    offices.azabu->close();
    const auto report = merge(*offices.desk.workspace, {offices.shiba->path, offices.azabu->path});
    REQUIRE_OK(report);
    takeBack(offices, *report);
    CHECK(offices.desk.value(project, Field::ProjectPurpose).isNull());
    CHECK(offices.desk.text(project, Field::ProjectMeans) == u"麻布"_s);
}
