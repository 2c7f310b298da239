// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that finds things: the palette, the search through all texts, the searches one keeps.
#include "ui/mainwindow.h"

#include "core/base/text.h"
#include "core/storage/searchquery.h"
#include "ui/labels.h"
#include "ui/menus.h"
#include "ui/navigation.h"
#include "ui/pages/pagetable.h"
#include "ui/panels/checktask.h"
#include "ui/panels/guidepanel.h"
#include "ui/panels/palette.h"
#include "ui/panels/places.h"
#include "ui/panels/searchpanel.h"
#include "ui/rowlabel.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTextEdit>
#include <QTextCursor>
#include <QTimer>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

constexpr int pauseBeforeIndexing = 1500; // milliseconds without an edit
constexpr int indexingAtOnce = 25;        // milliseconds, far below what one notices
constexpr int indexingGap = 60;
constexpr int mostProjects = 50;

/// 「保存…(&S)」 and "&Save…" as one says them.
QString plainText(QString text)
{
    text = text.section(u'\t', 0, 0);
    static const QRegularExpression japaneseMnemonic(uR"(\(&.\))"_s);
    text.remove(japaneseMnemonic);
    text.remove(u'&');
    while (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

QString keysOf(const QAction &action)
{
    const QString shown = action.text().section(u'\t', 1, 1); // keys that are a view's own
    return shown.isEmpty() ? action.shortcut().toString(QKeySequence::NativeText) : shown;
}

/// The actions of a menu and of the menus in it.
QList<QAction *> actionsOf(const QList<QAction *> &top)
{
    QList<QAction *> found;
    for (QAction *action : top) {
        if (action->menu())
            found += actionsOf(action->menu()->actions());
        else if (!action->isSeparator() && !action->text().isEmpty())
            found += action;
    }
    return found;
}

void select(QWidget *input, const core::Stretch &stretch)
{
    const auto start = static_cast<int>(stretch.start);
    const auto length = static_cast<int>(stretch.length);
    const auto mark = [&](auto *edit) {
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(start);
        cursor.setPosition(start + length, QTextCursor::KeepAnchor);
        edit->setTextCursor(cursor);
        edit->ensureCursorVisible();
    };
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->setSelection(start, length);
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(input))
        mark(plain);
    else if (auto *rich = qobject_cast<QTextEdit *>(input))
        mark(rich);
}

QString textOf(const QWidget *input)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(input))
        return line->text();
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(input))
        return plain->toPlainText();
    if (const auto *rich = qobject_cast<const QTextEdit *>(input))
        return rich->toPlainText();
    return {};
}

} // namespace

void MainWindow::lookAlong()
{
    if (const Page *page = currentPage(); page && m_guide)
        m_guide->look(m_navigation->current(), page->place());
}

void MainWindow::buildTools()
{
    m_palette = new Palette(this);
    m_indexing = new QTimer(this);
    m_indexing->setSingleShot(true);
    m_indexing->setInterval(pauseBeforeIndexing);
    connect(m_indexing, &QTimer::timeout, this, &MainWindow::indexTexts);
    // It counts in the log and reads the ledger: too much for every edit.
    connect(m_indexing, &QTimer::timeout, this, &MainWindow::refreshOnlyHere);
}

/// A little at a time, when nobody has changed anything for a while.
void MainWindow::indexTexts()
{
    const auto more = m_workspace ? m_workspace->catchUpSearch(indexingAtOnce) : core::Result<bool>(false);
    // What fails here (a full disk) is said at the next edit; a search finds everything all the same.
    if (more && *more)
        QTimer::singleShot(indexingGap, this, [this] {
            if (!m_indexing->isActive())
                indexTexts();
        });
}

// --- the palette

std::vector<PaletteEntry> MainWindow::commands(bool onlyWithKeys) const
{
    QList<QAction *> actions = actionsOf(menuBar()->actions());
    if (const Page *page = currentPage()) {
        for (QAction *action : page->findChildren<QAction *>()) {
            if (!action->text().isEmpty() && !keysOf(*action).isEmpty())
                actions += action;
        }
    }
    const QList<QAction *> pages = m_menus->pages->actions();
    std::vector<PaletteEntry> entries;
    for (QAction *action : actions) {
        const QString keys = keysOf(*action);
        const bool wanted = onlyWithKeys ? !keys.isEmpty() : action->isEnabled(); // a list of keys names all there are
        if (!wanted || pages.contains(action) || action == m_menus->palette)
            continue;
        const auto *menu = qobject_cast<const QMenu *>(action->parent());
        const QString kind = menu && menu != m_menus->recent ? plainText(menu->title()) : tr("Command");
        entries.push_back({plainText(action->text()), kind, keys, action->objectName(), [action] { action->trigger(); }});
    }
    return entries;
}

std::vector<PaletteEntry> MainWindow::pageEntries()
{
    std::vector<PaletteEntry> entries;
    for (const QAction *action : m_menus->pages->actions()) {
        const int number = static_cast<int>(entries.size()) + 1;
        entries.push_back({plainText(action->text()), tr("Page"), keysOf(*action), {},
                           [this, number] { showPageNumber(number); }});
    }
    return entries;
}

std::vector<PaletteEntry> MainWindow::projectsNamed(const QString &words)
{
    const auto found =
        core::searchquery::find(m_workspace->read(), words, mostProjects, core::searchquery::Scope::Names);
    std::vector<PaletteEntry> entries;
    QSet<core::RowId> known;
    for (const auto &hit : found ? found->hits : std::vector<core::searchquery::Hit>()) {
        if (known.contains(hit.row))
            continue; // found by its code as well as by its name
        known.insert(hit.row);
        entries.push_back({rowLabel(m_workspace->read(), Entity::Project, hit.row), labels::entity(Entity::Project), {}, {},
                           [this, row = hit.row] { goTo({{}, Entity::Project, row, {}, {}}); }});
    }
    return entries;
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries = m_workspace ? pageEntries() : std::vector<PaletteEntry>();
    std::ranges::move(commands(false), std::back_inserter(entries));
    Palette::Finder finder;
    if (m_workspace)
        finder = [this](const QString &words) { return projectsNamed(words); };
    m_palette->open(std::move(entries), std::move(finder));
}

void MainWindow::openShortcuts()
{
    std::vector<PaletteEntry> entries = commands(true);
    if (m_workspace)
        std::ranges::move(pageEntries(), std::back_inserter(entries));
    m_palette->open(std::move(entries), {});
}

// --- the search

void MainWindow::openSearch(const QString &words)
{
    if (!m_workspace)
        return;
    if (!m_search) {
        m_search = new SearchPanel(*m_workspace, centralWidget());
        m_search->setKept(m_settings.searches());
        m_middle->addWidget(m_search);
        connect(m_search, &SearchPanel::wanted, this, [this](const Place &place) {
            goTo(place);
            markFound(m_search->words());
        });
        connect(m_search, &SearchPanel::keepWanted, this, &MainWindow::keepSearch);
        connect(m_search, &SearchPanel::closed, this, [this] {
            m_search->hide();
            if (Page *page = currentPage())
                page->focusFirst();
        });
    }
    if (m_guide)
        m_guide->hide(); // there is room for one
    m_search->show();
    if (!words.isEmpty())
        m_search->setWords(words);
    m_search->focusWords();
}

void MainWindow::closeSearch()
{
    delete std::exchange(m_search, nullptr);
}

void MainWindow::goOnSearching(bool forward)
{
    if (m_search && !m_search->words().isEmpty())
        m_search->goOn(forward);
    else
        openSearch();
}

/// In the field that got the keyboard, the first of the words is selected.
void MainWindow::markFound(const QString &words)
{
    QWidget *input = QApplication::focusWidget();
    for (const QString &key : core::searchquery::keysOf(words)) {
        if (const auto found = core::findKey(textOf(input), key); !found.isEmpty())
            return select(input, found.front());
    }
}

void MainWindow::keepSearch(const QString &words, bool keep)
{
    QStringList searches = m_settings.searches();
    searches.removeAll(words);
    if (keep)
        searches.append(words);
    m_settings.setSearches(searches);
    m_navigation->setSearches(searches);
    m_search->setKept(searches);
}

void MainWindow::chooseInNavigation(const QString &id)
{
    const QString search = u"search:"_s;
    if (id.startsWith(search))
        openSearch(id.mid(search.size()));
    else
        showPage(id);
}

} // namespace ui
