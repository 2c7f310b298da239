// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/moneymodel.h"

#include "core/domain/number.h"
#include "core/operations/rowoperations.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/status.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

namespace {

/// A line that is entered has a field; the others follow from it.
enum class Derived { None, Sources, TotalCost, Execution };
struct Line
{
    std::optional<Field> field = {};
    Derived derived = Derived::None;
};
const std::array<Line, 14> lines{{{Field::MoneyNational}, {Field::MoneyPrefectural}, {Field::MoneyBond},
                                  {Field::MoneyOther}, {Field::MoneyFee}, {Field::MoneyGeneral},
                                  {{}, Derived::Sources}, {Field::MoneyTotal}, {Field::MoneyStaffFte},
                                  {Field::MoneyStaffHours}, {Field::MoneyStaffCost}, {{}, Derived::TotalCost},
                                  {{}, Derived::Execution}, {Field::MoneyNote}}};

const Line &line(int row)
{
    return lines[static_cast<size_t>(row)];
}

core::Editor::Cells keyOf(core::RowId project, int year, const QString &basis)
{
    return {{Field::MoneyProject, Value::reference(project)},
            {Field::MoneyYear, Value::integer(year)},
            {Field::MoneyBasis, Value::text(basis)}};
}

} // namespace

MoneyModel::MoneyModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_closed(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        const bool isMine = m_closed.follow(changes) || changes.touches(Entity::Money) || changes.touches(Entity::Plan)
                            || changes.touches(Entity::Scheme) || changes.touches(Entity::BudgetAccount);
        if (!isMine)
            return;
        load();
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void MoneyModel::setSubject(std::optional<core::RowId> project, int lastYear, const QString &basis)
{
    m_closed.read();
    beginResetModel();
    m_project = project;
    m_lastYear = lastYear;
    m_basis = basis;
    load();
    endResetModel();
}

void MoneyModel::load()
{
    const auto plans = m_workspace.read().records(Entity::Plan);
    m_tolerance = plans && !plans->empty() ? plans->front().integer(Field::PlanMoneyTolerance).value_or(0) : 0;
    m_columns.clear();
    m_rates.clear();
    for (int column = 0; column < yearCount; ++column) {
        m_columns.push_back(m_project ? read(yearOf(column), m_basis) : Cells());
        m_rates.append(m_project ? executionRate(yearOf(column)) : QString());
    }
}

MoneyModel::Cells MoneyModel::read(int year, const QString &basis) const
{
    Cells cells;
    const core::RowId row = core::Editor::keyId(Entity::Money, keyOf(*m_project, year, basis));
    const auto record = m_workspace.read().record(Entity::Money, row);
    if (!record)
        return cells;
    for (const Line &one : lines) {
        if (one.field)
            cells.values.emplace(*one.field, record->value(*one.field));
    }
    const auto amount = [&](Field field) { return record->integer(field); };
    const auto staffWorth = core::staffWorthOf(record->real(Field::MoneyStaffFte), unitCost(year));
    cells.row = {amount(Field::MoneyNational), amount(Field::MoneyPrefectural), amount(Field::MoneyBond),
                 amount(Field::MoneyOther),    amount(Field::MoneyFee),         amount(Field::MoneyGeneral),
                 amount(Field::MoneyTotal),    amount(Field::MoneyStaffCost),   staffWorth,
                 {},                           {}};
    cells.check = core::checkMoney(cells.row, m_tolerance);
    cells.sources = core::statedSources(cells.row).value_or(core::MoneySum{});
    // Nobody entered a staff cost: what the persons count for stands in for it.
    cells.isStaffComputed = !cells.row.staffCost && cells.row.staffWorth;
    if (cells.isStaffComputed)
        cells.row.staffCost = cells.row.staffWorth;
    if (basis == u"budget"_s)
        cells.accounts = accountSum(year);
    return cells;
}

std::optional<qint64> MoneyModel::unitCost(int year) const
{
    const auto scheme = m_workspace.read().first(Entity::Scheme, {{{Field::SchemeYear, Value::integer(year)}}, {}});
    return scheme && *scheme ? (*scheme)->integer(Field::SchemeStaffUnitCost) : std::nullopt;
}

/// What the year's accounts state to be this project's; nothing where one of them does not state it.
std::optional<qint64> MoneyModel::accountSum(int year) const
{
    const auto accounts = m_workspace.read().records(
        Entity::BudgetAccount,
        {{{Field::BudgetAccountProject, Value::reference(*m_project)}, {Field::BudgetAccountYear, Value::integer(year)}}, {}});
    if (!accounts || accounts->empty())
        return std::nullopt;
    std::optional<qint64> sum = 0;
    for (const core::Record &account : *accounts)
        sum = core::sumOf({sum, account.integer(Field::BudgetAccountAmount)});
    return sum;
}

QStringList MoneyModel::warnings() const
{
    QStringList all;
    for (int column = 0; column < yearCount; ++column) {
        if (const QString text = warning(column); !text.isEmpty())
            all.append(text);
    }
    return all;
}

QString MoneyModel::warning(int column) const
{
    QStringList all;
    const Cells &cells = m_columns[static_cast<size_t>(column)];
    const auto say = [&](const QString &sentence, qint64 expected, qint64 found) {
        all.append(sentence.arg(format::fiscalYearShort(yearOf(column)), format::money(expected), format::money(found),
                                format::money(found - expected)));
    };
    for (const core::MoneyViolation &one : cells.check.violations) {
        say(one.rule == core::MoneyRule::StaffMakesStaffCost
                ? tr("%1: the staff makes %2 by the year's cost of a person, but the staff cost is %3 (difference %4).")
                : tr("%1: the sources make %2, but the project cost is %3 (difference %4)."),
            one.expected, one.found);
    }
    if (cells.accounts && cells.row.total && std::abs(*cells.accounts - *cells.row.total) > m_tolerance)
        say(tr("%1: the accounts make %2, but the project cost is %3 (difference %4)."), *cells.accounts, *cells.row.total);
    return all.join(u'\n');
}

/// Whether the sum of a column does not hold in this line.
bool MoneyModel::isWrong(int row, int column) const
{
    const auto field = line(row).field;
    if (m_columns.empty() || (field != Field::MoneyTotal && field != Field::MoneyStaffCost))
        return false;
    const Cells &cells = m_columns[static_cast<size_t>(column)];
    const auto isMine = [&](const core::MoneyViolation &one) {
        return (one.rule == core::MoneyRule::StaffMakesStaffCost) == (field == Field::MoneyStaffCost);
    };
    return std::ranges::any_of(cells.check.violations, isMine)
           || (field == Field::MoneyTotal && cells.accounts && cells.row.total
               && std::abs(*cells.accounts - *cells.row.total) > m_tolerance);
}

/// Whether the sum of sources leaves out a source that nobody has entered.
bool MoneyModel::isPartialSum(int row, int column) const
{
    return line(row).derived == Derived::Sources && !m_columns.empty()
           && m_columns[static_cast<size_t>(column)].sources.missing > 0;
}

std::optional<Field> MoneyModel::fieldOf(int row)
{
    return line(row).field;
}

int MoneyModel::rowOf(Field field)
{
    for (int row = 0; row < static_cast<int>(lines.size()); ++row) {
        if (line(row).field == field)
            return row;
    }
    return -1;
}

int MoneyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines.size());
}

int MoneyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : yearCount;
}

QVariant MoneyModel::data(const QModelIndex &index, int role) const
{
    const bool total = line(index.row()).field == Field::MoneyTotal;
    const QString wrong = isWrong(index.row(), index.column()) ? warning(index.column()) : QString();
    const bool isComputed = line(index.row()).field == Field::MoneyStaffCost && !m_columns.empty()
                            && m_columns[static_cast<size_t>(index.column())].isStaffComputed;
    const bool isPartial = isPartialSum(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return (wrong.isEmpty() ? QString() : statusMark(Status::Late) + u' ') + text(index.row(), index.column());
    case Qt::EditRole:
        return isComputed ? QString() : text(index.row(), index.column());
    case Qt::ToolTipRole:
        if (!closedReason(index.row()).isEmpty())
            return closedReason(index.row());
        if (isComputed)
            return tr("Computed: staff (FTE) × the cost of one person in the year's scheme. What is entered here takes "
                      "its place.");
        if (isPartial)
            return tr("The sum of what is entered: some sources are empty.");
        return wrong.isEmpty() ? QVariant() : wrong;
    case Qt::TextAlignmentRole:
        return QVariant((line(index.row()).field == Field::MoneyNote ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (isComputed || isPartial)
            return theme::color(theme::Role::Muted, QGuiApplication::palette());
        return wrong.isEmpty() ? QVariant() : theme::color(theme::Role::Error, QGuiApplication::palette());
    case Qt::FontRole:
        return total ? theme::font(theme::Type::Strong) : QVariant();
    case Qt::BackgroundRole:
        return line(index.row()).field && closedReason(index.row()).isEmpty()
                   ? QVariant()
                   : theme::color(theme::Role::Window, QGuiApplication::palette());
    default:
        return {};
    }
}

QString MoneyModel::closedReason(int row) const
{
    return line(row).field ? m_closed.reason(*line(row).field) : QString();
}

QString MoneyModel::text(int row, int column) const
{
    if (m_columns.empty() || !m_project)
        return {};
    const Cells &cells = m_columns[static_cast<size_t>(column)];
    switch (line(row).derived) {
    case Derived::Sources:
        return cells.sources.counted ? format::money(cells.sources.sum) : QString();
    case Derived::TotalCost:
        return format::money(core::totalCost(cells.row));
    case Derived::Execution:
        return m_rates.value(column);
    case Derived::None:
        break;
    }
    const Field field = *line(row).field;
    if (field == Field::MoneyStaffCost && cells.isStaffComputed)
        return format::money(cells.row.staffCost);
    const auto found = cells.values.find(field);
    if (found == cells.values.end() || found->second.isNull())
        return {};
    switch (core::registry::spec(field).kind.type) {
    case core::FieldType::Text: return found->second.toText();
    case core::FieldType::Real: return format::number(found->second.toReal());
    default: return format::money(found->second.toInteger());
    }
}

// 決算 ÷ 予算 (revised where there is one), whatever basis the table shows.
QString MoneyModel::executionRate(int year) const
{
    const auto settled = read(year, u"settlement"_s).row.total;
    const auto revised = read(year, u"revised"_s).row.total;
    const auto rate = core::executionRate(settled, revised ? revised : read(year, u"budget"_s).row.total);
    return rate ? format::percent(*rate / 100) : QString();
}

bool MoneyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto field = line(index.row()).field;
    if (role != Qt::EditRole || !field || !m_project)
        return false;
    if (*field == Field::MoneyNote)
        return write(yearOf(index.column()), *field, value.toString().isEmpty() ? Value() : Value::text(value.toString()));
    const core::NumberReading reading = core::parseNumber(value.toString());
    switch (reading.kind) {
    case core::NumberReading::Kind::Number:
        return write(yearOf(index.column()), *field, Value::real(reading.value));
    case core::NumberReading::Kind::Empty:
        return write(yearOf(index.column()), *field, Value());
    default:
        emit refused(value.toString());
        return false;
    }
}

bool MoneyModel::write(int year, Field field, const Value &value)
{
    core::Editor::Cells cells = keyOf(*m_project, year, m_basis);
    const core::RowId row = core::Editor::keyId(Entity::Money, cells);
    const auto known = m_workspace.read().exists(Entity::Money, row);
    if ((!known || !*known) && value.isNull())
        return false;
    cells.emplace_back(field, value);
    const auto done = known && *known ? m_workspace.perform(core::SetFields(Entity::Money, row, {{field, value}}))
                                      : m_workspace.perform(core::AddRow(Entity::Money, cells));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

QVariant MoneyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return format::fiscalYearShort(yearOf(section));
    switch (line(section).derived) {
    case Derived::Sources:
        return tr("Sum of sources");
    case Derived::TotalCost:
        return tr("Total cost");
    case Derived::Execution:
        return tr("Execution rate");
    case Derived::None:
        break;
    }
    return labels::field(*line(section).field);
}

Qt::ItemFlags MoneyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (line(index.row()).field && closedReason(index.row()).isEmpty() && m_project && !m_workspace.isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace ui
