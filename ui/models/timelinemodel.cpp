// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "ui/format.h"
#include "ui/labels.h"
#include "ui/status.h"

#include <QColor>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::YearEntry;

void TimelineModel::show(std::vector<YearEntry> entries, QDate today)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_today = today;
    endResetModel();
}

const YearEntry *TimelineModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_entries[size_t(row)];
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

QString lateText(const YearEntry &entry, QDate today)
{
    const QString late = statusMark(Status::Late) + TimelineModel::tr("%n day(s) late", nullptr, entry.daysLate(today));
    switch (entry.kind) {
    case YearEntry::Kind::Stage:
        return TimelineModel::tr("%1 (%n sheet(s))", nullptr, entry.open).arg(late);
    default:
        return late;
    }
}

QString stepText(const YearEntry &entry)
{
    if (entry.state == core::MilestoneState::Dropped)
        return u"－ "_s + labels::choice(core::Field::MilestoneState, QString(core::toCode(entry.state)));
    if (entry.open == 0)
        return statusText(Status::Done);
    return statusText(entry.state == core::MilestoneState::UnderWay ? Status::Begun : Status::NotStarted);
}

} // namespace

QString TimelineModel::stateText(const YearEntry &entry, QDate today)
{
    if (entry.late)
        return lateText(entry, today);
    switch (entry.kind) {
    case YearEntry::Kind::Stage:
        if (entry.total == 0)
            return {};
        return entry.open == 0 ? statusText(Status::Done)
                               : tr("%1 of %2 handed in").arg(entry.total - entry.open).arg(entry.total);
    case YearEntry::Kind::Event:
        return entry.due.isValid() && entry.due < today ? tr("past", "an event of the year's calendar") : QString();
    case YearEntry::Kind::Project:
        return entry.total == 0 ? QString() : tr("%1 of %2 steps done").arg(entry.total - entry.open).arg(entry.total);
    case YearEntry::Kind::Milestone:
        return stepText(entry);
    }
    return {};
}

QString TimelineModel::noteText(const YearEntry &entry)
{
    QStringList words;
    for (size_t quarter = 0; quarter < entry.notes.size(); ++quarter) {
        if (const auto &note = entry.notes[quarter])
            words.append(tr("quarter %1: %2").arg(quarter + 1).arg(
                labels::choice(core::Field::ProgressNoteState, QString(core::toCode(*note)))));
    }
    return words.join(tr(", ", "between the parts of a list"));
}

QString TimelineModel::text(const YearEntry &entry, int column) const
{
    switch (column) {
    case NameColumn:
        return entry.kind == YearEntry::Kind::Milestone ? u"　└ "_s + entry.name : entry.name;
    case WhoColumn:
        return entry.who;
    case DueColumn:
        return entry.kind == YearEntry::Kind::Project ? QString() : format::shortDay(entry.due);
    case StateColumn:
        return stateText(entry, m_today);
    default:
        return {};
    }
}

QString TimelineModel::plannedText(const YearEntry &entry)
{
    if (!entry.isMoved())
        return {};
    const QString begins = format::dayOfYear(entry.plannedBegins);
    const QString due = format::dayOfYear(entry.plannedDue);
    if (entry.plannedBegins.isValid() && entry.plannedDue.isValid())
        return tr("(planned: from %1 until %2)").arg(begins, due);
    return tr("(planned: %1)").arg(entry.plannedDue.isValid() ? due : begins);
}

/// What the bar shows, in words.
QString TimelineModel::spoken(const YearEntry &entry) const
{
    const QString begins = entry.begins.isValid() ? tr("from %1").arg(format::dayOfYear(entry.begins)) : QString();
    const bool hasDay = entry.kind != YearEntry::Kind::Project && entry.due.isValid();
    const QString due = hasDay ? tr("until %1").arg(format::dayOfYear(entry.due)) : QString();
    return QStringList{entry.name, begins, due, plannedText(entry), stateText(entry, m_today), noteText(entry)}
        .join(u' ')
        .simplified();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const YearEntry &entry = m_entries[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return index.column() == BarColumn ? spoken(entry) : text(entry, index.column()).trimmed();
    case Qt::FontRole:
        return entry.kind == YearEntry::Kind::Project && index.column() == NameColumn ? theme::font(theme::Type::Strong)
                                                                                      : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == StateColumn && entry.late)
            return theme::color(theme::Role::Error, QGuiApplication::palette());
        return {};
    case EntryRole:
        return index.row();
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const QString words[] = {tr("What"), tr("Who"), tr("Due"), tr("State"),
                             role == Qt::DisplayRole ? QString() : tr("Timeline")};
    return words[section];
}

} // namespace ui
