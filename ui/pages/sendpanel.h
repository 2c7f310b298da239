// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"

#include <QWidget>

class QComboBox;
class QListWidget;

namespace core {
class Workspace;
}

namespace ui {

class MessageBar;
class Prompts;

/// Gives offices their working copies, one or all at once, and makes dated backups of the file.
class SendPanel final : public QWidget
{
    Q_OBJECT

public:
    SendPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);

    void setYear(int year);
    void focusFirst();
    /// Where the backups of a document lie: a folder beside it.
    [[nodiscard]] static QString backupFolder(const QString &document);

private:
    QWidget *buildGive();
    QWidget *buildBackups();
    void fillOffices();
    void fillBackups();
    [[nodiscard]] core::Result<> writeCopy(const QString &path, core::RowId office) const;
    [[nodiscard]] QString copyName(const QString &office) const;
    void saveCopy();
    void saveAllCopies();
    void backUp();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    int m_year = 0;
    QComboBox *m_offices = nullptr;
    QListWidget *m_backups = nullptr;
};

} // namespace ui
