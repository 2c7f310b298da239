// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/findings.h"
#include "core/storage/document.h"
#include "core/storage/interruption.h"
#include "core/storage/recyclebin.h"
#include "core/storage/salvage.h"
#include "core/storage/timetravel.h"
#include "tests/support/samplefile.h"

#include <QFile>
#include <QFileInfo>

#include <map>
#include <random>
#include <set>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Changes a file behind SQLite's back.
void spoil(const QString &path, const char *sql)
{
    sqlite3 *connection = nullptr;
    REQUIRE(sqlite3_open(path.toUtf8().constData(), &connection) == SQLITE_OK);
    char *problem = nullptr;
    CHECK(sqlite3_exec(connection, sql, nullptr, nullptr, &problem) == SQLITE_OK);
    INFO((problem ? problem : ""));
    sqlite3_close(connection);
}

QString nameOf(const Workspace &workspace, RowId project)
{
    const auto value = workspace.read().value(project, Field::ProjectName);
    return value ? value->toText() : QString();
}

} // namespace

TEST_CASE("a removed project lies in the bin with who and when, and comes back with all its parts in one step", "[bin]")
{
    testing::SampleFile file;
    const AddRow money(Entity::Money, {{Field::MoneyProject, Value::reference(file.project)},
                                       {Field::MoneyYear, Value::integer(2026)},
                                       {Field::MoneyBasis, Value::text(u"budget"_s)},
                                       {Field::MoneyTotal, Value::integer(120)}});
    REQUIRE_OK(file.workspace->perform(money));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));

    const auto bin = recyclebin::rows(file.workspace->read());
    REQUIRE_OK(bin);
    REQUIRE(bin->size() == 1);
    CHECK(bin->front().row == file.project);
    CHECK(bin->front().author == u"試験"_s);
    CHECK(bin->front().parts == 1);
    CHECK(bin->front().value(Field::ProjectName) == Value::text(u"防災訓練"_s));

    REQUIRE_OK(file.workspace->perform(RestoreRows({{Entity::Project, file.project}})));
    CHECK(nameOf(*file.workspace, file.project) == u"防災訓練"_s);
    CHECK(file.value(money.id(), Field::MoneyTotal) == Value::integer(120));
    CHECK(recyclebin::rows(file.workspace->read())->empty());
    REQUIRE_OK(file.workspace->undo());
    CHECK(recyclebin::rows(file.workspace->read())->size() == 1);
    CHECK(file.workspace->check()->problems == QStringList());
}

TEST_CASE("of a row removed earlier, what was removed later with its whole does not come back by itself", "[bin]")
{
    testing::SampleFile file;
    const AddRow first(Entity::Indicator, {{Field::IndicatorProject, Value::reference(file.project)},
                                           {Field::IndicatorName, Value::text(u"参加者"_s)},
                                           {Field::IndicatorType, Value::text(u"output"_s)}});
    REQUIRE_OK(file.workspace->perform(first));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Indicator, first.id())));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));
    CHECK(recyclebin::rows(file.workspace->read())->size() == 2);
    REQUIRE_OK(file.workspace->perform(RestoreRows({{Entity::Project, file.project}})));
    const auto bin = recyclebin::rows(file.workspace->read());
    REQUIRE(bin->size() == 1);
    CHECK(bin->front().row == first.id());
}

TEST_CASE("the document as it stood at a moment reads as it did then, and is sound", "[time]")
{
    testing::SampleFile file;
    file.clock.advance(3600);
    const QDateTime before = file.clock.now();
    REQUIRE_OK(file.set(file.project, Field::ProjectName, Value::text(u"新しい名前"_s)));
    const AddRow added(Entity::Project, {{Field::ProjectName, Value::text(u"別の事業"_s)}});
    REQUIRE_OK(file.workspace->perform(added));
    REQUIRE_OK(file.set(file.project, Field::ProjectPolicyMain, Value()));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Policy, file.policy)));

    const QString then = file.folder.filePath(u"then.rashin"_s);
    REQUIRE_OK(timetravel::writeState(file.path, before, then));
    const auto past = Workspace::open(then, Access::ReadOnly, {u"試験"_s}, file.clock);
    REQUIRE_OK(past);
    CHECK(nameOf(**past, file.project) == u"防災訓練"_s);
    CHECK_FALSE((*past)->read().exists(Entity::Project, added.id()).value());
    CHECK((*past)->check()->problems == QStringList());

    const auto found = timetravel::compare((*past)->read(), file.workspace->read());
    REQUIRE_OK(found);
    using Kind = timetravel::Difference::Kind;
    const auto has = [&](Kind kind, RowId row) {
        return std::ranges::any_of(*found, [&](const auto &one) { return one.kind == kind && one.row == row; });
    };
    CHECK(has(Kind::Added, added.id()));
    CHECK(has(Kind::Removed, file.policy));
    CHECK(has(Kind::Changed, file.project));
    CHECK_FALSE(has(Kind::Added, file.project));
    CHECK(timetravel::compare(file.workspace->read(), file.workspace->read())->empty());

    const QString nothing = file.folder.filePath(u"nothing.rashin"_s);
    CHECK(timetravel::writeState(file.path, before.addYears(-5), nothing).error().code == Error::Code::NotFound);
    CHECK_FALSE(QFile::exists(nothing));
}

namespace {

/// One cell that differs, as a comparison by hand finds it; without a field the row itself.
using Differing = std::tuple<Entity, RowId, std::optional<Field>>;

/// Every row and every cell of two documents laid beside each other.
std::set<Differing> byHand(const Reader &before, const Reader &after)
{
    std::set<Differing> found;
    for (const EntitySpec &entity : registry::entities()) {
        std::map<RowId, Record> then;
        const auto rows = before.records(entity.entity);
        REQUIRE_OK(rows);
        for (const Record &row : *rows)
            then.emplace(row.id(), row);
        const auto now = after.records(entity.entity);
        REQUIRE_OK(now);
        for (const Record &row : *now) {
            const auto old = then.find(row.id());
            if (old == then.end()) {
                found.emplace(entity.entity, row.id(), std::nullopt);
                continue;
            }
            for (const FieldSpec &field : entity.fields) {
                if (field.kind.type != FieldType::Position && old->second.value(field.field) != row.value(field.field))
                    found.emplace(entity.entity, row.id(), field.field);
            }
            then.erase(old);
        }
        for (const auto &[id, row] : then)
            found.emplace(entity.entity, id, std::nullopt);
    }
    return found;
}

} // namespace

TEST_CASE("what changed between two moments is what laying every cell beside the other finds", "[time]")
{
    std::mt19937 random(8);
    testing::SampleFile file;
    std::vector<RowId> projects{file.project};
    const auto change = [&] {
        file.clock.advance(60);
        const RowId project = projects[random() % projects.size()];
        switch (random() % 4) {
        case 0: {
            const AddRow add(Entity::Project, {{Field::ProjectName, Value::text(u"事業%1"_s.arg(random() % 1000))}});
            REQUIRE_OK(file.workspace->perform(add));
            projects.push_back(add.id());
            break;
        }
        case 1:
            if (projects.size() > 1) {
                REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, project)));
                std::erase(projects, project);
            }
            break;
        case 2:
            (void)file.workspace->perform(AddRow(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                                                 {Field::CycleYear, Value::integer(2026)},
                                                                 {Field::CyclePlan, Value::text(u"計画"_s)}}));
            break;
        default:
            REQUIRE_OK(file.set(project, Field::ProjectPurpose, Value::text(u"目的%1"_s.arg(random() % 4))));
        }
    };
    int differences = 0;
    for (int round = 0; round < 12; ++round) {
        file.clock.advance(60);
        const QDateTime moment = file.clock.now();
        for (auto count = random() % 6; count > 0; --count)
            change();
        const QString then = file.folder.filePath(u"then%1.rashin"_s.arg(round));
        REQUIRE_OK(timetravel::writeState(file.path, moment, then));
        const auto past = Workspace::open(then, Access::ReadOnly, {u"試験"_s}, file.clock);
        REQUIRE_OK(past);
        const auto told = timetravel::compare((*past)->read(), file.workspace->read());
        REQUIRE_OK(told);
        std::set<Differing> said;
        for (const timetravel::Difference &one : *told)
            said.emplace(one.entity, one.row,
                         one.kind == timetravel::Difference::Kind::Changed ? std::optional(one.field) : std::nullopt);
        CHECK(said.size() == told->size()); // nothing is told twice
        CHECK(said == byHand((*past)->read(), file.workspace->read()));
        differences += static_cast<int>(said.size());
    }
    CHECK(differences > 10);
}

TEST_CASE("salvage takes what still proves to be what it claims, and says what is missing", "[salvage]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"生命を守る"_s)));
    REQUIRE_OK(file.set(file.project, Field::ProjectMeans, Value::text(u"訓練をする"_s)));
    REQUIRE_OK(file.set(file.project, Field::ProjectTarget, Value::text(u"区民"_s)));
    file.workspace.reset();
    spoil(file.path, "UPDATE op SET val = 'x' WHERE val = '訓練をする'");

    const QString saved = file.folder.filePath(u"救出.rashin"_s);
    const auto salvaged = document::salvage(file.path, saved, u"係"_s, file.clock.now().toMSecsSinceEpoch());
    REQUIRE_OK(salvaged);
    CHECK(salvaged->taken == 2);
    CHECK(salvaged->reentered == 1);
    REQUIRE(salvaged->missing.size() == 1);
    CHECK(salvaged->missing.front().author == u"試験"_s);

    const auto opened = Workspace::open(saved, Access::ReadWrite, {u"係"_s}, file.clock);
    REQUIRE_OK(opened);
    CHECK((*opened)->check()->problems == QStringList());
    const auto project = (*opened)->read().record(Entity::Project, file.project);
    REQUIRE_OK(project);
    CHECK(project->text(Field::ProjectPurpose) == u"生命を守る"_s);
    CHECK(project->text(Field::ProjectMeans).isEmpty());
    CHECK(project->text(Field::ProjectTarget) == u"区民"_s);
}

TEST_CASE("salvage of a sound file is the whole file, and never overwrites", "[salvage]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"生命を守る"_s)));
    REQUIRE_OK(file.workspace->undo());
    const QString saved = file.folder.filePath(u"whole.rashin"_s);
    const auto salvaged = document::salvage(file.path, saved, u"係"_s, 0);
    REQUIRE_OK(salvaged);
    CHECK(salvaged->isWhole());
    CHECK(salvaged->reentered == 0);
    CHECK(document::salvage(file.path, saved, u"係"_s, 0).error().code == Error::Code::Exists);
}

TEST_CASE("a torn page costs what stood on it, not the rest", "[salvage]")
{
    testing::SampleFile file;
    for (int i = 0; i < 200; ++i)
        REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(QString(400, QChar(0x3042 + i % 60)))));
    file.workspace.reset();
    QFile raw(file.path);
    REQUIRE(raw.open(QIODevice::ReadWrite));
    int torn = 0;
    for (qint64 page = 40; page * 4096 < raw.size() && torn < 2; page += 9, ++torn) {
        raw.seek(page * 4096);
        raw.write(QByteArray(4096, '\x5a'));
    }
    raw.close();
    REQUIRE(torn == 2);
    const auto look = document::checkCopy(file.path); // damaged, or not even to be copied
    CHECK((!look || !look->isSound()));
    const QString saved = file.folder.filePath(u"torn.rashin"_s);
    const auto salvaged = document::salvage(file.path, saved, u"係"_s, file.clock.now().toMSecsSinceEpoch());
    REQUIRE_OK(salvaged);
    CHECK(salvaged->taken + salvaged->reentered > 100);
    const auto opened = Workspace::open(saved, Access::ReadWrite, {u"係"_s}, file.clock);
    REQUIRE_OK(opened);
    CHECK((*opened)->check()->problems == QStringList());
    CHECK(nameOf(**opened, file.project) == u"防災訓練"_s);
}

TEST_CASE("a copy holds everything, wherever the document lies and whatever is under way in it", "[copy]")
{
    const testing::SampleFile file;
    const QString folder = QFileInfo(file.path).path() + u'/';
    const auto rowsIn = [](Database &database) { return database.single("SELECT count(*) FROM filling")->toInteger(); };
    const auto fill = [](Database &database) {
        REQUIRE_OK(database.exec(u"CREATE TABLE meta(k, v)"_s));
        REQUIRE_OK(database.exec(u"PRAGMA cache_size = 10"_s)); // so that some of it goes to a file, and some does not
        REQUIRE_OK(database.exec(u"CREATE TABLE filling(x)"_s));
        for (int i = 0; i < 200; ++i)
            REQUIRE_OK(database.exec(u"INSERT INTO filling VALUES(randomblob(3000))"_s));
    };
    const auto copied = [&](Database &source, const QString &name) {
        REQUIRE_OK(document::copy(source, folder + name));
        const auto copy = Database::openDocument(folder + name, Access::ReadOnly);
        REQUIRE_OK(copy);
        CHECK((*copy)->single("PRAGMA integrity_check")->toText() == u"ok"_s);
        return rowsIn(**copy);
    };
    SECTION("in a file of its own")
    {
        const auto database = Database::create(folder + u"own.rashin"_s);
        REQUIRE_OK(database);
        fill(**database);
        CHECK(copied(**database, u"copy.rashin"_s) == 200);
    }
    SECTION("in this process alone")
    {
        const auto database = Database::createAside(folder + u"aside.rashin"_s);
        REQUIRE_OK(database);
        REQUIRE_OK((*database)->exec(u"PRAGMA application_id = %1"_s.arg(Database::applicationId)));
        fill(**database);
        CHECK(copied(**database, u"copy.rashin"_s) == 200);
    }
    SECTION("with a log beside the file that somebody's tool has made")
    {
        const auto database = Database::create(folder + u"wal.rashin"_s);
        REQUIRE_OK(database);
        CHECK((*database)->single("PRAGMA journal_mode = WAL")->toText() == u"wal"_s);
        fill(**database);
        CHECK(copied(**database, u"copy.rashin"_s) == 200);
    }
}

TEST_CASE("reading under way ends with Cancelled when the file is closed, and goes on afterwards", "[interruption]")
{
    const testing::SampleFile sample;
    const core::Reader &reader = sample.workspace->read();
    std::atomic_bool isClosing = false;
    {
        const core::Interruption interruption(reader, isClosing);
        CHECK(core::validate(reader));
        isClosing = true;
        const auto findings = core::validate(reader);
        REQUIRE_FALSE(findings);
        CHECK(findings.error().code == core::Error::Code::Cancelled);
    }
    CHECK(core::validate(reader));
}
