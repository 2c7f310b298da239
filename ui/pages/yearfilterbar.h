// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace core {
class Reader;
}

namespace ui {

/// Which projects a board or a timeline shows: a search in codes and names, an office with all below it, and one of a few
/// states that the pane knows.
class YearFilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// `states` are the words of the choices, the first of which lets all through.
    YearFilterBar(const QStringList &states, QWidget *parent);

    /// The offices of a year, with `own` chosen where nobody chose another one yet.
    void fillOffices(const core::Reader &reader, int year, std::optional<core::RowId> own);
    [[nodiscard]] std::optional<core::RowId> office() const;
    [[nodiscard]] int state() const;
    /// Whether a code or a name holds what is searched for.
    [[nodiscard]] bool lets(const QString &code, const QString &name) const;
    void setCount(int shown, int all);
    /// Says that what is shown is being read; the next count takes its place.
    void setReading(bool isReading);
    /// Right of the filter: for the pane's own buttons.
    [[nodiscard]] QHBoxLayout *tools() const { return m_tools; }
    void focusSearch();

signals:
    /// Another office: what is shown is to be read anew.
    void officeChosen();
    /// The same things are shown, more or fewer of them.
    void changed();

private:
    QLineEdit *m_search;
    QComboBox *m_offices;
    QComboBox *m_states;
    QLabel *m_count;
    QHBoxLayout *m_tools;
    QString m_wanted; ///< search key of what is searched for
    std::optional<core::RowId> m_own;
};

} // namespace ui
