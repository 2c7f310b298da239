// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/proposals.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui::print {
struct AllocationResult;
}

namespace ui {

class AllocationTask;
class ChoiceModel;
class FieldEdit;
class RecordTable;

/// Which level-ups and scraps give most within what there is: proposals, ceilings, floors and exclusions of a year, the best
/// choice with the next best ones, and what a little more or less of each ceiling would be worth.
class AllocationTab final : public QWidget
{
    Q_OBJECT

public:
    explicit AllocationTab(core::Workspace &workspace, QWidget *parent = nullptr);
    ~AllocationTab() override;

    void setYear(int year);
    /// Whether a change is one of those the choice depends on.
    [[nodiscard]] static bool dependsOn(const core::ChangeSet &changes);
    /// Reads and weighs anew.
    void refresh();

    /// What was weighed and what came of it, for its print; none while nothing is weighed.
    [[nodiscard]] std::optional<print::AllocationResult> result() const;

signals:
    void failed(const core::Error &error);
    /// result() has come or gone.
    void resultChanged();
    void projectWanted(core::RowId project);

private:
    [[nodiscard]] QWidget *makeAnswer();
    [[nodiscard]] QWidget *makeProposals();
    [[nodiscard]] QWidget *makeRules();
    void fillFromVerdicts();
    void setCeiling(core::Field field, const core::Value &value);
    void showCeilings();
    void weigh();
    void stop();
    void showAnswer(const core::AllocationAnswer &answer);
    void sayWorth(const core::AllocationAnswer &answer);

    core::Workspace &m_workspace;
    int m_year = 0;
    core::AllocationCase m_given;
    std::optional<core::AllocationAnswer> m_answer;
    std::unique_ptr<AllocationTask> m_task;
    ChoiceModel *m_choices;
    QLabel *m_finding = nullptr;
    QLabel *m_worth = nullptr;
    QPushButton *m_cancel = nullptr;
    QTableView *m_table = nullptr;
    RecordTable *m_proposals = nullptr;
    RecordTable *m_floors = nullptr;
    RecordTable *m_pairs = nullptr;
    std::optional<core::RowId> m_scheme; ///< where the ceilings stand
    FieldEdit *m_money = nullptr;
    FieldEdit *m_staff = nullptr;
};

} // namespace ui
