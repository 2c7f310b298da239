// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace core {
class Workspace;
}

class QTabWidget;

namespace ui {

class MessageBar;
class Prompts;

/// What this program is: version, environment to copy, licences, the remarks it made, and the file for an inquiry.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(Prompts &prompts, const core::Workspace *document, QWidget *parent = nullptr);

private:
    QWidget *programPart();
    void addText(const char *name, const QString &title, const QString &text);
    void copyEnvironment();
    void writeInquiry();

    Prompts &m_prompts;
    const core::Workspace *m_document;
    MessageBar *m_messages;
    QTabWidget *m_tabs;
};

} // namespace ui
