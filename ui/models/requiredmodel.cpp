// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requiredmodel.h"

#include "core/operations/schemeoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"

namespace ui {

using core::Entity;
using core::Field;

RequiredModel::RequiredModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, &RequiredModel::follow);
}

void RequiredModel::setScheme(std::optional<core::RowId> scheme)
{
    beginResetModel();
    m_scheme = scheme;
    load();
    endResetModel();
}

void RequiredModel::load()
{
    m_stages.clear();
    if (!m_scheme)
        return;
    const core::Reader &reader = m_workspace.read();
    const auto stages = reader.records(
        Entity::Stage, {{{Field::StageScheme, core::Value::reference(*m_scheme)}}, {Field::StageNumber}});
    const auto demands = core::requiredquery::demands(reader, *m_scheme);
    if (!stages || !demands)
        return emit failed(stages ? demands.error() : stages.error());
    for (const core::Record &record : *stages) {
        Stage stage{record.id(), record.text(Field::StageName), {}};
        for (const core::requiredquery::Demand &demand : *demands) {
            if (demand.stage == stage.id)
                stage.asked.insert(demand.field);
        }
        m_stages.push_back(std::move(stage));
    }
}

void RequiredModel::follow(const core::ChangeSet &changes)
{
    if (!m_scheme || (!changes.touches(Entity::RequiredField) && !changes.touches(Entity::Stage)))
        return;
    const size_t before = m_stages.size();
    load();
    if (m_stages.size() != before)
        return setScheme(m_scheme);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, FirstStage, columnCount() - 1);
}

int RequiredModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_stages.empty() ? 0 : static_cast<int>(core::requiredquery::candidates().size());
}

int RequiredModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstStage + static_cast<int>(m_stages.size());
}

bool RequiredModel::isAsked(const QModelIndex &index) const
{
    return m_stages[size_t(index.column() - FirstStage)].asked.contains(field(index.row()));
}

QVariant RequiredModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field field = this->field(index.row());
    if (index.column() < FirstStage) {
        const QString text = index.column() == GroupColumn ? labels::entity(core::entityOf(field)) : labels::field(field);
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text) : QVariant();
    }
    if (role == Qt::CheckStateRole)
        return isAsked(index) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole)
        return QString(labels::field(field) + u' ' + m_stages[size_t(index.column() - FirstStage)].name + u' '
                       + (isAsked(index) ? tr("required") : tr("not required")));
    return {};
}

QVariant RequiredModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= columnCount())
        return {};
    if (section == GroupColumn)
        return tr("Part of the sheet");
    return section == FieldColumn ? labels::field(Field::RequiredFieldField) : m_stages[size_t(section - FirstStage)].name;
}

Qt::ItemFlags RequiredModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() >= FirstStage && !m_workspace.isReadOnly() ? flags | Qt::ItemIsUserCheckable : flags;
}

bool RequiredModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() < FirstStage || m_workspace.isReadOnly())
        return false;
    const Stage &stage = m_stages[size_t(index.column() - FirstStage)];
    std::set<Field> asked = stage.asked;
    if (value.toInt() == Qt::Checked)
        asked.insert(field(index.row()));
    else
        asked.erase(field(index.row()));
    // The ticks themselves follow from what comes back through Workspace::changed.
    const auto done =
        m_workspace.perform(core::RequireFields(stage.id, std::vector<Field>(asked.begin(), asked.end())));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

} // namespace ui
