// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/columnmappingmodel.h"

#include "ui/format.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

namespace {

QString kindText(SampledColumn::Kind kind)
{
    switch (kind) {
    //: content of a column of a foreign table
    case SampledColumn::Kind::Empty: return ColumnMappingModel::tr("empty");
    case SampledColumn::Kind::Text: return ColumnMappingModel::tr("text");
    case SampledColumn::Kind::Number: return ColumnMappingModel::tr("numbers");
    case SampledColumn::Kind::Year: return ColumnMappingModel::tr("years");
    case SampledColumn::Kind::Date: return ColumnMappingModel::tr("dates");
    case SampledColumn::Kind::Mixed: return ColumnMappingModel::tr("mixed");
    }
    return {};
}

QString unitText(const QString &unit)
{
    if (unit == u"yen")
        return ColumnMappingModel::tr("yen → thousand yen");
    if (unit == u"hundred_million_yen")
        return ColumnMappingModel::tr("hundred million yen → thousand yen");
    return unit == u"million_yen" ? ColumnMappingModel::tr("million yen → thousand yen") : QString();
}

} // namespace

QString mappingTarget(core::Field field)
{
    if (field == core::Field::OfficeParent)
        return ColumnMappingModel::tr("Branch or department of the office");
    //: the entity and its field, as a choice: "Project: name"
    return ColumnMappingModel::tr("%1: %2").arg(labels::entity(core::entityOf(field)), labels::field(field));
}

QString mappingVariant(core::Field field, const QString &code)
{
    switch (core::entityOf(field)) {
    case core::Entity::Money: return labels::choice(core::Field::MoneyBasis, code);
    //: a stage of evaluation by its number: the first, the second …
    case core::Entity::Grade: return ColumnMappingModel::tr("Stage %1").arg(code);
    default: return labels::choice(core::Field::IndicatorType, code);
    }
}

QString mappingLack(const Mapping &mapping)
{
    const auto found = mapping::problems(mapping);
    if (found.empty())
        return {};
    const QString column = columnName(found.front().column.value_or(0));
    switch (found.front().lack) {
    case mapping::Lack::NoProject:
        return ColumnMappingModel::tr("Choose the column with the names of the projects.");
    case mapping::Lack::NoYear:
        return ColumnMappingModel::tr("Column %1 holds values of a fiscal year: say which, for the column or for the table.")
            .arg(column);
    case mapping::Lack::Twice:
        return ColumnMappingModel::tr("Column %1 is taken for the same as a column before it.").arg(column);
    }
    return {};
}

void ColumnMappingModel::show(TableSample sample, Mapping mapping)
{
    beginResetModel();
    m_sample = std::move(sample);
    // A kept mapping names only what is taken in; here every column has its line.
    std::vector<ColumnMapping> all;
    for (int place = 0; place < static_cast<int>(m_sample.columns.size()); ++place) {
        const auto known = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                        [&](const ColumnMapping &column) { return column.column == place; });
        const QString &heading = m_sample.columns[static_cast<size_t>(place)].heading;
        all.push_back(known == mapping.columns.end() ? ColumnMapping{place, heading} : *known);
    }
    mapping.columns = std::move(all);
    m_mapping = std::move(mapping);
    endResetModel();
    emit mappingChanged();
}

void ColumnMappingModel::setColumn(const ColumnMapping &column)
{
    ColumnMapping &line = m_mapping.columns[static_cast<size_t>(column.column)];
    if (line == column)
        return;
    line = column;
    emit dataChanged(index(column.column, 0), index(column.column, ColumnCount - 1));
    emit mappingChanged();
}

void ColumnMappingModel::setTable(std::optional<int> year, std::optional<core::Era> era, bool createsOffices)
{
    m_mapping.year = year;
    m_mapping.era = era;
    m_mapping.createsOffices = createsOffices;
    emit mappingChanged();
}

void ColumnMappingModel::setName(const QString &name, const QString &title)
{
    m_mapping.name = name;
    m_mapping.title = title;
}

int ColumnMappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_mapping.columns.size());
}

int ColumnMappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ColumnMappingModel::data(const QModelIndex &index, int role) const
{
    const ColumnMapping &column = m_mapping.columns[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return text(column, index.column());
    if (role == Qt::ForegroundRole && !column.field)
        return theme::color(theme::Role::Muted, QGuiApplication::palette());
    return {};
}

QString ColumnMappingModel::text(const ColumnMapping &column, int place) const
{
    const SampledColumn &sampled = m_sample.columns[static_cast<size_t>(column.column)];
    switch (place) {
    case PlaceColumn: return columnName(column.column);
    case HeadingColumn: return sampled.heading.simplified();
    case ExampleColumn: return sampled.examples.join(u" ／ "_s).left(120).simplified();
    case KindColumn: return kindText(sampled.kind);
    //: a column of a foreign table that is left out
    case FieldColumn: return column.field ? mappingTarget(*column.field) : tr("(not taken in)");
    case DetailColumn: return detail(column);
    default: return {};
    }
}

QString ColumnMappingModel::detail(const ColumnMapping &column) const
{
    if (!column.field)
        return {};
    QStringList parts;
    if (column.year)
        parts += format::fiscalYearShort(*column.year);
    if (!column.variant.isEmpty())
        parts += mappingVariant(*column.field, column.variant);
    if (const QString unit = unitText(column.unit); !unit.isEmpty())
        parts += unit;
    if (column.number > 1)
        parts += tr("no. %1").arg(column.number);
    if (!column.separators.isEmpty())
        parts += tr("several in one cell");
    return parts.join(u"、"_s);
}

QVariant ColumnMappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of columns of a foreign table
    const QString names[] = {tr("Column"), tr("Heading"), tr("Taken for"), tr("Year, kind, unit"), tr("Examples"), tr("Content")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
