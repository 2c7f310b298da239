// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/merge.h"
#include "tests/ui/exchange/trayroom.h"
#include "translations/language.h"
#include "ui/help/helpcentre.h"
#include "ui/labels.h"
#include "ui/models/conflictmodel.h"
#include "ui/pages/conflictcard.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using testing::Branch;
using testing::TrayRoom;
using ui::ConflictModel;

namespace {

enum Tab { Give, Take, Conflicts, LedgerTab, Rules, Keys, Backups };

/// A desk and its first branch that wrote three texts of one project differently; the page shows the conflicts.
struct Quarrel : TrayRoom
{
    Branch &branch = branches[0];
    core::RowId project = projectOf(branch);

    Quarrel()
    {
        here(Field::ProjectPurpose, u"高齢者の移動を支援する"_s);
        branch.copy = folder.filePath(u"支所.rashin"_s);
        REQUIRE_OK(desk->copyTo(branch.copy));
        REQUIRE_OK(core::document::becomeSite(branch.copy, branch.office));
        here(Field::ProjectPurpose, u"高齢者と障害者の移動を支援する"_s);
        here(Field::ProjectMeans, u"事務局の手段"_s);
        here(Field::ProjectTarget, u"事務局の対象"_s);
        write(branch, project, Field::ProjectPurpose, u"高齢者の移動と買物を支援する"_s);
        write(branch, project, Field::ProjectMeans, u"支所の手段"_s);
        write(branch, project, Field::ProjectTarget, u"支所の対象"_s);
    }
    void here(Field field, const QString &text)
    {
        clock.advance(60);
        REQUIRE_OK(desk->perform(core::SetFields(core::Entity::Project, project, {{field, core::Value::text(text)}})));
    }
    void takeIn()
    {
        page->takeFiles({branch.copy});
        click(u"takeIn"_s);
        REQUIRE(testing::eventually([this] { return list()->model()->rowCount() == 3; }));
    }
    [[nodiscard]] QTableView *list() const { return find<QTableView>(u"conflicts"_s); }
    void goTo(Field field) const
    {
        list()->selectRow(rowOf(u"conflicts"_s, ui::labels::field(field), ConflictModel::FieldColumn));
        REQUIRE(testing::eventually([this] { return cards().size() == 3; }));
    }
    [[nodiscard]] std::vector<ui::ConflictCard *> cards() const
    {
        std::vector<ui::ConflictCard *> shown;
        for (auto *card : page->findChildren<ui::ConflictCard *>()) {
            if (card->isVisible())
                shown.push_back(card);
        }
        return shown;
    }
    [[nodiscard]] QString tab() const { return find<QTabWidget>(u"exchangeTabs"_s)->tabText(Conflicts); }
};

} // namespace

TEST_CASE("a conflict shows what was before and both contents with who wrote them, and marks the words that differ",
          "[exchange]")
{
    Quarrel room;
    room.takeIn();
    CHECK(room.find<QTabWidget>(u"exchangeTabs"_s)->currentIndex() == Conflicts);
    room.goTo(Field::ProjectPurpose);
    const auto cards = room.cards();
    const auto html = [](const ui::ConflictCard *card) { return card->findChild<QTextBrowser *>()->toHtml(); };
    CHECK(cards[0]->findChild<QTextBrowser *>()->toPlainText() == u"高齢者の移動を支援する"_s);
    CHECK_FALSE(html(cards[0]).contains(u"underline"_s));
    for (const size_t version : {size_t{1}, size_t{2}})
        CHECK(html(cards[version]).contains(u"underline"_s));
    QString authors;
    for (const QLabel *label : cards[1]->findChildren<QLabel *>() + cards[2]->findChildren<QLabel *>())
        authors += label->text();
    CHECK(authors.contains(room.branch.name));
    CHECK(authors.contains(u"This file"_s));
    CHECK(room.find<QLabel>(u"decidedCount"_s)->text().startsWith(u"0 of 3"_s));
}

TEST_CASE("conflicts stand in the order of the codes people know", "[exchange]")
{
    Quarrel room;
    for (const core::Record &project : room.desk->read().records(core::Entity::Project).value()) {
        room.write(room.branch, project.id(), Field::ProjectMeans, u"支所"_s);
        REQUIRE_OK(room.desk->perform(
            core::SetFields(core::Entity::Project, project.id(), {{Field::ProjectMeans, core::Value::text(u"事務局"_s)}})));
    }
    REQUIRE_OK(core::merge(*room.desk, {room.branch.copy}));
    const ConflictModel model(*room.desk);
    QStringList subjects;
    for (int row = 0; row < model.rowCount(); ++row)
        subjects += model.index(row, 0).data().toString();
    REQUIRE(subjects.size() > 4);
    QStringList sorted = subjects;
    std::sort(sorted.begin(), sorted.end());
    CHECK(subjects == sorted);
}

TEST_CASE("numbers choose, zero takes the choice back, F8 goes to the next open one, and nothing is written before",
          "[exchange]")
{
    Quarrel room;
    room.takeIn();
    const QAbstractItemModelTester tester(room.list()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    TrayRoom::pressIn(room.list(), 0, 0, Qt::Key_1);
    CHECK(room.list()->currentIndex().row() == 1);
    QTest::keyClick(room.list(), Qt::Key_2);
    CHECK(room.list()->currentIndex().row() == 2);
    QTest::keyClick(room.list(), Qt::Key_F8); // only this one is open
    CHECK(room.list()->currentIndex().row() == 2);
    TrayRoom::pressIn(room.list(), 0, 0, Qt::Key_0);
    CHECK(room.find<QLabel>(u"decidedCount"_s)->text().startsWith(u"1 of 3"_s));
    QTest::keyClick(room.list(), Qt::Key_F8);
    CHECK(room.list()->currentIndex().row() == 2);
    QTest::keyClick(room.list(), Qt::Key_F8, Qt::ShiftModifier);
    CHECK(room.list()->currentIndex().row() == 0);
    CHECK(core::conflictquery::count(room.desk->read()).value() == 3);
    room.click(u"applyDecisions"_s);
    CHECK(core::conflictquery::count(room.desk->read()).value() == 2);
    CHECK(room.tab() == u"Conflicts (2)"_s);
}

TEST_CASE("a third content is written in place of both, and one undo brings the conflict back", "[exchange]")
{
    Quarrel room;
    room.takeIn();
    room.goTo(Field::ProjectPurpose);
    auto *other = room.find<QPlainTextEdit>(u"otherContent"_s);
    other->setFocus();
    other->selectAll();
    QTest::keyClicks(other, u"both together"_s);
    room.click(u"takeOther"_s);
    room.click(u"applyDecisions"_s);
    CHECK(room.textHere(room.project, Field::ProjectPurpose) == u"both together"_s);
    CHECK(room.tab() == u"Conflicts (2)"_s);
    REQUIRE_OK(room.desk->undo());
    CHECK(room.tab() == u"Conflicts (3)"_s);
    CHECK(room.list()->model()->rowCount() == 3);
}

TEST_CASE("a rule for the projects of one office decides those alone, and says before how many", "[exchange]")
{
    Quarrel room;
    room.takeIn();
    auto *office = room.find<QComboBox>(u"ruleOffice"_s);
    const auto preview = [&] { return room.find<QLabel>(u"rulePreview"_s)->text(); };
    const auto choose = [](QComboBox *box, const QString &text) {
        box->setFocus();
        const int at = box->findText(text, Qt::MatchContains);
        REQUIRE(at >= 0);
        QTest::keyClick(box, Qt::Key_Home);
        for (int step = 0; step < at; ++step)
            QTest::keyClick(box, Qt::Key_Down);
    };
    choose(office, room.branches[1].name);
    CHECK(preview().contains(u'0'));
    choose(office, room.branch.name);
    CHECK(preview().contains(u'3'));
    room.click(u"applyRule"_s);
    room.click(u"applyDecisions"_s);
    CHECK(room.textHere(room.project, Field::ProjectMeans) == u"支所の手段"_s);
    CHECK(room.tab() == u"Conflicts"_s);
    CHECK_FALSE(room.list()->isVisible());
    room.click(u"messageAction"_s); // undo, from the message
    CHECK(room.tab() == u"Conflicts (3)"_s);
}

TEST_CASE("conflicts that come while nobody looks are counted when the page is seen; an edit can settle one that is",
          "[exchange]")
{
    Quarrel room;
    room.page->hide();
    REQUIRE_OK(core::merge(*room.desk, {room.branch.copy}));
    CHECK(room.tab() == u"Conflicts"_s); // nothing was asked
    room.page->show();
    REQUIRE(testing::eventually([&] { return room.tab() == u"Conflicts (3)"_s; }));
    room.here(Field::ProjectMeans, u"ふたりで決めた手段"_s);
    CHECK(room.tab() == u"Conflicts (2)"_s);
    REQUIRE_OK(room.desk->undo());
    CHECK(room.tab() == u"Conflicts (3)"_s);
}

TEST_CASE("each part of the exchange has its own page of the manual", "[exchange]")
{
    TrayRoom room;
    auto *tabs = room.find<QTabWidget>(u"exchangeTabs"_s);
    const QString pages[] = {u"exchange"_s,    u"taking-back"_s, u"conflicts"_s, u"ledger"_s,
                             u"field-rules"_s, u"keys"_s,        u"safety"_s,    u"tables"_s,
                             u"tables"_s};
    REQUIRE(tabs->count() == int(std::size(pages)));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        INFO(tab);
        tabs->tabBar()->setFocus();
        tabs->setCurrentIndex(tab);
        CHECK(ui::HelpCentre::pageFor(tabs->tabBar()) == pages[tab]);
        room.page->focusFirst();
        CHECK(ui::HelpCentre::pageFor(QApplication::focusWidget()) == pages[tab]);
    }
}

TEST_CASE("at 150 % on the smallest screen no part of the exchange has to be moved sideways", "[exchange]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    Quarrel room;
    room.prompts.choices.enqueue(0); // keys without a passphrase
    room.showTab(Keys);
    room.click(u"makeKeys"_s);
    room.takeIn();
    const auto *tabs = room.find<QTabWidget>(u"exchangeTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        INFO(tabs->tabText(tab).toStdString());
        // 1366 pixels at 150 % are 910; navigation, margins and a scroll bar leave room for 52 wide characters.
        const int room52 = 52 * tabs->fontMetrics().horizontalAdvance(QChar(u'漢'));
        CHECK(tabs->widget(tab)->minimumSizeHint().width() <= room52);
    }
}
