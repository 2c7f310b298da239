// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/moveoperations.h"

#include "core/domain/position.h"
#include "core/storage/planquery.h"

#include <algorithm>

namespace core {

using planquery::Sibling;

namespace {

QLatin1String actionOf(Entity entity)
{
    static constexpr const char *names[] = {
#define ENTITY(number, name, table) table ".move",
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
    };
    return QLatin1String(names[registry::place(entity)]);
}

std::optional<Field> positionField(Entity entity)
{
    const FieldSpec *spec = registry::spec(entity).find(QStringView(u"position"));
    return spec ? std::optional(spec->field) : std::nullopt;
}

tl::unexpected<Error> tooDeep()
{
    return failure(Error::Code::InvalidValue, QStringLiteral("policy.level"));
}

/// Sets the levels of a policy and all below it. The stored links are followed: the move itself changes none of them.
Result<> setLevels(Editor &editor, const std::vector<planquery::PolicyLine> &all, RowId policy, qint64 level,
                   qint64 deepest)
{
    if (level > deepest)
        return tooDeep();
    RASHIN_TRY(editor.set(policy, Field::PolicyDepth, Value::integer(level)));
    for (const planquery::PolicyLine &line : all) {
        if (line.parent == policy && !line.ghost)
            RASHIN_TRY(setLevels(editor, all, line.id, level + 1, deepest));
    }
    return {};
}

/// The deepest level the plan has a name for; all there can be where it names none.
Result<qint64> deepestLevel(const Reader &reader)
{
    RASHIN_LET(const auto levels, reader.records(Entity::PolicyLevel));
    qint64 deepest = levels.empty() ? static_cast<qint64>(registry::spec(Field::PolicyDepth).kind.maximum) : 0;
    for (const Record &level : levels)
        deepest = std::max(deepest, level.integer(Field::PolicyLevelDepth).value_or(0));
    return deepest;
}

/// Positions for `count` rows between two neighbours; nothing where there is no room, or a neighbour has none.
std::optional<std::vector<QString>> positionsBetween(const Sibling *before, const Sibling *after, size_t count)
{
    if ((before && !position::isValid(before->position)) || (after && !position::isValid(after->position)))
        return std::nullopt;
    QString last = before ? before->position : QString();
    std::vector<QString> made;
    while (made.size() < count) {
        auto next = position::between(last, after ? after->position : QString(), position::randomSuffix());
        if (!next)
            return std::nullopt;
        last = *next;
        made.push_back(*std::move(next));
    }
    return made;
}

} // namespace

MoveRows::MoveRows(Entity entity, std::vector<RowId> rows, Spot spot)
    : m_entity(entity), m_rows(std::move(rows)), m_spot(spot)
{
}

QLatin1String MoveRows::name() const
{
    return actionOf(m_entity);
}

Result<> MoveRows::apply(Editor &editor) const
{
    RASHIN_TRY(attach(editor));
    if (m_entity == Entity::Policy)
        RASHIN_TRY(relevel(editor));
    return place(editor);
}

Result<> MoveRows::attach(Editor &editor) const
{
    const auto link = planquery::parentField(m_entity);
    if (!link)
        return {};
    for (const RowId row : m_rows)
        RASHIN_TRY(editor.set(row, *link, Value::reference(m_spot.parent)));
    return {};
}

Result<> MoveRows::relevel(Editor &editor) const
{
    RASHIN_LET(const auto policies, planquery::policies(editor.read()));
    RASHIN_LET(const qint64 deepest, deepestLevel(editor.read()));
    const qint64 level = m_spot.parent ? editor.value(*m_spot.parent, Field::PolicyDepth).toInteger() + 1 : 1;
    for (const RowId row : m_rows)
        RASHIN_TRY(setLevels(editor, policies, row, level, deepest));
    return {};
}

Result<> MoveRows::place(Editor &editor) const
{
    const auto field = positionField(m_entity);
    if (!field)
        return failure(Error::Code::Usage, QString(registry::spec(m_entity).name));
    RASHIN_LET(auto rest, planquery::siblings(editor.read(), m_entity, m_spot.parent));
    std::erase_if(rest, [&](const Sibling &s) { return std::ranges::find(m_rows, s.id) != m_rows.end(); });
    auto at = m_spot.first ? rest.begin() : rest.end();
    if (m_spot.after) {
        at = std::ranges::find(rest, *m_spot.after, &Sibling::id);
        at = at == rest.end() ? at : at + 1;
    }
    const Sibling *before = at == rest.begin() ? nullptr : &*(at - 1);
    const Sibling *after = at == rest.end() ? nullptr : &*at;
    if (const auto positions = positionsBetween(before, after, m_rows.size())) {
        for (size_t i = 0; i < m_rows.size(); ++i)
            RASHIN_TRY(editor.set(m_rows[i], *field, Value::text((*positions)[i])));
        return {};
    }
    std::vector<RowId> order;
    std::transform(rest.begin(), at, std::back_inserter(order), [](const Sibling &s) { return s.id; });
    order.insert(order.end(), m_rows.begin(), m_rows.end());
    std::transform(at, rest.end(), std::back_inserter(order), [](const Sibling &s) { return s.id; });
    const auto spread = position::spread(static_cast<int>(order.size()));
    for (size_t i = 0; i < order.size(); ++i) {
        // A ghost cannot be written; it keeps its place as well as it can.
        if (editor.exists(m_entity, order[i]))
            RASHIN_TRY(editor.set(order[i], *field, Value::text(spread[i])));
    }
    return {};
}

} // namespace core
