// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>

namespace core {

/// The kinds of row a document holds. The numbers are part of the file format.
enum class Entity : quint8 {
#define ENTITY(number, name, table) name = number,
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
};

/// The columns of all entities. A field's number in the log is entity × 256 + its number within the entity.
enum class Field : quint16 {
#define ENTITY(number, name, table)
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)                                            \
    name = static_cast<int>(Entity::entity) * 256 + number,
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
};

[[nodiscard]] constexpr Entity entityOf(Field field)
{
    return static_cast<Entity>(static_cast<quint16>(field) >> 8);
}

/// What a field's number counts.
enum class Unit : quint8 { None, ThousandYen, Percent, Person, Hour };

/// Who may see a field: the public, the whole city hall (庁内), the section that owns the row (所管内).
enum class Disclosure : quint8 { Public, Internal, Section };

enum class FieldType : quint8 {
    Text,      ///< one line
    LongText,  ///< several lines
    Integer,
    Money,     ///< thousand yen (千円), whole
    Real,
    Year,      ///< fiscal year, the western year it begins in
    Date,      ///< ISO 8601 day as text
    Boolean,   ///< 0 or 1
    Choice,    ///< one of a few codes
    Reference, ///< the id of a row of another entity
    Position,  ///< place among siblings (see core/domain/position.h); concurrent moves are settled silently
};

/// What a field accepts: its type with unit and range. For texts `maximum` is the length in UTF-16 units.
struct FieldKind
{
    FieldType type = FieldType::Text;
    Unit unit = Unit::None;
    double minimum = 0;
    double maximum = 0;
    Entity target = Entity::Plan; ///< of a Reference
    const char *choices = "";     ///< of a Choice, separated by |
};

namespace kinds {
// Amounts up to a thousand times the national budget; sums of a million of them still fit 63 bits.
inline constexpr double largestMoney = 1e12;
inline constexpr int longestText = 20000;

constexpr FieldKind text(int length) { return {FieldType::Text, Unit::None, 0, double(length)}; }
constexpr FieldKind longText() { return {FieldType::LongText, Unit::None, 0, longestText}; }
constexpr FieldKind integer(int low, int high, Unit unit = Unit::None)
{
    return {FieldType::Integer, unit, double(low), double(high)};
}
constexpr FieldKind money() { return {FieldType::Money, Unit::ThousandYen, -largestMoney, largestMoney}; }
constexpr FieldKind real(double low, double high, Unit unit = Unit::None)
{
    return {FieldType::Real, unit, low, high};
}
constexpr FieldKind year() { return {FieldType::Year, Unit::None, 1868, 2199}; }
constexpr FieldKind date() { return {FieldType::Date, Unit::None, 0, 10}; }
constexpr FieldKind boolean() { return {FieldType::Boolean, Unit::None, 0, 1}; }
constexpr FieldKind choice(const char *codes) { return {FieldType::Choice, Unit::None, 0, 0, Entity::Plan, codes}; }
constexpr FieldKind reference(Entity target) { return {FieldType::Reference, Unit::None, 0, 0, target}; }
constexpr FieldKind position() { return {FieldType::Position, Unit::None, 0, 200}; }
} // namespace kinds

/// Bits that say how a field takes part in its row.
enum FieldFlag : quint8 {
    None = 0,
    Required = 1, ///< a row is not added without it, and it cannot be cleared
    KeyBit = 2,
    Key = KeyBit | Required, ///< part of what the row means: rows with equal keys are one row; never changed afterwards
    Owner = 4,    ///< the row is a part of the one referred to, and is removed with it
};

} // namespace core
