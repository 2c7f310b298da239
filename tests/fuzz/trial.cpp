// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/forger.h"

#include "core/base/clock.h"
#include "core/exchange/merge.h"
#include "core/schema/ddl.h"
#include "core/storage/document.h"

#include <QFile>

namespace fuzz {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime(QDate(2026, 6, 29), QTime(0, 0), Qt::UTC); }
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

/// Everything the tables say, without local numbers.
Result<QStringList> tablesOf(const QString &path)
{
    RASHIN_LET(const auto database, document::open(path, Access::ReadOnly));
    QStringList lines;
    const auto add = [&](const QString &table, const QByteArray &sql) -> Result<> {
        RASHIN_LET(auto query, database->use(sql));
        return query->each([&](const Statement &row) {
            QString line = table;
            for (int i = 0; i < row.columnCount(); ++i)
                line += u'|' + QString::number(row.type(i)) + u' ' + QString::fromLatin1(row.blob(i).toHex());
            lines += line;
        });
    };
    for (const char *heads : {"cell", "rival"})
        RASHIN_TRY(add(QString::fromLatin1(heads), QByteArray("SELECT c.row, c.col, t.hash, c.op & 16777215 FROM ") + heads
                                                       + " c JOIN tx t ON t.id = c.op >> 24 ORDER BY 1, 2, 3, 4"));
    for (const QString &table : ddl::projectionTables()) {
        if (table != u"cell" && table != u"rival")
            RASHIN_TRY(add(table, "SELECT * FROM \"" + table.toUtf8() + "\" ORDER BY 1"));
    }
    return lines;
}

} // namespace

Trial::Trial()
{
    const QString base = path(u"base.rashin"_s);
    if (!Forger::makeBase(base))
        complain(u"no base"_s);
    m_base = bytesOf(base);
}

std::vector<bool> Trial::mergeInOrder(const QString &name, const QList<QStringList> &steps)
{
    const StillClock clock;
    const QString document = path(name);
    if (!writeBytes(document, m_base))
        complain(u"cannot write"_s);
    MergeOptions options;
    options.backup = false;
    std::vector<bool> went;
    for (const QStringList &files : steps) {
        const QByteArray before = bytesOf(document);
        const auto done = merge(document, files, clock, options);
        went.push_back(done.has_value());
        if (!done && bytesOf(document) != before)
            complain(name + u": changed though refused"_s);
        ++m_offered;
        m_taken += done && done->newTransactions() > 0 ? 1 : 0;
        const auto again = done ? merge(document, files, clock, options) : done;
        if (done && (!again || again->newTransactions() != 0))
            complain(name + u": something new at the second time"_s);
    }
    const auto database = document::open(document, Access::ReadWrite);
    const auto found = database ? document::check(**database) : failure(database.error());
    if (!found || !found->isSound())
        complain(name + u": not sound: "_s + (found ? found->problems.join(u"; "_s) : found.error().detail));
    return went;
}

void Trial::compare(const QString &one, const QString &other)
{
    const auto a = tablesOf(path(one));
    const auto b = tablesOf(path(other));
    if (!a || !b)
        return complain(u"cannot be read"_s);
    for (qsizetype i = 0; i < std::max(a->size(), b->size()); ++i) {
        if (a->value(i) != b->value(i))
            return complain(one + u" is not "_s + other + u": "_s + a->value(i) + u" / "_s + b->value(i));
    }
}

QStringList Trial::run(std::span<const quint8> bytes)
{
    m_problems.clear();
    m_offered = 0;
    m_taken = 0;
    Forger forger(bytes);
    QStringList files;
    for (const QString &name : {u"a.rashin"_s, u"b.rashin"_s}) {
        files += path(name);
        if (!writeBytes(files.last(), m_base))
            complain(u"cannot write"_s);
        const auto database = document::open(files.last(), Access::ReadWrite);
        const auto forged = database ? forger.forge(**database) : failure(database.error());
        if (!forged) // only a reference to a transaction that is nowhere can end it early
            continue;
    }
    const auto forth = mergeInOrder(u"forth.rashin"_s, {{files[0]}, {files[1]}});
    const auto back = mergeInOrder(u"back.rashin"_s, {{files[1]}, {files[0]}});
    const auto together = mergeInOrder(u"together.rashin"_s, {files});
    const bool all = forth[0] && forth[1];
    if (all != (back[0] && back[1]) || all != together[0])
        complain(u"whether they go in depends on the order"_s);
    if (all && m_problems.isEmpty()) {
        compare(u"forth.rashin"_s, u"back.rashin"_s);
        compare(u"forth.rashin"_s, u"together.rashin"_s);
    }
    return m_problems;
}

} // namespace fuzz
