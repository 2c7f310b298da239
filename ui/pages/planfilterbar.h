// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/planquery.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace core {
class Workspace;
}

namespace ui {

class LateBox;

/// Which projects the plan page shows: a search in codes, names and readings, and lists of offices, kinds and states.
/// The lists are read when they are first opened.
class PlanFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanFilterBar(core::Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] core::planquery::PlanFilter filter() const;
    void clear();
    /// What was chosen another time; what is no longer there is left out.
    void setFilter(const core::planquery::PlanFilter &filter);
    void focusSearch();
    /// How many projects of how many the filter lets through.
    void setCount(int shown, int all);

signals:
    void changed(const core::planquery::PlanFilter &filter);
    /// The person is done with searching and goes on to what was found.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void fillOffices(QComboBox &box) const;

    core::Workspace &m_workspace;
    core::planquery::PlanFilter m_last;
    QTimer m_typing; ///< a search runs when the typing pauses
    QLineEdit *m_search;
    LateBox *m_office;
    LateBox *m_kind;
    LateBox *m_state;
    QLabel *m_count;
};

} // namespace ui
