// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/everypage.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/startpage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// Whether a person works with it: not the parts Qt makes a widget of.
bool isInput(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    if (widget->isHidden() || widget->inherits("QComboBoxListView") || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
        || qobject_cast<const QTabBar *>(parent) || qobject_cast<const QHeaderView *>(widget))
        return false;
    if (qobject_cast<const QAbstractButton *>(widget))
        return !widget->inherits("QTableCornerButton")
               && !widget->objectName().startsWith(u"qt_"_s);
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QTextEdit *>(widget)
           || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

QString spokenName(QWidget *widget)
{
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name).trimmed() : QString();
}

QString described(const QWidget *widget)
{
    QString path;
    for (; widget && path.count(u'/') < 3; widget = widget->parentWidget())
        path = u'/' + QLatin1String(widget->metaObject()->className()) + u'#' + widget->objectName() + path;
    return path;
}

/// Texts on screen that have less room than they take. What elides or wraps by itself does not count.
QStringList cutOff(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *tool = qobject_cast<const QToolButton *>(widget);
        const bool isIcon = (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull());
        const QString text = label ? label->text() : button && !isIcon ? button->text() : QString();
        const bool adapts = label && (label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
                                      || label->minimumSizeHint().width() == 0);
        if (text.isEmpty() || !widget->isVisible() || adapts || widget->width() >= widget->minimumSizeHint().width())
            continue;
        found += described(widget) + u": "_s + text;
    }
    return found;
}

QStringList nameless(const QWidget &root)
{
    QStringList found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (isInput(widget) && spokenName(widget).isEmpty())
            found += described(widget);
    }
    return found;
}

/// Inputs on screen to which the Tab key does not lead. The frozen columns of the grid repeat rows that are reached in it;
/// the button that clears an input has a key of the input's own.
QStringList unreachable(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const bool shown = isInput(widget) && widget->isVisible() && widget->isEnabled();
        const bool repeated = widget->objectName() == u"evaluationProjects"
                              || qobject_cast<const QLineEdit *>(widget->parentWidget());
        if (shown && !repeated && !(widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            found += described(widget);
    }
    return found;
}

} // namespace

TEST_CASE("every input on every page has a name to be read aloud", "[access]")
{
    testing::EveryPage pages;
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id);
        CHECK(nameless(window) == QStringList());
    });
}

TEST_CASE("every input on every page is reached by the keyboard", "[access]")
{
    testing::EveryPage pages;
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id);
        CHECK(unreachable(window) == QStringList());
    });
}

TEST_CASE("what stands beside and above the pages can be heard and reached like them", "[access]")
{
    testing::EveryPage pages;
    MainWindow window(pages.settings, pages.prompts, pages.clock);
    window.resize(1366, 768);
    window.show();
    REQUIRE(window.openFile(pages.path));
    for (const char *panel : {"find", "inspection", "standstill", "uses", "guide"}) {
        INFO(panel);
        window.findChild<QAction *>(QLatin1String(panel))->trigger();
        QTest::qWait(20);
        CHECK(nameless(window) == QStringList());
        CHECK(unreachable(window) == QStringList());
        CHECK(window.width() == 1366);
    }
}

TEST_CASE("beside a panel a small window stays as it is, and the plan does not scroll sideways", "[access]")
{
    testing::EveryPage pages;
    MainWindow window(pages.settings, pages.prompts, pages.clock);
    window.resize(910, 512); // 1366 × 768 at 150 %
    window.show();
    REQUIRE(window.openFile(pages.path));
    REQUIRE(window.showPage(u"plan"_s));
    for (const char *panel : {"find", "inspection"}) {
        window.findChild<QAction *>(QLatin1String(panel))->trigger();
        QTest::qWait(20);
        CHECK(window.width() == 910);
        const auto *frame = qobject_cast<QScrollArea *>(window.currentPage()->parentWidget()->parentWidget());
        REQUIRE(frame);
        CHECK(frame->horizontalScrollBar()->maximum() == 0);
    }
}

TEST_CASE("manual and about box can be heard and reached like the pages", "[access]")
{
    testing::ScriptedPrompts prompts;
    HelpWindow manual(prompts);
    manual.show();
    AboutDialog about(prompts, nullptr);
    about.show();
    for (const QWidget *window : {static_cast<QWidget *>(&manual), static_cast<QWidget *>(&about)}) {
        CHECK(nameless(*window) == QStringList());
        CHECK(unreachable(*window) == QStringList());
    }
}

// Screen readers ask tables for everything they have; Qt 6.4 answers some questions with nothing, and must not crash.
TEST_CASE("every table answers what a screen reader asks, before and after it is filled anew", "[access]")
{
    testing::EveryPage pages;
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id);
        for (QAbstractItemView *view : window.findChildren<QAbstractItemView *>()) {
            if (!view->isVisible() || !view->model())
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(view);
            REQUIRE(spoken);
            view->setCurrentIndex({});
            if (const QAccessibleInterface *child = spoken->focusChild())
                CHECK(child->isValid());
            const int parts = std::min(spoken->childCount(), 60);
            for (int part = 0; part < parts; ++part) {
                if (const QAccessibleInterface *child = spoken->child(part))
                    child->text(QAccessible::Name);
            }
        }
    });
}

TEST_CASE("at twice the text size no word is cut: pages scroll instead", "[access]")
{
    testing::EveryPage pages;
    theme::apply(*qApp, theme::Mode::Light, 200);
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id);
        CHECK(window.width() <= 1366);
        CHECK(cutOff(window) == QStringList());
    });
    theme::apply(*qApp, theme::Mode::Light);
}
