// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QTableView;

namespace ui {

class IndicatorChart;
class IndicatorModel;
class MoneyModel;
class ProjectPicker;
class RecordTable;
class RevisionModel;

/// Indicators and money of one project as year tables that are typed into like a spreadsheet; attainment, sums and
/// execution rate follow at once, and what does not add up is said.
class FiguresPage final : public Page
{
    Q_OBJECT

public:
    FiguresPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;
    /// Shows a project; with a field of money or of an indicator's value, the cell of the year.
    bool reveal(const Place &place) override;

private:
    QWidget *buildSheet();
    QWidget *buildIndicators();
    QWidget *buildMoney();
    QWidget *buildAccounts();
    void saySharers();
    void refresh();
    void joinNames();
    void refreshWarnings();
    void refuse(const QString &text);

    ProjectPicker *m_picker;
    IndicatorModel *m_indicatorModel;
    MoneyModel *m_moneyModel;
    QTableView *m_indicators = nullptr;
    RecordTable *m_definitions = nullptr;
    RevisionModel *m_revisionModel = nullptr;
    IndicatorChart *m_chart = nullptr;
    RecordTable *m_accounts = nullptr;
    QLabel *m_sharers = nullptr;
    QTableView *m_money = nullptr;
    QComboBox *m_basis = nullptr;
    QLabel *m_warnings = nullptr;
    QLabel *m_noIndicators = nullptr;
};

} // namespace ui
