// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/formreturn.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// What returned forms say otherwise than when they went out: one line an entry, ticked where it is to be taken in.
///
/// An entry that only the section changed is ticked; one that was changed here, too, waits for a person.
class FormChangeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, WhatColumn, FieldColumn, SentColumn, CurrentColumn, GivenColumn, StateColumn, ColumnCount };

    explicit FormChangeModel(const core::Workspace &workspace, QObject *parent = nullptr);

    void show(core::tabular::FormReturn forms);
    [[nodiscard]] const core::tabular::FormReturn &forms() const { return m_forms; }
    [[nodiscard]] const core::tabular::FormChange *at(int row) const;
    /// Takes the form's entry, or leaves what is here; a conflict is decided by either.
    void decide(int row, bool isTaken);
    [[nodiscard]] std::optional<bool> decision(int row) const;
    [[nodiscard]] std::vector<core::tabular::FormChange> chosen() const;
    /// Conflicts nobody has decided yet.
    [[nodiscard]] int undecided() const;
    /// The next conflict from `row` on, around the end, that waits for a person.
    [[nodiscard]] std::optional<int> nextUndecided(int row) const;
    /// What a value of the change says to people.
    [[nodiscard]] QString valueOf(const core::tabular::FormChange &change, const QString &stored) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString fieldText(const core::tabular::FormChange &change) const;
    [[nodiscard]] QString stateText(int row) const;

    const core::Workspace &m_workspace;
    core::tabular::FormReturn m_forms;
    std::vector<std::optional<bool>> m_decisions; ///< in step with the changes
};

} // namespace ui
