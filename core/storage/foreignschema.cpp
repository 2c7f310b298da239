// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foreignschema.h"

#include "core/schema/ddl.h"

#include <QRegularExpression>
#include <QSet>

namespace core::foreignschema {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A table of names and types only: every word of it is a name in lower case or one of these.
bool isPlainTable(const QString &sql)
{
    static const QRegularExpression shape(
        uR"(\ACREATE TABLE "?[a-z][a-z0-9_]*"?\((.+)\)((?: STRICT)?(?:,? ?WITHOUT ROWID)?)\z)"_s);
    static const QRegularExpression column(
        uR"(\A"?[a-z][a-z0-9_]*"?( (INTEGER|TEXT|BLOB|REAL|ANY))?( PRIMARY KEY| NOT NULL)*\z)"_s);
    static const QRegularExpression key(uR"(, PRIMARY KEY\([a-z0-9_, "]+\)\z)"_s);
    const auto match = shape.match(sql);
    if (!match.hasMatch())
        return false;
    const QStringList columns = match.captured(1).remove(key).split(u", "_s);
    return std::all_of(columns.begin(), columns.end(), [](const QString &text) { return column.match(text).hasMatch(); });
}

bool isPlainIndex(const QString &sql)
{
    static const QRegularExpression shape(
        uR"(\ACREATE INDEX [a-z][a-z0-9_]* ON "?[a-z][a-z0-9_]*"?\("?[a-z][a-z0-9_]*"?(, ?"?[a-z][a-z0-9_]*"?)*\)\z)"_s);
    return shape.match(sql).hasMatch();
}

/// The tables SQLite's own search index keeps beside itself, for the index of this version.
bool isShadowTable(const QString &name, const QString &sql)
{
    static const QRegularExpression shape(
        uR"(\ACREATE TABLE '[a-z][a-z0-9_]*'\((id|segid|k)[A-Za-z0-9_ ,()]*\)( WITHOUT ROWID)?\z)"_s);
    const qsizetype end = name.lastIndexOf(u'_');
    const QString owner = u"CREATE VIRTUAL TABLE "_s + name.left(end) + u' ';
    const QStringList ours = ddl::projection();
    return end > 0 && shape.match(sql).hasMatch() && !sql.contains(u"CHECK"_s) && !sql.contains(u"DEFAULT"_s)
           && std::any_of(ours.begin(), ours.end(), [&](const QString &text) { return text.startsWith(owner); });
}

QSet<QString> setOf(const QStringList &texts)
{
    return QSet<QString>(texts.begin(), texts.end());
}

} // namespace

bool accepts(const QString &type, const QString &name, const QString &sql)
{
    static const QSet<QString> log = setOf(ddl::log());
    static const QSet<QString> ours = setOf(ddl::projection());
    static const QSet<QString> logTables = {u"meta"_s, u"tx"_s, u"op"_s, u"xprev"_s, u"seen"_s, u"local"_s};
    if (type == "index"_L1)
        return (sql.isEmpty() && name.startsWith("sqlite_autoindex_"_L1)) || ours.contains(sql) || isPlainIndex(sql);
    if (type != "table"_L1)
        return false;
    if (logTables.contains(name))
        return log.contains(sql) && sql.startsWith(u"CREATE TABLE "_s + name + u'(');
    return ours.contains(sql) || isPlainTable(sql) || isShadowTable(name, sql);
}

} // namespace core::foreignschema
