// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rowoperations.h"
#include "tests/core/exchange/evaluator.h"
#include "tests/core/exchange/offices.h"
#include "tests/support/files.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using testing::Copy;
using testing::Offices;

namespace {

QByteArray hashOf(const QString &path)
{
    return QCryptographicHash::hash(testing::bytesOf(path), QCryptographicHash::Sha256);
}

} // namespace

// KeePassXC, the nearest relative, loses the older of two edits to different fields of one entry (its issue 4016).
TEST_CASE("edits of different fields of one row, a second apart, both survive without a conflict", "[exchange]")
{
    Offices offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"子育て支援"_s)));
    offices.desk.clock.advance(1);
    REQUIRE_OK(offices.azabu->set(project, Field::ProjectTarget, Value::text(u"保護者"_s)));

    const MergeReport there = offices.shiba->mergeFrom(*offices.azabu);
    const MergeReport back = offices.azabu->mergeFrom(*offices.shiba);

    CHECK(there.newTransactions() == 1);
    CHECK(back.newTransactions() == 1);
    for (const auto &copy : {offices.shiba.get(), offices.azabu.get()}) {
        CHECK(copy->conflicts().empty());
        CHECK(copy->text(project, Field::ProjectPurpose) == u"子育て支援"_s);
        CHECK(copy->text(project, Field::ProjectTarget) == u"保護者"_s);
        CHECK(copy->workspace->check()->isSound());
    }
}

TEST_CASE("edits of the same field are exactly one conflict, with base, ours and theirs", "[exchange]")
{
    Offices offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"甲"_s)));
    offices.azabu->mergeFrom(*offices.shiba);
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"乙"_s)));
    REQUIRE_OK(offices.azabu->set(project, Field::ProjectPurpose, Value::text(u"丙"_s)));

    offices.shiba->mergeFrom(*offices.azabu);
    offices.azabu->mergeFrom(*offices.shiba);

    const auto here = offices.shiba->conflicts();
    REQUIRE(here.size() == 1);
    CHECK(here[0].kind == Conflict::Kind::Cell);
    CHECK(here[0].field == Field::ProjectPurpose);
    CHECK(here[0].base == Value::text(u"甲"_s));
    REQUIRE(here[0].versions.size() == 2);
    CHECK(here[0].versions[0].isOwn != here[0].versions[1].isOwn);
    for (const ConflictVersion &version : here[0].versions) {
        CHECK(version.value == Value::text(version.isOwn ? u"乙"_s : u"丙"_s));
        CHECK(version.author == (version.isOwn ? u"芝"_s : u"麻布"_s));
    }
    const auto there = offices.azabu->conflicts();
    REQUIRE(there.size() == 1);
    CHECK(there[0].id() == here[0].id());
    CHECK(there[0].versions[0].id == here[0].versions[0].id); // the same is shown everywhere
    CHECK(offices.shiba->text(project, Field::ProjectPurpose) == offices.azabu->text(project, Field::ProjectPurpose));
}

TEST_CASE("a resolution settles the conflict in every copy, and undoing it opens the conflict again", "[exchange]")
{
    Offices offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"乙"_s)));
    REQUIRE_OK(offices.azabu->set(project, Field::ProjectPurpose, Value::text(u"丙"_s)));
    offices.shiba->mergeFrom(*offices.azabu);
    const Conflict conflict = offices.shiba->conflicts().at(0);

    const QString other = conflict.versions[1].id;
    REQUIRE_OK(offices.shiba->workspace->perform(ResolveConflicts({{conflict.id(), other, std::nullopt}})));
    CHECK(offices.shiba->conflicts().empty());
    CHECK(Value::text(offices.shiba->text(project, Field::ProjectPurpose)) == conflict.versions[1].value);
    offices.azabu->mergeFrom(*offices.shiba);
    CHECK(offices.azabu->conflicts().empty());

    REQUIRE_OK(offices.shiba->workspace->undo());
    const auto again = offices.shiba->conflicts();
    REQUIRE(again.size() == 1);
    CHECK(again[0].versions[0].value == conflict.versions[0].value);
    CHECK(offices.shiba->workspace->check()->isSound());
}

TEST_CASE("the same value written twice is no conflict", "[exchange]")
{
    Offices offices;
    REQUIRE_OK(offices.shiba->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"同じ"_s)));
    REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"同じ"_s)));
    CHECK(offices.shiba->mergeFrom(*offices.azabu).conflictCount == 0);
    CHECK(offices.shiba->conflicts().empty());
}

TEST_CASE("a row deleted here and edited there stays, as a conflict that either decision ends", "[exchange]")
{
    for (const bool keep : {true, false}) {
        Offices offices;
        const RowId project = offices.desk.project;
        REQUIRE_OK(offices.shiba->workspace->perform(RemoveRow(Entity::Project, project)));
        REQUIRE_OK(offices.azabu->set(project, Field::ProjectPurpose, Value::text(u"続ける"_s)));
        offices.shiba->mergeFrom(*offices.azabu);
        offices.azabu->mergeFrom(*offices.shiba);
        for (const auto &copy : {offices.shiba.get(), offices.azabu.get()}) {
            CHECK(copy->text(project, Field::ProjectPurpose) == u"続ける"_s);
            REQUIRE(copy->conflicts().size() == 1);
            CHECK(copy->conflicts()[0].kind == Conflict::Kind::DeleteEdit);
            CHECK(copy->workspace->check()->isSound());
        }
        const Conflict conflict = offices.azabu->conflicts()[0];
        const QString version = keep ? conflict.versions.back().id : conflict.versions.front().id;
        REQUIRE_OK(offices.azabu->workspace->perform(ResolveConflicts({{conflict.id(), version, std::nullopt}})));
        offices.shiba->mergeFrom(*offices.azabu);
        for (const auto &copy : {offices.shiba.get(), offices.azabu.get()}) {
            CHECK(copy->conflicts().empty());
            CHECK(copy->workspace->read().exists(Entity::Project, project).value() == keep);
            CHECK(copy->workspace->check()->isSound());
        }
        REQUIRE_OK(offices.azabu->workspace->undo());
        CHECK(offices.azabu->conflicts().size() == 1);
        CHECK(offices.azabu->workspace->check()->isSound());
    }
}

TEST_CASE("merging the same file again brings nothing and writes nothing", "[exchange]")
{
    Offices offices;
    REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"丙"_s)));
    offices.shiba->mergeFrom(*offices.azabu);
    const QByteArray before = hashOf(offices.shiba->path);
    const MergeReport again = offices.shiba->mergeFrom(*offices.azabu);
    CHECK(again.newTransactions() == 0);
    CHECK(hashOf(offices.shiba->path) == before);
}

TEST_CASE("a rehearsal says what a merge would bring and leaves the file as it is, to the byte", "[exchange]")
{
    Offices offices;
    REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"丙"_s)));
    const QByteArray before = hashOf(offices.shiba->path);
    MergeOptions options;
    options.dryRun = true;
    const auto report = merge(*offices.shiba->workspace, {offices.azabu->path}, options);
    REQUIRE_OK(report);
    CHECK(report->newTransactions() == 1);
    CHECK(report->changed.at(Entity::Project) == 1);
    CHECK(report->sources[0].authors == QStringList{u"麻布"_s});
    CHECK(hashOf(offices.shiba->path) == before);
}

TEST_CASE("copies made in the file manager share a site and lose nothing, and undo takes back one's own work", "[exchange]")
{
    Offices offices;
    const auto twin = offices.copyOf(*offices.shiba, u"芝二"_s, false);
    REQUIRE(twin->workspace->siteId() == offices.shiba->workspace->siteId());
    REQUIRE_OK(offices.shiba->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"甲"_s)));
    REQUIRE_OK(twin->set(offices.desk.project, Field::ProjectMeans, Value::text(u"乙"_s)));
    offices.shiba->mergeFrom(*twin);
    CHECK(offices.shiba->text(offices.desk.project, Field::ProjectMeans) == u"乙"_s);
    CHECK(offices.shiba->text(offices.desk.project, Field::ProjectPurpose) == u"甲"_s);
    REQUIRE_OK(offices.shiba->workspace->undo());
    CHECK(offices.shiba->text(offices.desk.project, Field::ProjectMeans) == u"乙"_s);
    CHECK(offices.shiba->text(offices.desk.project, Field::ProjectPurpose).isEmpty());
}

TEST_CASE("progress names the file that is at hand, so that an error is about the right one", "[exchange]")
{
    Offices offices;
    const RowId project = offices.desk.project;
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectPurpose, Value::text(u"甲"_s)));
    REQUIRE_OK(offices.azabu->set(project, Field::ProjectTarget, Value::text(u"乙"_s)));
    QStringList told;
    MergeOptions options;
    options.progress = [&told](const QString &file, qint64 done, qint64 total) {
        if (done > 0 && done == total)
            told += file;
    };
    const auto desk = offices.copyOf(*offices.shiba, u"事務局"_s);
    REQUIRE_OK(offices.shiba->set(project, Field::ProjectMeans, Value::text(u"丙"_s)));
    const QStringList files{offices.shiba->path, offices.azabu->path};
    REQUIRE_OK(merge(*desk->workspace, files, options));
    CHECK(told == files);
}

TEST_CASE("a transaction of thousands of writes, and any mixture of fields, arrive whole", "[exchange]")
{
    static constexpr Field fields[] = {Field::ProjectName,    Field::ProjectKana,  Field::ProjectSummary,
                                       Field::ProjectPurpose, Field::ProjectMeans, Field::ProjectResult};
    Offices offices;
    std::vector<RowId> made;
    REQUIRE_OK(offices.shiba->workspace->perform(
        Batch(QLatin1String("test.fill"), {}, [&](Editor &editor) -> Result<> {
            for (int i = 0; i < 1500; ++i) {
                Editor::Cells cells;
                for (const Field field : fields)
                    cells.emplace_back(field, Value::text(QString::number(i) + QString(i % 60, u'長')));
                RASHIN_LET(const RowId row, editor.add(Entity::Project, cells));
                made.push_back(row);
            }
            return {};
        })));
    CHECK(offices.azabu->mergeFrom(*offices.shiba).newTransactions() == 1);
    CHECK(offices.azabu->workspace->check()->isSound());
    for (const int i : {0, 59, 700, 1499})
        CHECK(offices.azabu->text(made[size_t(i)], Field::ProjectResult) == QString::number(i) + QString(i % 60, u'長'));

    for (unsigned mixture = 1; mixture < 64; ++mixture) {
        for (size_t field = 0; field < 6; ++field) {
            if (mixture >> field & 1)
                REQUIRE_OK(offices.shiba->set(made[mixture], fields[field], Value::text(u"新%1"_s.arg(mixture))));
        }
    }
    offices.azabu->mergeFrom(*offices.shiba);
    CHECK(offices.azabu->workspace->check()->isSound());
    for (unsigned mixture = 1; mixture < 64; ++mixture) {
        for (size_t field = 0; field < 6; ++field) {
            const QString old = QString::number(mixture) + QString(int(mixture) % 60, u'長');
            CHECK(offices.azabu->text(made[mixture], fields[field]) == (mixture >> field & 1 ? u"新%1"_s.arg(mixture) : old));
        }
    }
}

TEST_CASE("a deleted row stays visible while what refers to it is itself only held from elsewhere", "[exchange]")
{
    Offices offices;
    const auto add = [](Copy &copy, Entity entity, const Editor::Cells &cells) {
        std::optional<RowId> made;
        REQUIRE_OK(copy.workspace->perform(Batch(QLatin1String("test.add"), {}, [&](Editor &editor) -> Result<> {
            RASHIN_LET(made, editor.add(entity, cells));
            return {};
        })));
        return *made;
    };
    const auto policy = [&](const QString &title, std::optional<RowId> parent) {
        Editor::Cells cells{{Field::PolicyDepth, Value::integer(1)}, {Field::PolicyTitle, Value::text(title)}};
        if (parent)
            cells.emplace_back(Field::PolicyParent, Value::integer(parent->value()));
        return add(*offices.shiba, Entity::Policy, cells);
    };
    const RowId upper = policy(u"上"_s, std::nullopt);
    const RowId lower = policy(u"下"_s, upper);
    offices.azabu->mergeFrom(*offices.shiba);
    REQUIRE_OK(offices.shiba->workspace->perform(RemoveRow(Entity::Policy, lower)));
    REQUIRE_OK(offices.shiba->workspace->perform(RemoveRow(Entity::Policy, upper)));
    REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectPolicyMain, Value::integer(lower.value())));

    offices.shiba->mergeFrom(*offices.azabu);
    offices.azabu->mergeFrom(*offices.shiba);
    const auto tables = [](Copy &copy) { return testing::tablesOf(copy.workspace->read().database()); };
    const auto log = [](Copy &copy) { return testing::PlainLog::of(copy.workspace->read().database()); };
    for (Copy *copy : {offices.shiba.get(), offices.azabu.get()}) {
        CHECK(tables(*copy).contains(u"ghost %1"_s.arg(lower.value())));
        CHECK(tables(*copy).contains(u"ghost %1"_s.arg(upper.value()))); // only the other ghost refers to it
        CHECK(tables(*copy) == testing::evaluate(log(*copy)));
        CHECK(tables(*copy) != testing::evaluate(log(*copy), testing::Slip::GhostsHoldNothing));
    }
    REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectPolicyMain, Value()));
    offices.shiba->mergeFrom(*offices.azabu);
    for (Copy *copy : {offices.shiba.get(), offices.azabu.get()}) {
        CHECK(tables(*copy).filter(u"ghost "_s).isEmpty());
        CHECK(tables(*copy) == testing::evaluate(log(*copy)));
    }
}
