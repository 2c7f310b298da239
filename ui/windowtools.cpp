// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowtools.h"

#include "core/base/text.h"
#include "core/storage/searchquery.h"
#include "ui/labels.h"
#include "ui/menuactions.h"
#include "ui/menus.h"
#include "ui/navigation.h"
#include "ui/panels/guidepanel.h"
#include "ui/panels/searchpanel.h"
#include "ui/rowlabel.h"
#include "ui/settings.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSet>
#include <QTextCursor>
#include <QTextEdit>
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

WindowTools::WindowTools(const Frame &frame, Settings &settings)
    : QObject(&frame.window)
    , m_frame(frame)
    , m_settings(settings)
    , m_palette(new Palette(&frame.window))
    , m_indexing(new QTimer(this))
{
    m_indexing->setSingleShot(true);
    m_indexing->setInterval(pauseBeforeIndexing);
    connect(m_indexing, &QTimer::timeout, this, &WindowTools::indexTexts);
    connect(m_indexing, &QTimer::timeout, this, &WindowTools::paused);
    m_frame.navigation.setSearches(m_settings.searches());
    connectMenus();
}

void WindowTools::connectMenus()
{
    const auto on = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    const Menus &menus = m_frame.menus;
    on(menus.palette, [this] { openPalette(); });
    on(menus.shortcuts, [this] { openShortcuts(); });
    on(menus.find, [this] { openSearch(); });
    on(menus.findNext, [this] { goOnSearching(true); });
    on(menus.findPrevious, [this] { goOnSearching(false); });
    on(menus.inspection, [this] { openInspection(InspectionPanel::Subject::Findings); });
    on(menus.standstill, [this] { openInspection(InspectionPanel::Subject::Standstill); });
    on(menus.uses, [this] { askUses(); });
    on(menus.nextFinding, [this] {
        if (!m_inspection || m_inspection->isHidden())
            return openInspection(InspectionPanel::Subject::Findings);
        m_inspection->goOn(true);
    });
    on(menus.guide, [this] { openGuide(); });
}

void WindowTools::setWorkspace(core::Workspace *workspace)
{
    m_indexing->stop();
    if (m_guide && !m_guide->isHidden())
        keepGuide(!m_guide->isFinished());
    delete std::exchange(m_search, nullptr);
    delete std::exchange(m_inspection, nullptr);
    delete std::exchange(m_guide, nullptr);
    m_workspace = workspace;
    if (!workspace)
        return;
    connect(workspace, &core::Workspace::changed, m_indexing, qOverload<>(&QTimer::start));
    m_indexing->start();
}

void WindowTools::setScope(int year, std::optional<core::RowId> office)
{
    m_year = year;
    m_office = office;
    if (m_inspection)
        m_inspection->setScope(year, office);
}

void WindowTools::lookAlong()
{
    if (const Page *page = m_frame.page(); page && m_guide)
        m_guide->look(m_frame.navigation.current(), page->place());
}

/// There is room for one panel beside the page.
void WindowTools::hideAside(QWidget *panel)
{
    for (QWidget *other : std::initializer_list<QWidget *>{m_search, m_inspection}) {
        if (other && other != panel)
            other->hide();
    }
    panel->show();
}

/// A little at a time, when nobody has changed anything for a while.
void WindowTools::indexTexts()
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

std::vector<PaletteEntry> WindowTools::commands(bool onlyWithKeys) const
{
    QList<QAction *> actions = menuactions::leaves(m_frame.window.menuBar()->actions());
    if (const Page *page = m_frame.page()) {
        for (QAction *action : page->findChildren<QAction *>()) {
            if (!action->text().isEmpty() && !menuactions::keysOf(*action).isEmpty())
                actions += action;
        }
    }
    const QList<QAction *> pages = m_frame.menus.pages->actions();
    std::vector<PaletteEntry> entries;
    for (QAction *action : actions) {
        const QString keys = menuactions::keysOf(*action);
        const bool wanted = onlyWithKeys ? !keys.isEmpty() : action->isEnabled(); // a list of keys names all there are
        if (!wanted || pages.contains(action) || action == m_frame.menus.palette)
            continue;
        const auto *menu = qobject_cast<const QMenu *>(action->parent());
        const QString kind = menu && menu != m_frame.menus.recent ? menuactions::plainText(menu->title()) : tr("Command");
        entries.push_back({menuactions::plainText(action->text()), kind, keys, action->objectName(),
                           [action] { action->trigger(); }});
    }
    return entries;
}

std::vector<PaletteEntry> WindowTools::pageEntries()
{
    std::vector<PaletteEntry> entries;
    for (const QAction *action : m_frame.menus.pages->actions()) {
        const int number = static_cast<int>(entries.size()) + 1;
        entries.push_back({menuactions::plainText(action->text()), tr("Page"), menuactions::keysOf(*action), {},
                           [this, number] { emit pageNumberWanted(number); }});
    }
    return entries;
}

std::vector<PaletteEntry> WindowTools::projectsNamed(const QString &words)
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
                           [this, row = hit.row] { emit wanted({{}, Entity::Project, row, {}, {}}); }});
    }
    return entries;
}

void WindowTools::openPalette()
{
    std::vector<PaletteEntry> entries = m_workspace ? pageEntries() : std::vector<PaletteEntry>();
    std::ranges::move(commands(false), std::back_inserter(entries));
    Palette::Finder finder;
    if (m_workspace)
        finder = [this](const QString &words) { return projectsNamed(words); };
    m_palette->open(std::move(entries), std::move(finder));
}

void WindowTools::openShortcuts()
{
    std::vector<PaletteEntry> entries = commands(true);
    if (m_workspace)
        std::ranges::move(pageEntries(), std::back_inserter(entries));
    m_palette->open(std::move(entries), {});
}

// --- the search

void WindowTools::openSearch(const QString &words)
{
    if (!m_workspace)
        return;
    if (!m_search) {
        m_search = new SearchPanel(*m_workspace, m_frame.window.centralWidget());
        m_search->setKept(m_settings.searches());
        m_frame.beside.addWidget(m_search);
        connect(m_search, &SearchPanel::wanted, this, [this](const Place &place) {
            emit wanted(place);
            markFound(m_search->words());
        });
        connect(m_search, &SearchPanel::keepWanted, this, &WindowTools::keepSearch);
        connect(m_search, &SearchPanel::closed, this, [this] {
            m_search->hide();
            if (Page *page = m_frame.page())
                page->focusFirst();
        });
    }
    hideAside(m_search);
    if (!words.isEmpty())
        m_search->setWords(words);
    m_search->focusWords();
}

void WindowTools::goOnSearching(bool forward)
{
    if (m_search && !m_search->words().isEmpty())
        m_search->goOn(forward);
    else
        openSearch();
}

/// In the field that got the keyboard, the first of the words is selected.
void WindowTools::markFound(const QString &words)
{
    QWidget *input = QApplication::focusWidget();
    for (const QString &key : core::searchquery::keysOf(words)) {
        if (const auto found = core::findKey(textOf(input), key); !found.isEmpty())
            return select(input, found.front());
    }
}

void WindowTools::keepSearch(const QString &words, bool keep)
{
    QStringList searches = m_settings.searches();
    searches.removeAll(words);
    if (keep)
        searches.append(words);
    m_settings.setSearches(searches);
    m_frame.navigation.setSearches(searches);
    m_search->setKept(searches);
}

bool WindowTools::openKeptSearch(const QString &id)
{
    const QString search = u"search:"_s;
    if (!id.startsWith(search))
        return false;
    openSearch(id.mid(search.size()));
    return true;
}

// --- the inspection

void WindowTools::makeInspection()
{
    if (m_inspection)
        return;
    m_inspection = new InspectionPanel(*m_workspace, m_frame.window.centralWidget());
    m_inspection->setProperty("manual", u"safety"_s);
    m_inspection->setScope(m_year, m_office);
    m_inspection->hide();
    m_frame.beside.addWidget(m_inspection);
    connect(m_inspection, &InspectionPanel::wanted, this, &WindowTools::wanted);
    connect(m_inspection, &InspectionPanel::usesWanted, this, [this] {
        const Page *page = m_frame.page();
        if (const auto place = page ? page->place() : std::nullopt; place && place->row)
            m_inspection->askUses(place->entity, *place->row);
    });
    connect(m_inspection, &InspectionPanel::closed, this, [this] {
        m_inspection->hide();
        if (Page *page = m_frame.page())
            page->focusFirst();
    });
}

void WindowTools::openInspection(InspectionPanel::Subject subject)
{
    if (!m_workspace)
        return;
    makeInspection();
    m_inspection->setSubject(subject);
    hideAside(m_inspection);
    m_inspection->focusList();
}

void WindowTools::askUses()
{
    const Page *page = m_workspace ? m_frame.page() : nullptr;
    if (!page)
        return;
    const auto place = page->place();
    if (!place || !place->row)
        return openInspection(InspectionPanel::Subject::Uses); // it says what to do
    makeInspection();
    m_inspection->askUses(place->entity, *place->row);
    openInspection(InspectionPanel::Subject::Uses);
}

// --- the first steps

void WindowTools::offerGuide()
{
    const QList<QByteArray> kept = m_settings.state(u"guide"_s).split(' ');
    const bool isFirst = kept.front().isEmpty();
    const bool isSame = kept.front() == "open" && kept.value(1) == m_workspace->documentId().toUtf8();
    if (!isFirst && !isSame)
        return;
    openGuide();
    m_guide->setProgress(kept.value(2));
    keepGuide(true);
}

void WindowTools::openGuide()
{
    if (!m_workspace)
        return;
    if (!m_guide) {
        m_guide = new GuidePanel(*m_workspace, m_frame.window.centralWidget());
        m_frame.above.addWidget(m_guide);
        connect(m_guide, &GuidePanel::pageWanted, this, &WindowTools::pageWanted);
        connect(m_guide, &GuidePanel::progressed, this, [this] { keepGuide(true); });
        connect(m_guide, &GuidePanel::closed, this, [this] {
            keepGuide(false);
            m_guide->hide();
        });
    }
    m_guide->show();
    keepGuide(true);
}

void WindowTools::keepGuide(bool open)
{
    m_settings.setState(u"guide"_s, open ? "open " + m_workspace->documentId().toUtf8() + ' ' + m_guide->progress()
                                         : QByteArray("closed"));
}

} // namespace ui
