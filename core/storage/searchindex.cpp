// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/searchindex.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/storage/projected.h"

#include <limits>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace projected;

namespace {

/// FTS5's tokenizer 'ascii' takes letters, digits and all beyond ASCII for words; signs are moved out of its way into the
/// private use area.
QString shielded(const QString &key)
{
    QString made = key;
    for (QChar &c : made) {
        if (c.unicode() < 0x80 && !c.isLetterOrNumber())
            c = QChar(0xE000 + c.unicode());
    }
    return made;
}

/// The key as characters, each one or two units long.
QStringList charactersOf(const QString &key)
{
    QStringList characters;
    const QString safe = shielded(key);
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const bool pair = safe[i].isHighSurrogate() && i + 1 < safe.size();
        characters += safe.mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    return characters;
}

/// Every pair of neighbours, and the last character alone: so each character begins a word of the index.
QString gramsOf(const QString &key)
{
    const QStringList characters = charactersOf(key);
    QString grams;
    grams.reserve(characters.size() * 3);
    for (qsizetype i = 0; i < characters.size(); ++i) {
        grams += characters[i];
        if (i + 1 < characters.size())
            grams += characters[i + 1] + u' ';
    }
    return grams;
}

int importanceOf(const FieldSpec &field)
{
    const Entity entity = field.entity();
    if (field.field == Field::ProjectCode || field.field == Field::ProjectName || field.field == Field::ProjectKana
        || field.field == Field::ProjectFormerNames)
        return 0;
    if (field.kind.type == FieldType::Text && entity != Entity::Evaluation && entity != Entity::IndicatorValue)
        return 1;
    return entity == Entity::Project || entity == Entity::Policy || entity == Entity::Plan ? 2 : 3;
}

} // namespace

QString SearchIndex::expression(const QString &key)
{
    const QStringList characters = charactersOf(key);
    if (characters.size() == 1)
        return u'"' + characters.front() + u"\" *"_s;
    QStringList grams;
    for (qsizetype i = 0; i + 1 < characters.size(); ++i)
        grams += characters[i] + characters[i + 1];
    return u'"' + grams.join(u' ') + u'"';
}

Result<bool> SearchIndex::isComplete() const
{
    RASHIN_LET(const Value any, m_database.single("SELECT EXISTS(SELECT 1 FROM unsearched)"));
    return any.toInteger() == 0;
}

Result<int> SearchIndex::catchUp(int rows)
{
    std::vector<std::pair<qint64, Entity>> changed;
    {
        RASHIN_LET(auto query, m_database.use("SELECT row, entity FROM unsearched LIMIT ?"));
        query->bind(0, qint64{rows});
        for (;;) {
            RASHIN_LET(const bool more, query->step());
            if (!more)
                break;
            changed.emplace_back(query->integer(0), static_cast<Entity>(query->integer(1)));
        }
    }
    RASHIN_LET(auto done, m_database.use("DELETE FROM unsearched WHERE row = ?"));
    for (const auto &[row, entity] : changed) {
        RASHIN_TRY(takeIn(row, entity));
        RASHIN_TRY(done->bind(0, row).run());
    }
    return static_cast<int>(changed.size());
}

Result<> SearchIndex::takeIn(qint64 row, Entity entity)
{
    RASHIN_LET(const auto kept, keptOf(row));
    RASHIN_LET(const Texts wanted, keysOf(row, entity));
    for (auto text = kept.begin(); text != kept.end(); ++text) {
        if (wanted.value(text.key()) != text->key)
            RASHIN_TRY(remove(*text));
    }
    for (auto text = wanted.begin(); text != wanted.end(); ++text) {
        const auto before = kept.constFind(text.key());
        if (before == kept.constEnd() || before->key != *text)
            RASHIN_TRY(add(row, text.key(), *text));
    }
    return {};
}

Result<QHash<Column, SearchIndex::Kept>> SearchIndex::keptOf(qint64 row) const
{
    QHash<Column, Kept> found;
    RASHIN_LET(auto query, m_database.use("SELECT col, id, key FROM searched WHERE row = ?"));
    query->bind(0, row);
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return found;
        found.insert(static_cast<Column>(query->integer(0)), {query->integer(1), query->text(2)});
    }
}

/// What of the row is to be found: nothing of one that is gone, or only still shown because others refer to it.
Result<SearchIndex::Texts> SearchIndex::keysOf(qint64 row, Entity entity) const
{
    const EntitySpec &spec = registry::spec(entity);
    QByteArray sql = "SELECT id";
    for (const FieldSpec &field : spec.fields)
        sql += field.isText() ? ", " + columnName(columnOf(field.field)) : QByteArray();
    RASHIN_LET(auto query,
               m_database.use(sql + " FROM " + tableOf(entity) + " WHERE id = ?1 AND ?1 NOT IN (SELECT row FROM ghost)"));
    RASHIN_LET(const bool found, query->bind(0, row).step());
    Texts texts;
    int place = 1;
    for (const FieldSpec &field : spec.fields) {
        if (!found || !field.isText())
            continue;
        const QString key = searchKey(query->value(place++).toText());
        if (!key.isEmpty())
            texts.insert(columnOf(field.field), key);
    }
    return texts;
}

Result<> SearchIndex::add(qint64 row, Column column, const QString &key)
{
    RASHIN_LET(const qint64 id, nextId(importanceOf(registry::spec(static_cast<Field>(column)))));
    RASHIN_LET(auto keep, m_database.use("INSERT INTO searched(id, row, col, key) VALUES(?,?,?,?)"));
    RASHIN_TRY(keep->bind(0, id).bind(1, row).bind(2, qint64{column}).bind(3, key).run());
    RASHIN_LET(auto insert, m_database.use("INSERT INTO text_index(rowid, grams) VALUES(?,?)"));
    return insert->bind(0, id).bind(1, gramsOf(key)).run();
}

Result<> SearchIndex::remove(const Kept &kept)
{
    RASHIN_LET(auto forget, m_database.use("INSERT INTO text_index(text_index, rowid, grams) VALUES('delete',?,?)"));
    RASHIN_TRY(forget->bind(0, kept.id).bind(1, gramsOf(kept.key)).run());
    RASHIN_LET(auto drop, m_database.use("DELETE FROM searched WHERE id = ?"));
    return drop->bind(0, kept.id).run();
}

Result<qint64> SearchIndex::nextId(int importance)
{
    if (!m_next.contains(importance)) {
        RASHIN_LET(auto query, m_database.use("SELECT max(id) FROM searched WHERE id >= ? AND id < ?"));
        query->bind(0, firstOf(importance)).bind(1, firstOf(importance + 1));
        RASHIN_LET(const bool row, query->step());
        m_next[importance] = row && !query->isNull(0) ? query->integer(0) + 1 : firstOf(importance);
    }
    return m_next[importance]++;
}

Result<QByteArray> SearchIndex::fingerprint()
{
    RASHIN_TRY(catchUp(std::numeric_limits<int>::max()));
    m_database.forgetStatements();
    Hasher hasher;
    const auto addAll = [&](const QByteArray &sql) -> Result<> {
        RASHIN_LET(auto query, m_database.use(sql));
        for (;;) {
            RASHIN_LET(const bool more, query->step());
            if (!more)
                return {};
            for (int column = 0; column < query->columnCount(); ++column) {
                const QByteArray part = query->blob(column);
                hasher.addNumber(static_cast<quint64>(part.size()));
                hasher.add(part);
            }
        }
    };
    RASHIN_TRY(addAll("SELECT row, col, key FROM searched ORDER BY 1, 2"));
    RASHIN_TRY(m_database.exec(u"CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, text_index, 'row')"_s));
    RASHIN_TRY(addAll("SELECT term, doc, cnt FROM temp.terms ORDER BY term"));
    m_database.forgetStatements();
    RASHIN_TRY(m_database.exec(u"DROP TABLE temp.terms"_s));
    return hasher.result();
}

} // namespace core
