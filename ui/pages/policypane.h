// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/policyreviews.h"
#include "core/report/scoreboard.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStandardItemModel;
class QTableView;
class QTabWidget;

namespace core {
class Operation;
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

class PolicyRoundsView;
class RecordForm;
class RecordTable;

/// The policy evaluation of a year: the policies with their grades at the left, and at the right one of them with its
/// reasons, the external members' opinions and what the city makes of them. On a tab of its own the rounds before beside it.
class PolicyPane final : public QWidget
{
    Q_OBJECT

public:
    PolicyPane(core::Workspace &workspace, QWidget *parent);

    void setYear(int year);
    /// Ends what is being typed.
    void commit();
    void focusFirst();
    /// Shows one policy; false where it is not among those that are judged this year.
    bool select(core::RowId policy, std::optional<core::Field> field = {});

signals:
    /// Back to the projects.
    void left();
    void failed(const core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QWidget *buildReview();
    [[nodiscard]] QComboBox *addGrade(const QString &name, core::Field field);
    void perform(const core::Operation &operation);
    void follow(const core::ChangeSet &changes);
    void begin();
    void finish();
    void refresh();
    void showRounds();
    void fillList();
    void showCurrent();
    void showGrade(QComboBox &box, std::optional<double> grade);
    void setGrade(core::Field field, const QComboBox &box);
    [[nodiscard]] const core::PolicyReview *current() const;
    [[nodiscard]] QString state(const core::PolicyReview &review) const;
    [[nodiscard]] QString headline() const;

    core::Workspace &m_workspace;
    int m_year = 0;
    core::PolicyReviews m_reviews;
    std::optional<core::Scoreboard> m_board; ///< of the projects; read again when something of theirs has changed
    std::optional<core::RowId> m_policy;
    QLabel *m_title = nullptr;
    QLabel *m_sum = nullptr;
    QPushButton *m_begin = nullptr;
    QTabWidget *m_tabs = nullptr;
    QSplitter *m_split = nullptr;
    PolicyRoundsView *m_rounds = nullptr;
    QStandardItemModel *m_list = nullptr;
    QTableView *m_view = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_beside = nullptr; ///< what the yearly evaluation says of the projects below
    QComboBox *m_grade = nullptr;
    QComboBox *m_external = nullptr;
    RecordForm *m_form = nullptr;
    RecordTable *m_opinions = nullptr;
    QPushButton *m_final = nullptr;
    QTimer m_soon;
};

} // namespace ui
