// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationmodel.h"
#include "ui/models/lastyear.h"
#include "ui/pages/directionmatrix.h"

#include <QScrollArea>
#include <QTimer>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace core {
class Workspace;
}

namespace ui {

class CommittedText;

/// Beside the grid: all that one stage says of one project, with the long texts, and why the score is what it is.
class EvaluationDetail final : public QScrollArea
{
    Q_OBJECT

public:
    EvaluationDetail(core::Workspace &workspace, EvaluationModel &model, QWidget *parent = nullptr);

    /// Shows a cell's row (of the model) soon; an invalid index shows nothing.
    void show(const QModelIndex &index);
    /// Enters what is being written.
    void commit();
    /// Puts the keyboard into the reason of the current criterion.
    void focusReason();

signals:
    /// An operation the page shall perform.
    void wanted(const core::Operation &operation);
    /// Back to the grid.
    void leaveWanted();
    /// A field that is filled in on another page.
    void fieldWanted(core::RowId project, core::Field field);

private:
    struct Reason
    {
        QLabel *heading;
        QLabel *help;
        QLabel *earlier;
        CommittedText *text;
    };

    void build();
    void addHead(QVBoxLayout &column);
    void addReasons(QVBoxLayout &column);
    void addJudgement(QVBoxLayout &column);
    CommittedText *addText(QVBoxLayout &column, const QString &name, const QString &label, int lines);
    QLabel *addHeading(QVBoxLayout &column, const QString &text);
    void refresh();
    void refreshHead(int row);
    void refreshLacks(int row);
    void goToField(core::Field field);
    [[nodiscard]] QString notice(int row) const;
    void refreshReasons(int row);
    void refreshJudgement(int row);
    void refreshScore(int row);
    void setVerdict(int index);
    void setDirections(std::optional<DirectionMatrix::Choice> choice);
    void setText(core::Field field, const QString &text);
    void setReason(size_t criterion, const QString &text);
    [[nodiscard]] std::optional<int> row() const;
    [[nodiscard]] QString storedReason(int row, int stage, int criterion) const;
    [[nodiscard]] QString saidBefore(int row, int criterion) const;
    [[nodiscard]] QString steps(const core::EvaluationSheet &sheet) const;

    core::Workspace &m_workspace;
    EvaluationModel &m_model;
    std::optional<core::RowId> m_project;
    int m_criterion = -1;
    LastYear m_lastYear;
    QTimer m_soon;
    QWidget *m_content = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_closed = nullptr;
    QLabel *m_notice = nullptr; ///< why it was sent back, or why nothing can be entered
    QLabel *m_lacks = nullptr;  ///< what the stage asks for and is still empty, as links
    QLabel *m_steps = nullptr;
    QLabel *m_score = nullptr;
    QComboBox *m_verdict = nullptr;
    QLabel *m_earlierVerdict = nullptr;
    DirectionMatrix *m_directions = nullptr;
    CommittedText *m_issue = nullptr;
    CommittedText *m_comment = nullptr;
    std::vector<Reason> m_reasons;
};

} // namespace ui
