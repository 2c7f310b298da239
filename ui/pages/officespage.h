// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/figures.h"
#include "ui/pages/page.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QStandardItemModel;
class QTableView;
class QToolButton;

namespace ui {

class ChartTableModel;
class ChartView;

/// 総合支所: all branches side by side on equal axes, or one office against their average; six charts, each with its
/// table. A click on a bar or a point lists the projects behind it.
class OfficesPage final : public Page
{
    Q_OBJECT

public:
    OfficesPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);
    ~OfficesPage() override;

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    bool reveal(const Place &place) override;
    [[nodiscard]] bool canPrint() const override { return true; }
    void print() override;

    void showKind(core::ChartKind kind);
    /// Nothing: all branches side by side.
    void showOffice(std::optional<core::RowId> office);

private:
    void addActions();
    void addKinds();
    void addBody();
    void reread() override;
    void fillOffices();
    void showChart();
    void listProjects(int series, int category);
    void openProject(const QModelIndex &index);
    void copyPicture();
    void copyTable();
    void exportPicture();

    std::unique_ptr<core::Figures> m_figures;
    core::ChartKind m_kind = core::ChartKind::Radar;
    QComboBox *m_offices;
    QButtonGroup *m_kinds;
    ChartView *m_chart;
    ChartTableModel *m_numbers;
    QTableView *m_table;
    QLabel *m_behind;
    QStandardItemModel *m_projects;
    QTableView *m_projectTable;
};

} // namespace ui
