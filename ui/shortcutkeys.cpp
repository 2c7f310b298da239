// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcutkeys.h"

#include "ui/menuactions.h"
#include "ui/menus.h"
#include "ui/settings.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString menuOf(const QAction &action)
{
    for (const QObject *object : action.associatedObjects()) {
        if (const auto *menu = qobject_cast<const QMenu *>(object))
            return menuactions::plainText(menu->title());
    }
    return {};
}

} // namespace

ShortcutKeys::ShortcutKeys(QMainWindow &window, Menus &menus, Settings &settings)
    : QObject(&window), m_window(window), m_menus(menus), m_settings(settings)
{
    for (QAction *action : menuactions::leaves(window.menuBar()->actions())) {
        if (action->objectName().isEmpty())
            continue;
        m_actions += action;
        m_usual.insert(action->objectName(), action->shortcuts());
    }
    apply(kept());
    connect(menus.changeKeys, &QAction::triggered, this, &ShortcutKeys::openDialog);
}

const QList<QKeySequence> &ShortcutKeys::keysOfPages()
{
    static const QList<QKeySequence> keys = [] {
        QList<QKeySequence> all;
        for (const char *each :
             {"F2", "Shift+F2", "F5", "F6", "Shift+F6", "F8", "Shift+F8", "Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right",
              "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+PgUp", "Ctrl+PgDown", "Ctrl+Ins", "Ctrl+Del",
              "Ctrl+Return", "Ctrl+Enter", "Ctrl+Home", "Ctrl+End", "Ctrl+A", "Ctrl+C", "Ctrl+D", "Ctrl+E",
              "Ctrl+R", "Ctrl+V", "Ctrl+X", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+Shift+L", "Ctrl+Tab", "Ctrl+Shift+Tab", "Alt+F4",
              "Alt+Shift+Left", "Alt+Shift+Right", "Shift+Return"})
            all += QKeySequence(QLatin1String(each), QKeySequence::PortableText);
        return all;
    }();
    return keys;
}

std::vector<KeysDialog::Line> ShortcutKeys::lines() const
{
    std::vector<KeysDialog::Line> lines;
    for (const QAction *action : m_actions) {
        const QString text = menuactions::plainText(action->text());
        const QList<QKeySequence> usual = m_usual.value(action->objectName());
        lines.push_back({action->objectName(), menuOf(*action), text, action->shortcut(), usual.value(0), usual.mid(1)});
    }
    for (const QAction *action : m_menus.pages->actions())
        lines.push_back({{}, menuactions::plainText(m_menus.pages->title()), menuactions::plainText(action->text()),
                         action->shortcut(), action->shortcut()});
    return lines;
}

void ShortcutKeys::openDialog()
{
    auto *dialog = new KeysDialog(lines(), keysOfPages(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        keep(dialog->chosen());
        apply(kept());
    });
    dialog->open();
}

void ShortcutKeys::apply(const KeysDialog::Keys &keys)
{
    for (QAction *action : m_actions) {
        const QString name = action->objectName();
        if (keys.contains(name))
            action->setShortcut(keys.value(name));
        else
            action->setShortcuts(m_usual.value(name));
    }
}

/// One line for a command: its name and its keys, which are written alike in every language.
KeysDialog::Keys ShortcutKeys::kept() const
{
    KeysDialog::Keys keys;
    for (const QByteArray &line : m_settings.state(u"keys"_s).split('\n')) {
        const QList<QByteArray> parts = line.split('\t');
        if (parts.size() == 2 && m_usual.contains(QString::fromLatin1(parts[0])))
            keys.insert(QString::fromLatin1(parts[0]),
                        QKeySequence(QString::fromLatin1(parts[1]), QKeySequence::PortableText));
    }
    return keys;
}

void ShortcutKeys::keep(const KeysDialog::Keys &keys)
{
    QByteArrayList text;
    for (auto each = keys.cbegin(); each != keys.cend(); ++each)
        text += each.key().toLatin1() + '\t' + each.value().toString(QKeySequence::PortableText).toLatin1();
    m_settings.setState(u"keys"_s, text.join('\n'));
}

} // namespace ui
