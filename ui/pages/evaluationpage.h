// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationcolumns.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace ui {

class EvaluationDetail;
class EvaluationGrid;
class PolicyPane;
class SchemePane;

/// Evaluation: a grid of projects × criteria for one stage of the year's scheme, beside it everything about the current
/// project; and the way of a sheet from the section to the desk and back.
class EvaluationPage final : public Page
{
    Q_OBJECT

public:
    EvaluationPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);
    ~EvaluationPage() override;

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;
    bool reveal(const Place &place) override;
    [[nodiscard]] QByteArray arrangement() const override;
    void arrange(const QByteArray &arrangement) override;

    [[nodiscard]] EvaluationModel &model() const { return *m_model; }
    [[nodiscard]] EvaluationFilter &filter() const { return *m_filter; }
    [[nodiscard]] EvaluationGrid &grid() const { return *m_grid; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void addFilters();
    void addActions();
    void addShortcuts();
    void watch();
    void fillStages();
    void fillOffices();
    void showStage(int stage);
    void showScheme(bool shown);
    void showPolicies(bool shown);
    void showProjects(bool shown);
    void filterOffice(int index);
    void currentChanged(const QModelIndex &current);
    void showHint(const QModelIndex &current);
    void countRows();
    void refreshActions();
    void restoreCurrent();
    void report(const EvaluationModel::Report &report);
    void goTo(const QModelIndex &index);
    [[nodiscard]] QString selectionSummary() const;
    void sayRefused(const QModelIndex &index);
    void showAll();

    // evaluationview.cpp: which columns are shown
    [[nodiscard]] QStringList shownColumns() const;
    void showColumns(const QStringList &tokens);
    void showColumn(const QString &token, bool shown);
    void moveColumn(int step);
    void keepSet();
    void showBeside(EvaluationModel::Beside beside);
    void fillViewMenu();
    void fillColumnMenu(QMenu &menu);

    enum class Step { Submit, Return, Accept };
    [[nodiscard]] bool isOpenTo(Step step, int row) const;
    [[nodiscard]] QList<int> rowsFor(Step step) const;
    void submit(bool evenWithGaps);
    void sayLacking(int submitted, const QList<int> &rows);
    void sendBack();
    void accept();
    [[nodiscard]] std::vector<core::EvaluationKey> keysOf(const QList<int> &rows) const;
    EvaluationModel *m_model;
    EvaluationFilter *m_filter;
    EvaluationGrid *m_grid;
    EvaluationDetail *m_detail;
    QSplitter *m_splitter;
    QLabel *m_empty;
    QComboBox *m_stage;
    QComboBox *m_offices;
    QComboBox *m_state;
    QCheckBox *m_gaps;
    QLineEdit *m_search;
    QLabel *m_count;
    QLabel *m_refusal; ///< what was just refused, below the grid: a bar above it would make the rows jump
    QLabel *m_hint;
    QPushButton *m_submit;
    QPushButton *m_return;
    QPushButton *m_accept;
    QPushButton *m_editScheme;
    SchemePane *m_schemePane;
    QPushButton *m_judgePolicies;
    PolicyPane *m_policyPane;
    QToolButton *m_view;
    QMenu *m_viewMenu;
    std::vector<evaluationcolumns::Set> m_sets; ///< of columns, that a person keeps
    std::optional<core::RowId> m_project; ///< of the current row, to find it again after a reset
    int m_column = -1;
};

} // namespace ui
