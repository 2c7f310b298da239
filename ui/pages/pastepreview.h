// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/evaluationblock.h"

#include <QFrame>
#include <QPersistentModelIndex>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class RefusalModel;

/// Stands below the grid while a pasted block does not fit as a whole: what would be entered, what would not and why; one
/// key enters what fits, another leaves everything as it was.
class PastePreview final : public QFrame
{
    Q_OBJECT

public:
    explicit PastePreview(QWidget *parent = nullptr);

    void ask(const EvaluationModel &grid, const evaluationblock::Spread &spread, const EvaluationModel::Report &report);
    /// What is to be entered; cells that went away meanwhile are left out.
    [[nodiscard]] evaluationblock::Spread spread() const;

signals:
    void accepted();
    void rejected();
    /// The cell of a line is wanted.
    void wanted(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry
    {
        QPersistentModelIndex index;
        QString text;
    };
    std::vector<Entry> m_entries;
    std::vector<EvaluationModel::Refusal> m_beyond;
    std::vector<QPersistentModelIndex> m_places; ///< of the lines shown
    RefusalModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
    QPushButton *m_enter;
};

} // namespace ui
