// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/restore.h"
#include "tests/support/samplefile.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("a backup lies beside its file, and its name says when and why", "[backups]")
{
    testing::SampleFile file;
    const auto made = file.workspace->backUp(backups::Reason::Daily);
    REQUIRE_OK(made);
    CHECK(QFileInfo(*made).fileName() == u"見本.backup-20260629-090100-daily.rashin"_s);
    CHECK(file.workspace->backUp(backups::Reason::Merge).value() == *made); // nothing was committed since
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    REQUIRE_OK(file.workspace->backUp(backups::Reason::Daily)); // the same second: another name
    const auto listed = backups::list(file.path);
    REQUIRE(listed.size() == 2);
    CHECK(listed.front().reason == backups::Reason::Daily);
    CHECK(listed.front().at.toUTC() == file.clock.now());
    CHECK(listed.front().bytes > 0);
    CHECK(Workspace::open(listed.back().path, Access::ReadOnly, {u"試験"_s}, file.clock).value()->check()->isSound());
}

TEST_CASE("other files beside it are no backups", "[backups]")
{
    testing::SampleFile file;
    for (const QString &name : {u"見本2.backup-20260629-090000-daily.rashin"_s, u"見本.backup-today.rashin"_s,
                                u"見本.backup-20260629-090000.rashin.lock"_s, u"見本 (copy).rashin"_s}) {
        QFile other(file.folder.filePath(name));
        REQUIRE(other.open(QIODevice::WriteOnly));
    }
    CHECK(backups::list(file.path).empty());
}

TEST_CASE("rotation removes by number and age, but never the newest five nor what a restoration kept", "[backups]")
{
    testing::SampleFile file;
    const QDateTime today = file.clock.now();
    const auto make = [&](int daysAgo, backups::Reason reason) {
        QFile backup(backups::pathFor(file.path, reason, today.addDays(-daysAgo)));
        REQUIRE(backup.open(QIODevice::WriteOnly));
    };
    for (int day = 0; day < 20; ++day)
        make(day * 10, backups::Reason::Daily);
    make(400, backups::Reason::Restore);
    CHECK(backups::rotate(file.path, {8, 90}, today) == 12);
    CHECK(backups::list(file.path).size() == 9);
    CHECK(backups::rotate(file.path, {30, 1}, today) == 3);
    const auto left = backups::list(file.path);
    REQUIRE(left.size() == 6);
    CHECK(left.back().reason == backups::Reason::Restore);
}

TEST_CASE("what changes very much at once makes a backup first", "[backups]")
{
    testing::SampleFile file;
    const std::vector<RowId> few(3, file.project);
    REQUIRE_OK(file.workspace->perform(SetFieldsOfAll(Entity::Project, few, {{Field::ProjectKana, Value::text(u"あ"_s)}})));
    CHECK(backups::list(file.path).empty());
    const std::vector<RowId> many(100, file.project);
    const SetFieldsOfAll sweep(Entity::Project, many, {{Field::ProjectKana, Value::text(u"い"_s)}});
    REQUIRE_OK(file.workspace->rehearse(sweep));
    CHECK(backups::list(file.path).empty());
    REQUIRE_OK(file.workspace->perform(sweep));
    REQUIRE(backups::list(file.path).size() == 1);
    CHECK(backups::list(file.path).front().reason == backups::Reason::Bulk);
}

TEST_CASE("going back to a backup keeps the newer work as a backup of its own", "[backups]")
{
    testing::SampleFile file;
    const QString old = file.workspace->backUp(backups::Reason::Daily).value();
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"あと"_s)));
    file.workspace.reset();
    const auto refused = restore(old, file.path, {u"試験"_s}, file.clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Conflict);
    CHECK(refused.error().detail == u"1"_s);

    const auto done = restore(old, file.path, {u"試験"_s}, file.clock, NewerWork::Keep);
    REQUIRE_OK(done);
    REQUIRE(QFile::exists(done->kept));
    file.reopen();
    CHECK(file.text(file.project, Field::ProjectPurpose).isEmpty());
    CHECK(backups::list(file.path).size() == 2);
    // And forward again.
    file.workspace.reset();
    const auto again = restore(done->kept, file.path, {u"試験"_s}, file.clock, NewerWork::Keep);
    REQUIRE_OK(again);
    CHECK(again->kept.isEmpty());
    file.reopen();
    CHECK(file.text(file.project, Field::ProjectPurpose) == u"あと"_s);
}

TEST_CASE("what a killed backup left goes a day later; what is being made, and what others left, stays", "[backups]")
{
    testing::SampleFile file;
    const QDateTime now = file.clock.now();
    const auto leave = [&](const QString &name, int hoursAgo) {
        QFile left(file.folder.filePath(name));
        REQUIRE(left.open(QIODevice::WriteOnly));
        left.write("half a copy");
        left.flush();
        REQUIRE(left.setFileTime(now.addSecs(-3600 * hoursAgo), QFileDevice::FileModificationTime));
        return left.fileName();
    };
    const QString stale = leave(u"見本.backup-20260625-090000-merge.rashin.part"_s, 30);
    const QString fresh = leave(u"見本.backup-20260629-090000-daily.rashin.part"_s, 1);
    const QString download = leave(u"見本.rashin.part"_s, 300);
    const QString others = leave(u"他.backup-20260625-090000-merge.rashin.part"_s, 300);
    const QString unlike = leave(u"見本.backup-old.rashin.part"_s, 300);
    CHECK(backups::list(file.path).empty()); // none of them is a backup
    CHECK(backups::rotate(file.path, {}, now) == 0);
    CHECK_FALSE(QFile::exists(stale));
    for (const QString &kept : {fresh, download, others, unlike})
        CHECK(QFile::exists(kept));
}
