// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ddl.h"

namespace core::ddl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString indexOn(const EntitySpec &entity, const QString &columns, const QString &name)
{
    return u"CREATE INDEX by_%1_%2 ON \"%1\"(%3)"_s.arg(entity.name, name, columns);
}

/// References are looked up from the other end; codes by people.
bool isIndexed(const FieldSpec &field)
{
    return field.isReference() || field.field == Field::ProjectCode || field.field == Field::OfficeCode
           || field.field == Field::EvaluationYear || field.field == Field::SchemeYear;
}

/// Whole numbers have INTEGER affinity: without it SQLite compares a reference with a row id by another rule than the one
/// its index is sorted by, and joins two tables by reading one of them whole for every row of the other. All other
/// columns have none, so that they keep what the log holds (1, 1.0 and '1' apart).
QString affinity(const FieldSpec &field)
{
    switch (field.kind.type) {
    case FieldType::Reference:
    case FieldType::Year:
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Money:
        return u" INTEGER"_s;
    default:
        return {};
    }
}

} // namespace

QStringList log()
{
    return {
        u"CREATE TABLE meta(k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE tx(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, site BLOB NOT NULL, seq INTEGER NOT NULL, "
        "nonce BLOB NOT NULL, hlc INTEGER NOT NULL, author TEXT NOT NULL, office INTEGER NOT NULL, action TEXT NOT NULL, "
        "reason TEXT NOT NULL, undo_of BLOB, parents BLOB NOT NULL) STRICT"_s,
        u"CREATE TABLE op(id INTEGER PRIMARY KEY, row INTEGER NOT NULL, col INTEGER NOT NULL, val ANY, prev INTEGER) "
        "STRICT"_s,
        u"CREATE TABLE xprev(op INTEGER NOT NULL, prev INTEGER NOT NULL, PRIMARY KEY(op, prev)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE seen(op INTEGER NOT NULL, sop INTEGER NOT NULL, PRIMARY KEY(op, sop)) STRICT, WITHOUT ROWID"_s,
        // Never merged: who writes here, and what this copy remembers of its own use.
        u"CREATE TABLE local(k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID"_s,
    };
}

QString table(const EntitySpec &entity)
{
    QString sql = u"CREATE TABLE \"%1\"(id INTEGER PRIMARY KEY"_s.arg(entity.name);
    for (const FieldSpec &field : entity.fields)
        sql += u", \"%1\"%2"_s.arg(field.name, affinity(field));
    return sql + u')';
}

QStringList projection()
{
    QStringList sql = {
        u"CREATE TABLE tip(hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE cell(row INTEGER NOT NULL, col INTEGER NOT NULL, op INTEGER NOT NULL, PRIMARY KEY(row, col)) "
        "STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE rival(row INTEGER NOT NULL, col INTEGER NOT NULL, op INTEGER NOT NULL, "
        "PRIMARY KEY(row, col, op)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE dead(row INTEGER PRIMARY KEY, entity INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE disputed(row INTEGER PRIMARY KEY, entity INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE ghost(row INTEGER PRIMARY KEY, entity INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE cut(row INTEGER PRIMARY KEY) STRICT"_s,
        // The index of all texts, and which rows it has not caught up with (see core/storage/searchindex.h).
        u"CREATE TABLE unsearched(row INTEGER PRIMARY KEY, entity INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE searched(id INTEGER PRIMARY KEY, row INTEGER NOT NULL, col INTEGER NOT NULL, key TEXT NOT NULL) "
        "STRICT"_s,
        u"CREATE INDEX by_searched_row ON searched(row)"_s,
        u"CREATE VIRTUAL TABLE text_index USING fts5(grams, content='', columnsize=0, tokenize='ascii')"_s,
    };
    for (const EntitySpec &entity : registry::entities()) {
        sql += table(entity);
        for (const FieldSpec &field : entity.fields) {
            if (isIndexed(field))
                sql += indexOn(entity, u"\"%1\""_s.arg(field.name), field.name);
        }
    }
    return sql;
}

QStringList shadows()
{
    return {
        u"CREATE TABLE 'text_index_data'(id INTEGER PRIMARY KEY, block BLOB)"_s,
        u"CREATE TABLE 'text_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"_s,
        u"CREATE TABLE 'text_index_config'(k PRIMARY KEY, v) WITHOUT ROWID"_s,
    };
}

QStringList searchTables()
{
    return {u"text_index"_s, u"searched"_s, u"unsearched"_s};
}

QStringList projectionTables()
{
    QStringList names = {u"tip"_s, u"cell"_s, u"rival"_s, u"dead"_s, u"disputed"_s, u"ghost"_s, u"cut"_s};
    for (const EntitySpec &entity : registry::entities())
        names += entity.name;
    return names;
}

} // namespace core::ddl
