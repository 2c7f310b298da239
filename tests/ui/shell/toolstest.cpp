// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/windowdesk.h"
#include "ui/navigation.h"
#include "ui/panels/palette.h"
#include "ui/panels/searchmodel.h"
#include "ui/panels/searchpanel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextCursor>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using core::Value;

namespace {

/// A window on the sample file, whose project has a purpose to be found.
struct Desk : testing::WindowDesk
{
    Desk()
    {
        REQUIRE_OK(sample.set(sample.project, Field::ProjectPurpose, Value::text(u"区民の生命を災害から守る。"_s)));
        open();
    }
    [[nodiscard]] QString focusText() const
    {
        const auto *input = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
        return input ? input->textCursor().selectedText() : QString();
    }

};

} // namespace

TEST_CASE("Ctrl+K goes to a project by a part of its name or its code", "[palette]")
{
    for (const QString &words : {u"訓練"_s, u"0001"_s, u"００01"_s}) {
        Desk desk;
        desk.key(Qt::Key_K, Qt::ControlModifier);
        auto *typed = desk.find<QLineEdit>("paletteWords");
        REQUIRE(typed->hasFocus());
        typed->setText(words);
        REQUIRE(desk.find<QListWidget>("paletteList")->count() == 1);
        desk.key(Qt::Key_Return);
        CHECK_FALSE(desk.find<Palette>("palette")->isVisible());
        CHECK(desk.window.findChild<Navigation *>()->current() == u"plan"_s);
        REQUIRE(desk.window.currentPage()->place());
        CHECK(desk.window.currentPage()->place()->row == desk.sample.project);
    }
}

TEST_CASE("Ctrl+K runs a command, shows its keys, and gives the keyboard back on Esc", "[palette]")
{
    Desk desk;
    desk.window.showPage(u"history"_s);
    QWidget *before = QApplication::focusWidget();
    desk.key(Qt::Key_K, Qt::ControlModifier);
    desk.key(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == before);
    desk.key(Qt::Key_K, Qt::ControlModifier);
    desk.find<QLineEdit>("paletteWords")->setText(u"Close the file"_s);
    auto *list = desk.find<QListWidget>("paletteList");
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->data(Qt::UserRole + 1).toString().contains(u"Ctrl+W"_s));
    desk.key(Qt::Key_Return);
    CHECK_FALSE(desk.window.workspace());
}

TEST_CASE("Ctrl+? lists the keys that work here", "[palette]")
{
    Desk desk;
    desk.window.showPage(u"plan"_s);
    desk.find<QAction>("shortcuts")->trigger();
    auto *list = desk.find<QListWidget>("paletteList");
    QStringList names;
    for (int row = 0; row < list->count(); ++row)
        names += list->item(row)->text();
    for (const char *name : {"Move up", "Rename", "Plan", "Search all texts"})
        CHECK(names.contains(QLatin1String(name)));
}

TEST_CASE("Ctrl+F finds a word of two characters, Enter jumps to its field and marks it, F3 goes on", "[search]")
{
    Desk desk;
    desk.key(Qt::Key_F, Qt::ControlModifier);
    auto *words = desk.find<QLineEdit>("searchWords");
    REQUIRE(words->hasFocus());
    words->setText(u"災"_s);
    desk.key(Qt::Key_Return);
    CHECK(desk.find<QLabel>("searchCount")->text().contains(u"2"_s));
    CHECK(desk.window.currentPage()->place()->row == desk.sample.project);
    desk.key(Qt::Key_F3);
    CHECK(desk.focusText() == u"災"_s);
    desk.key(Qt::Key_F3, Qt::ShiftModifier);
    CHECK(desk.find<QListView>("searchHits")->currentIndex().row() == 1);
}

TEST_CASE("the list of hits has a heading for each kind, snippets with the hit marked, and keeps the rules of models",
          "[search]")
{
    testing::SampleFile sample;
    REQUIRE_OK(sample.set(sample.policy, Field::PolicyText, Value::text(QString(200, u'あ') + u"防災を進める"_s)));
    SearchModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE_OK(model.search(u"防災"_s));
    REQUIRE(model.rowCount() == 4);
    CHECK_FALSE(model.hitAt(0));
    REQUIRE(model.hitAt(3));
    const QString snippet = model.index(3).data(SearchModel::SnippetRole).toString();
    const auto marks = model.index(3).data(SearchModel::MarksRole).toList();
    REQUIRE(marks.size() == 2);
    CHECK(snippet.mid(marks[0].toInt(), marks[1].toInt()) == u"防災"_s);
    CHECK(model.nextHit(3, true) == 1);
    CHECK(model.nextHit(1, false) == 3);
}

TEST_CASE("a search that is kept stands below the pages, also in the next window", "[search]")
{
    Desk desk;
    desk.key(Qt::Key_F, Qt::ControlModifier);
    desk.find<QLineEdit>("searchWords")->setText(u"災害"_s);
    QTest::keyClick(desk.find<QLineEdit>("searchWords"), Qt::Key_Return);
    QTest::mouseClick(desk.find<QAbstractButton>("keepSearch"), Qt::LeftButton);
    MainWindow next(desk.settings, desk.prompts, desk.sample.clock);
    CHECK(next.findChild<QAbstractButton *>(u"search:災害"_s));
    desk.find<QAction>("close")->trigger();
    REQUIRE(desk.window.openFile(desk.sample.path));
    QTest::mouseClick(desk.window.findChild<QAbstractButton *>(u"search:災害"_s), Qt::LeftButton);
    CHECK(desk.find<QLabel>("searchCount")->text().contains(u"1"_s));
}

TEST_CASE("the window comes back to the page, the row and the arrangement one left", "[window]")
{
    Desk desk;
    REQUIRE(desk.window.showPage(u"plan"_s));
    REQUIRE(desk.window.currentPage()->reveal({{}, core::Entity::Policy, desk.sample.policy, {}, {}}));
    desk.window.close();
    CHECK(desk.settings.lastFile() == desk.sample.path);
    desk.find<QAction>("close")->trigger();
    MainWindow next(desk.settings, desk.prompts, desk.sample.clock);
    REQUIRE(next.openFile(desk.settings.lastFile()));
    REQUIRE(next.currentPage()->place());
    CHECK(next.currentPage()->place()->row == desk.sample.policy);
}

TEST_CASE("Ctrl+Shift+O opens to read only, beside whoever writes", "[window]")
{
    Desk desk;
    MainWindow other(desk.settings, desk.prompts, desk.sample.clock);
    desk.prompts.files.enqueue(desk.sample.path);
    other.findChild<QAction *>(u"openReadOnly"_s)->trigger();
    REQUIRE(other.workspace());
    CHECK(other.workspace()->isReadOnly());
    CHECK(desk.prompts.asked.size() == 1);
}
