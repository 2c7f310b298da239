// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/handovermodel.h"

#include "core/domain/codes.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/officelist.h"
#include "ui/theme.h"

#include <QGuiApplication>
#include <QPalette>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Handover;
using State = core::Handover::State;

namespace {

QString stateText(const Handover &line)
{
    if (!line.office) // seen from an office: it is this file that goes back
        return line.given && line.state() == State::Waiting ? HandoverModel::tr("● Handed in")
                                                            : HandoverModel::tr("→ To be handed in");
    switch (line.state()) {
    case State::NotGiven: return HandoverModel::tr("○ Not given yet");
    case State::Waiting: return HandoverModel::tr("→ Not returned");
    case State::Returned: return HandoverModel::tr("● Returned");
    }
    return {};
}

qint64 keyOf(const Handover &line)
{
    return line.office ? line.office->value() : 0;
}

theme::Role stateRole(const Handover &line)
{
    constexpr theme::Role roles[] = {theme::Role::Muted, theme::Role::Warning, theme::Role::Success};
    if (!line.office)
        return line.given && line.state() == State::Waiting ? theme::Role::Success : theme::Role::Warning;
    return roles[static_cast<int>(line.state())];
}

QString contentText(const core::LedgerEntry &entry)
{
    if (entry.content == core::Manifest::Content::Difference)
        return HandoverModel::tr("Difference, %n change(s)", nullptr, static_cast<int>(entry.transactions));
    return entry.package.isEmpty() ? HandoverModel::tr("Working copy") : HandoverModel::tr("Whole file, packed");
}

} // namespace

HandoverModel::HandoverModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

void HandoverModel::setYear(int year)
{
    m_year = year;
    refresh();
}

void HandoverModel::setSections(bool shown)
{
    m_sections = shown;
    refresh();
}

std::vector<Handover> HandoverModel::readOffices() const
{
    std::vector<Handover> lines;
    const core::Reader &reader = m_workspace.read();
    const auto own = m_workspace.ownOffice();
    if (own)
        lines.push_back({});
    for (const OfficeLine &office : officeLines(reader, m_year)) {
        if (office.id == own)
            continue;
        const auto record = reader.record(core::Entity::Office, office.id);
        lines.push_back({office.id, record ? record->text(core::Field::OfficeCode) : QString(), office.name, {}, {}, 0});
    }
    return lines;
}

void HandoverModel::refresh()
{
    beginResetModel();
    m_offices = readOffices();
    if (const auto entries = core::Ledger(m_workspace).entries())
        core::fill(m_offices, *entries);
    if (!m_sections) {
        std::erase_if(m_offices, [this](const Handover &line) {
            const auto kind = line.office ? m_workspace.read().value(*line.office, core::Field::OfficeKind)
                                          : core::Result<core::Value>(core::Value());
            return kind && kind->toText() == core::toCode(core::OfficeKind::Section) && line.state() == State::NotGiven;
        });
    }
    endResetModel();
}

QString HandoverModel::nameOf(const Handover &line)
{
    return line.office ? line.name : tr("The desk");
}

std::vector<Handover> HandoverModel::ticked() const
{
    std::vector<Handover> found;
    for (const Handover &office : m_offices) {
        if (m_ticked.contains(keyOf(office)))
            found.push_back(office);
    }
    return found;
}

void HandoverModel::retick(const std::function<bool(const Handover &)> &wanted)
{
    m_ticked.clear();
    for (const Handover &office : m_offices) {
        if (wanted(office))
            m_ticked.insert(keyOf(office));
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, OfficeColumn), index(rowCount() - 1, OfficeColumn), {Qt::CheckStateRole});
}

void HandoverModel::tickAll(bool ticked)
{
    retick([ticked](const Handover &) { return ticked; });
}

void HandoverModel::tickWaiting()
{
    retick([](const Handover &office) { return office.office && office.state() == State::Waiting; });
}

QStringList HandoverModel::missing() const
{
    QStringList names;
    for (const Handover &office : m_offices) {
        if (office.office && office.state() == State::Waiting)
            names += shortOfficeName(m_workspace.read(), *office.office);
    }
    return names;
}

int HandoverModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offices.size());
}

int HandoverModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HandoverModel::text(const Handover &office, int column) const
{
    switch (column) {
    case OfficeColumn: return nameOf(office);
    case StateColumn: return stateText(office);
    case GivenColumn: return office.given ? format::moment(office.given->at) : QString();
    case WhatColumn: return office.given ? contentText(*office.given) : QString();
    case ReturnedColumn: return office.returned ? format::moment(office.returned->at) : QString();
    //: how much an office's files brought
    default: return office.returned ? tr("%n change(s)", nullptr, static_cast<int>(office.brought)) : QString();
    }
}

QVariant HandoverModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Handover &office = m_offices[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(office, index.column());
    if (role == Qt::CheckStateRole && index.column() == OfficeColumn)
        return m_ticked.contains(keyOf(office)) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ForegroundRole && index.column() == StateColumn)
        return theme::color(stateRole(office), QGuiApplication::palette());
    if (role == Qt::ToolTipRole && index.column() == WhatColumn && office.given)
        return office.given->file;
    return {};
}

bool HandoverModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != OfficeColumn || role != Qt::CheckStateRole)
        return false;
    const qint64 office = keyOf(m_offices[static_cast<size_t>(index.row())]);
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(office);
    else
        m_ticked.remove(office);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags HandoverModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return index.column() == OfficeColumn ? all | Qt::ItemIsUserCheckable : all;
}

QVariant HandoverModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of offices: who was given what, and who has returned what
    const QString names[] = {tr("Office"), tr("State"), tr("Given on"), tr("Given"), tr("Returned on"), tr("Brought")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
