// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"

#include <QWidget>

class QComboBox;

namespace core {
class Workspace;
}

namespace ui {

class MessageBar;
class Prompts;

/// Gives offices their working copies, one or all at once.
class SendPanel final : public QWidget
{
    Q_OBJECT

public:
    SendPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);

    void setYear(int year);
    void focusFirst();

private:
    QWidget *buildGive();
    void fillOffices();
    [[nodiscard]] core::Result<> writeCopy(const QString &path, core::RowId office) const;
    [[nodiscard]] QString copyName(const QString &office) const;
    void saveCopy();
    void saveAllCopies();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    int m_year = 0;
    QComboBox *m_offices = nullptr;
};

} // namespace ui
