// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/projectlistmodel.h"

#include "core/base/text.h"
#include "ui/officelist.h"

#include <algorithm>

namespace ui {

using core::Field;

ProjectListModel::ProjectListModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace)
{
    load();
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (!changes.touches(core::Entity::Project))
            return;
        beginResetModel();
        load();
        choose();
        endResetModel();
    });
}

void ProjectListModel::load()
{
    m_all.clear();
    const auto projects = m_workspace.read().records(core::Entity::Project);
    for (const core::Record &project : projects ? *projects : std::vector<core::Record>()) {
        const QString name = project.text(Field::ProjectName);
        const QString key = core::searchKey(name + u'\n' + project.text(Field::ProjectCode) + u'\n'
                                            + project.text(Field::ProjectKana) + u'\n'
                                            + project.text(Field::ProjectFormerNames));
        m_all.push_back({project.id(), name, key, project.row(Field::ProjectOfficeMain)});
    }
    choose();
}

void ProjectListModel::choose()
{
    m_shown.clear();
    const auto offices = m_office ? officeWithParts(m_workspace.read(), *m_office) : std::vector<core::RowId>();
    const QString wanted = core::searchKey(m_search);
    for (size_t i = 0; i < m_all.size(); ++i) {
        const Line &line = m_all[i];
        const bool ours = !m_office || (line.office && std::ranges::find(offices, *line.office) != offices.end());
        if (ours && line.key.contains(wanted))
            m_shown.push_back(i);
    }
}

void ProjectListModel::setOffice(std::optional<core::RowId> office)
{
    beginResetModel();
    m_office = office;
    choose();
    endResetModel();
}

void ProjectListModel::setSearch(const QString &words)
{
    beginResetModel();
    m_search = words;
    choose();
    endResetModel();
}

std::optional<core::RowId> ProjectListModel::projectAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_all[m_shown[static_cast<size_t>(row)]].id) : std::nullopt;
}

int ProjectListModel::rowOf(core::RowId project) const
{
    const auto found = std::ranges::find_if(m_shown, [&](size_t index) { return m_all[index].id == project; });
    return found == m_shown.end() ? -1 : static_cast<int>(std::distance(m_shown.begin(), found));
}

int ProjectListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ProjectListModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return m_all[m_shown[static_cast<size_t>(index.row())]].name;
    return {};
}

} // namespace ui
