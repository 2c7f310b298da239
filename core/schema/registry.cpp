// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/registry.h"

#include "core/base/text.h"

#include <QDate>

#include <array>
#include <cmath>
#include <vector>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using namespace kinds;

constexpr FieldSpec fieldTable[] = {
#define ENTITY(number, name, table)
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)                                            \
    {Field::name, QLatin1String(column), kind, flags, Disclosure::disclosure, since},
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
};

struct EntityRow
{
    Entity entity;
    QLatin1String name;
};

constexpr EntityRow entityTable[] = {
#define ENTITY(number, name, table) {Entity::name, QLatin1String(table)},
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
};

std::vector<EntitySpec> makeEntities()
{
    std::vector<EntitySpec> specs;
    for (const EntityRow &row : entityTable) {
        const auto isMine = [&](const FieldSpec &field) { return field.entity() == row.entity; };
        const auto *first = std::find_if(std::begin(fieldTable), std::end(fieldTable), isMine);
        const auto *last = std::find_if_not(first, std::end(fieldTable), isMine);
        specs.push_back({row.entity, row.name, std::span(first, last)});
    }
    return specs;
}

constexpr size_t noPlace = 255;

/// The place of each entity's number among the entities.
const std::array<size_t, 256> &entityPlaces()
{
    static const auto places = [] {
        std::array<size_t, 256> made;
        made.fill(noPlace);
        for (size_t place = 0; place < std::size(entityTable); ++place)
            made[static_cast<size_t>(entityTable[place].entity)] = place;
        return made;
    }();
    return places;
}

using NumberIndex = std::array<const FieldSpec *, 64 * 256>;

const NumberIndex &numberIndex()
{
    static const NumberIndex index = [] {
        NumberIndex made{};
        for (const FieldSpec &field : fieldTable)
            made[static_cast<size_t>(field.field)] = &field;
        return made;
    }();
    return index;
}

Result<Value> acceptText(const FieldSpec &field, const Value &value)
{
    if (!value.isText() || value.toText().size() > qsizetype(field.kind.maximum))
        return registry::refused(field);
    const QString text = value.toText();
    if (field.kind.type == FieldType::Text && (text.contains(u'\n') || text.contains(u'\r')))
        return registry::refused(field);
    return value;
}

Result<Value> acceptNumber(const FieldSpec &field, const Value &value)
{
    const auto number = value.realIfAny();
    if (!number || *number < field.kind.minimum || *number > field.kind.maximum)
        return registry::refused(field);
    if (field.kind.type == FieldType::Real)
        return Value::real(*number);
    if (value.isReal() && std::trunc(*number) != *number)
        return registry::refused(field);
    return Value::integer(value.toInteger());
}

bool isChoice(const FieldSpec &field, const QString &code)
{
    for (const auto choice : QLatin1StringView(field.kind.choices).tokenize(u'|')) {
        if (choice == code)
            return true;
    }
    return false;
}

Result<Value> acceptDate(const FieldSpec &field, const Value &value)
{
    const QDate date = QDate::fromString(value.toText(), Qt::ISODate);
    if (!date.isValid() || date.toString(Qt::ISODate) != value.toText())
        return registry::refused(field);
    return value;
}

} // namespace

bool FieldSpec::isNumber() const
{
    switch (kind.type) {
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Real:
    case FieldType::Year:
    case FieldType::Boolean:
        return true;
    default:
        return false;
    }
}

QStringList FieldSpec::choices() const
{
    return QString::fromLatin1(kind.choices).split(u'|', Qt::SkipEmptyParts);
}

bool EntitySpec::hasNaturalKey() const
{
    return std::any_of(fields.begin(), fields.end(), [](const FieldSpec &field) { return field.isKey(); });
}

const FieldSpec *EntitySpec::find(QStringView field) const
{
    for (const FieldSpec &spec : fields) {
        if (spec.name == field)
            return &spec;
    }
    return nullptr;
}

namespace registry {

std::span<const EntitySpec> entities()
{
    static const std::vector<EntitySpec> specs = makeEntities();
    return specs;
}

size_t place(Entity entity)
{
    return entityPlaces()[static_cast<size_t>(entity)];
}

const EntitySpec &spec(Entity entity)
{
    return entities()[place(entity)];
}

const FieldSpec &spec(Field field)
{
    return *numberIndex()[static_cast<size_t>(field)];
}

const EntitySpec *find(QStringView entity)
{
    for (const EntitySpec &spec : entities()) {
        if (spec.name == entity)
            return &spec;
    }
    return nullptr;
}

std::optional<Field> fieldFromNumber(int number)
{
    if (number < 0 || size_t(number) >= numberIndex().size() || !numberIndex()[size_t(number)])
        return std::nullopt;
    return static_cast<Field>(number);
}

std::optional<Entity> entityFromNumber(int number)
{
    if (number < 0 || size_t(number) >= entityPlaces().size() || entityPlaces()[size_t(number)] == noPlace)
        return std::nullopt;
    return static_cast<Entity>(number);
}

std::span<const FieldSpec *const> referencesTo(Entity target)
{
    static const auto byTarget = [] {
        std::vector<std::vector<const FieldSpec *>> made(entityPlaces().size());
        for (const FieldSpec &field : fieldTable) {
            if (field.isReference())
                made[static_cast<size_t>(field.kind.target)].push_back(&field);
        }
        return made;
    }();
    return byTarget[static_cast<size_t>(target)];
}

tl::unexpected<Error> refused(const FieldSpec &field)
{
    return failure(Error::Code::InvalidValue, spec(field.entity()).name + u'.' + field.name);
}

Result<Value> accept(Field field, const Value &value)
{
    const FieldSpec &known = spec(field);
    if (value.isNull())
        return value;
    switch (known.kind.type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Position:
        return acceptText(known, value);
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Real:
    case FieldType::Year:
    case FieldType::Boolean:
        return acceptNumber(known, value);
    case FieldType::Date:
        return acceptDate(known, value);
    case FieldType::Choice:
        return isChoice(known, value.toText()) ? Result<Value>(value) : refused(known);
    case FieldType::Reference:
        return value.row() ? Result<Value>(value) : refused(known);
    }
    return refused(known);
}

/// `1e5` in a cell is a code or a slip of the finger; programs, toText() among them, write the sign of an exponent.
static bool hasTypedExponent(const QString &text)
{
    const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive);
    return e >= 0 && e + 1 < text.size() && text[e + 1] != u'+' && text[e + 1] != u'-';
}

Result<Value> parse(Field field, const QString &text)
{
    const FieldSpec &known = spec(field);
    if (text.isEmpty())
        return Value();
    if (known.isReference()) {
        const auto row = RowId::parse(text);
        return row ? Result<Value>(Value::reference(*row)) : refused(known);
    }
    if (!known.isNumber())
        return accept(field, Value::text(text));
    bool ok = false;
    if (const qint64 whole = text.toLongLong(&ok); ok)
        return accept(field, Value::integer(whole));
    const double number = text.toDouble(&ok);
    return ok && !std::isnan(number) && !hasTypedExponent(text) ? accept(field, Value::real(number)) : refused(known);
}

QString toText(Field field, const Value &value)
{
    if (value.isNull())
        return {};
    if (spec(field).isReference()) {
        const auto row = value.row();
        return row ? row->toString() : QString();
    }
    if (value.isInteger())
        return QString::number(value.toInteger());
    if (value.isReal())
        return QString::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    return value.toText();
}

QString rangeText(const FieldSpec &field)
{
    const auto number = [](double n) { return QString::number(n, 'g', 15); };
    switch (field.kind.type) {
    case FieldType::Choice:
        return QString::fromLatin1(field.kind.choices);
    case FieldType::Text:
    case FieldType::LongText:
        return u"≤ %1"_s.arg(number(field.kind.maximum));
    case FieldType::Date:
        return u"YYYY-MM-DD"_s;
    case FieldType::Reference:
        return spec(field.kind.target).name;
    case FieldType::Position:
        return {};
    default:
        return number(field.kind.minimum) + u'…' + number(field.kind.maximum);
    }
}

} // namespace registry

} // namespace core
