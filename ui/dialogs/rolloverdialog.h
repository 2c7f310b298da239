// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/planyears.h"
#include "core/operations/rollover.h"

#include <QDialog>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStandardItemModel;

namespace ui {

/// 年度更新 with its choices, and what it would create, carry, clear and leave to a person.
class RolloverDialog final : public QDialog
{
    Q_OBJECT

public:
    using Rehearse = std::function<core::Result<core::RolloverSummary>(int year, core::RolloverChoice)>;

    /// `name` says what rows are called in the list. A year outside of the plan's own is pointed out.
    RolloverDialog(std::vector<int> years, int year, std::optional<core::PlanYears> plan, Rehearse rehearse,
                   std::function<QString(core::Entity, core::RowId)> name, QWidget *parent);

    [[nodiscard]] int year() const;
    [[nodiscard]] core::RolloverChoice choice() const;
    [[nodiscard]] core::Rollover operation() const { return {year(), nullptr, choice()}; }

private:
    QCheckBox *add(const QString &name, const QString &words, const QString &note, bool checked);
    void refresh();
    void line(const QString &group, const QString &what, const QString &count);

    std::optional<core::PlanYears> m_plan;
    Rehearse m_rehearse;
    std::function<QString(core::Entity, core::RowId)> m_name;
    QComboBox *m_year;
    QCheckBox *m_scheme;
    QCheckBox *m_cycles;
    QCheckBox *m_targets;
    QCheckBox *m_act;
    QCheckBox *m_states;
    QCheckBox *m_exclusions;
    QStandardItemModel *m_lines;
    QLabel *m_finding;
    QPushButton *m_accept;
};

} // namespace ui
