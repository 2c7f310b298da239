// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/indicatormodel.h"

#include "core/domain/number.h"
#include "core/operations/rowoperations.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/models/evaluationinput.h"
#include "ui/theme.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::FiscalYear;
using core::Value;

namespace {

std::optional<FiscalYear> yearIn(const core::Record &record, Field field)
{
    const auto year = record.integer(field);
    return year ? FiscalYear::from(*year) : std::nullopt;
}

/// A stored code as the enum it stands for; `otherwise` where there is none, or one of a later version.
template <typename Enum>
Enum enumOf(const QString &code, Enum otherwise)
{
    for (size_t i = 0; i < core::Codes<Enum>::all.size(); ++i) {
        if (code == core::Codes<Enum>::all[i])
            return static_cast<Enum>(i);
    }
    return otherwise;
}

constexpr Field lineFields[] = {Field::IndicatorValueTarget, Field::IndicatorValueExpected, Field::IndicatorValueActual,
                                Field::IndicatorValueState};

/// 「1 確定」「2 見込」 and so on.
QStringList stateChoices()
{
    QStringList choices;
    for (const QString &code : core::registry::spec(Field::IndicatorValueState).choices())
        choices.append(u"%1 %2"_s.arg(choices.size() + 1).arg(labels::choice(Field::IndicatorValueState, code)));
    return choices;
}

/// The state that was typed, by its number or its name; empty for none at all, nothing where it is neither.
std::optional<QString> stateIn(const QString &typed)
{
    const QStringList codes = core::registry::spec(Field::IndicatorValueState).choices();
    QStringList names;
    for (const QString &code : codes)
        names.append(labels::choice(Field::IndicatorValueState, code));
    const auto read = evaluationinput::choice(typed, names, codes);
    if (!read.isValid)
        return std::nullopt;
    return read.value ? codes.at(*read.value) : QString();
}

} // namespace

IndicatorModel::IndicatorModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_closed(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        const bool isClosedAnew = m_closed.follow(changes);
        if (changes.touches(Entity::Indicator)) {
            beginResetModel();
            load();
            endResetModel();
        } else if ((isClosedAnew || changes.touches(Entity::IndicatorValue)) && rowCount() > 0) {
            load();
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
    });
}

void IndicatorModel::setSubject(std::optional<core::RowId> project, int lastYear)
{
    m_closed.read();
    beginResetModel();
    m_project = project;
    m_lastYear = lastYear;
    load();
    endResetModel();
}

void IndicatorModel::load()
{
    m_indicators.clear();
    if (!m_project)
        return;
    const auto all = m_workspace.read().records(Entity::Indicator,
                                                {{{Field::IndicatorProject, Value::reference(*m_project)}}, {}});
    if (!all)
        return emit failed(all.error());
    for (const core::Record &record : *all)
        readIndicator(record);
}

void IndicatorModel::readIndicator(const core::Record &record)
{
    const QString unit = record.text(Field::IndicatorUnit);
    Indicator made{record.id(), record.text(Field::IndicatorName), {}, {}, {}};
    if (!unit.isEmpty())
        made.name = tr("%1 (%2)").arg(made.name, unit);
    made.line = {enumOf(record.text(Field::IndicatorDirection), core::IndicatorDirection::More),
                 yearIn(record, Field::IndicatorBaseYear), record.real(Field::IndicatorBaseValue),
                 yearIn(record, Field::IndicatorTargetYear), record.real(Field::IndicatorTargetValue)};
    const auto values = m_workspace.read().records(
        Entity::IndicatorValue, {{{Field::IndicatorValueIndicator, Value::reference(record.id())}}, {}});
    for (const core::Record &value : values ? *values : std::vector<core::Record>()) {
        if (const auto year = yearIn(value, Field::IndicatorValueYear)) {
            made.values.push_back({*year, value.real(Field::IndicatorValueTarget),
                                   value.real(Field::IndicatorValueExpected), value.real(Field::IndicatorValueActual),
                                   enumOf(value.text(Field::IndicatorValueState), core::ValueState::Final)});
            made.states.insert(year->value(), value.text(Field::IndicatorValueState));
        }
    }
    m_indicators.push_back(std::move(made));
}

std::optional<FiscalYear> IndicatorModel::yearOf(int column) const
{
    return FiscalYear::from(m_lastYear - yearCount + 1 + column - FirstYearColumn);
}

std::optional<double> IndicatorModel::stored(int row, FiscalYear year) const
{
    const auto &values = indicatorAt(row).values;
    const auto found = std::ranges::find(values, year, &core::YearValue::year);
    if (found == values.end())
        return std::nullopt;
    switch (lineOf(row)) {
    case TargetLine:
        return found->target;
    case ExpectedLine:
        return found->expected;
    default:
        return found->actual;
    }
}

int IndicatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_indicators.size()) * linesEach;
}

int IndicatorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstYearColumn + yearCount;
}

QVariant IndicatorModel::data(const QModelIndex &index, int role) const
{
    const Line line = lineOf(index.row());
    const auto year = index.column() >= FirstYearColumn ? yearOf(index.column()) : std::nullopt;
    const bool computed = year && (line == AttainmentLine || (line == ExpectedLine && !stored(index.row(), *year)));
    switch (role) {
    case Qt::ToolTipRole:
        if (const QString reason = closedReason(index); !reason.isEmpty())
            return reason;
        if (year && line == StateLine)
            return stateChoices().join(u"　"_s);
        [[fallthrough]];
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index.row(), index.column());
    case Qt::EditRole:
        if (year && line == StateLine)
            return stateText(index.row(), *year);
        return year && line != AttainmentLine ? format::number(stored(index.row(), *year), 4) : QVariant();
    case Qt::TextAlignmentRole:
        return year ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return computed && line == ExpectedLine ? theme::color(theme::Role::Muted, QGuiApplication::palette()) : QVariant();
    case Qt::BackgroundRole:
        return (line == AttainmentLine && index.column() != NameColumn) || !closedReason(index).isEmpty()
                   ? theme::color(theme::Role::Window, QGuiApplication::palette())
                   : QVariant();
    default:
        return {};
    }
}

/// Why the desk has nobody enter the cell here; empty where it is open or nothing is entered.
QString IndicatorModel::closedReason(const QModelIndex &index) const
{
    const Line line = lineOf(index.row());
    return index.column() >= FirstYearColumn && line != AttainmentLine ? m_closed.reason(lineFields[line]) : QString();
}

QString IndicatorModel::text(int row, int column) const
{
    if (column == NameColumn)
        return lineOf(row) == TargetLine ? indicatorAt(row).name : QString();
    const Line line = lineOf(row);
    if (column == LineColumn)
        return line == AttainmentLine ? tr("Attainment") : labels::field(lineFields[line]);
    const auto year = yearOf(column);
    if (!year)
        return {};
    if (line == AttainmentLine)
        return attainmentText(indicatorAt(row), *year);
    if (line == StateLine)
        return stateText(row, *year);
    const auto value = stored(row, *year);
    if (!value && line == ExpectedLine)
        return format::number(core::expectedValue(indicatorAt(row).line, *year));
    return format::number(value, 4);
}

QString IndicatorModel::stateText(int row, FiscalYear year) const
{
    const QString code = indicatorAt(row).states.value(year.value());
    return code.isEmpty() ? QString() : labels::choice(Field::IndicatorValueState, code);
}

QString IndicatorModel::attainmentText(const Indicator &indicator, FiscalYear year) const
{
    const core::Attainment found = core::attainment(indicator.line, indicator.values, year);
    switch (found.state) {
    case core::Attainment::State::Computed:
        return format::percent(*found.percent / 100) + (found.isEstimate ? tr(" (estimate)") : QString());
    case core::Attainment::State::NotApplicable:
        return labels::choice(Field::IndicatorValueState, u"not_applicable"_s);
    case core::Attainment::State::NotComputable:
        return found.actual ? tr("not computable") : QString();
    case core::Attainment::State::Missing:
        break;
    }
    return {};
}

bool IndicatorModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto year = index.column() >= FirstYearColumn ? yearOf(index.column()) : std::nullopt;
    if (role != Qt::EditRole || !year || lineOf(index.row()) == AttainmentLine)
        return false;
    if (lineOf(index.row()) == StateLine) {
        const auto code = stateIn(value.toString());
        if (!code)
            emit refusedChoice(value.toString(), stateChoices().join(u"　"_s));
        return code && write(index.row(), year->value(), code->isEmpty() ? Value() : Value::text(*code));
    }
    const core::NumberReading reading = core::parseNumber(value.toString());
    switch (reading.kind) {
    case core::NumberReading::Kind::Number:
        return write(index.row(), year->value(), Value::real(reading.value));
    case core::NumberReading::Kind::Empty:
        return write(index.row(), year->value(), Value());
    default:
        emit refused(value.toString());
        return false;
    }
}

bool IndicatorModel::write(int row, int year, const Value &value)
{
    const Field field = lineFields[lineOf(row)];
    core::Editor::Cells cells{{Field::IndicatorValueIndicator, Value::reference(indicatorAt(row).id)},
                              {Field::IndicatorValueYear, Value::integer(year)}};
    const core::RowId id = core::Editor::keyId(Entity::IndicatorValue, cells);
    const auto known = m_workspace.read().exists(Entity::IndicatorValue, id);
    if ((!known || !*known) && value.isNull())
        return false;
    cells.emplace_back(field, value);
    const auto done = known && *known
                          ? m_workspace.perform(core::SetFields(Entity::IndicatorValue, id, {{field, value}}))
                          : m_workspace.perform(core::AddRow(Entity::IndicatorValue, cells));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

QVariant IndicatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= FirstYearColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == NameColumn)
        return labels::entity(Entity::Indicator);
    if (section == LineColumn)
        return tr("Line");
    const auto year = yearOf(section);
    return year ? format::fiscalYearShort(year->value()) : QString();
}

Qt::ItemFlags IndicatorModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const bool open = index.column() >= FirstYearColumn && lineOf(index.row()) != AttainmentLine;
    if (open && closedReason(index).isEmpty() && !m_workspace.isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace ui
