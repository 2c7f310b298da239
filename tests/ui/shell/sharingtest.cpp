// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/sharebar.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;
using State = ShareWatch::State;

namespace {

/// A window that writes a file nobody else has open.
struct Alone
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    Settings settings{sample.folder.filePath(u"rashin.ini"_s)};
    MainWindow window{settings, prompts, sample.clock};

    Alone()
    {
        sample.workspace.reset();
        window.show();
        REQUIRE(window.openFile(sample.path));
    }
};

/// A window that reads a file which somebody else (the sample's own workspace) is writing.
struct Second
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    Settings settings{sample.folder.filePath(u"rashin.ini"_s)};
    MainWindow window{settings, prompts, sample.clock};
    ShareBar *bar = window.findChild<ShareBar *>();
    QPushButton *write = window.findChild<QPushButton *>(u"becomeWriter"_s);

    Second()
    {
        window.show();
        REQUIRE(window.openFile(sample.path));
    }
    [[nodiscard]] QString said() const { return window.findChild<MessageBar *>()->text(); }
};

void writeRecord(const QString &path, const QByteArray &computer, const QByteArray &seen)
{
    QFile lock(path + u".lock"_s);
    REQUIRE(lock.open(QIODevice::WriteOnly));
    lock.write("4711\nrashin\n" + computer + "\n\n\n");
    QFile record(path + u".holder"_s);
    REQUIRE(record.open(QIODevice::WriteOnly));
    record.write(R"({"user":"田中","computer":")" + computer + R"(","since":"2026-06-28T23:00:00Z","seen":")" + seen
                 + R"(","process":4711,"token":"abc"})");
}

} // namespace

TEST_CASE("a second person reads without being asked anything, and sees who writes since when", "[sharing]")
{
    Second second;
    CHECK(second.prompts.asked.isEmpty());
    REQUIRE(second.window.workspace()->isReadOnly());
    CHECK(second.bar->watch()->state() == State::Held);
    CHECK(second.bar->text().contains(u"試験"_s));
    CHECK_FALSE(second.write->isVisible());
    CHECK_FALSE(second.window.findChild<QAction *>(u"undo"_s)->isEnabled());
}

TEST_CASE("what the writer commits appears in the reader's window, and the selection stays", "[sharing]")
{
    Second second;
    REQUIRE(second.window.showPage(u"history"_s));
    auto *entries = second.window.findChild<QTableView *>(u"entries"_s);
    const int before = entries->model()->rowCount();
    REQUIRE(before >= 1);
    const QString selected = entries->currentIndex().data().toString();
    REQUIRE_OK(second.sample.set(second.sample.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    REQUIRE(QTest::qWaitFor([&] { return entries->model()->rowCount() == before + 1; }));
    CHECK(entries->currentIndex().isValid());
}

TEST_CASE("when the writer closes, the reader is told and becomes the writer with one click", "[sharing]")
{
    Second second;
    REQUIRE(second.window.showPage(u"plan"_s));
    second.window.findChild<QCheckBox *>(u"tellWhenFree"_s)->setChecked(true);
    second.sample.workspace.reset();
    second.bar->watch()->look();
    CHECK(second.bar->watch()->state() == State::Free);
    CHECK(second.bar->text().contains(u"試験"_s));
    REQUIRE(second.write->isVisible());
    CHECK(second.window.focusWidget() == second.write);
    QTest::mouseClick(second.write, Qt::LeftButton);
    CHECK_FALSE(second.window.workspace()->isReadOnly());
    CHECK_FALSE(second.bar->isVisible());
    CHECK(second.settings.page() == u"plan"_s);
    REQUIRE_OK(second.window.workspace()->perform(
        core::SetFields(Entity::Project, second.sample.project, {{Field::ProjectPurpose, Value::text(u"目的"_s)}})));
}

TEST_CASE("a computer that has been silent for long can be taken over, after a question that says what is known", "[sharing]")
{
    Second second;
    second.sample.workspace.reset();
    writeRecord(second.sample.path, "other-pc", "2026-06-28T23:10:00Z");
    second.bar->watch()->look();
    CHECK(second.bar->watch()->state() == State::Held); // just seen for the first time
    second.sample.clock.advance(ShareWatch::observed + 1);
    second.bar->watch()->look();
    CHECK(second.bar->watch()->state() == State::Silent);
    CHECK(second.bar->text().contains(u"other-pc"_s));
    REQUIRE(second.write->isVisible());
    QTest::mouseClick(second.write, Qt::LeftButton); // and thinks better of it
    CHECK(second.window.workspace()->isReadOnly());
    writeRecord(second.sample.path, "other-pc", "2026-06-29T00:20:00Z"); // alive again
    second.bar->watch()->look();
    CHECK(second.bar->watch()->state() == State::Held);
    second.sample.clock.advance(ShareWatch::silence + 1200);
    second.bar->watch()->look();
    REQUIRE(second.bar->watch()->state() == State::Silent);
    second.prompts.choices.enqueue(0);
    QTest::mouseClick(second.write, Qt::LeftButton);
    CHECK_FALSE(second.window.workspace()->isReadOnly());
    CHECK(second.prompts.asked.size() == 2);
}

TEST_CASE("whose file was taken over is told so and reads", "[sharing]")
{
    Alone alone;
    auto &[sample, prompts, settings, window] = alone;
    const auto other = core::Workspace::open(sample.path, core::Access::ReadOnly, {u"鈴木"_s}, sample.clock);
    REQUIRE_OK((*other)->becomeWriter((*other)->lockHolder()));
    sample.clock.advance(core::FileLock::beatSeconds + 1);
    auto *bar = window.findChild<ShareBar *>();
    bar->watch()->look();
    CHECK(window.workspace()->isReadOnly());
    CHECK(bar->watch()->wasTakenOver());
    CHECK(bar->text().contains(u"鈴木"_s));
}

TEST_CASE("the first opening of a day makes one backup, and going back to it keeps the newer work", "[backups]")
{
    Alone alone;
    auto &[sample, prompts, settings, window] = alone;
    REQUIRE(core::backups::list(sample.path).size() == 1);
    REQUIRE(window.openFile(sample.path)); // it is open: nothing happens
    REQUIRE_FALSE(window.workspace()->isReadOnly());
    window.findChild<QAction *>(u"close"_s)->trigger();
    REQUIRE(window.openFile(sample.path));
    CHECK(core::backups::list(sample.path).size() == 1);
    REQUIRE_OK(window.workspace()->perform(
        core::SetFields(Entity::Project, sample.project, {{Field::ProjectPurpose, Value::text(u"あと"_s)}})));
    REQUIRE(window.showPage(u"exchange"_s));
    auto *list = window.findChild<QTableView *>(u"backups"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    prompts.choices.enqueue(0);
    window.findChild<QPushButton *>(u"restoreBackup"_s)->click();
    REQUIRE(QTest::qWaitFor([&] { return core::backups::list(alone.sample.path).size() == 2; }));
    REQUIRE(window.workspace());
    CHECK(window.workspace()->read().value(sample.project, Field::ProjectPurpose).value().isNull());
    CHECK(window.findChild<MessageBar *>()->text().contains(u"restore"_s));
}

TEST_CASE("a working copy says whose it is when it is first opened", "[window]")
{
    testing::SampleFile sample;
    const QString copy = sample.folder.filePath(u"写し.rashin"_s);
    REQUIRE_OK(sample.workspace->copyTo(copy));
    REQUIRE_OK(core::document::becomeSite(copy, sample.branch));
    testing::ScriptedPrompts prompts;
    Settings settings(sample.folder.filePath(u"rashin.ini"_s));
    MainWindow window(settings, prompts, sample.clock);
    REQUIRE(window.openFile(copy));
    CHECK(window.findChild<MessageBar *>()->text().contains(u"working copy of"_s));
    window.findChild<QAction *>(u"close"_s)->trigger();
    REQUIRE(window.openFile(copy));
    CHECK(window.findChild<MessageBar *>()->text().isEmpty());
}

namespace {

int companion(const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QStringLiteral(RASHIN_CLI), arguments);
    REQUIRE(process.waitForFinished(60000));
    return process.exitCode();
}

} // namespace

TEST_CASE("two programs at one file: the window follows what the other writes, and holds it off while it writes itself", "[sharing]")
{
    Second second;
    core::Workspace &file = *second.window.workspace();
    const QString id = second.sample.project.toString();
    second.sample.workspace.reset();
    REQUIRE(companion({u"set"_s, second.sample.path, u"project"_s, id, u"purpose=別のプログラム"_s}) == 0);
    REQUIRE(QTest::qWaitFor([&] {
        return file.read().value(second.sample.project, Field::ProjectPurpose).value() == Value::text(u"別のプログラム"_s);
    }));
    second.bar->watch()->look();
    QTest::mouseClick(second.write, Qt::LeftButton);
    REQUIRE_FALSE(file.isReadOnly());
    CHECK(companion({u"set"_s, second.sample.path, u"project"_s, id, u"purpose=割り込み"_s}) == 4);
    second.window.findChild<QAction *>(u"close"_s)->trigger();
    CHECK(companion({u"set"_s, second.sample.path, u"project"_s, id, u"purpose=あとから"_s}) == 0);
}
