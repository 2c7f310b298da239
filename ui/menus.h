// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace ui {

/// The menus of the main window and their shortcuts. What they cause is the window's business.
class Menus final : public QObject
{
    Q_OBJECT

public:
    explicit Menus(QMainWindow &window);

    QAction *newPlan;
    QAction *newBlank;
    QAction *newOwn;
    QAction *importSheets;
    QAction *open;
    QAction *openReadOnly;
    QAction *sample;
    QAction *removeSample;
    QAction *importTable;
    QAction *saveCopy;
    QAction *print;
    QAction *close;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *recycleBin;
    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *inspection;
    QAction *standstill;
    QAction *uses;
    QAction *nextFinding;
    QAction *palette;
    QAction *shortcuts;
    QAction *changeKeys;
    QAction *guide;
    QAction *about;
    QMenu *file;
    QMenu *recent;
    QMenu *pages;
    QMenu *help;

    /// Names what would be undone: 「元に戻す：事業の変更」; disabled where `action` is empty.
    void setUndo(const QString &action);
    void setRedo(const QString &action);
    void setRecentFiles(const QStringList &paths);
    /// Ctrl+1…9 open recent files while no file is open; afterwards they are the pages'.
    void setRecentKeys(bool on);
    void setTheme(theme::Mode mode);
    void setTextSize(int percent);
    void setLanguage(const QString &code);

signals:
    void recentChosen(const QString &path);
    void themeChosen(ui::theme::Mode mode);
    void textSizeChosen(int percent);
    void languageChosen(const QString &code);

private:
    void addSearchEntries(QMenu *menu);
    void addInspectionEntries(QMenu *menu);
    QAction *add(QMenu *menu, const char *name, const QString &text, const QKeySequence &keys, const QString &iconName);
    void addFileMenu();
    void addEditMenu();
    void addViewMenu();
    void addHelpMenu();

    QMainWindow &m_window;
    QActionGroup *m_themes;
    QActionGroup *m_sizes;
    QActionGroup *m_languages;
    bool m_recentKeys = true;
};

} // namespace ui
