// SPDX-License-Identifier: GPL-3.0-or-later
// The first day: the sample, the first steps, settings beside the program, words typed with the input method off.
#include "core/operations/sample.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/documentflow.h"
#include "ui/mainwindow.h"
#include "ui/panels/guidepanel.h"
#include "ui/startpage.h"
#include "ui/pages/importpanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// A home of its own for what the program keeps of a user.
struct TestHome
{
    TestHome()
    {
        QStandardPaths::setTestModeEnabled(true);
        QFile::remove(DocumentFlow::samplePath());
    }
    ~TestHome()
    {
        QFile::remove(DocumentFlow::samplePath());
        QStandardPaths::setTestModeEnabled(false);
    }
};

struct Desk
{
    Desk() { window.show(); }
    /// A document that is marked as a sample, as rashin-cli sample makes one.
    QString marked(const QString &name)
    {
        const QString path = folder.filePath(name);
        const core::SampleSize size{3, 1, 1};
        auto made = core::Workspace::create(path, {u"試験"_s}, clock, core::BeginSample(size));
        REQUIRE_OK(made);
        return path;
    }
    [[nodiscard]] GuidePanel *guide() const { return window.findChild<GuidePanel *>(u"guidePanel"_s); }
    [[nodiscard]] bool isGuided() const { return guide() && guide()->isVisible(); }

    QTemporaryDir folder;
    testing::ManualClock clock;
    testing::ScriptedPrompts prompts;
    Settings settings{folder.filePath(u"rashin.ini"_s)};
    MainWindow window{settings, prompts, clock};
};

} // namespace

TEST_CASE("the first steps offer themselves with the first sample only, and go on where one was", "[guide]")
{
    Desk desk;
    const QString first = desk.marked(u"一.rashin"_s);
    const QString second = desk.marked(u"二.rashin"_s);
    REQUIRE(desk.window.openFile(first));
    REQUIRE(desk.isGuided());
    desk.window.showPage(u"reports"_s);
    CHECK(desk.guide()->isDone(4));
    REQUIRE(desk.window.openFile(second));
    CHECK_FALSE(desk.isGuided());
    REQUIRE(desk.window.openFile(first));
    REQUIRE(desk.isGuided());
    CHECK(desk.guide()->isDone(4));
    QTest::mouseClick(desk.window.findChild<QAbstractButton *>(u"closeGuide"_s), Qt::LeftButton);
    REQUIRE(desk.window.openFile(second));
    REQUIRE(desk.window.openFile(first));
    CHECK_FALSE(desk.isGuided());
}

TEST_CASE("the first steps take nothing of the page's width", "[guide]")
{
    Desk desk;
    desk.window.resize(910, 600);
    REQUIRE(desk.window.openFile(desk.marked(u"一.rashin"_s)));
    REQUIRE(desk.isGuided());
    REQUIRE(desk.window.showPage(u"plan"_s));
    QTest::qWait(20);
    const int guided = desk.window.currentPage()->width();
    desk.guide()->hide();
    QTest::qWait(20);
    CHECK(desk.window.currentPage()->width() == guided);
}

TEST_CASE("the sample is deleted after a question, also while it is open, and made anew when wanted", "[sample]")
{
    const TestHome home;
    Desk desk;
    auto *remove = desk.window.findChild<QAction *>(u"removeSample"_s);
    auto *open = desk.window.findChild<QAction *>(u"sample"_s);
    open->trigger();
    REQUIRE(desk.window.workspace());
    CHECK(QFile::exists(DocumentFlow::samplePath()));
    desk.prompts.choices.enqueue(1); // no
    remove->trigger();
    CHECK(desk.window.workspace());
    desk.prompts.choices.enqueue(0);
    remove->trigger();
    CHECK_FALSE(desk.window.workspace());
    CHECK_FALSE(QFile::exists(DocumentFlow::samplePath()));
    CHECK(desk.settings.recentFiles().isEmpty());
    emit qobject_cast<QMenu *>(remove->parent())->aboutToShow();
    CHECK_FALSE(remove->isEnabled());
    open->trigger();
    CHECK(desk.window.workspace());
}

TEST_CASE("with a file rashin-portable.ini beside the program, settings are kept there and nowhere else", "[settings]")
{
    const QString portable = QApplication::applicationDirPath() + u"/rashin-portable.ini"_s;
    {
        QFile file(portable);
        REQUIRE(file.open(QIODevice::WriteOnly));
    }
    {
        Settings settings = Settings::standard();
        CHECK(settings.fileName() == portable);
        settings.setLanguage(u"en"_s);
        settings.addRecentFile(u"/共有 フォルダー/計画.rashin"_s);
    }
    CHECK(Settings::standard().language() == u"en"_s);
    REQUIRE(QFile::remove(portable));
    CHECK(Settings::standard().fileName() != portable);
}

TEST_CASE("a word typed with the input method off that stands nowhere is offered as kana, and nothing else is promised",
          "[search]")
{
    testing::SampleFile sample;
    REQUIRE_OK(sample.set(sample.project, Field::ProjectKana, Value::text(u"ぼうさいくんれん"_s)));
    sample.workspace.reset();
    Desk desk;
    REQUIRE(desk.window.openFile(sample.path));
    desk.window.findChild<QAction *>(u"find"_s)->trigger();
    auto *words = desk.window.findChild<QLineEdit *>(u"searchWords"_s);
    auto *said = desk.window.findChild<QLabel *>(u"searchCount"_s);
    auto *instead = desk.window.findChild<QPushButton *>(u"searchInstead"_s);
    words->setText(u"bousai"_s);
    QTest::keyClick(words, Qt::Key_Return);
    CHECK(said->text().contains(u"bousai"_s));
    REQUIRE(instead->isVisible());
    QTest::mouseClick(instead, Qt::LeftButton);
    CHECK(words->text() == u"ぼうさい"_s);
    CHECK(said->text().contains(u"1 hit"_s));
    CHECK_FALSE(instead->isVisible());

    words->setText(u"kazan"_s);
    QTest::keyClick(words, Qt::Key_Return);
    CHECK_FALSE(instead->isVisible());
    words->setText(u"防災 wxyz"_s);
    QTest::keyClick(words, Qt::Key_Return);
    CHECK(said->text().contains(u"wxyz"_s));
    CHECK_FALSE(said->text().contains(u"防災"_s));
}

TEST_CASE("a recent file that is gone says so, is not opened by its key, and can be taken from the list", "[window]")
{
    Desk desk;
    const QString gone = desk.folder.filePath(u"なくなった計画.rashin"_s);
    const QString there = desk.marked(u"ある計画.rashin"_s);
    desk.settings.addRecentFile(gone);
    desk.settings.addRecentFile(there);
    MainWindow window(desk.settings, desk.prompts, desk.clock);
    window.show();
    auto *start = window.findChild<StartPage *>();
    const auto names = [start] {
        QStringList found;
        for (const QToolButton *button : start->findChildren<QToolButton *>())
            found += button->text();
        return found;
    };
    REQUIRE(names().contains(u"なくなった計画"_s));
    bool said = false;
    for (const QLabel *label : start->findChildren<QLabel *>())
        said = said || label->text() == u"not found"_s;
    CHECK(said);
    emit start->forgetWanted(gone);
    QCoreApplication::processEvents();
    CHECK_FALSE(names().contains(u"なくなった計画"_s));
    CHECK(desk.settings.recentFiles() == QStringList{there});
    QApplication::setActiveWindow(&window);
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    REQUIRE(window.workspace());
    CHECK(window.workspace()->path() == there);
}

TEST_CASE("a file dropped on the window is opened", "[window]")
{
    Desk desk;
    const QString path = desk.marked(u"落とした 計画.rashin"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &drop);
    REQUIRE(desk.window.workspace());
    CHECK(desk.window.workspace()->path() == path);
}

TEST_CASE("a table dropped on the window of an open plan begins its import", "[window]")
{
    Desk desk;
    REQUIRE(desk.window.openFile(desk.marked(u"計画.rashin"_s)));
    const QString table = desk.folder.filePath(u"事業一覧.csv"_s);
    QFile file(table);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("事業コード,事業名\nA1,防災\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(table)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &drop);
    CHECK(desk.window.workspace()->path().endsWith(u"計画.rashin"_s));
    auto *panel = desk.window.findChild<ImportPanel *>();
    REQUIRE(panel);
    CHECK(QTest::qWaitFor([&] { return panel->isVisible(); }));
}
