// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/domain/codes.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStandardItemModel;

namespace core {
class Workspace;
}

namespace ui {

class Prompts;
class RecordTable;

/// Where the loop from Act to Plan closes: what the years' Act decided to improve in a project, the answer of the plan
/// that follows, and how much of what the year before decided has been answered, office by office.
class ImprovementPane final : public QWidget
{
    Q_OBJECT

public:
    ImprovementPane(core::Workspace &workspace, Prompts &prompts, QWidget *parent);

    /// The improvements of a project up to a fiscal year, whose plan has to answer those decided before it.
    void show(std::optional<core::RowId> project, int year);
    /// How many the plan of that year has not answered yet.
    [[nodiscard]] int open() const { return m_open; }

signals:
    void openCounted(int open);

private:
    void answer(core::ImprovementState answer);
    [[nodiscard]] QWidget *buildClosing();
    void refresh();
    void refreshClosing();
    void refreshButtons();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    std::optional<core::RowId> m_project;
    int m_year = 0;
    int m_open = 0;
    QLabel *m_state;
    RecordTable *m_table;
    QLabel *m_problem;
    QLabel *m_closingTitle = nullptr;
    QStandardItemModel *m_closing = nullptr;
    QList<QPushButton *> m_answers;
};

} // namespace ui
