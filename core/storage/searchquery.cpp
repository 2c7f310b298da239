// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/searchquery.h"

#include "core/base/text.h"
#include "core/storage/projected.h"
#include "core/storage/searchindex.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <tuple>

namespace core::searchquery {

using namespace Qt::Literals::StringLiterals;
using namespace projected;

namespace {

/// A hit with what its place in the list depends on.
struct Ranked
{
    Hit hit;
    qint64 importance; ///< see SearchIndex::firstOf
    qsizetype position; ///< of the first word in the text
    qsizetype length;
};

bool isName(Field field)
{
    return field == Field::ProjectCode || field == Field::ProjectName || field == Field::ProjectKana
           || field == Field::ProjectFormerNames;
}

QString expressionOf(const QStringList &keys)
{
    QStringList parts;
    for (const QString &key : keys)
        parts += SearchIndex::expression(key);
    return parts.join(u" AND "_s);
}

qint64 lastOf(Scope scope)
{
    return scope == Scope::Names ? SearchIndex::firstOf(1) : std::numeric_limits<qint64>::max();
}

Result<> fromIndex(const Reader &reader, const QStringList &keys, int limit, Scope scope, std::vector<Ranked> &found)
{
    RASHIN_LET(auto query, reader.database().use(
        "SELECT s.id, s.row, s.col, s.key FROM text_index f CROSS JOIN searched s ON s.id = f.rowid WHERE text_index "
        "MATCH ? AND f.rowid < ? AND s.row NOT IN (SELECT row FROM unsearched) ORDER BY f.rowid LIMIT ?"));
    query->bind(0, expressionOf(keys)).bind(1, lastOf(scope)).bind(2, qint64{limit});
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return {};
        const auto row = query->row(1);
        const auto field = registry::fieldFromNumber(static_cast<int>(query->integer(2)));
        if (!row || !field)
            continue;
        const QString key = query->text(3);
        RASHIN_LET(const Value value, reader.value(*row, *field));
        found.push_back({{entityOf(*field), *row, *field, value.toText()}, query->integer(0) >> 40,
                         key.indexOf(keys.front()), key.size()});
    }
}

Result<qint64> countInIndex(const Reader &reader, const QStringList &keys, Scope scope)
{
    RASHIN_LET(auto query, reader.database().use("SELECT count(*) FROM text_index WHERE text_index MATCH ? AND rowid < ?"));
    query->bind(0, expressionOf(keys)).bind(1, lastOf(scope));
    RASHIN_LET(const bool row, query->step());
    return row ? query->integer(0) : 0;
}

bool holdsAll(const QString &key, const QStringList &keys)
{
    return std::all_of(keys.begin(), keys.end(), [&](const QString &wanted) { return key.contains(wanted); });
}

/// The rows that changed since the index last caught up.
Result<> fromChanged(const Reader &reader, const QStringList &keys, Scope scope, std::vector<Ranked> &found)
{
    RASHIN_LET(auto changed, reader.database().use("SELECT row, entity FROM unsearched WHERE row NOT IN (SELECT row FROM "
                                                   "ghost)"));
    for (;;) {
        RASHIN_LET(const bool more, changed->step());
        if (!more)
            return {};
        const auto id = changed->row(0);
        const auto entity = registry::entityFromNumber(static_cast<int>(changed->integer(1)));
        if (!id || !entity || (scope == Scope::Names && *entity != Entity::Project))
            continue;
        const auto record = reader.record(*entity, *id);
        if (!record)
            continue; // removed
        for (const FieldSpec &field : registry::spec(*entity).fields) {
            if (!field.isText() || (scope == Scope::Names && !isName(field.field)))
                continue;
            const QString text = record->text(field.field);
            const QString key = searchKey(text);
            if (holdsAll(key, keys))
                found.push_back({{*entity, *id, field.field, text}, isName(field.field) ? 0 : 2,
                                 key.indexOf(keys.front()), key.size()});
        }
    }
}

} // namespace

QStringList keysOf(const QString &words)
{
    static const QRegularExpression blanks(uR"([\s\x{3000}]+)"_s);
    QStringList keys;
    for (const QString &word : words.split(blanks, Qt::SkipEmptyParts)) {
        if (const QString key = searchKey(word); !key.isEmpty())
            keys += key;
    }
    keys.removeDuplicates();
    return keys;
}

Result<Found> find(const Reader &reader, const QString &words, int limit, Scope scope)
{
    const QStringList keys = keysOf(words);
    if (keys.isEmpty())
        return Found();
    std::vector<Ranked> ranked;
    RASHIN_TRY(fromChanged(reader, keys, scope, ranked));
    const auto changed = static_cast<qint64>(ranked.size());
    RASHIN_TRY(fromIndex(reader, keys, limit, scope, ranked));
    const auto indexed = static_cast<qint64>(ranked.size()) - changed;
    std::ranges::stable_sort(ranked, {}, [](const Ranked &hit) {
        return std::tuple(hit.importance, hit.position != 0, hit.position, hit.length);
    });
    Found found;
    found.total = changed + indexed;
    if (indexed == limit) {
        // Rows that changed meanwhile count as they were: a little too many or too few of hundreds.
        RASHIN_LET(const qint64 all, countInIndex(reader, keys, scope));
        found.total = std::max(found.total, changed + all);
    }
    for (Ranked &hit : ranked) {
        if (found.hits.size() < size_t(limit))
            found.hits.push_back(std::move(hit.hit));
    }
    return found;
}

} // namespace core::searchquery
