// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/formchangemodel.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::tabular::FormChange;
using core::tabular::FormReturn;

FormChangeModel::FormChangeModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

void FormChangeModel::show(FormReturn forms)
{
    beginResetModel();
    m_forms = std::move(forms);
    // What is here already needs nobody.
    std::erase_if(m_forms.changes, [](const FormChange &change) { return change.state == FormChange::State::Same; });
    m_decisions.clear();
    for (const FormChange &change : m_forms.changes)
        m_decisions.push_back(change.state == FormChange::State::New ? std::optional(true) : std::nullopt);
    endResetModel();
}

const FormChange *FormChangeModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_forms.changes[static_cast<size_t>(row)] : nullptr;
}

void FormChangeModel::decide(int row, bool isTaken)
{
    const FormChange *change = at(row);
    if (!change || change->state == FormChange::State::Refused)
        return;
    m_decisions[static_cast<size_t>(row)] = isTaken;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

std::optional<bool> FormChangeModel::decision(int row) const
{
    return m_decisions[static_cast<size_t>(row)];
}

std::vector<FormChange> FormChangeModel::chosen() const
{
    std::vector<FormChange> taken;
    for (size_t i = 0; i < m_decisions.size(); ++i) {
        if (m_decisions[i].value_or(false))
            taken.push_back(m_forms.changes[i]);
    }
    return taken;
}

int FormChangeModel::undecided() const
{
    int open = 0;
    for (int row = 0; row < rowCount(); ++row)
        open += at(row)->state == FormChange::State::Conflict && !decision(row);
    return open;
}

std::optional<int> FormChangeModel::nextUndecided(int row) const
{
    for (int step = 0; step < rowCount(); ++step) {
        const int each = (std::max(0, row) + step) % rowCount();
        if (at(each)->state == FormChange::State::Conflict && !decision(each))
            return each;
    }
    return std::nullopt;
}

QString FormChangeModel::valueOf(const FormChange &change, const QString &stored) const
{
    const auto value = core::registry::parse(change.target.field, stored);
    return value ? valueText(m_workspace.read(), change.target.field, *value) : stored;
}

int FormChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_forms.changes.size());
}

int FormChangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FormChangeModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::CheckStateRole && index.column() == FileColumn
        && at(index.row())->state != FormChange::State::Refused)
        return decision(index.row()).value_or(false) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const QString full = text(index.row(), index.column());
    return role == Qt::DisplayRole ? full.left(200).simplified() : full;
}

bool FormChangeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != FileColumn || at(index.row())->state == FormChange::State::Refused)
        return false;
    decide(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags FormChangeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == FileColumn ? plain | Qt::ItemIsUserCheckable : plain;
}

QString FormChangeModel::text(int row, int column) const
{
    const FormChange &change = *at(row);
    switch (column) {
    case FileColumn: return change.file;
    case WhatColumn: return change.sheet + u"　"_s + change.cell;
    case FieldColumn: return fieldText(change);
    case SentColumn: return valueOf(change, change.sent);
    case CurrentColumn: return valueOf(change, change.current);
    case GivenColumn: return valueOf(change, change.given);
    case StateColumn: return stateText(row);
    default: return {};
    }
}

/// The field, and where several rows of the project have it, which of them: the criterion of a grade, an indicator.
QString FormChangeModel::fieldText(const FormChange &change) const
{
    const QString field = labels::field(change.target.field);
    for (const auto &[key, value] : change.target.keys) {
        const auto row = value.row();
        if (row && key == Field::GradeCriterion)
            return rowLabel(m_workspace.read(), core::Entity::Criterion, *row) + u"・"_s + field;
        if (row && key == Field::IndicatorValueIndicator)
            return rowLabel(m_workspace.read(), core::Entity::Indicator, *row) + u"・"_s + field;
    }
    return field;
}

QString FormChangeModel::stateText(int row) const
{
    switch (at(row)->state) {
    case FormChange::State::New: return decision(row).value_or(false) ? u"● "_s + tr("Taken in") : u"○ "_s + tr("Left out");
    case FormChange::State::Conflict:
        if (!decision(row))
            return u"△ "_s + tr("Changed here, too: decide");
        return *decision(row) ? u"● "_s + tr("The form’s entry") : u"○ "_s + tr("What is here stays");
    case FormChange::State::Refused: return u"✕ "_s + tr("No value of this field");
    case FormChange::State::Same: break;
    }
    return {};
}

QVariant FormChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of what returned forms say
    const QString names[] = {tr("File"),     tr("Sheet and cell"), tr("Field"), tr("When it went out"),
                             tr("Here now"), tr("In the form"),    tr("State")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
