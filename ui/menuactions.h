// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;

/// What is in menus, as one speaks of it: for the palette and the lists of keys.
namespace ui::menuactions {

/// 「保存…(&S)」 and "&Save…" as one says them.
[[nodiscard]] QString plainText(QString text);

/// The keys of an action as they are written here; keys that are a view's own stand behind a tab in its text.
[[nodiscard]] QString keysOf(const QAction &action);

/// The actions of a menu and of the menus in it.
[[nodiscard]] QList<QAction *> leaves(const QList<QAction *> &top);

} // namespace ui::menuactions
