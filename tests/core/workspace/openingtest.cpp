// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.seek(offset);
    file.write(bytes);
}

Error::Code openingError(const QString &path)
{
    testing::ManualClock clock;
    const auto opened = Workspace::open(path, Access::ReadWrite, {u"試験"_s}, clock);
    REQUIRE_FALSE(opened);
    return opened.error().code;
}

} // namespace

TEST_CASE("what is not ours, damaged or from the future is told apart", "[opening]")
{
    testing::SampleFile file;
    file.workspace.reset();
    const QString other = file.folder.filePath(u"other"_s);
    CHECK(openingError(other) == Error::Code::NotFound);
    overwrite(other, 0, "a letter to the mayor");
    CHECK(openingError(other) == Error::Code::Foreign);
    CHECK_FALSE(QFile::exists(other + u".lock"_s));

    QFile::remove(other);
    QFile::copy(file.path, other);
    overwrite(other, 60, QByteArray::fromHex("000000ff"));
    CHECK(openingError(other) == Error::Code::TooNew);

    QFile::remove(other);
    QFile::copy(file.path, other);
    overwrite(other, 100, QByteArray(8000, 'x'));
    CHECK(openingError(other) == Error::Code::Damaged);
}

TEST_CASE("a second writer is told who holds the document, and may read", "[opening]")
{
    testing::SampleFile file;
    testing::ManualClock clock;
    const auto second = Workspace::open(file.path, Access::ReadWrite, {u"別人"_s}, clock);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Error::Code::Locked);
    CHECK(second.error().detail.startsWith(u"試験@"_s));

    const auto reader = Workspace::open(file.path, Access::ReadOnly, {u"別人"_s}, clock);
    REQUIRE_OK(reader);
    CHECK((*reader)->isReadOnly());
    CHECK((*reader)->lockHolder()->user == u"試験"_s);
    const auto refused = (*reader)->perform(RemoveRow(Entity::Project, file.project));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::ReadOnly);
    // The reader sees what the writer commits.
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    CHECK((*reader)->read().value(file.project, Field::ProjectPurpose).value() == Value::text(u"目的"_s));

    file.workspace.reset();
    CHECK_FALSE(QFile::exists(file.path + u".lock"_s));
    CHECK_FALSE(QFile::exists(file.path + u".holder"_s));
}

TEST_CASE("nothing is ever overwritten by creating or copying", "[opening]")
{
    testing::SampleFile file;
    const Batch nothing(QLatin1String("document.create"), {}, [](Editor &) -> Result<> { return {}; });
    const auto again = Workspace::create(file.path, {u"試験"_s}, file.clock, nothing);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Error::Code::Exists);
    const auto onto = file.workspace->copyTo(file.path);
    REQUIRE_FALSE(onto);
    CHECK(onto.error().code == Error::Code::Exists);
}

TEST_CASE("a copy made while the document is in use is sound and complete", "[opening]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    const QString target = file.folder.filePath(u"控え.rashin"_s);
    REQUIRE_OK(file.workspace->copyTo(target));
    const auto copy = Workspace::open(target, Access::ReadWrite, {u"試験"_s}, file.clock);
    REQUIRE_OK(copy);
    CHECK((*copy)->documentId() == file.workspace->documentId());
    CHECK((*copy)->read().value(file.project, Field::ProjectPurpose).value() == Value::text(u"目的"_s));
    CHECK((*copy)->check()->isSound());
}

TEST_CASE("a changed byte in the log is found", "[opening]")
{
    testing::SampleFile file;
    const QString secret = u"とくべつな目的の文字列"_s;
    REQUIRE_OK(file.set(file.project, Field::ProjectRemarks, Value::text(secret)));
    CHECK(file.workspace->check()->isSound());
    file.workspace.reset();
    QFile raw(file.path);
    REQUIRE(raw.open(QIODevice::ReadOnly));
    const qsizetype at = raw.readAll().indexOf(secret.toUtf8());
    REQUIRE(at > 0);
    raw.close();
    overwrite(file.path, at, u"ど"_s.toUtf8());

    file.reopen();
    const auto found = file.workspace->check();
    REQUIRE_OK(found);
    CHECK_FALSE(found->isSound());
    CHECK_FALSE(found->problems.isEmpty());
}
