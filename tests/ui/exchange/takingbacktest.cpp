// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/incomingmodel.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using testing::Branch;
using testing::TrayRoom;
using ui::IncomingModel;

namespace {

/// A desk two of whose branches have plain copies, each with a field of one of its own projects written.
struct TwoBranches : TrayRoom
{
    TwoBranches()
    {
        for (Branch *branch : {&branches[0], &branches[1]}) {
            branch->copy = folder.filePath(branch->code + u".rashin"_s);
            REQUIRE_OK(desk->copyTo(branch->copy));
            REQUIRE_OK(core::document::becomeSite(branch->copy, branch->office));
            write(*branch, projectOf(*branch), Field::ProjectPurpose, branch->name + u"が書いた意図"_s);
        }
        showTab(1);
    }
    void add(const QStringList &files) const
    {
        page->takeFiles(files);
        REQUIRE(testing::eventually([&] { return isReady(); }));
    }
    [[nodiscard]] bool isReady() const { return find<QPushButton>(u"takeIn"_s)->isEnabled(); }
    [[nodiscard]] QString preview() const { return find<QLabel>(u"mergePreview"_s)->text(); }
    [[nodiscard]] QTableView *list() const { return find<QTableView>(u"incoming"_s); }
    /// On a computer whose clock is wrong by more than two years.
    void writeYearsAhead(const Branch &branch, core::RowId project)
    {
        const QDateTime today = clock.now();
        clock.advance(86'400 * 900);
        write(branch, project, Field::ProjectMeans, u"手段"_s);
        clock.set(today);
    }
    [[nodiscard]] bool hasCome(const Branch &branch) const
    {
        return textHere(projectOf(branch), Field::ProjectPurpose) == branch.name + u"が書いた意図"_s;
    }
};

} // namespace

TEST_CASE("what is announced is what is ticked: a file one unticks is neither counted nor taken in, and stays",
          "[exchange]")
{
    TwoBranches room;
    const Branch &first = room.branches[0];
    const Branch &second = room.branches[1];
    room.add({first.copy, second.copy});
    REQUIRE(testing::eventually([&] { return room.preview().startsWith(u"2 steps"_s); }));
    TrayRoom::pressIn(room.list(), 1, IncomingModel::FileColumn, Qt::Key_Space);
    REQUIRE(testing::eventually([&] { return room.preview().startsWith(u"1 steps"_s) && room.isReady(); }));
    TrayRoom::pressIn(room.list(), 0, IncomingModel::FileColumn, Qt::Key_Space);
    REQUIRE(testing::eventually([&] { return room.preview() == u"No file is ticked."_s; }));
    CHECK_FALSE(room.isReady());
    TrayRoom::pressIn(room.list(), 0, IncomingModel::FileColumn, Qt::Key_Space);
    room.click(u"takeIn"_s);
    REQUIRE(testing::eventually([&] { return room.list()->model()->rowCount() == 1; }));
    CHECK(room.hasCome(first));
    CHECK_FALSE(room.hasCome(second));
    CHECK(room.cell(u"incoming"_s, 0, IncomingModel::FileColumn) == second.code + u".rashin"_s);
}

TEST_CASE("edits outside the scope of an unticked file need nobody's confirmation, those of a ticked one do",
          "[exchange]")
{
    TwoBranches room;
    const Branch &first = room.branches[0];
    const Branch &second = room.branches[1];
    room.write(second, room.projectOf(first), Field::ProjectMeans, u"よその手段"_s);
    room.page->takeFiles({first.copy, second.copy});
    auto *outside = room.find<QTableView>(u"outside"_s);
    REQUIRE(testing::eventually([&] { return outside->isVisible() && outside->model()->rowCount() == 1; }));
    CHECK_FALSE(room.isReady());
    TrayRoom::pressIn(room.list(), 1, IncomingModel::FileColumn, Qt::Key_Space);
    REQUIRE(testing::eventually([&] { return room.isReady(); }));
    CHECK_FALSE(outside->isVisible());
    TrayRoom::pressIn(room.list(), 1, IncomingModel::FileColumn, Qt::Key_Space);
    REQUIRE(testing::eventually([&] { return outside->isVisible() && outside->model()->rowCount() == 1; }));
    CHECK_FALSE(room.find<QCheckBox>(u"confirmOutside"_s)->isChecked());
}

TEST_CASE("files are dropped on the page; a file that is no plan says what to do and stays when the others are in",
          "[exchange]")
{
    TwoBranches room;
    const QString note = room.folder.filePath(u"メモ.rashin"_s);
    QFile file(note);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("not a plan");
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(note), QUrl::fromLocalFile(room.branches[0].copy)});
    auto *panel = room.list()->parentWidget()->parentWidget();
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel, &drop);
    REQUIRE(testing::eventually([&] { return room.isReady(); }));
    room.list()->selectRow(0);
    CHECK(room.find<QLabel>(u"incomingNote"_s)->text().contains(u"Ask the sender"_s));
    room.click(u"takeIn"_s);
    REQUIRE(testing::eventually([&] { return room.hasCome(room.branches[0]); }));
    REQUIRE(testing::eventually([&] { return room.list()->model()->rowCount() == 1; }));
    CHECK(room.cell(u"incoming"_s, 0, IncomingModel::StateColumn).startsWith(u'✕'));
    room.click(u"clearFiles"_s);
    CHECK(room.list()->model()->rowCount() == 0);
}

TEST_CASE("an office whose clock is years ahead is told of, and its work comes in all the same", "[exchange]")
{
    TwoBranches room;
    room.writeYearsAhead(room.branches[0], room.projectOf(room.branches[0]));
    room.add({room.branches[0].copy});
    CHECK(room.cell(u"incoming"_s, 0, IncomingModel::StateColumn).startsWith(u'△'));
    room.list()->selectRow(0);
    CHECK(room.find<QLabel>(u"incomingNote"_s)->text().contains(u"clock"_s));
    room.click(u"takeIn"_s);
    REQUIRE(testing::eventually([&] { return room.hasCome(room.branches[0]); }));
}

TEST_CASE("edits outside the scope do not hide that a clock is wrong", "[exchange]")
{
    TwoBranches room;
    room.writeYearsAhead(room.branches[0], room.projectOf(room.branches[1]));
    room.page->takeFiles({room.branches[0].copy});
    const auto state = [&] { return room.cell(u"incoming"_s, 0, IncomingModel::StateColumn); };
    REQUIRE(testing::eventually([&] { return state().startsWith(u'△'); }));
    CHECK(state().contains(u"outside"_s));
    CHECK(state().contains(u"Clock"_s));
}

TEST_CASE("what a merge brought is taken back from its own message, and undo brings it in again", "[exchange]")
{
    TwoBranches room;
    const Branch &branch = room.branches[0];
    room.add({branch.copy});
    room.click(u"takeIn"_s);
    REQUIRE(testing::eventually([&] { return room.list()->model()->rowCount() == 0; }));
    CHECK(room.hasCome(branch));
    room.click(u"messageAction"_s);
    CHECK(room.find<QTableView>(u"ledger"_s)->isVisible());
    room.click(u"takeBackMerge"_s);
    CHECK_FALSE(room.hasCome(branch));
    REQUIRE_OK(room.desk->undo());
    CHECK(room.hasCome(branch));
}
