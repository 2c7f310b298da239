// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/difference.h"

#include "core/base/hash.h"
#include "core/storage/document.h"
#include "core/storage/log.h"

#include <QSet>

#include <sqlite3.h>

#include <algorithm>

namespace core::difference {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Numbers of the transactions that `known` does not reach, rising. One pass backwards: parents come before children.
Result<std::vector<qint64>> missingFrom(Database &source, const QByteArrayList &known)
{
    QSet<QByteArray> reached(known.begin(), known.end());
    std::vector<qint64> missing;
    RASHIN_LET(auto query, source.use("SELECT id, hash, parents FROM tx ORDER BY id DESC"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            break;
        if (!reached.remove(query->blob(1))) {
            missing.push_back(query->integer(0));
            continue;
        }
        const QByteArray parents = query->blob(2);
        for (qsizetype at = 0; at < parents.size(); at += Hasher::size)
            reached.insert(parents.mid(at, Hasher::size));
    }
    std::reverse(missing.begin(), missing.end());
    return missing;
}

/// Copies the rows that `select` gives for one transaction.
class RowCopy
{
public:
    RowCopy(Database &source, Database &target) : m_source(source), m_target(target) {}
    [[nodiscard]] Result<qint64> copy(const QByteArray &select, const QByteArray &insert, qint64 from, qint64 to)
    {
        RASHIN_LET(auto rows, m_source.use(select));
        RASHIN_LET(auto into, m_target.use(insert));
        rows->bind(0, from);
        if (select.count('?') > 1)
            rows->bind(1, to);
        for (qint64 count = 0;; ++count) {
            RASHIN_LET(const bool more, rows->step());
            if (!more)
                return count;
            for (int column = 0; column < rows->columnCount(); ++column)
                bind(*into, column, *rows);
            RASHIN_TRY(into->run());
        }
    }
    [[nodiscard]] Result<> copyTransaction(qint64 number)
    {
        RASHIN_TRY(
            copy("SELECT id, hash, site, seq, nonce, hlc, author, office, action, reason, undo_of, parents FROM tx "
                 "WHERE id = ?",
                 "INSERT OR IGNORE INTO tx(id, hash, site, seq, nonce, hlc, author, office, action, reason, "
                 "undo_of, parents) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                 number, 0));
        return {};
    }
    [[nodiscard]] Result<qint64> copyOps(qint64 number)
    {
        const OpId first = opid::of(number, 0);
        const OpId end = opid::of(number + 1, 0);
        RASHIN_TRY(copy("SELECT op, prev FROM xprev WHERE op >= ? AND op < ?",
                        logsql::insertFurther, first, end));
        RASHIN_TRY(copy("SELECT op, sop FROM seen WHERE op >= ? AND op < ?", logsql::insertSeen, first, end));
        return copy("SELECT id, row, col, val, prev FROM op WHERE id >= ? AND id < ?", logsql::insertOp, first, end);
    }

private:
    static void bind(Statement &into, int column, const Statement &row)
    {
        if (row.type(column) == SQLITE_BLOB)
            into.bindView(column, row.view(column));
        else
            into.bindPlain(column, row.plain(column));
    }
    Database &m_source;
    Database &m_target;
};

/// Transactions that the ones in `target` name and that are not there.
Result<std::vector<qint64>> namedFrom(Database &target)
{
    std::vector<qint64> named;
    RASHIN_LET(auto query,
               target.use("SELECT DISTINCT n >> 24 FROM (SELECT prev AS n FROM op WHERE prev IS NOT NULL UNION ALL "
                          "SELECT prev FROM xprev UNION ALL SELECT sop FROM seen) WHERE n >> 24 NOT IN "
                          "(SELECT id FROM tx)"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return named;
        named.push_back(query->integer(0));
    }
}

Result<> copyIdentity(RowCopy &rows, Database &target)
{
    RASHIN_TRY(target.exec(u"DELETE FROM meta"_s));
    RASHIN_TRY(target.exec(u"DELETE FROM local WHERE k = 'site'"_s));
    RASHIN_TRY(rows.copy("SELECT k, v FROM meta WHERE ? = 0", "INSERT INTO meta(k, v) VALUES(?,?)", 0, 0));
    RASHIN_TRY(rows.copy("SELECT k, v FROM local WHERE ? = 0 AND k IN ('site', 'office')",
                         "INSERT INTO local(k, v) VALUES(?,?)", 0, 0));
    RASHIN_TRY(rows.copy("SELECT hash FROM tip WHERE ? = 0", "INSERT INTO tip(hash) VALUES(?)", 0, 0));
    return target.exec(u"INSERT INTO local(k, v) VALUES('part', 1)"_s);
}

Result<Counts> fill(Database &source, Database &target, const std::vector<qint64> &missing)
{
    Counts counts;
    RowCopy rows(source, target);
    for (const qint64 number : missing) {
        RASHIN_TRY(rows.copyTransaction(number));
        RASHIN_LET(const qint64 operations, rows.copyOps(number));
        ++counts.transactions;
        counts.operations += operations;
    }
    RASHIN_LET(const auto named, namedFrom(target));
    for (const qint64 number : named)
        RASHIN_TRY(rows.copyTransaction(number));
    RASHIN_TRY(copyIdentity(rows, target));
    return counts;
}

} // namespace

Result<Counts> write(Database &source, const QString &target, const QByteArrayList &known)
{
    RASHIN_LET(auto made, Database::create(target));
    // One read transaction, or a writer could change the log between two looks at it.
    RASHIN_TRY(source.exec(u"BEGIN"_s));
    const auto written = [&]() -> Result<Counts> {
        RASHIN_LET(const auto missing, missingFrom(source, known));
        RASHIN_LET(auto transaction, Transaction::begin(*made));
        RASHIN_TRY(document::lay(*made));
        RASHIN_LET(const Counts counts, fill(source, *made, missing));
        RASHIN_TRY(transaction.commit());
        return counts;
    }();
    RASHIN_TRY(source.exec(u"COMMIT"_s));
    return written;
}

Result<Counts> countAll(Database &database)
{
    RASHIN_LET(const Value transactions, database.single("SELECT count(*) FROM tx"));
    RASHIN_LET(const Value operations, database.single("SELECT count(*) FROM op"));
    return Counts{transactions.toInteger(), operations.toInteger()};
}

Result<QByteArrayList> tips(Database &database)
{
    QByteArrayList hashes;
    RASHIN_LET(auto query, database.use("SELECT hash FROM tip ORDER BY hash"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return hashes;
        hashes += query->blob(0);
    }
}

Result<qint64> countKnown(Database &database, const QByteArrayList &hashes)
{
    qint64 known = 0;
    RASHIN_LET(auto query, database.use("SELECT 1 FROM tx WHERE hash = ?"));
    for (const QByteArray &hash : hashes) {
        RASHIN_LET(const bool found, query->bind(0, hash).step());
        known += found;
        query->reset();
    }
    return known;
}

Result<bool> isPart(Database &database)
{
    RASHIN_LET(const Value part, database.single("SELECT 1 FROM local WHERE k = 'part'"));
    return !part.isNull();
}

} // namespace core::difference
