// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/windowdesk.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/pages/pagetable.h"
#include "ui/shortcutkeys.h"

#include <QAbstractButton>
#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QShortcut>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// The window with the dialog of its keys.
struct Desk : testing::WindowDesk
{
    Desk()
    {
        open();
        show();
    }
    void show()
    {
        find<QAction>("changeKeys")->trigger();
        dialog = find<KeysDialog>("keysDialog");
        REQUIRE(dialog);
    }
    template <typename T>
    [[nodiscard]] T *in(const char *name) const
    {
        auto *found = dialog->findChild<T *>(QLatin1String(name));
        REQUIRE(found);
        return found;
    }
    void choose(const QString &command) const
    {
        auto *table = in<QTableView>("keysTable");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 1).data().toString() == command)
                return table->setCurrentIndex(table->model()->index(row, 0));
        }
        FAIL(command.toStdString());
    }
    void type(Qt::Key key, Qt::KeyboardModifiers with) const
    {
        QTest::keyClick(in<QKeySequenceEdit>("keysInput"), key, with);
    }
    void accept()
    {
        in<QAbstractButton>("accept")->click();
        REQUIRE(QTest::qWaitFor([this] { return !find<KeysDialog>("keysDialog"); }));
        QApplication::setActiveWindow(&window); // offscreen nobody gives it back
        window.currentPage()->focusFirst();
    }
    [[nodiscard]] QKeySequence keysOf(const char *name) const { return find<QAction>(name)->shortcut(); }
    [[nodiscard]] QString finding() const { return in<QLabel>("keysFinding")->text(); }

    KeysDialog *dialog = nullptr;
};

const QKeySequence ctrlJ(Qt::CTRL | Qt::Key_J);

} // namespace

TEST_CASE("a command gets other keys, works with them, and has them in the next window, too", "[keys]")
{
    Desk desk;
    desk.choose(u"Search all texts"_s);
    desk.type(Qt::Key_J, Qt::ControlModifier);
    desk.accept();
    CHECK(desk.keysOf("find") == ctrlJ);
    desk.key(Qt::Key_J, Qt::ControlModifier);
    CHECK(desk.find<QWidget>("searchWords"));

    const MainWindow next(desk.settings, desk.prompts, desk.sample.clock);
    CHECK(next.findChild<QAction *>(u"find"_s)->shortcut() == ctrlJ);
}

TEST_CASE("keys that another command, a page or typing needs are refused with a sentence", "[keys]")
{
    Desk desk;
    desk.choose(u"Search all texts"_s);
    desk.type(Qt::Key_K, Qt::ControlModifier);
    CHECK(desk.finding().contains(u"Go to"_s));
    desk.type(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); // the second keys of Redo
    CHECK(desk.finding().contains(u"Redo"_s));
    desk.type(Qt::Key_E, Qt::ControlModifier);
    CHECK(desk.finding().contains(u"pages"_s));
    desk.type(Qt::Key_G, Qt::NoModifier);
    CHECK(desk.finding().contains(u"typing"_s));
    desk.accept();
    CHECK(desk.keysOf("find") == QKeySequence(Qt::CTRL | Qt::Key_F));
}

TEST_CASE("keys that were taken from a command are free for another, and all come back as shipped", "[keys]")
{
    Desk desk;
    const QList<QKeySequence> redo = desk.find<QAction>("redo")->shortcuts();
    desk.choose(u"Go to"_s);
    desk.in<QAbstractButton>("keysNone")->click();
    desk.choose(u"Redo"_s);
    desk.type(Qt::Key_K, Qt::ControlModifier);
    desk.accept();
    CHECK(desk.keysOf("palette").isEmpty());
    CHECK(desk.keysOf("redo") == QKeySequence(Qt::CTRL | Qt::Key_K));

    desk.show();
    desk.choose(u"Go to"_s);
    desk.in<QAbstractButton>("keysUsual")->click();
    CHECK(desk.finding().contains(u"Redo"_s)); // which has them now
    desk.in<QAbstractButton>("keysResetAll")->click();
    desk.accept();
    CHECK(desk.keysOf("palette") == QKeySequence(Qt::CTRL | Qt::Key_K));
    CHECK(desk.find<QAction>("redo")->shortcuts() == redo);
}

TEST_CASE("no command of a menu can get keys that a page has for itself", "[keys]")
{
    testing::WindowDesk desk;
    desk.open();
    int found = 0;
    const auto check = [&](const QKeySequence &keys, const QObject *owner) {
        if (keys.isEmpty() || (keys[0].keyboardModifiers() == Qt::NoModifier && keys[0].key() < Qt::Key_F1))
            return;
        INFO(keys.toString().toStdString() << " of " << owner->objectName().toStdString());
        CHECK(ShortcutKeys::keysOfPages().contains(keys));
        ++found;
    };
    for (const PageSpec &spec : pageTable()) {
        REQUIRE(desk.window.showPage(QString::fromLatin1(spec.id)));
        for (const QAction *action : desk.window.currentPage()->findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts())
                check(keys, action);
        }
        for (const QShortcut *shortcut : desk.window.currentPage()->findChildren<QShortcut *>())
            check(shortcut->key(), shortcut);
    }
    CHECK(found > 10);
}
