// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/reorganisation.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/navigation.h"
#include "ui/pages/pagetable.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// A window over settings of its own; the sample file is free to be opened by it.
struct Desk
{
    Desk() { sample.workspace.reset(); }

    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    Settings settings{sample.folder.filePath(u"rashin.ini"_s)};
    MainWindow window{settings, prompts, sample.clock};

    /// Everything the window's message bars say.
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const MessageBar *bar : window.findChildren<MessageBar *>())
            all += bar->text();
        return all;
    }
    [[nodiscard]] QAction *action(const char *name) const { return window.findChild<QAction *>(QLatin1String(name)); }
};

} // namespace

TEST_CASE("without a file the window offers the ways to begin, and nothing else", "[window]")
{
    Desk desk;
    desk.window.show();
    CHECK_FALSE(desk.window.findChild<Navigation *>()->isVisible());
    CHECK(desk.window.findChild<QAbstractButton *>(u"newMinato"_s)->isVisible());
    CHECK_FALSE(desk.action("saveCopy")->isEnabled());
    CHECK_FALSE(desk.action("undo")->isEnabled());
}

TEST_CASE("a new plan from the template opens on Home", "[window]")
{
    Desk desk;
    desk.window.show();
    desk.prompts.files.enqueue(desk.sample.folder.filePath(u"港区.rashin"_s));
    QTest::mouseClick(desk.window.findChild<QAbstractButton *>(u"newMinato"_s), Qt::LeftButton);
    REQUIRE(desk.window.workspace());
    CHECK(desk.window.findChild<Navigation *>()->current() == u"home"_s);
    CHECK(desk.window.findChild<QLabel *>(u"planTitle"_s)->text().contains(u"行政経営方針"_s));
    CHECK(desk.window.findChild<QComboBox *>(u"offices"_s)->count() > 5);
    CHECK(desk.settings.recentFiles().size() == 1);
}

TEST_CASE("a taken name is refused in the window, and nothing is overwritten", "[window]")
{
    Desk desk;
    desk.window.show();
    desk.prompts.files.enqueue(desk.sample.path);
    desk.action("newPlan")->trigger();
    CHECK_FALSE(desk.window.workspace());
    CHECK(desk.said().contains(u"not overwritten"_s));
}

TEST_CASE("every page can be reached by its shortcut and is made only then", "[window]")
{
    Desk desk;
    desk.window.show();
    REQUIRE(desk.window.openFile(desk.sample.path));
    CHECK(desk.window.findChildren<Page *>().size() == 1);
    int number = 0;
    for (const PageSpec &page : pageTable()) {
        REQUIRE(desk.window.showPageNumber(++number));
        CHECK(desk.window.findChild<Navigation *>()->current() == QLatin1String(page.id));
    }
    CHECK(desk.window.findChildren<Page *>().size() == number);
    CHECK_FALSE(desk.window.showPageNumber(number + 1));
}

TEST_CASE("undo names what it takes back, and takes it back", "[window]")
{
    Desk desk;
    REQUIRE(desk.window.openFile(desk.sample.path));
    core::Workspace &file = *desk.window.workspace();
    const core::SetFields edit(core::Entity::Project, desk.sample.project,
                               {{core::Field::ProjectName, core::Value::text(u"新しい名前"_s)}});
    REQUIRE_OK(file.perform(edit));
    CHECK(desk.action("undo")->text().contains(u"Change: Project"_s));
    desk.action("undo")->trigger();
    CHECK(file.read().record(core::Entity::Project, desk.sample.project)->text(core::Field::ProjectName)
          != u"新しい名前"_s);
    CHECK(desk.action("redo")->isEnabled());
}

TEST_CASE("a file that is not ours is refused with a sentence, and the start page stays", "[window]")
{
    Desk desk;
    const QString path = desk.sample.folder.filePath(u"text.rashin"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    CHECK_FALSE(desk.window.openFile(path));
    CHECK(desk.said().contains(u"text.rashin"_s));
    CHECK_FALSE(desk.window.workspace());
}

TEST_CASE("the page of last time is shown again", "[window]")
{
    Desk desk;
    REQUIRE(desk.window.openFile(desk.sample.path));
    REQUIRE(desk.window.showPage(u"history"_s));
    desk.action("close")->trigger();
    CHECK_FALSE(desk.window.workspace());
    REQUIRE(desk.window.openFile(desk.sample.path));
    CHECK(desk.window.findChild<Navigation *>()->current() == u"history"_s);
}

TEST_CASE("a copy whose own office ceases says so, and follows the successor when asked to", "[window][reorganisation]")
{
    Desk desk;
    REQUIRE(desk.window.openFile(desk.sample.path));
    core::Workspace &file = *desk.window.workspace();
    auto *offices = desk.window.findChild<QComboBox *>(u"offices"_s);
    REQUIRE(offices);
    offices->setCurrentIndex(offices->findData(desk.sample.section.value()));
    emit offices->activated(offices->currentIndex());
    REQUIRE(file.ownOffice() == desk.sample.section);
    desk.sample.clock.advance(60);
    const core::OfficeReform reform{
        .change = core::OfficeChange::Renamed,
        .before = {desk.sample.section},
        .after = {{.code = u"SHIBA-09"_s, .name = u"まちづくり課"_s, .parent = desk.sample.branch}}};
    REQUIRE_OK(file.perform(core::ReorganiseOffices(2026, {reform})));
    CHECK(desk.said().contains(u"no longer there"_s));
    CHECK(file.ownOffice() == desk.sample.section); // nobody has said so yet
    QAbstractButton *follow = nullptr;
    for (auto *button : desk.window.findChildren<QAbstractButton *>()) {
        if (button->text().contains(u"まちづくり課"_s))
            follow = button;
    }
    REQUIRE(follow);
    QTest::mouseClick(follow, Qt::LeftButton);
    const auto heir = file.read().find(core::Field::OfficeName, core::Value::text(u"まちづくり課"_s));
    REQUIRE_OK(heir);
    CHECK(file.ownOffice() == *heir);
    CHECK(desk.said().contains(u"now belongs to"_s));
}
