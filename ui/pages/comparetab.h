// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QWidget>

#include <memory>

class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class CompareTask;
class DifferenceModel;
class MessageBar;
class Prompts;

namespace print {
class Source;
}

/// 比較: the plan at the end of one day beside another: what was added, removed and changed between them.
class CompareTab final : public QWidget
{
    Q_OBJECT

public:
    CompareTab(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);
    ~CompareTab() override;

    /// Whether there is a comparison to print.
    [[nodiscard]] bool canPrint() const;
    void print();

signals:
    /// The file at `path` holds the plan as it stood on `day`; to be looked at in a window of its own.
    void stateWanted(const QString &path, QDate day);
    /// canPrint() may have changed.
    void compared();

private:
    [[nodiscard]] QWidget *buildHead();
    void compare();
    void show();
    void refresh();
    void fail(const core::Error &error);
    void save();
    void saveTable(const QString &path);
    [[nodiscard]] std::shared_ptr<const print::Source> paper() const;
    void showState();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    DifferenceModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QPushButton *m_compare;
    QPushButton *m_state;
    QPushButton *m_save;
    QLineEdit *m_filter;
    QLabel *m_note;
    QTableView *m_table;
    std::unique_ptr<CompareTask> m_task;
    bool m_compared = false;
};

} // namespace ui
