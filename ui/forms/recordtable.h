// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/recordtablemodel.h"
#include "ui/theme.h"

class QLabel;
class QPushButton;
class QTableView;
class QHBoxLayout;

namespace ui {

/// A RecordTableModel on screen: cells are typed into where they stand, the last line adds, Ctrl+Delete removes. What is
/// refused is said right below the table.
class RecordTable final : public QWidget
{
    Q_OBJECT

public:
    /// `widths` in characters as tables::setWidths takes them. `hint` is a sentence on what the table is for.
    RecordTable(RecordTableModel *model, const QString &name, std::initializer_list<int> widths, const QString &hint,
                QWidget *parent);

    [[nodiscard]] RecordTableModel &model() const { return *m_model; }
    [[nodiscard]] QTableView &view() const { return *m_view; }
    /// Beside the button that removes: for further things to do with the chosen line.
    [[nodiscard]] QHBoxLayout *buttons() const { return m_buttons; }
    /// The row of the line with the keyboard.
    [[nodiscard]] std::optional<core::RowId> current() const;

signals:
    void currentChanged();

private:
    void say(const QString &sentence);
    void sayNote();
    void showBelow(const QString &sentence, theme::Role role);
    void removeCurrent();

    RecordTableModel *m_model;
    QTableView *m_view;
    QLabel *m_problem;
    QPushButton *m_remove;
    QHBoxLayout *m_buttons;
    bool m_isRefusal = false; ///< what is said below the table
};

} // namespace ui
