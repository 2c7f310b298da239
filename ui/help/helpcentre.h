// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QMainWindow;
class QMenu;

namespace core {
class Workspace;
}

namespace ui {

class HelpWindow;
class Prompts;

/// The Help menu's entries: the manual at the page for what has the keyboard, and what this program is.
class HelpCentre final : public QObject
{
    Q_OBJECT

public:
    /// `document` gives the open file or null; asked only when an inquiry is written.
    HelpCentre(QMainWindow &window, QMenu &menu, Prompts &prompts, std::function<const core::Workspace *()> document);
    ~HelpCentre() override;

    /// The page for a widget: the nearest property "manual" from it upwards; the first page where there is none.
    [[nodiscard]] static QString pageFor(const QWidget *widget);
    void openManual(const QString &id);
    void showAbout();

private:
    QMainWindow &m_window;
    Prompts &m_prompts;
    std::function<const core::Workspace *()> m_document;
    QPointer<HelpWindow> m_manual;
};

} // namespace ui
