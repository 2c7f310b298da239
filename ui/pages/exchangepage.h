// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QListWidget;
class QPushButton;

namespace ui {

/// Working copies for offices, and backups. Taking copies back is not in this version, and the page says so.
class ExchangePage final : public Page
{
    Q_OBJECT

public:
    ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void focusFirst() override;
    /// Where the backups of a document lie: a folder beside it.
    [[nodiscard]] static QString backupFolder(const QString &document);

private:
    QWidget *buildGive();
    QWidget *buildBackups();
    void fillOffices();
    void fillBackups();
    void saveCopy();
    void backUp();

    QComboBox *m_offices = nullptr;
    QListWidget *m_backups = nullptr;
};

} // namespace ui
