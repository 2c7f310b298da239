// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/taskmodel.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QFont>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::Task;

namespace {

template <typename Row>
QHash<core::RowId, QString> names(const core::Result<std::vector<Row>> &rows, Field name, Field otherwise)
{
    QHash<core::RowId, QString> found;
    if (rows) {
        for (const Row &row : *rows)
            found.insert(row.id(), row.text(row.value(name).isNull() ? otherwise : name));
    }
    return found;
}

/// Its status is that it is late; it counts as returned too.
bool isLateReturn(const Task &task)
{
    return task.late && task.state == Task::State::Returned;
}

} // namespace

QString daysLeft(QDate due, QDate today)
{
    if (!due.isValid() || !today.isValid())
        return {};
    const int days = static_cast<int>(today.daysTo(due));
    if (days == 0)
        return QCoreApplication::translate("TaskModel", "today");
    return days > 0 ? QCoreApplication::translate("TaskModel", "%n day(s) left", nullptr, days)
                    : QCoreApplication::translate("TaskModel", "%n day(s) late", nullptr, -days);
}

void TaskModel::setTasks(core::TaskList list, const core::Reader &reader)
{
    beginResetModel();
    m_list = std::move(list);
    const auto projects = reader.records(core::Entity::Project);
    m_projectNames = names(projects, Field::ProjectName, Field::ProjectCode);
    m_projectCodes = names(projects, Field::ProjectCode, Field::ProjectCode);
    m_policyNames = names(reader.records(core::Entity::Policy), Field::PolicyTitle, Field::PolicyNumber);
    const auto offices = reader.records(core::Entity::Office);
    m_officeNames = names(offices, Field::OfficeShortName, Field::OfficeName);
    m_fullNames = names(offices, Field::OfficeName, Field::OfficeCode);
    choose();
    endResetModel();
}

void TaskModel::setStatus(std::optional<Status> status)
{
    beginResetModel();
    m_status = status;
    choose();
    endResetModel();
}

void TaskModel::setOffices(const std::vector<core::RowId> &offices)
{
    beginResetModel();
    m_offices = offices;
    choose();
    endResetModel();
}

Status TaskModel::statusOf(const Task &task)
{
    if (task.late)
        return Status::Late;
    switch (task.state) {
    case Task::State::None:
        return Status::NotStarted;
    case Task::State::Half:
        return Status::Begun;
    case Task::State::Returned:
        return Status::Returned;
    case Task::State::Done:
        return Status::Done;
    }
    return Status::NotStarted;
}

void TaskModel::choose()
{
    m_rows.clear();
    m_counts.fill(0);
    for (size_t i = 0; i < m_list.tasks.size(); ++i) {
        const Task &task = m_list.tasks[i];
        const bool ours = m_offices.empty() || (task.office && std::ranges::find(m_offices, *task.office) != m_offices.end());
        if (!ours)
            continue;
        const Status status = statusOf(task);
        ++m_counts[static_cast<size_t>(status)];
        m_counts[static_cast<size_t>(Status::Returned)] += isLateReturn(task) ? 1 : 0;
        const bool isWanted = status == m_status || (isLateReturn(task) && m_status == Status::Returned);
        if (m_status ? isWanted : status != Status::Done)
            m_rows.push_back(i);
    }
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    const Task &one = task(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return text(one, index.column());
    case Qt::ForegroundRole:
        if (index.column() == StatusColumn)
            return theme::color(statusRole(statusOf(one)), QGuiApplication::palette());
        return {};
    case Qt::TextAlignmentRole:
        return index.column() == MissingColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString TaskModel::text(const Task &task, int column) const
{
    switch (column) {
    case StatusColumn:
        // How late says more than that it is late.
        return task.late ? statusMark(Status::Late) + u' ' + daysLeft(task.due, m_list.today) : statusText(statusOf(task));
    case DueColumn:
        return task.due.isValid() ? format::shortDay(task.due) : QString();
    case ProjectColumn:
        return name(task);
    case WhatColumn:
        return what(task);
    case MissingColumn:
        return task.missing ? tr("%n item(s)", nullptr, task.missing) : QString();
    case OfficeColumn:
        return task.office ? m_officeNames.value(*task.office) : QString();
    default:
        return {};
    }
}

QString TaskModel::name(const Task &task) const
{
    if (task.project)
        return m_projectNames.value(*task.project);
    return task.policy ? m_policyNames.value(*task.policy) : QString();
}

core::tabular::ListContent TaskModel::content() const
{
    using Cell = core::tabular::ListContent::Cell;
    core::tabular::ListContent list{tr("What has to be entered"),
                                    {tr("State"), tr("Due"), tr("Days late"), tr("Code"), tr("Project"),
                                     tr("What to enter"), tr("Missing"), tr("In charge")},
                                    {}};
    for (const size_t row : m_rows) {
        const Task &task = m_list.tasks[row];
        list.rows.push_back({statusWord(statusOf(task)), task.due.isValid() ? Cell(task.due) : Cell(),
                             task.late ? Cell(double(task.due.daysTo(m_list.today))) : Cell(),
                             task.project ? m_projectCodes.value(*task.project) : QString(), name(task), what(task),
                             Cell(double(task.missing)), task.office ? m_fullNames.value(*task.office) : QString()});
    }
    return list;
}

QString TaskModel::what(const Task &task) const
{
    const QString year = format::fiscalYearShort(task.year);
    switch (task.kind) {
    case Task::Kind::Evaluation: {
        const auto &stages = m_list.scheme.stages;
        const QString stage = task.stage && *task.stage < stages.size() ? stages[*task.stage].name : QString();
        if (task.missing == 0 && task.state == Task::State::Half)
            return tr("Hand in: %1").arg(stage);
        if (isLateReturn(task))
            return stage + u' ' + statusText(Status::Returned);
        return stage;
    }
    case Task::Kind::Indicators:
        return tr("Actual values of indicators (%1)").arg(year);
    case Task::Kind::Settlement:
        return tr("Settlement (%1)").arg(year);
    case Task::Kind::Budget:
        return tr("Budget (%1)").arg(year);
    case Task::Kind::Improvements:
        return tr("Answer to improvements decided earlier");
    case Task::Kind::PolicyEvaluation:
        return task.field == Field::PolicyEvaluationState ? tr("Make the policy evaluation final") : tr("Policy evaluation");
    }
    return {};
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString all[] = {tr("State"), tr("Due"), tr("Project"), tr("What to enter"), tr("Missing"), tr("In charge")};
    return section < ColumnCount ? all[section] : QString();
}

} // namespace ui
