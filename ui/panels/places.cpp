// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/places.h"

#include "ui/rowlabel.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

QString pageOf(Entity entity)
{
    switch (entity) {
    case Entity::Plan:
    case Entity::Vision:
    case Entity::Challenge:
    case Entity::Policy:
    case Entity::Project:
        return u"plan"_s;
    case Entity::Cycle:
        return u"pdca"_s;
    case Entity::Evaluation:
    case Entity::Grade:
        return u"evaluation"_s;
    case Entity::Indicator:
    case Entity::IndicatorValue:
    case Entity::Money:
        return u"figures"_s;
    case Entity::Office:
        return u"offices"_s;
    default:
        return {};
    }
}

/// The year a row belongs to, by its own year or that of what it is a part of.
std::optional<int> yearOf(const core::Reader &reader, Entity entity, core::RowId row)
{
    const core::EntitySpec &spec = core::registry::spec(entity);
    if (entity == Entity::Grade) {
        const auto evaluation = reader.value(row, Field::GradeEvaluation);
        return evaluation && evaluation->row() ? yearOf(reader, Entity::Evaluation, *evaluation->row()) : std::nullopt;
    }
    const core::FieldSpec *year = spec.find(u"year");
    const auto value = year ? reader.value(row, year->field) : core::Result<core::Value>();
    return value && value->isInteger() ? std::optional(static_cast<int>(value->toInteger())) : std::nullopt;
}

} // namespace

std::optional<Place> placeOf(const core::Reader &reader, Entity entity, core::RowId row, std::optional<Field> field)
{
    const QString page = pageOf(entity);
    if (!page.isEmpty())
        return Place{page, entity, row, field, yearOf(reader, entity, row)};
    // A part of a project that has no page of its own is shown with the project.
    if (const auto project = projectOf(reader, entity, row))
        return Place{u"plan"_s, Entity::Project, *project, {}, {}};
    return std::nullopt;
}

} // namespace ui
