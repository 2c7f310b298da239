// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/salvage.h"

#include "core/base/hash.h"
#include "core/storage/database.h"
#include "core/storage/document.h"
#include "core/storage/log.h"
#include "core/storage/projection.h"
#include "core/storage/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace core::document {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads a damaged log as far as it goes and builds a sound one from it.
class Salvage
{
public:
    Salvage(Database &damaged, Database &made) : m_damaged(damaged), m_source(damaged), m_made(made), m_target(made) {}

    [[nodiscard]] Result<Salvaged> run(const QString &author, qint64 now, const std::atomic_bool *cancel);

private:
    [[nodiscard]] std::set<qint64> numbers() const;
    void read(const char *sql, std::set<qint64> &found) const;
    [[nodiscard]] bool buildsOnTaken(const LogTransaction &transaction) const;
    [[nodiscard]] Result<> take(LogTransaction transaction);
    void keepForLater(const LogTransaction &transaction);
    [[nodiscard]] Result<> enterAnew(const QString &author, qint64 now);
    [[nodiscard]] Salvaged::Missing headOf(qint64 number) const;

    Database &m_damaged;
    Log m_source;
    Database &m_made;
    Log m_target;
    Salvaged m_result;
    std::unordered_map<qint64, qint64> m_numbers; ///< theirs → ours
    QSet<QByteArray> m_hashes;
    std::map<std::pair<qint64, Column>, Value> m_later; ///< cells of transactions that build on lost ones
};

/// All numbers that can be read: from the front as far as it goes, and from the back.
std::set<qint64> Salvage::numbers() const
{
    std::set<qint64> found;
    for (const char *sql : {"SELECT id FROM tx ORDER BY id", "SELECT id FROM tx ORDER BY id DESC",
                            "SELECT DISTINCT id >> 24 FROM op"})
        read(sql, found);
    return found;
}

void Salvage::read(const char *sql, std::set<qint64> &found) const
{
    const auto query = m_damaged.use(sql);
    while (query) {
        const auto more = (*query)->step();
        if (!more || !*more)
            return;
        found.insert((*query)->integer(0));
    }
}

bool Salvage::buildsOnTaken(const LogTransaction &transaction) const
{
    for (qsizetype at = 0; at < transaction.parents.size(); at += Hasher::size) {
        if (!m_hashes.contains(transaction.parents.mid(at, Hasher::size)))
            return false;
    }
    const auto isTaken = [this](OpId op) { return m_numbers.contains(opid::transactionOf(op)); };
    return std::ranges::all_of(transaction.ops, [&](const LogOp &op) {
        return std::ranges::all_of(op.previous, isTaken) && std::ranges::all_of(op.seen, isTaken);
    });
}

Result<> Salvage::take(LogTransaction transaction)
{
    const qint64 number = static_cast<qint64>(m_numbers.size()) + 1;
    m_numbers.emplace(transaction.number, number);
    m_hashes.insert(transaction.hash);
    const auto renumber = [this](OpId &op) {
        op = opid::of(m_numbers.at(opid::transactionOf(op)), opid::placeOf(op));
    };
    transaction.number = number;
    for (LogOp &op : transaction.ops) {
        renumber(op.id);
        std::ranges::for_each(op.previous, renumber);
        std::ranges::for_each(op.seen, renumber);
    }
    ++m_result.taken;
    return m_target.adopt(transaction);
}

void Salvage::keepForLater(const LogTransaction &transaction)
{
    for (const LogOp &op : transaction.ops)
        m_later[{op.row, op.column}] = op.value;
    ++m_result.reentered;
}

Salvaged::Missing Salvage::headOf(qint64 number) const
{
    Salvaged::Missing missing;
    missing.number = number;
    const auto query = m_damaged.use("SELECT hlc, author, action FROM tx WHERE id = ?");
    const auto found = query ? (*query)->bind(0, number).step() : Result<bool>(false);
    if (found && *found) {
        missing.at = QDateTime::fromMSecsSinceEpoch((*query)->integer(0) >> 16, Qt::UTC);
        missing.author = (*query)->text(1);
        missing.action = (*query)->text(2);
    }
    return missing;
}

Result<> Salvage::enterAnew(const QString &author, qint64 now)
{
    if (m_later.empty())
        return {};
    Writer writer(m_made);
    std::set<std::pair<qint64, Entity>> rows;
    for (const auto &[cell, value] : m_later) {
        writer.write(cell.first, cell.second, value);
        rows.emplace(cell.first, static_cast<Entity>(cell.second >> 8));
    }
    // Of a row that was added by a lost transaction at least the cells that are left are shown.
    for (const auto &[row, entity] : rows) {
        const bool said = m_later.contains({row, existenceOf(entity)});
        RASHIN_LET(const auto heads, Projection(m_made).heads(row, existenceOf(entity)));
        if (!said && heads.empty())
            writer.write(row, existenceOf(entity), Value::integer(1));
    }
    RASHIN_TRY(writer.finish({author, 0, u"document.salvage"_s, {}, {}}, now));
    return {};
}

Result<Salvaged> Salvage::run(const QString &author, qint64 now, const std::atomic_bool *cancel)
{
    RASHIN_LET(const QByteArray document, m_source.documentId());
    for (const qint64 number : numbers()) {
        if (cancel && *cancel)
            return failure(Error::Code::Cancelled);
        auto transaction = m_source.read(number);
        const auto hash = transaction ? m_source.hashOf(*transaction, document) : failure(transaction.error());
        if (!hash || *hash != transaction->hash)
            m_result.missing.push_back(headOf(number));
        else if (buildsOnTaken(*transaction))
            RASHIN_TRY(take(*std::move(transaction)));
        else
            keepForLater(*transaction);
    }
    if (m_result.taken == 0)
        return failure(Error::Code::Damaged, m_damaged.path());
    RASHIN_TRY(m_made.exec(u"DELETE FROM local WHERE k = 'sequence'"_s)); // this is a site of its own
    RASHIN_TRY(Projection(m_made).rebuild());
    RASHIN_TRY(enterAnew(author, now));
    return m_result;
}

Result<Salvaged> salvageInto(const QString &path, const QString &made, const QString &author, qint64 now,
                             const std::atomic_bool *cancel)
{
    RASHIN_LET(auto damaged, Database::openDocument(path, Access::ReadOnly));
    RASHIN_LET(auto database, Database::create(made));
    RASHIN_LET(auto transaction, Transaction::begin(*database));
    RASHIN_TRY(lay(*database));
    RASHIN_TRY(Log(*database).setDocumentId(documentId(*damaged)));
    RASHIN_LET(auto salvaged, Salvage(*damaged, *database).run(author, now, cancel));
    if (const auto office = ownOffice(*damaged); office && *office)
        RASHIN_TRY(setOwnOffice(*database, *office));
    RASHIN_TRY(transaction.commit());
    return salvaged;
}

} // namespace

Result<Salvaged> salvage(const QString &path, const QString &target, const QString &author, qint64 now,
                         const std::atomic_bool *cancel)
{
    if (QFileInfo::exists(target))
        return failure(Error::Code::Exists, target);
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished);
    auto salvaged = salvageInto(path, unfinished, author, now, cancel);
    if (salvaged && !QFile::rename(unfinished, target))
        salvaged = failure(Error::Code::Storage, target);
    if (!salvaged)
        QFile::remove(unfinished);
    return salvaged;
}

} // namespace core::document
