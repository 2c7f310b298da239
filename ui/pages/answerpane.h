// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/improvements.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class AnswerModel;
class Prompts;
class YearFilterBar;

/// What a year's plan has to answer, of all projects together: several improvements are chosen and taken up, postponed or
/// declined with one reason, as one step of undo. Enter opens the project.
class AnswerPane final : public QWidget
{
    Q_OBJECT

public:
    AnswerPane(core::Workspace &workspace, Prompts &prompts, QWidget *parent);

    void setYear(int year, std::optional<core::RowId> own);
    void refresh();
    void focusFirst();

signals:
    /// The improvements of a project.
    void projectWanted(core::RowId project);
    void failed(const core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum State { Open, All };

    void read();
    void filter();
    void answer(core::ImprovementState answer);
    void refreshButtons();
    [[nodiscard]] std::vector<core::RowId> chosen() const;

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    YearFilterBar *m_filter;
    QLabel *m_finding;
    AnswerModel *m_model;
    QTableView *m_table;
    QLabel *m_problem;
    QLabel *m_count;
    QList<QPushButton *> m_answers;
    std::vector<core::ImprovementLine> m_all;
    int m_year = 0;
    std::optional<core::RowId> m_own;
    bool m_outdated = true;
};

} // namespace ui
