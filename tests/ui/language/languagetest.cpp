// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/everypage.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/helpwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// Latin words that stand in a Japanese office's screens: names, units, keys.
QString withoutNames(QString text)
{
    static const QRegularExpression names(
        uR"(\b(Rashin|rashin(-cli)?|PDCA|ICT|PDF|PNG|SVG|XLSX|CSV|Excel|ODS|GNU General Public License|GPL|Qt|Lucide|ISC|)"
        uR"(Ctrl|Alt|Shift|Enter|Esc|Del|Delete|Tab|Ins|Home|End|PgUp|PgDown|Language|English|KPI|ID|No|URL|OK)\b)"_s);
    static const QRegularExpression codes(uR"([A-Z]+[-_]?\d[\w-]*|\S*[\\/.]\S+|<[^>]*>)"_s); // codes, paths, tags
    return text.remove(codes).remove(names);
}

bool isEnglish(const QString &text)
{
    static const QRegularExpression word(uR"([A-Za-z]{3,})"_s);
    return withoutNames(text).contains(word);
}

QStringList textsOf(const QObject *object)
{
    QStringList texts;
    for (const char *name : {"text", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName",
                             "accessibleDescription", "statusTip", "specialValueText", "prefix", "suffix"}) {
        const QVariant value = object->property(name);
        if (value.isValid())
            texts += value.toString();
    }
    if (const auto *bar = qobject_cast<const QTabBar *>(object)) {
        for (int i = 0; i < bar->count(); ++i)
            texts += bar->tabText(i);
    }
    if (const auto *box = qobject_cast<const QComboBox *>(object)) {
        for (int i = 0; i < box->count(); ++i)
            texts += box->itemText(i);
    }
    if (const auto *view = qobject_cast<const QAbstractItemView *>(object); view && view->model()) {
        for (int i = 0; i < view->model()->columnCount(); ++i)
            texts += view->model()->headerData(i, Qt::Horizontal).toString();
    }
    return texts;
}

QStringList englishIn(const QObject &root)
{
    QStringList found;
    for (const QObject *object : root.findChildren<QObject *>()) {
        if (!object->isWidgetType() && !qobject_cast<const QAction *>(object))
            continue;
        // What a person typed or a file holds is not ours.
        const bool content = qobject_cast<const QPlainTextEdit *>(object) || object->objectName() == u"aboutText"
                             || object->objectName() == u"planTitle";
        for (const QString &text : content ? QStringList() : textsOf(object)) {
            if (isEnglish(text))
                found += QLatin1String(object->metaObject()->className()) + u'#' + object->objectName() + u": "_s + text;
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace

TEST_CASE("no English stands on any Japanese page", "[language]")
{
    testing::EveryPage pages;
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id);
        CHECK(englishIn(window) == QStringList());
    });
}

TEST_CASE("the manual's window and the about box are Japanese, too", "[language]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    testing::ScriptedPrompts prompts;
    const HelpWindow manual(prompts);
    const AboutDialog about(prompts, nullptr);
    CHECK(englishIn(manual) == QStringList());
    CHECK(englishIn(about) == QStringList());
}

// Without qt6-translations-l10n these would be English: the first thing people notice of a half-translated program.
TEST_CASE("Qt's own words are Japanese: buttons and the menu of an input", "[language]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    const QDialogButtonBox box(QDialogButtonBox::Cancel | QDialogButtonBox::Close | QDialogButtonBox::Yes
                               | QDialogButtonBox::No | QDialogButtonBox::Save);
    for (const QAbstractButton *button : box.buttons()) {
        INFO(button->text().toStdString());
        CHECK_FALSE(isEnglish(button->text()));
    }
    QLineEdit input;
    const std::unique_ptr<QMenu> menu(input.createStandardContextMenu());
    for (const QAction *action : menu->actions()) {
        INFO(action->text().toStdString());
        CHECK_FALSE(isEnglish(action->text().section(u'\t', 0, 0)));
    }
}

TEST_CASE("English has plural forms", "[language]")
{
    const translations::Installed english(translations::Language::English);
    CHECK(QCoreApplication::translate("ui::MainWindow", "%n value(s) had been changed since and were left as they are.",
                                      nullptr, 1)
          != QCoreApplication::translate("ui::MainWindow",
                                         "%n value(s) had been changed since and were left as they are.", nullptr, 2)
                 .replace(u'2', u'1'));
}

namespace {

/// Letters that lead to more than one entry of a menu, with the menu's own name.
QStringList doubledIn(const QMenu &menu)
{
    static const QRegularExpression letter(uR"(&([^&\s]))"_s);
    QStringList doubled;
    QSet<QString> taken;
    for (const QAction *action : menu.actions()) {
        const QString text = action->text();
        const QString key = letter.match(text).captured(1).toUpper();
        if (!key.isEmpty() && taken.contains(key))
            doubled += menu.title() + u": "_s + text;
        taken.insert(key);
        if (const QMenu *below = action->menu())
            doubled += doubledIn(*below);
    }
    return doubled;
}

} // namespace

TEST_CASE("no letter leads to two entries of one menu, in either language", "[language]")
{
    for (const auto language : {translations::Language::Japanese, translations::Language::English}) {
        const translations::Installed installed(language);
        const QTemporaryDir folder;
        testing::ManualClock clock;
        testing::ScriptedPrompts prompts;
        Settings settings{folder.filePath(u"rashin.ini"_s)};
        const MainWindow window(settings, prompts, clock);
        QStringList doubled;
        REQUIRE(window.menuBar()->actions().size() == 4);
        for (const QAction *action : window.menuBar()->actions())
            doubled += doubledIn(*action->menu());
        CHECK(doubled == QStringList());
    }
}

TEST_CASE("no letter on a page is one of the menu bar's, or stands there twice", "[language]")
{
    static const QRegularExpression letter(uR"(&([^&\s]))"_s);
    testing::EveryPage every;
    every.each([&](const MainWindow &window, const QString &page) {
        QStringList taken;
        for (const QAction *menu : window.menuBar()->actions())
            taken += letter.match(menu->text()).captured(1).toUpper();
        QStringList doubled;
        const auto look = [&](const QString &text) {
            const QString key = letter.match(text).captured(1).toUpper();
            if (!key.isEmpty() && taken.contains(key))
                doubled += text;
            taken += key;
        };
        for (const auto *button : window.findChildren<QAbstractButton *>())
            if (button->isVisible())
                look(button->text());
        for (const auto *label : window.findChildren<QLabel *>())
            if (label->isVisible() && label->buddy())
                look(label->text());
        INFO(page);
        CHECK(doubled == QStringList());
    });
}
