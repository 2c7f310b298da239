// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/revisionmodel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

namespace {

// Of one cell: nobody revises a target more often, and a damaged log must not fill the memory.
constexpr int mostRevisions = 100;

} // namespace

RevisionModel::RevisionModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (m_project && (changes.touches(Entity::Indicator) || changes.touches(Entity::IndicatorValue)))
            setProject(m_project);
    });
}

void RevisionModel::setProject(std::optional<core::RowId> project)
{
    beginResetModel();
    m_project = project;
    load();
    endResetModel();
}

void RevisionModel::load()
{
    m_revisions.clear();
    if (!m_project)
        return;
    const auto indicators =
        m_workspace.read().records(Entity::Indicator, {{{Field::IndicatorProject, Value::reference(*m_project)}}, {}});
    if (!indicators)
        return emit failed(indicators.error());
    for (const core::Record &indicator : *indicators) {
        const QString name = indicator.text(Field::IndicatorName);
        for (const Field field : {Field::IndicatorTargetValue, Field::IndicatorTargetYear})
            add(name, labels::field(field), indicator.id(), field);
        const auto values = m_workspace.read().records(
            Entity::IndicatorValue, {{{Field::IndicatorValueIndicator, Value::reference(indicator.id())}}, {}});
        for (const core::Record &value : values ? *values : std::vector<core::Record>()) {
            const int year = static_cast<int>(value.integer(Field::IndicatorValueYear).value_or(0));
            add(name, tr("Target of %1").arg(format::fiscalYearShort(year)), value.id(), Field::IndicatorValueTarget);
        }
    }
    std::ranges::stable_sort(m_revisions, std::ranges::greater(), &Revision::at);
}

void RevisionModel::add(const QString &indicator, const QString &what, core::RowId row, Field field)
{
    const auto history = m_workspace.history().ofField(row, field, mostRevisions);
    if (!history)
        return emit failed(history.error());
    for (const core::HistoryEntry &entry : *history) {
        for (const core::CellChange &change : entry.changes) {
            if (change.row == row && change.field == field)
                m_revisions.push_back({entry.at, entry.author, indicator, what,
                                       valueText(m_workspace.read(), field, change.before),
                                       valueText(m_workspace.read(), field, change.after)});
        }
    }
}

int RevisionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_revisions.size());
}

int RevisionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RevisionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const Revision &one = m_revisions[size_t(index.row())];
    switch (index.column()) {
    case When: return format::moment(one.at);
    case Who: return one.who;
    case Indicator: return one.indicator;
    case What: return one.what;
    case Before: return one.before.isEmpty() ? u"－"_s : one.before;
    default: return one.after.isEmpty() ? u"－"_s : one.after;
    }
}

QVariant RevisionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When", "heading");
    case Who: return tr("Who", "heading");
    case Indicator: return labels::entity(Entity::Indicator);
    case What: return tr("What", "heading: which target");
    case Before: return tr("Before", "heading: value before the change");
    default: return tr("After", "heading: value after the change");
    }
}

} // namespace ui
