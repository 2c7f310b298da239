// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fieldrulemodel.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <algorithm>

namespace ui {

using core::OfficeKind;

namespace {

OfficeKind roleAt(int column)
{
    return static_cast<OfficeKind>(column - FieldRuleModel::BranchColumn);
}

} // namespace

FieldRuleModel::FieldRuleModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (!changes.touches(core::Entity::FieldRule))
            return;
        readRules();
        if (rowCount() > 0)
            emit dataChanged(index(0, BranchColumn), index(rowCount() - 1, SectionColumn));
    });
    readRules();
    load();
}

void FieldRuleModel::readRules()
{
    auto rules = core::FieldRules::of(m_workspace.read());
    if (!rules)
        return emit failed(rules.error());
    m_rules = *std::move(rules);
}

void FieldRuleModel::setFilter(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    beginResetModel();
    load();
    endResetModel();
}

void FieldRuleModel::load()
{
    m_lines.clear();
    for (const core::EntitySpec &entity : core::registry::entities()) {
        const size_t heading = m_lines.size();
        m_lines.push_back({entity.entity, std::nullopt});
        for (const core::FieldSpec &field : entity.fields) {
            const bool isMeant = labels::entity(entity.entity).contains(m_words, Qt::CaseInsensitive)
                                 || labels::field(field.field).contains(m_words, Qt::CaseInsensitive);
            if (isMeant && core::FieldRules::canRule(field.field))
                m_lines.push_back({entity.entity, field.field});
        }
        if (m_lines.size() == heading + 1)
            m_lines.pop_back();
    }
}

std::vector<core::Field> FieldRuleModel::fieldsOf(const Line &line) const
{
    if (line.field)
        return {*line.field};
    std::vector<core::Field> fields;
    for (const Line &other : m_lines) {
        if (other.entity == line.entity && other.field)
            fields.push_back(*other.field);
    }
    return fields;
}

Qt::CheckState FieldRuleModel::state(const Line &line, OfficeKind role) const
{
    const auto fields = fieldsOf(line);
    const auto closed = std::ranges::count_if(fields, [&](core::Field field) { return m_rules.isClosed(field, role); });
    if (closed == 0)
        return Qt::Checked;
    return closed == std::ssize(fields) ? Qt::Unchecked : Qt::PartiallyChecked;
}

int FieldRuleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int FieldRuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldRuleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    const bool isName = index.column() == FieldColumn;
    if (role == Qt::FontRole && !line.field)
        return theme::font(theme::Type::Strong);
    if (role == Qt::CheckStateRole && !isName)
        return state(line, roleAt(index.column()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    if (isName)
        return line.field ? u'　' + labels::field(*line.field) : labels::entity(line.entity);
    switch (state(line, roleAt(index.column()))) {
    case Qt::Checked: return tr("enters it");
    case Qt::Unchecked: return tr("does not");
    case Qt::PartiallyChecked: return tr("in part");
    }
    return {};
}

bool FieldRuleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() == FieldColumn || role != Qt::CheckStateRole)
        return false;
    const OfficeKind office = roleAt(index.column());
    const bool isOpen = value.toInt() != Qt::Unchecked;
    std::vector<core::SetFieldRules::Rule> rules;
    for (const core::Field field : fieldsOf(m_lines[static_cast<size_t>(index.row())])) {
        if (m_rules.isClosed(field, office) == isOpen)
            rules.push_back({field, office, isOpen});
    }
    const auto done = m_workspace.perform(core::SetFieldRules(std::move(rules)));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

Qt::ItemFlags FieldRuleModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    const bool canTick =
        index.isValid() && index.column() != FieldColumn && !m_workspace.isReadOnly() && !m_workspace.ownOffice();
    return canTick ? plain | Qt::ItemIsUserCheckable : plain;
}

QVariant FieldRuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == FieldColumn)
        return tr("Field");
    return labels::choice(core::Field::OfficeKind, core::toCode(roleAt(section)));
}

} // namespace ui
