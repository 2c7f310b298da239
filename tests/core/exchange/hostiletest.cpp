// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a foreign file holds: the document that should take it in is untouched, to the byte, or holds what is proved.
#include "core/exchange/foreignfile.h"
#include "core/operations/rowoperations.h"
#include "tests/core/exchange/evaluator.h"
#include "tests/core/exchange/offices.h"
#include "tests/support/files.h"

#include <QCryptographicHash>

#include <sqlite3.h>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using testing::Offices;
using testing::bytesOf;
using testing::writeBytes;

namespace {

/// Two copies with work of their own; the bytes of the second are what gets damaged.
struct Forgery
{
    Forgery()
    {
        for (int i = 0; i < 8; ++i) {
            REQUIRE_OK(offices.shiba->set(offices.desk.project, Field::ProjectPurpose, Value::text(QString::number(i))));
            REQUIRE_OK(offices.azabu->set(offices.desk.project, Field::ProjectMeans, Value::text(QString(30 + i, u'手'))));
        }
        REQUIRE_OK(offices.azabu->workspace->perform(AddRow(Entity::Project, {{Field::ProjectName, Value::text(u"消"_s)}})));
        REQUIRE_OK(offices.azabu->workspace->perform(RemoveRow(Entity::Project, lastProject())));
        offices.azabu->close();
        offices.shiba->close();
        good = bytesOf(offices.azabu->path);
        mine = bytesOf(offices.shiba->path);
    }
    RowId lastProject() const
    {
        for (const Record &record : offices.azabu->workspace->read().records(Entity::Project).value()) {
            if (record.text(Field::ProjectName) == u"消"_s)
                return record.id();
        }
        return offices.desk.project;
    }
    /// The error of merging `bad`; the receiving file is looked at to the byte.
    std::optional<Error> refusal(const QByteArray &bad)
    {
        const QString path = offices.desk.folder.filePath(u"bad.rashin"_s);
        writeBytes(path, bad);
        return refusalOf(path);
    }
    std::optional<Error> refusalOf(const QString &path)
    {
        MergeOptions options;
        options.backup = false;
        const auto done = merge(offices.shiba->path, {path}, offices.desk.clock, options);
        if (done)
            return std::nullopt;
        CHECK(bytesOf(offices.shiba->path) == mine);
        return done.error();
    }
    /// The good file after a forger has been at it with SQL.
    std::optional<Error> refusalAfter(const char *sql)
    {
        const QString path = offices.desk.folder.filePath(u"forged.rashin"_s);
        writeBytes(path, good);
        sqlite3 *db = nullptr;
        REQUIRE(sqlite3_open(path.toUtf8().constData(), &db) == SQLITE_OK);
        char *problem = nullptr;
        sqlite3_exec(db, sql, nullptr, nullptr, &problem);
        INFO((problem ? problem : "") << ": " << sql);
        REQUIRE(problem == nullptr);
        sqlite3_close(db);
        return refusalOf(path);
    }
    void restoreMine() { writeBytes(offices.shiba->path, mine); }

    Offices offices;
    QByteArray good;
    QByteArray mine;
};

bool isBadInput(const std::optional<Error> &error)
{
    using Code = Error::Code;
    static constexpr Code codes[] = {Code::Foreign, Code::Damaged, Code::TooNew, Code::TooLarge, Code::OtherDocument};
    return error && std::find(std::begin(codes), std::end(codes), error->code) != std::end(codes);
}

} // namespace

TEST_CASE("a file that a forger changed with SQL is refused, and the document stays as it is", "[exchange][hostile]")
{
    static const char *const forgeries[] = {
        "UPDATE op SET val = 'forged' WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET val = 'forged' WHERE id = (SELECT max(id) - 16777216 * 4 FROM op)",
        "UPDATE tx SET author = '区長' WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET hlc = hlc + 1 WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET hlc = 9223372036854775807 WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET office = 7 WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET reason = 'x' WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET parents = x'' WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET parents = CAST(parents || parents AS BLOB) WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET nonce = randomblob(8) WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET hash = randomblob(32) WHERE id = (SELECT max(id) FROM tx)",
        "UPDATE tx SET author = CAST(x'FF41' AS TEXT) WHERE id = (SELECT max(id) FROM tx)",
        "DELETE FROM tx WHERE id = (SELECT max(id) - 3 FROM tx)", // a history with a piece cut out
        "DELETE FROM op WHERE id = (SELECT max(id) FROM op)",
        "DELETE FROM op WHERE id >> 24 = (SELECT max(id) FROM tx)",
        "DELETE FROM seen",
        "INSERT INTO xprev SELECT id, prev - 16777216 FROM op WHERE id = (SELECT max(id) FROM op WHERE prev > 33554432)",
        "INSERT INTO seen SELECT max(id), min(id) FROM op",
        "UPDATE op SET prev = NULL WHERE id = (SELECT max(id) FROM op WHERE prev IS NOT NULL)",
        "UPDATE op SET prev = id WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET prev = 1 << 60 WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET prev = -5 WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET row = -1 WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET col = 70000 WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET col = 0 WHERE id = (SELECT max(id) FROM op)",
        "INSERT INTO op SELECT id | 8388608, row, col, val, prev FROM op ORDER BY id DESC LIMIT 1",
        "INSERT INTO op SELECT id + 1, row, col, val, prev FROM op ORDER BY id DESC LIMIT 1",
        "UPDATE op SET val = x'00' WHERE id = (SELECT max(id) FROM op)",
        "UPDATE op SET val = 7 WHERE (col & 255) = 0 AND id = (SELECT max(id) FROM op WHERE (col & 255) = 0)",
        "UPDATE meta SET v = randomblob(16) WHERE k = 'document'",
        "UPDATE meta SET v = 'x' WHERE k = 'document'",
        "DELETE FROM meta",
        "INSERT INTO meta VALUES('requires', 'telepathy')",
        "UPDATE tip SET hash = randomblob(32)",
        "DROP TABLE seen",
        "DROP TABLE tip",
        "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM op; END",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE op RENAME TO op0; CREATE VIEW op AS SELECT id, row, col, 'x' AS val, prev FROM op0",
        "CREATE TABLE more(a, b DEFAULT (randomblob(1000000000)))",
        "CREATE TABLE more(a, b AS (a + 1))",
        "CREATE TABLE more(a CHECK(a > 0))",
        "CREATE INDEX i ON op(abs(val))",
        "CREATE INDEX i ON op(val) WHERE val > 0",
        "CREATE UNIQUE INDEX i ON project(id, name)",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE TABLE \"Big\"(x)",
        "PRAGMA journal_mode = WAL",
        "PRAGMA application_id = 5",
        "INSERT INTO op SELECT (max(id) >> 24 << 24) + 16777216 * 500, 1, 2305, 'loose', NULL FROM op; "
        "INSERT INTO tx SELECT (SELECT max(id) + 500 FROM tx), randomblob(32), site, seq, nonce, hlc, author, office, "
        "action, reason, undo_of, parents FROM tx WHERE id = 2; UPDATE tip SET hash = (SELECT hash FROM tx ORDER BY id DESC)",
    };
    Forgery forgery;
    for (const char *sql : forgeries) {
        INFO(sql);
        CHECK(isBadInput(forgery.refusalAfter(sql)));
    }
    // The same with the truth in its place goes in.
    CHECK_FALSE(forgery.refusal(forgery.good));
}

TEST_CASE("a file in a format of SQLite that nobody knows is the fault of the file", "[exchange][hostile]")
{
    Forgery forgery;
    QByteArray strange = forgery.good;
    strange[47] = 9; // https://www.sqlite.org/fileformat.html §1.3.11
    const auto refusal = forgery.refusal(strange);
    REQUIRE(refusal);
    CHECK(refusal->code == Error::Code::Damaged);
}

TEST_CASE("what a later version may add – tables, indexes, search – does not keep its log out", "[exchange][hostile]")
{
    static const char *const additions[] = {
        "CREATE TABLE later(id INTEGER PRIMARY KEY, \"name\", \"year\" INTEGER); CREATE INDEX by_later ON later(\"year\")",
        "PRAGMA user_version = 99",
        "DROP TABLE project",
    };
    for (const char *sql : additions) {
        INFO(sql);
        Forgery forgery;
        const auto refusal = forgery.refusalAfter(sql);
        INFO((refusal ? refusal->detail : QString()).toStdString());
        CHECK_FALSE(refusal);
    }
}

TEST_CASE("a file that claims a giant text or a huge table is refused without being read", "[exchange][hostile]")
{
    Forgery forgery;
    CHECK(isBadInput(forgery.refusalAfter("UPDATE op SET val = CAST(zeroblob(17000000) AS TEXT) WHERE id = (SELECT max(id) FROM op)")));
    CHECK(isBadInput(forgery.refusalAfter("UPDATE tx SET parents = zeroblob(17000000) WHERE id = (SELECT max(id) FROM tx)")));
    // A page count of a billion in the header.
    QByteArray bad = forgery.good;
    bad.replace(28, 4, QByteArray::fromHex("3b9aca00"));
    const auto refusal = forgery.refusal(bad);
    CHECK((!refusal || isBadInput(refusal)));
    const QString sparse = forgery.offices.desk.folder.filePath(u"sparse.rashin"_s);
    writeBytes(sparse, forgery.good);
    REQUIRE(QFile::resize(sparse, core::ForeignFile::largest + 1));
    CHECK(forgery.refusalOf(sparse)->code == Error::Code::TooLarge);
}

TEST_CASE("flipped bits and cut files never change what the document says wrongly", "[exchange][hostile]")
{
    Forgery forgery;
    std::mt19937 random(7);
    int refused = 0;
    int taken = 0;
    // What the undamaged file would bring: nothing else may ever be in.
    REQUIRE_FALSE(forgery.refusal(forgery.good));
    const auto logOf = [&] {
        const auto database = document::open(forgery.offices.shiba->path, Access::ReadOnly);
        REQUIRE_OK(database);
        return testing::PlainLog::of(**database).ops;
    };
    const auto wanted = logOf();
    forgery.restoreMine();
    for (int i = 0; i < 250; ++i) {
        QByteArray bad = forgery.good;
        for (int flips = 1 << (random() % 6); flips > 0; --flips)
            bad[qsizetype(random() % size_t(bad.size()))] = char(random());
        if (random() % 8 == 0)
            bad.truncate(qsizetype(random() % size_t(bad.size())));
        INFO("case " << i);
        if (const auto error = forgery.refusal(bad)) {
            INFO(error->code << ": " << error->detail);
            CHECK((isBadInput(error) || error->code == Error::Code::NotFound));
            ++refused;
            continue;
        }
        ++taken;
        for (const auto &[version, op] : logOf()) {
            REQUIRE(wanted.contains(version));
            REQUIRE(wanted.at(version) == op);
        }
        const auto database = document::open(forgery.offices.shiba->path, Access::ReadOnly);
        REQUIRE(document::check(**database)->isSound());
        forgery.restoreMine();
    }
    CHECK(refused > 20);
    CHECK(taken > 20); // damage where nothing is read does no harm
}

TEST_CASE("a large transaction that comes in pieces is refused for its last write", "[exchange][hostile]")
{
    Offices offices;
    REQUIRE_OK(offices.azabu->workspace->perform(
        Batch(QLatin1String("test.fill"), {}, [&](Editor &editor) -> Result<> {
            for (int i = 0; i < 5000; ++i)
                RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(QString::number(i))}}));
            return {};
        })));
    offices.azabu->close();
    offices.shiba->close();
    const QByteArray mine = bytesOf(offices.shiba->path);
    MergeOptions options;
    options.backup = false;
    const auto run = [&](const char *sql) {
        sqlite3 *db = nullptr;
        REQUIRE(sqlite3_open(offices.azabu->path.toUtf8().constData(), &db) == SQLITE_OK);
        REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(db);
    };
    for (const char *sql : {"UPDATE op SET val = val || 'x' WHERE id = (SELECT max(id) FROM op WHERE typeof(val) = 'text')",
                            "DELETE FROM op WHERE id = (SELECT max(id) FROM op)"}) {
        run(sql);
        const auto done = merge(offices.shiba->path, {offices.azabu->path}, offices.desk.clock, options);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == Error::Code::Damaged);
        CHECK(bytesOf(offices.shiba->path) == mine);
    }
}

TEST_CASE("one bad file among several keeps all of them out", "[exchange][hostile]")
{
    Forgery forgery;
    const QString bad = forgery.offices.desk.folder.filePath(u"bad.rashin"_s);
    writeBytes(bad, forgery.good.left(forgery.good.size() / 2));
    QString last;
    MergeOptions options;
    options.backup = false;
    options.progress = [&](const QString &file, qint64, qint64) { last = file; };
    const auto done = merge(forgery.offices.shiba->path, {forgery.offices.azabu->path, bad}, forgery.offices.desk.clock, options);
    REQUIRE_FALSE(done);
    CHECK(last == bad); // the one to be named
    CHECK(bytesOf(forgery.offices.shiba->path) == forgery.mine);
}

TEST_CASE("a merge that is cancelled has changed nothing", "[exchange][hostile]")
{
    Forgery forgery;
    std::atomic_bool cancel = false;
    MergeOptions options;
    options.backup = false;
    options.cancel = &cancel;
    options.progress = [&](const QString &, qint64 done, qint64) { cancel = done > 0; };
    const auto done = merge(forgery.offices.shiba->path, {forgery.offices.azabu->path}, forgery.offices.desk.clock, options);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Error::Code::Cancelled);
    CHECK(bytesOf(forgery.offices.shiba->path) == forgery.mine);
}

TEST_CASE("a row that was made to be two things is refused, and its writers and the file are named", "[exchange][hostile]")
{
    Offices offices;
    const RowId row = *RowId::from(4711);
    const auto make = [&](testing::Copy &copy, Entity entity, Field name) {
        REQUIRE_OK(copy.workspace->perform(Batch(QLatin1String("test.forge"), {}, [&](Editor &editor) -> Result<> {
            RASHIN_TRY(editor.add(entity, {{name, Value::text(u"二つ"_s)}}, row));
            return {};
        })));
        copy.close();
    };
    const auto honest = offices.copyOf(*offices.shiba, u"高輪"_s);
    const auto other = offices.copyOf(*offices.shiba, u"赤坂"_s);
    REQUIRE_OK(other->set(offices.desk.project, Field::ProjectPurpose, Value::text(u"正しい仕事"_s)));
    make(*offices.shiba, Entity::Project, Field::ProjectName);
    make(*offices.azabu, Entity::Challenge, Field::ChallengeText);
    QString last;
    MergeOptions options;
    options.backup = false;
    options.progress = [&](const QString &file, qint64, qint64) { last = file; };
    const auto refuse = [&](const QString &document, const QStringList &files) {
        const QByteArray before = bytesOf(document);
        const auto done = merge(document, files, offices.desk.clock, options);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == Error::Code::TwoEntities);
        CHECK(done.error().detail.contains(u"芝 ("_s));
        CHECK(done.error().detail.contains(u"麻布 ("_s));
        CHECK(bytesOf(document) == before);
    };
    // It is here already; or two files bring it, and a third that is sound comes after them.
    refuse(offices.shiba->path, {offices.azabu->path, other->path});
    CHECK(last == offices.azabu->path);
    refuse(honest->path, {offices.shiba->path, offices.azabu->path, other->path});
    CHECK(last == offices.azabu->path);
    // By itself each of them is a row like any other.
    REQUIRE_OK(merge(honest->path, {offices.azabu->path, other->path}, offices.desk.clock, options));
}
