// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

std::unique_ptr<Workspace> reader(testing::SampleFile &file, const QString &who = u"別人"_s)
{
    auto opened = Workspace::open(file.path, Access::ReadOnly, {who}, file.clock);
    REQUIRE_OK(opened);
    return *std::move(opened);
}

/// Number of a program that ran on this computer and is gone.
qint64 goneProcess()
{
    QProcess process;
    process.start(u"/bin/true"_s, QStringList());
    REQUIRE(process.waitForStarted());
    const qint64 number = process.processId();
    REQUIRE(process.waitForFinished());
    return number;
}

/// What a program leaves beside a document while it holds it.
void leaveLock(const QString &path, qint64 process, const QString &computer, const QByteArray &seen = "2026-06-29T00:00:00Z")
{
    QFile lock(path + u".lock"_s);
    REQUIRE(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(process) + "\nrashin\n" + computer.toUtf8() + "\n\n\n");
    QFile record(path + u".holder"_s);
    REQUIRE(record.open(QIODevice::WriteOnly));
    record.write(R"({"user":"田中","computer":")" + computer.toUtf8() + R"(","since":"2026-06-28T23:00:00Z","seen":")"
                 + seen + R"(","process":)" + QByteArray::number(process) + R"(,"token":"abc"})");
}

} // namespace

TEST_CASE("a reader is told what the writer committed, by ids and fields", "[sharing]")
{
    testing::SampleFile file;
    const auto second = reader(file);
    QSignalSpy changed(second.get(), &Workspace::changed);
    CHECK_FALSE(second->catchUp().value());
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    REQUIRE(second->catchUp().value());
    REQUIRE(changed.size() == 1);
    const auto set = changed.first().first().value<ChangeSet>();
    REQUIRE(set.rows.size() == 1);
    CHECK(set.rows.front().id == file.project);
    CHECK(set.rows.front().kind == ChangeSet::Row::Kind::Updated);
    CHECK(set.rows.front().fields == std::vector{Field::ProjectPurpose});
    CHECK_FALSE(second->catchUp().value());

    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));
    REQUIRE(second->catchUp().value());
    CHECK(changed.last().first().value<ChangeSet>().touches(file.project));
    REQUIRE_OK(file.workspace->undo());
    REQUIRE(second->catchUp().value());
    CHECK(second->read().value(file.project, Field::ProjectPurpose).value() == Value::text(u"目的"_s));
}

TEST_CASE("very many changes are told as a whole", "[sharing]")
{
    testing::SampleFile file;
    const auto second = reader(file);
    QSignalSpy changed(second.get(), &Workspace::changed);
    const Batch many(QLatin1String("test"), {}, [](Editor &editor) -> Result<> {
        for (int i = 0; i < 1500; ++i)
            RASHIN_TRY(editor.add(Entity::Vision, {{Field::VisionText, Value::text(QString::number(i))}}));
        return {};
    });
    REQUIRE_OK(file.workspace->perform(many));
    REQUIRE(second->catchUp().value());
    CHECK(changed.first().first().value<ChangeSet>().wholesale);
}

TEST_CASE("when the writer closes, a reader becomes the writer in place, and the other way round", "[sharing]")
{
    testing::SampleFile file;
    const auto second = reader(file);
    QSignalSpy access(second.get(), &Workspace::accessChanged);
    const auto refused = second->becomeWriter();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Locked);
    CHECK(second->isReadOnly());

    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"一人目"_s)));
    file.workspace.reset();
    CHECK_FALSE(second->lockHolder());
    REQUIRE_OK(second->becomeWriter());
    CHECK(access.size() == 1);
    CHECK_FALSE(second->isReadOnly());
    CHECK_FALSE(second->tookOverFrom());
    REQUIRE_OK(second->perform(SetFields(Entity::Project, file.project, {{Field::ProjectPurpose, Value::text(u"二人目"_s)}})));
    CHECK(second->undoable());

    const auto third = reader(file, u"三人目"_s);
    CHECK(third->lockHolder()->user == u"別人"_s);
    REQUIRE_OK(second->becomeReader());
    REQUIRE_OK(third->becomeWriter());
    CHECK_FALSE(second->perform(RemoveRow(Entity::Project, file.project)));
    CHECK(third->read().value(file.project, Field::ProjectPurpose).value() == Value::text(u"二人目"_s));
}

TEST_CASE("the lock of a program of this computer that is gone is taken, and it is said whose it was", "[sharing]")
{
    testing::SampleFile file;
    file.workspace.reset();
    leaveLock(file.path, goneProcess(), QSysInfo::machineHostName());
    CHECK(FileLock::holder(file.path)->isGone());
    const auto opened = Workspace::open(file.path, Access::ReadWrite, {u"試験"_s}, file.clock);
    REQUIRE_OK(opened);
    REQUIRE((*opened)->tookOverFrom());
    CHECK((*opened)->tookOverFrom()->user == u"田中"_s);
}

TEST_CASE("another computer's lock is taken over only by a person's word, and only while it is silent", "[sharing]")
{
    testing::SampleFile file;
    file.workspace.reset();
    leaveLock(file.path, 4711, u"other-pc"_s);
    CHECK_FALSE(FileLock::holder(file.path)->isGone());
    const auto opened = Workspace::open(file.path, Access::ReadWrite, {u"試験"_s}, file.clock);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Error::Code::Locked);

    const auto second = reader(file);
    const auto judged = second->lockHolder();
    REQUIRE(judged);
    leaveLock(file.path, 4711, u"other-pc"_s, "2026-06-29T00:01:00Z"); // alive after all
    const auto refused = second->becomeWriter(judged);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Locked);
    REQUIRE_OK(second->becomeWriter(second->lockHolder()));
    CHECK(second->tookOverFrom()->computer == u"other-pc"_s);
    CHECK(FileLock::holder(file.path)->user == u"別人"_s);
}

TEST_CASE("who was taken for gone and wakes up writes no more, and is told", "[sharing]")
{
    testing::SampleFile file;
    const auto second = reader(file);
    REQUIRE_OK(second->becomeWriter(second->lockHolder()));
    REQUIRE_OK(second->perform(SetFields(Entity::Project, file.project, {{Field::ProjectPurpose, Value::text(u"新"_s)}})));
    const auto refused = file.set(file.project, Field::ProjectPurpose, Value::text(u"旧"_s));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Locked);
    QSignalSpy access(file.workspace.get(), &Workspace::accessChanged);
    CHECK_FALSE(file.workspace->beat());
    CHECK(access.size() == 1);
    CHECK(file.workspace->isReadOnly());
    file.workspace.reset(); // takes nobody's lock away
    CHECK(FileLock::holder(file.path)->user == u"別人"_s);
    REQUIRE_OK(second->perform(SetFields(Entity::Project, file.project, {{Field::ProjectPurpose, Value::text(u"次"_s)}})));
}

TEST_CASE("a reader sees the file that was put in its place", "[sharing]")
{
    testing::SampleFile file;
    const QString old = file.workspace->backUp(backups::Reason::Manual).value();
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    const auto second = reader(file);
    QSignalSpy changed(second.get(), &Workspace::changed);
    file.workspace.reset();
    REQUIRE(QFile::rename(old, file.path + u".new"_s));
    REQUIRE(QFile::remove(file.path));
    REQUIRE(QFile::rename(file.path + u".new"_s, file.path));
    REQUIRE(second->catchUp().value());
    CHECK(changed.first().first().value<ChangeSet>().wholesale);
    CHECK(second->read().value(file.project, Field::ProjectPurpose).value().isNull());
}
