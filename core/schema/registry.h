// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/schema/field.h"

#include <QLatin1String>
#include <QStringList>

#include <optional>
#include <span>

namespace core {

/// One line of the registry: all that is known of a field.
struct FieldSpec
{
    Field field;
    QLatin1String name; ///< column name, export name, name for scripts
    FieldKind kind;
    quint8 flags;
    Disclosure disclosure;
    int since; ///< version of the file format that brought it

    [[nodiscard]] Entity entity() const { return entityOf(field); }
    [[nodiscard]] bool isRequired() const { return flags & Required; }
    [[nodiscard]] bool isKey() const { return flags & KeyBit; }
    [[nodiscard]] bool isOwner() const { return flags & Owner; }
    [[nodiscard]] bool isReference() const { return kind.type == FieldType::Reference; }
    [[nodiscard]] bool isNumber() const;
    /// Words of people: what a search looks through.
    [[nodiscard]] bool isText() const { return kind.type == FieldType::Text || kind.type == FieldType::LongText; }
    [[nodiscard]] QStringList choices() const;
};

/// One kind of row with its fields, in the order of the registry.
struct EntitySpec
{
    Entity entity;
    QLatin1String name; ///< table name, name for scripts
    std::span<const FieldSpec> fields;

    /// Rows of it are named by what they mean, so two offices that create one offline make the same row.
    [[nodiscard]] bool hasNaturalKey() const;
    [[nodiscard]] const FieldSpec *find(QStringView field) const;
};

/// The registry: every entity and field there is. From it come the tables, the log's column ids, `rashin-cli fields`,
/// length limits of forms, import targets and export columns.
namespace registry {

/// Version of the file format this program writes (SQLite's user_version).
inline constexpr int formatVersion = 1;

[[nodiscard]] std::span<const EntitySpec> entities();
/// Where an entity stands in entities(): their numbers have gaps.
[[nodiscard]] size_t place(Entity entity);
[[nodiscard]] const EntitySpec &spec(Entity entity);
[[nodiscard]] const FieldSpec &spec(Field field);
[[nodiscard]] const EntitySpec *find(QStringView entity);
[[nodiscard]] std::optional<Field> fieldFromNumber(int number);
[[nodiscard]] std::optional<Entity> entityFromNumber(int number);
/// Fields of any entity that refer to rows of `target`.
[[nodiscard]] std::span<const FieldSpec *const> referencesTo(Entity target);

/// The value as the field stores it (a whole number for a Real field becomes a real number), or InvalidValue with the
/// field's name. An empty value is allowed here even for a required field: that is a matter of the whole row.
[[nodiscard]] Result<Value> accept(Field field, const Value &value);

/// That a field does not take a value, or lacks one: InvalidValue with the names of entity and field.
[[nodiscard]] tl::unexpected<Error> refused(const FieldSpec &field);
[[nodiscard]] inline tl::unexpected<Error> refused(Field field) { return refused(spec(field)); }

/// Parses what a script or a table cell says: numbers with a decimal point, years in four digits, dates as ISO 8601,
/// references as ids. Empty text is no value.
[[nodiscard]] Result<Value> parse(Field field, const QString &text);

/// The inverse of parse(): locale-free, exact.
[[nodiscard]] QString toText(Field field, const Value &value);

/// Allowed values in plain notation, for messages: "1868…2199", "≤ 300", "more|less|keep|cumulative".
[[nodiscard]] QString rangeText(const FieldSpec &field);

} // namespace registry

} // namespace core
