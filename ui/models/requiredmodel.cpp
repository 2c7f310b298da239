// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requiredmodel.h"

#include "core/operations/rowoperations.h"
#include "core/operations/schemeoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"

#include <algorithm>

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
                stage.asked.emplace(demand.field, demand);
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
    return parent.isValid() ? 0 : m_stages.empty() ? FirstStage : FirstStage + static_cast<int>(m_stages.size()) + 1;
}

bool RequiredModel::isStage(const QModelIndex &index) const
{
    return index.column() >= FirstStage && size_t(index.column() - FirstStage) < m_stages.size();
}

bool RequiredModel::isAskedAnywhere(int row) const
{
    return std::ranges::any_of(m_stages, [&](const Stage &stage) { return stage.asked.contains(field(row)); });
}

/// What the earliest stage says that says anything.
QString RequiredModel::expected(int row) const
{
    for (const Stage &stage : m_stages) {
        if (const auto asked = stage.asked.find(field(row)); asked != stage.asked.end() && !asked->second.note.isEmpty())
            return asked->second.note;
    }
    return {};
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
    if (!isStage(index))
        return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::EditRole ? QVariant(expected(index.row()))
                                                                                          : QVariant();
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
    if (section == FieldColumn)
        return labels::field(Field::RequiredFieldField);
    const bool isNote = section + 1 == columnCount();
    return isNote ? labels::field(Field::RequiredFieldNote) : m_stages[size_t(section - FirstStage)].name;
}

Qt::ItemFlags RequiredModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_workspace.isReadOnly() || !index.isValid() || index.column() < FirstStage)
        return flags;
    if (isStage(index))
        return flags | Qt::ItemIsUserCheckable;
    return isAskedAnywhere(index.row()) ? flags | Qt::ItemIsEditable : flags;
}

bool RequiredModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isTick = isStage(index) && role == Qt::CheckStateRole;
    if (!(isTick || role == Qt::EditRole) || !(flags(index) & (Qt::ItemIsUserCheckable | Qt::ItemIsEditable)))
        return false;
    const Field field = this->field(index.row());
    const auto done = isTick ? ask(m_stages[size_t(index.column() - FirstStage)], field, value.toInt() == Qt::Checked)
                             : expect(field, value.toString().simplified());
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

/// The ticks themselves follow from what comes back through Workspace::changed.
core::Result<> RequiredModel::ask(const Stage &stage, Field field, bool isAsked)
{
    std::vector<Field> fields;
    for (const auto &[asked, demand] : stage.asked) {
        if (asked != field)
            fields.push_back(asked);
    }
    if (isAsked)
        fields.push_back(field);
    RASHIN_TRY(m_workspace.perform(core::RequireFields(stage.id, fields)));
    return {};
}

/// The same is expected at every stage that asks for it.
core::Result<> RequiredModel::expect(Field field, const QString &note)
{
    if (!core::registry::accept(Field::RequiredFieldNote, core::Value::text(note)))
        return core::registry::refused(Field::RequiredFieldNote);
    std::vector<core::RowId> demands;
    for (const Stage &stage : m_stages) {
        if (const auto asked = stage.asked.find(field); asked != stage.asked.end())
            demands.push_back(asked->second.id);
    }
    RASHIN_TRY(m_workspace.perform(
        core::SetFieldsOfAll(Entity::RequiredField, demands, {{Field::RequiredFieldNote, core::Value::text(note)}})));
    return {};
}

} // namespace ui
