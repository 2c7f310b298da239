// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/names.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

QLatin1String names::of(FieldType type)
{
    switch (type) {
    case FieldType::Text: return "text"_L1;
    case FieldType::LongText: return "long_text"_L1;
    case FieldType::Integer: return "integer"_L1;
    case FieldType::Money: return "money"_L1;
    case FieldType::Real: return "real"_L1;
    case FieldType::Year: return "year"_L1;
    case FieldType::Date: return "date"_L1;
    case FieldType::Boolean: return "boolean"_L1;
    case FieldType::Choice: return "choice"_L1;
    case FieldType::Reference: return "reference"_L1;
    case FieldType::Position: return "position"_L1;
    }
    return {};
}

QLatin1String names::of(Unit unit)
{
    switch (unit) {
    case Unit::None: return {};
    case Unit::ThousandYen: return "thousand_yen"_L1;
    case Unit::Percent: return "percent"_L1;
    case Unit::Person: return "person"_L1;
    case Unit::Hour: return "hour"_L1;
    }
    return {};
}

QLatin1String names::of(Disclosure disclosure)
{
    switch (disclosure) {
    case Disclosure::Public: return "public"_L1;
    case Disclosure::Internal: return "internal"_L1;
    case Disclosure::Section: return "section"_L1;
    }
    return {};
}

} // namespace core
