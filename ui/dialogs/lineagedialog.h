// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/planyears.h"
#include "core/operations/lineageoperations.h"

#include <QDialog>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace ui {

/// Projects are merged, split, replaced or ended from a fiscal year on.
class LineageDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Mode { Merge, Split, Replace, End };

    /// A project as the dialog shows it.
    struct Project
    {
        core::RowId id;
        QString code = {};
        QString name = {};
    };

    /// A year outside of the plan's own is pointed out.
    LineageDialog(Mode mode, std::vector<Project> projects, std::vector<int> years, int year,
                  std::optional<core::PlanYears> plan, QWidget *parent);

    [[nodiscard]] std::unique_ptr<core::Operation> operation() const;
    void accept() override;

private:
    [[nodiscard]] QWidget *buildAfter();
    [[nodiscard]] QStringList names() const;
    void addLine(const QString &code, const QString &name);
    void refresh();

    Mode m_mode;
    std::vector<Project> m_projects;
    std::optional<core::PlanYears> m_plan;
    QComboBox *m_year;
    QLineEdit *m_note;
    QComboBox *m_target = nullptr; ///< of a merge: a new project, or one of those that are merged
    QStandardItemModel *m_after = nullptr;
    QTableView *m_afterView = nullptr;
    QCheckBox *m_indicators = nullptr;
    QCheckBox *m_improvements = nullptr;
    QLabel *m_preview;
    QLabel *m_problem;
};

} // namespace ui
