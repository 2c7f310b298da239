// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/keysdialog.h"

#include <QObject>

class QAction;
class QMainWindow;

namespace ui {

class Menus;
class Settings;

/// The keys of the menus' commands as a person has set them; kept in the settings of this computer, never in a file.
class ShortcutKeys final : public QObject
{
    Q_OBJECT

public:
    /// Made when the menus are complete: their keys at that moment are those as shipped.
    ShortcutKeys(QMainWindow &window, Menus &menus, Settings &settings);

    /// Keys that some page has for itself: a command of a menu with the same ones would silence both.
    [[nodiscard]] static const QList<QKeySequence> &keysOfPages();

private:
    void openDialog();
    [[nodiscard]] std::vector<KeysDialog::Line> lines() const;
    void apply(const KeysDialog::Keys &keys);
    [[nodiscard]] KeysDialog::Keys kept() const;
    void keep(const KeysDialog::Keys &keys);

    QMainWindow &m_window;
    Menus &m_menus;
    Settings &m_settings;
    QList<QAction *> m_actions; ///< those that have a name
    QHash<QString, QList<QKeySequence>> m_usual;
};

} // namespace ui
