// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpcentre.h"

#include "ui/help/aboutdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/help/manual.h"
#include "ui/icons.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

HelpCentre::HelpCentre(QMainWindow &window, QMenu &menu, Prompts &prompts,
                       std::function<const core::Workspace *()> document)
    : QObject(&window), m_window(window), m_prompts(prompts), m_document(std::move(document))
{
    QAction *first = menu.actions().value(0);
    const auto add = [&](const char *name, const QString &text, const QString &iconName, auto what) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setObjectName(QLatin1String(name));
        menu.insertAction(first, action);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    QAction *here = add("manualHere", tr("&Explain what I am doing"), u"info"_s, [this] {
        const QWidget *focus = QApplication::focusWidget();
        openManual(pageFor(focus ? focus : QApplication::activeWindow()));
    });
    here->setShortcut(QKeySequence::HelpContents);
    here->setShortcutContext(Qt::ApplicationShortcut); // in dialogs, too
    add("manual", tr("&Manual"), u"compass"_s, [this] { openManual(u"start"_s); });
    menu.insertSeparator(first);
}

HelpCentre::~HelpCentre()
{
    delete m_manual;
}

QString HelpCentre::pageFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString id = widget->property("manual").toString(); hasManualPage(id))
            return id;
    }
    return u"start"_s;
}

void HelpCentre::openManual(const QString &id)
{
    if (!m_manual) {
        m_manual = new HelpWindow(m_prompts);
        m_manual->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_manual->showPage(id);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void HelpCentre::showAbout()
{
    auto *dialog = new AboutDialog(m_prompts, m_document(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace ui
