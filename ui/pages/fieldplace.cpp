// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fieldplace.h"

using namespace Qt::Literals::StringLiterals;
using core::Entity;

namespace ui {

Place placeOfField(core::RowId project, core::Field field, int year)
{
    Place place{u"evaluation"_s, Entity::Project, project, field, year};
    switch (core::entityOf(field)) {
    case Entity::Project:
    case Entity::LogicNode:
        place.page = u"plan"_s;
        break;
    case Entity::Indicator:
    case Entity::IndicatorValue:
    case Entity::Money:
        place.page = u"figures"_s;
        place.year = std::nullopt;
        break;
    case Entity::Cycle:
    case Entity::Improvement:
        place.page = u"pdca"_s;
        break;
    default:
        break;
    }
    return place;
}

} // namespace ui
