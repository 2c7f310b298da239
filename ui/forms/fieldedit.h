// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/schema/registry.h"

#include <QWidget>

class QLabel;

namespace ui {

/// One field of a row as a form shows it: an input that fits the field's type, and below it, when there is one, what is
/// wrong with what was typed.
///
/// It holds what is stored and what is typed apart. What is typed is committed when the person leaves the field, Escape
/// brings back what is stored; a value the registry refuses stays in the input with its reason and is not committed.
class FieldEdit : public QWidget
{
    Q_OBJECT

public:
    /// Something read from the input: a value, or why it is none.
    struct Reading
    {
        core::Value value;
        QString problem;
    };

    FieldEdit(core::Field field, QWidget *parent);

    [[nodiscard]] core::Field field() const { return m_field; }
    /// The widget that takes the keyboard.
    [[nodiscard]] virtual QWidget *input() const = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    /// Shows the field as one that is not entered here, with the reason below it; with an empty reason as any other.
    /// Whether it can be typed in is setReadOnly()'s.
    void setClosed(const QString &reason);
    /// A sentence below the input on what is stored: it is allowed, and yet to be looked at. Empty takes it away.
    void setNote(const QString &sentence);
    [[nodiscard]] QString note() const;
    /// Characters typed so far and how many there may be; nothing for fields that do not count.
    [[nodiscard]] virtual std::optional<std::pair<qsizetype, int>> length() const { return std::nullopt; }

    /// Shows what is stored; what is being typed is dropped.
    void setValue(const core::Value &value);
    /// Shows that several rows have different values.
    void setMixed();
    [[nodiscard]] bool holds(const core::Value &value) const { return !m_mixed && m_value == value; }
    /// What is stored; null where several rows have different values.
    [[nodiscard]] const core::Value &value() const { return m_value; }
    [[nodiscard]] bool isMixed() const { return m_mixed; }
    /// Something else is typed than is stored.
    [[nodiscard]] bool isDirty() const { return typed() != m_written; }
    /// Ends what is being typed: committed() where it differs and is allowed. False where it is not; the reason is shown.
    bool commit();
    void revert();
    /// What is in the input, held against the registry; shows and gives nothing where it is refused.
    [[nodiscard]] std::optional<core::Value> take();

    /// What was committed could not be written: it stands in the input, with the reason, as not committed.
    void refuse(const QString &reason);
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const;

signals:
    void committed(core::Field field, const core::Value &value);
    /// The keyboard came to the input.
    void entered();
    void edited();

protected:
    /// For the constructor of the concrete class: puts the input into place and watches it.
    void adopt(QWidget *input);
    /// Puts a value into the input; a null one where `mixed`.
    virtual void write(const core::Value &value, bool mixed) = 0;
    /// What stands in the input, in any form that tells two contents apart.
    [[nodiscard]] virtual QString typed() const = 0;
    [[nodiscard]] virtual Reading read() const = 0;
    /// Whether leaving the input for this reason ends the typing.
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Reading checked() const;
    void sayBelow(QLabel *&label, const QString &name, const QString &sentence);

    core::Field m_field;
    core::Value m_value;
    bool m_mixed = false;
    QString m_written; ///< typed() as it was when the stored value was shown
    QString m_before;  ///< the same, before the last commit
    QLabel *m_problem;
    QLabel *m_closed = nullptr; ///< made when the first reason comes
    QLabel *m_note = nullptr;   ///< made with the first note
};

/// A row that a reference field may name.
struct RowChoice
{
    core::RowId row;
    QString label;
    int depth = 0; ///< below how many others it stands
};
/// Asks for the rows of an entity that can be referred to, in the order to show them.
using RowChoices = std::function<std::vector<RowChoice>(core::Entity)>;
/// Asks for texts that stand in a field elsewhere.
using Suggestions = std::function<QStringList(core::Field)>;

/// The input for a field by its type in the registry. `suggestions` turns a text field into one with a list.
[[nodiscard]] FieldEdit *makeFieldEdit(core::Field field, const RowChoices &choices, const Suggestions &suggestions,
                                       QWidget *parent);

} // namespace ui
