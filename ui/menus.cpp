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
    : QObject(&window), m_window(window), m_themes(new QActionGroup(this)), m_sizes(new QActionGroup(this)), m_languages(new QActionGroup(this))
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
    QMenu *menu = m_window.menuBar()->addMenu(tr("&File"));
    newPlan = add(menu, "newPlan", tr("&New plan from a template…"), QKeySequence::New, u"file-plus"_s);
    open = add(menu, "open", tr("&Open…"), QKeySequence::Open, u"folder-open"_s);
    recent = menu->addMenu(tr("Open &recent"));
    sample = add(menu, "sample", tr("Open the &sample"), {}, u"flask-conical"_s);
    menu->addSeparator();
    saveCopy = add(menu, "saveCopy", tr("Save a &copy…"), QKeySequence::SaveAs, u"copy"_s);
    print = add(menu, "print", tr("&Print this page…"), QKeySequence::Print, u"printer"_s);
    menu->addSeparator();
    close = add(menu, "close", tr("Close the &file"), QKeySequence::Close, {});
    quit = add(menu, "quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {});
}

void Menus::addEditMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Edit"));
    undo = add(menu, "undo", {}, QKeySequence::Undo, u"undo-2"_s);
    redo = add(menu, "redo", {}, QKeySequence::Redo, u"redo-2"_s);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
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
        QAction *action = recent->addAction(QDir::toNativeSeparators(path));
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { emit recentChosen(path); });
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
