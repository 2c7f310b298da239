// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menus.h"

#include "ui/icons.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenuBar>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Menus::Menus(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_themes(new QActionGroup(this))
    , m_sizes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
{
    addFileMenu();
    addEditMenu();
    addViewMenu();
    addHelpMenu();
    setUndo({});
    setRedo({});
}

QAction *Menus::add(QMenu *menu, const char *name, const QString &text, const QKeySequence &keys,
                    const QString &iconName)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

void Menus::addFileMenu()
{
    QMenu *menu = file = m_window.menuBar()->addMenu(tr("&File"));
    newPlan = add(menu, "newPlan", tr("&New plan from a template…"), QKeySequence::New, u"file-plus"_s);
    newBlank = add(menu, "newBlank", tr("New &blank plan…"), {}, u"file"_s);
    newOwn = add(menu, "newOwn", tr("New plan from a &template of your own…"), {}, u"file-text"_s);
    importSheets = add(menu, "importSheets", tr("New plan from an &Excel of sheets…"), {}, u"file-spreadsheet"_s);
    open = add(menu, "open", tr("&Open…"), QKeySequence::Open, u"folder-open"_s);
    openReadOnly = add(menu, "openReadOnly", tr("Open to &read only…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                       u"eye"_s);
    recent = menu->addMenu(tr("Recent fi&les"));
    sample = add(menu, "sample", tr("Open the &sample"), {}, u"flask-conical"_s);
    removeSample = add(menu, "removeSample", tr("&Delete the sample…"), {}, {});
    menu->addSeparator();
    importTable = add(menu, "importTable", tr("Take a table &in…"), {}, u"file-spreadsheet"_s);
    saveCopy = add(menu, "saveCopy", tr("Save a &copy…"), QKeySequence::SaveAs, u"copy"_s);
    print = add(menu, "print", tr("&Print this page…"), QKeySequence::Print, u"printer"_s);
    menu->addSeparator();
    close = add(menu, "close", tr("Close the &file"), QKeySequence(Qt::CTRL | Qt::Key_W), {});
    quit = add(menu, "quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {});
}

void Menus::addEditMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Edit"));
    undo = add(menu, "undo", {}, QKeySequence::Undo, u"undo-2"_s);
    redo = add(menu, "redo", {}, QKeySequence::Redo, u"redo-2"_s);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    menu->addSeparator();
    addSearchEntries(menu);
}

void Menus::addSearchEntries(QMenu *menu)
{
    palette = add(menu, "palette", tr("&Go to…"), QKeySequence(Qt::CTRL | Qt::Key_K), u"compass"_s);
    find = add(menu, "find", tr("&Search all texts…"), QKeySequence(Qt::CTRL | Qt::Key_F), u"search"_s);
    findNext = add(menu, "findNext", tr("&Next hit"), QKeySequence(Qt::Key_F3), {});
    findPrevious = add(menu, "findPrevious", tr("&Previous hit"), QKeySequence(Qt::SHIFT | Qt::Key_F3), {});
    menu->addSeparator();
    addInspectionEntries(menu);
    recycleBin = add(menu, "recycleBin", tr("Recycle &bin"), {}, u"trash-2"_s);
}

void Menus::addInspectionEntries(QMenu *menu)
{
    inspection = add(menu, "inspection", tr("&Inspect the file"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                     u"clipboard-check"_s);
    nextFinding = add(menu, "nextFinding", tr("Next &finding"), QKeySequence(Qt::CTRL | Qt::Key_F8), {});
    standstill = add(menu, "standstill", tr("Projects that stand s&till"), {}, {});
    uses = add(menu, "uses", tr("Where is this use&d?"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), {});
    menu->addSeparator();
}

void Menus::addViewMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&View"));
    pages = menu->addMenu(tr("&Pages"));
    QMenu *themes = menu->addMenu(tr("&Brightness"));
    const std::pair<theme::Mode, QString> modes[] = {{theme::Mode::System, tr("As the &desktop")},
                                                     {theme::Mode::Light, tr("&Light")},
                                                     {theme::Mode::Dark, tr("Da&rk")},
                                                     {theme::Mode::Contrast, tr("&High contrast")}};
    for (const auto &[mode, text] : modes) {
        QAction *action = m_themes->addAction(text);
        action->setCheckable(true);
        action->setData(theme::code(mode));
        connect(action, &QAction::triggered, this, [this, mode = mode] { emit themeChosen(mode); });
    }
    themes->addActions(m_themes->actions());
    QMenu *sizes = menu->addMenu(tr("&Text size"));
    for (const int percent : {100, 125, 150, 200, 250, 300}) {
        QAction *action = m_sizes->addAction(tr("%1 %").arg(percent));
        action->setCheckable(true);
        action->setData(percent);
        connect(action, &QAction::triggered, this, [this, percent] { emit textSizeChosen(percent); });
    }
    sizes->addActions(m_sizes->actions());
    // Each language is named in itself: whoever cannot read the other finds it.
    QMenu *languages = menu->addMenu(u"言語 / Language"_s);
    for (const auto &[code, text] : {std::pair(u"ja"_s, u"日本語"_s), std::pair(u"en"_s, u"English"_s)}) {
        QAction *action = m_languages->addAction(text);
        action->setCheckable(true);
        action->setData(code);
        connect(action, &QAction::triggered, this, [this, code = code] { emit languageChosen(code); });
    }
    languages->addActions(m_languages->actions());
}

void Menus::addHelpMenu()
{
    help = m_window.menuBar()->addMenu(tr("&Help"));
    guide = add(help, "guide", tr("&First steps with the sample"), {}, u"compass"_s);
    shortcuts = add(help, "shortcuts", tr("&Keys of this page…"), QKeySequence(Qt::CTRL | Qt::Key_Question), u"keyboard"_s);
    changeKeys = add(help, "changeKeys", tr("&Change keys…"), {}, {});
    about = add(help, "about", tr("&About Rashin"), {}, u"info"_s);
}

void Menus::setUndo(const QString &action)
{
    undo->setEnabled(!action.isEmpty());
    undo->setText(action.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(action));
}

void Menus::setRedo(const QString &action)
{
    redo->setEnabled(!action.isEmpty());
    redo->setText(action.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(action));
}

void Menus::setRecentFiles(const QStringList &paths)
{
    recent->clear();
    recent->setEnabled(!paths.isEmpty());
    for (const QString &path : paths) {
        const bool there = QFileInfo::exists(path);
        const QString shown = QDir::toNativeSeparators(path);
        QAction *action = recent->addAction(there ? shown : tr("%1 (not found)").arg(shown));
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, path] { emit recentChosen(path); });
    }
    setRecentKeys(m_recentKeys);
}

void Menus::setRecentKeys(bool on)
{
    m_recentKeys = on;
    int number = 1;
    for (QAction *action : recent->actions()) {
        const auto key = static_cast<Qt::Key>(Qt::Key_0 + number++);
        action->setShortcut(on && key <= Qt::Key_9 ? QKeySequence(Qt::CTRL | key) : QKeySequence());
    }
}

void Menus::setTheme(theme::Mode mode)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toString() == theme::code(mode));
}

void Menus::setTextSize(int percent)
{
    for (QAction *action : m_sizes->actions())
        action->setChecked(action->data().toInt() == percent);
}

void Menus::setLanguage(const QString &code)
{
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == code);
}

} // namespace ui
