// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/recyclebin.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/models/differencemodel.h"
#include "ui/models/recyclebinmodel.h"
#include "ui/navigation.h"
#include "ui/panels/guidepanel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// A window on the sample file.
struct Desk
{
    Desk() { sample.workspace.reset(); }
    void open()
    {
        window.show();
        REQUIRE(window.openFile(sample.path));
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const MessageBar *bar : window.findChildren<MessageBar *>())
            all += bar->text();
        return all;
    }
    /// The button of the message that is shown.
    [[nodiscard]] QPushButton *offered() const
    {
        for (auto *button : window.findChildren<QPushButton *>(u"messageAction"_s)) {
            if (!button->text().isEmpty() && button->isVisibleTo(&window))
                return button;
        }
        return nullptr;
    }

    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    Settings settings{sample.folder.filePath(u"rashin.ini"_s)};
    MainWindow window{settings, prompts, sample.clock};
};

} // namespace

TEST_CASE("the recycle bin lists what was removed, and brings it back with one click and one undo", "[bin]")
{
    Desk desk;
    desk.open();
    core::Workspace &file = *desk.window.workspace();
    REQUIRE_OK(file.perform(core::RemoveRow(Entity::Project, desk.sample.project)));
    desk.find<QAction>("recycleBin")->trigger();
    CHECK(desk.find<QTabWidget>("historyTabs")->currentIndex() == 1);
    auto *rows = desk.find<QTableView>("removedRows");
    const QAbstractItemModelTester tester(rows->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(rows->model()->rowCount() == 1);
    CHECK(rows->model()->index(0, RecycleBinModel::NameColumn).data().toString().contains(u"防災訓練"_s));
    rows->selectRow(0);
    QTest::mouseClick(desk.find<QPushButton>("restoreRows"), Qt::LeftButton);
    CHECK(rows->model()->rowCount() == 0);
    CHECK(file.read().exists(Entity::Project, desk.sample.project).value());
    desk.find<QAction>("undo")->trigger();
    CHECK(rows->model()->rowCount() == 1);
}

TEST_CASE("two days are compared: what was added, removed and changed, and the list can be saved", "[compare]")
{
    Desk desk;
    desk.sample.clock.advance(3 * 24 * 3600);
    desk.open();
    core::Workspace &file = *desk.window.workspace();
    REQUIRE_OK(file.perform(core::SetFields(Entity::Project, desk.sample.project,
                                            {{Field::ProjectName, Value::text(u"防災の訓練"_s)}})));
    REQUIRE(desk.window.showPage(u"history"_s));
    desk.find<QTabWidget>("historyTabs")->setCurrentIndex(2);
    desk.find<QDateEdit>("compareFrom")->setDate(QDate(2026, 6, 29));
    desk.find<QDateEdit>("compareTo")->setDate(QDate(2026, 7, 2));
    QTest::mouseClick(desk.find<QPushButton>("compare"), Qt::LeftButton);
    auto *table = desk.find<QTableView>("differences");
    REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() > 0; }, 20000));
    REQUIRE(table->model()->rowCount() == 1);
    CHECK(table->model()->index(0, DifferenceModel::BeforeColumn).data().toString() == u"防災訓練"_s);
    CHECK(table->model()->index(0, DifferenceModel::AfterColumn).data().toString() == u"防災の訓練"_s);

    const QString csv = desk.sample.folder.filePath(u"比較.csv"_s);
    desk.prompts.files.enqueue(csv);
    QTest::mouseClick(desk.find<QPushButton>("saveDifferences"), Qt::LeftButton);
    QFile saved(csv);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll().contains("防災の訓練"));

    CHECK(desk.find<QAction>("print")->isEnabled());
    const QString paper = desk.sample.folder.filePath(u"比較.pdf"_s);
    desk.prompts.files.enqueue(paper);
    QTest::mouseClick(desk.find<QPushButton>("saveDifferences"), Qt::LeftButton);
    QFile pdf(paper);
    REQUIRE(pdf.open(QIODevice::ReadOnly));
    CHECK(pdf.readAll().startsWith("%PDF-"));

    desk.find<QDateEdit>("compareFrom")->setDate(QDate(2020, 1, 1));
    QTest::mouseClick(desk.find<QPushButton>("compare"), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return desk.said().contains(u"did not exist yet"_s); }, 20000));
}

TEST_CASE("the plan of an earlier day is looked at in a window of its own, and cannot be changed there", "[compare]")
{
    Desk desk;
    desk.sample.clock.advance(3 * 24 * 3600);
    desk.open();
    core::Workspace &file = *desk.window.workspace();
    REQUIRE_OK(file.perform(core::RemoveRow(Entity::Project, desk.sample.project)));
    REQUIRE(desk.window.showPage(u"history"_s));
    desk.find<QDateEdit>("compareFrom")->setDate(QDate(2026, 6, 29));
    desk.find<QTabWidget>("historyTabs")->setCurrentIndex(2);
    QTest::mouseClick(desk.find<QPushButton>("showState"), Qt::LeftButton);
    MainWindow *other = nullptr;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *main = qobject_cast<MainWindow *>(window);
        if (main && main != &desk.window)
            other = main;
    }
    REQUIRE(other);
    CHECK(other->workspace()->isReadOnly());
    CHECK(other->workspace()->read().exists(Entity::Project, desk.sample.project).value());
    CHECK(other->windowTitle().contains(u"2026"_s));
    const QString path = other->workspace()->path();
    other->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK_FALSE(QFile::exists(path));
    CHECK(desk.settings.recentFiles() == QStringList{desk.sample.path});
}

TEST_CASE("a damaged file is found in the background, no longer written, and what can be read is saved", "[salvage]")
{
    Desk desk;
    desk.sample.reopen();
    REQUIRE_OK(desk.sample.set(desk.sample.project, Field::ProjectPurpose, Value::text(u"生命を守る"_s)));
    desk.sample.workspace.reset();
    sqlite3 *connection = nullptr;
    REQUIRE(sqlite3_open(desk.sample.path.toUtf8().constData(), &connection) == SQLITE_OK);
    sqlite3_exec(connection, "UPDATE op SET val = 'x' WHERE val = '生命を守る'", nullptr, nullptr, nullptr);
    sqlite3_close(connection);
    desk.open();
    REQUIRE(QTest::qWaitFor([&] { return desk.said().contains(u"damaged"_s); }, 30000));
    CHECK(desk.window.workspace()->isReadOnly());
    const QString saved = desk.sample.folder.filePath(u"救出.rashin"_s);
    desk.prompts.files.enqueue(saved);
    REQUIRE(desk.offered());
    QTest::mouseClick(desk.offered(), Qt::LeftButton);
    REQUIRE(desk.window.workspace());
    CHECK(desk.window.workspace()->path() == saved);
    CHECK_FALSE(desk.window.workspace()->isReadOnly());
    CHECK(desk.said().contains(u"could not be read"_s));
}

TEST_CASE("the first steps see by themselves what is done", "[guide]")
{
    Desk desk;
    desk.open();
    desk.find<QAction>("guide")->trigger();
    auto *guide = desk.find<GuidePanel>("guidePanel");
    REQUIRE(guide->isVisible());
    core::Workspace &file = *desk.window.workspace();
    desk.window.showPage(u"plan"_s);
    REQUIRE(desk.window.currentPage()->reveal({{}, Entity::Project, desk.sample.project, {}, {}}));
    desk.window.showPage(u"plan"_s);
    CHECK(guide->isDone(0));
    CHECK_FALSE(guide->isDone(1));
    REQUIRE_OK(file.perform(core::SetFields(Entity::Project, desk.sample.project,
                                            {{Field::ProjectPurpose, Value::text(u"生命を守る"_s)}})));
    CHECK(guide->isDone(1));
    CHECK_FALSE(guide->isDone(3));
    desk.find<QAction>("undo")->trigger();
    CHECK(guide->isDone(3));
    desk.window.showPage(u"reports"_s);
    CHECK(guide->isDone(4));
    CHECK_FALSE(guide->isFinished());
    QTest::mouseClick(desk.find<QAbstractButton>("guideWay3"), Qt::LeftButton);
    CHECK(desk.window.findChild<Navigation *>()->current() == u"evaluation"_s);
}

TEST_CASE("a crash of last time is told once", "[crash]")
{
    Desk desk;
    desk.window.show();
    const QString folder = desk.sample.folder.filePath(u"crash"_s);
    REQUIRE(QDir().mkpath(folder));
    QFile report(folder + u"/crash-20260629-090000.txt"_s);
    REQUIRE(report.open(QIODevice::WriteOnly));
    report.close();
    desk.window.mentionCrash(folder);
    CHECK(desk.said().contains(u"ended unexpectedly"_s));
    MainWindow next(desk.settings, desk.prompts, desk.sample.clock);
    next.mentionCrash(folder);
    QString said;
    for (const MessageBar *bar : next.findChildren<MessageBar *>())
        said += bar->text();
    CHECK(said.isEmpty());
}
