// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDialog;
class QFormLayout;
class QLabel;
class QWidget;

namespace ui {

/// Lays out labelled inputs one under the other, in tab order, with the same look in every form and dialog.
///
/// A label is its input's buddy, so a screen reader reads it and Alt+letter reaches it.
class Form
{
public:
    explicit Form(QWidget *parent);

    /// What can still be said of a row just added.
    class Row
    {
    public:
        Row(QLabel *label, QWidget *input) : m_label(label), m_input(input) {}
        /// Marks the label 「必須」: a word, not a colour.
        Row &required();
        /// A hint under the input.
        Row &note(const QString &text);

    private:
        QLabel *m_label;
        QWidget *m_input;
    };
    Row row(const QString &label, QWidget *input);
    /// A heading over the rows that follow.
    void section(const QString &title);
    /// Across both columns.
    void wide(QWidget *widget);
    /// The dialog's buttons: one that does it, named by its verb, and Cancel.
    void buttons(QDialog &dialog, const QString &verb);
    [[nodiscard]] QFormLayout *layout() const { return m_layout; }

private:
    QWidget *m_parent;
    QFormLayout *m_layout;
};

} // namespace ui
