// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foreignlog.h"

#include "core/base/hash.h"
#include "core/storage/database.h"
#include "core/storage/foreignschema.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_set>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestValue = 16 * 1024 * 1024;
constexpr int longestName = 4000;                ///< bytes of an author or the name of an operation
constexpr int longestReason = 400'000;           ///< bytes
constexpr int longestKey = 64;                   ///< bytes of a site or nonce
constexpr qint64 mostTransactions = qint64{1} << 38;
constexpr qint64 latestClock = qint64{1} << 62;  ///< so that adding one to it never runs over

/// https://www.sqlite.org/fileformat.html §1.3. A file of ours is never in WAL mode: what lies in the log beside it
/// would be missing from a copy.
Result<> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Code::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    const QByteArray header = file.read(100);
    const auto number = [&](int offset) { return qFromBigEndian<qint32>(header.constData() + offset); };
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return failure(Error::Code::Foreign);
    if (number(68) != Database::applicationId)
        return failure(Error::Code::Foreign);
    if (header[18] != 1 || header[19] != 1)
        return damaged("journal mode");
    if (number(56) != 1)
        return damaged("text encoding");
    if (QFileInfo(path + u"-journal"_s).size() > 0)
        return failure(Error::Code::Locked, u"journal"_s);
    return {};
}

/// Reading the log and nothing else: whatever else a statement would do is refused when it is prepared.
int allowReadingTheLog(void *, int action, const char *first, const char *, const char *, const char *)
{
    static constexpr std::array tables = {"sqlite_schema", "sqlite_master", "meta", "tx", "op", "xprev", "seen", "local", "tip"};
    const auto isOneOf = [&](const char *name) {
        return std::any_of(tables.begin(), tables.end(), [&](const char *known) { return std::strcmp(known, name) == 0; });
    };
    switch (action) {
    case SQLITE_SELECT: return SQLITE_OK;
    case SQLITE_READ: return first && isOneOf(first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA: return first && std::strcmp(first, "quick_check") == 0 ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_DENY;
    }
}

int isCancelled(void *cancel)
{
    return static_cast<const std::atomic_bool *>(cancel)->load() ? 1 : 0;
}

bool isBlob(const Statement &row, int column, qsizetype longest)
{
    return row.type(column) == SQLITE_BLOB && row.view(column).size() <= longest;
}

bool isHash(const Statement &row, int column)
{
    return isBlob(row, column, Hasher::size) && row.view(column).size() == Hasher::size;
}

/// Text that reads back byte for byte as it was written.
bool isText(const Statement &row, int column, qsizetype longest)
{
    if (row.type(column) != SQLITE_TEXT)
        return false;
    const QByteArrayView bytes = row.view(column);
    return bytes.size() <= longest && !bytes.contains('\0') && QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
}

/// Japanese and Latin text that no normalisation changes, told without converting it: the common case.
bool isPlainUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    const auto *end = at + bytes.size();
    const auto follows = [&](int i) { return (at[i] & 0xC0) == 0x80; };
    while (at < end) {
        if (*at < 0x80) {
            if (*at++ == 0)
                return false;
        } else if (*at >= 0xC3 && *at <= 0xCB && end - at >= 2 && follows(1)) { // U+00C0 to U+02FF
            at += 2;
        } else if (*at >= 0xE3 && *at <= 0xEC && end - at >= 3 && follows(1) && follows(2)) { // U+3000 to U+CFFF
            if (*at == 0xE3 && at[1] == 0x82 && (at[2] == 0x99 || at[2] == 0x9A))
                return false; // a sound mark by itself
            at += 3;
        } else if (*at == 0xEF && end - at >= 3 && (at[1] == 0xBC || at[1] == 0xBD) && follows(2)) { // full width
            at += 3;
        } else {
            return false;
        }
    }
    return true;
}

/// Whether our own Value would hold exactly this: otherwise its hash would not be the same when read again.
bool isOurValue(const PlainValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return !(*number == 0.0 && std::signbit(*number));
    if (const auto *text = std::get_if<QByteArrayView>(&value)) {
        return !text->isEmpty()
               && (isPlainUtf8(*text)
                   || (QUtf8StringView(text->data(), text->size()).isValidUtf8()
                       && Value::text(QString::fromUtf8(*text)).toText().toUtf8() == *text));
    }
    return !std::holds_alternative<std::monostate>(value);
}

Result<> checkParents(QByteArrayView parents)
{
    if (parents.size() % Hasher::size != 0)
        return damaged("parents");
    for (qsizetype at = Hasher::size; at < parents.size(); at += Hasher::size) {
        if (std::memcmp(parents.data() + at - Hasher::size, parents.data() + at, Hasher::size) >= 0)
            return damaged("parents out of order");
    }
    return {};
}

} // namespace

Result<std::unique_ptr<ForeignLog>> ForeignLog::open(const QString &path, const std::atomic_bool *cancel)
{
    RASHIN_TRY(checkHeader(path));
    std::unique_ptr<ForeignLog> log(new ForeignLog);
    log->m_cancel = cancel;
    RASHIN_TRY(log->openFile(path));
    RASHIN_TRY(log->lockDown());
    RASHIN_TRY(log->checkSchema());
    RASHIN_TRY(log->readIdentity());
    return log;
}

ForeignLog::~ForeignLog()
{
    m_hashOf.reset();
    for (Cursor *cursor : {&m_transactions, &m_ops, &m_further, &m_seen})
        cursor->statement.reset();
    sqlite3_close(m_handle);
}

Result<> ForeignLog::openFile(const QString &path)
{
    // Not through Qt's driver: what it sends before we can lock the connection down is for files of our own.
    const QByteArray uri = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + "?mode=ro&immutable=1";
    const int code = sqlite3_open_v2(uri.constData(), &m_handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                     nullptr);
    return code == SQLITE_OK ? Result<>() : failure(sqliteError(m_handle, code));
}

Result<> ForeignLog::lockDown()
{
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    for (const int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(m_handle, off, 0, nullptr);
    const std::pair<int, int> limits[] = {{SQLITE_LIMIT_LENGTH, longestValue}, {SQLITE_LIMIT_COLUMN, 300},
                                          {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                          {SQLITE_LIMIT_VDBE_OP, 25000},       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                          {SQLITE_LIMIT_TRIGGER_DEPTH, 1},     {SQLITE_LIMIT_SQL_LENGTH, 100'000}};
    for (const auto &[limit, value] : limits)
        sqlite3_limit(m_handle, limit, value);
    for (const char *pragma : {"PRAGMA mmap_size = 0", "PRAGMA cell_size_check = ON", "PRAGMA query_only = ON",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384"}) {
        if (const int code = sqlite3_exec(m_handle, pragma, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return failure(sqliteError(m_handle, code));
    }
    sqlite3_set_authorizer(m_handle, allowReadingTheLog, nullptr);
    if (m_cancel)
        sqlite3_progress_handler(m_handle, 10000, isCancelled, const_cast<std::atomic_bool *>(m_cancel));
    return {};
}

Result<Statement> ForeignLog::prepare(QByteArrayView sql)
{
    auto statement = Statement::prepare(m_handle, sql);
    if (statement || statement.error().code == Error::Code::Cancelled)
        return statement;
    return failure(Error::Code::Damaged, statement.error().detail);
}

Result<> ForeignLog::checkSchema()
{
    RASHIN_LET(auto entry, prepare("SELECT type, name, sql FROM sqlite_schema"));
    std::unordered_set<std::string> tables;
    for (;;) {
        RASHIN_LET(const bool more, entry.step());
        if (!more)
            break;
        const QString name = entry.text(1);
        if (!foreignschema::accepts(entry.text(0), name, entry.text(2)))
            return failure(Error::Code::Damaged, u"schema: "_s + name.left(100));
        if (entry.text(0) == "table"_L1)
            tables.insert(name.toStdString());
    }
    for (const char *name : {"meta", "tx", "op", "xprev", "seen", "local", "tip"}) {
        if (!tables.contains(name))
            return damaged("a table of the log is missing");
    }
    return {};
}

Result<> ForeignLog::readIdentity()
{
    RASHIN_LET(auto meta, prepare("SELECT k, v FROM meta"));
    for (;;) {
        RASHIN_LET(const bool more, meta.step());
        if (!more)
            break;
        if (meta.text(0) != u"document")
            return failure(Error::Code::TooNew, u"meta: "_s + meta.text(0).left(100)); // needs what this version lacks
        if (!isBlob(meta, 1, 16) || meta.view(1).size() != 16)
            return damaged("document id");
        m_document = meta.blob(1);
    }
    if (m_document.isEmpty())
        return damaged("document id");
    RASHIN_LET(auto local, prepare("SELECT k, v FROM local WHERE k IN ('site', 'office')"));
    for (;;) {
        RASHIN_LET(const bool more, local.step());
        if (!more)
            return {};
        if (local.text(0) == u"office")
            m_office = local.row(1);
        else if (isBlob(local, 1, longestKey))
            m_site = local.blob(1);
    }
}

Result<> ForeignLog::checkPages()
{
    for (const char *table : {"meta", "tx", "op", "xprev", "seen", "tip"}) {
        RASHIN_LET(auto check, prepare("PRAGMA quick_check('" + QByteArray(table) + "')"));
        RASHIN_LET(const bool row, check.step());
        if (!row || check.text(0) != u"ok")
            return failure(Error::Code::Damaged, check.text(0).left(200));
    }
    return {};
}

Result<QByteArrayList> ForeignLog::unknownTips(const Knows &knows)
{
    QByteArrayList tips;
    RASHIN_LET(auto query, prepare("SELECT hash FROM tip"));
    RASHIN_TRY(query.each([&](const Statement &row) -> Result<> {
        if (!isHash(row, 0))
            return damaged("tip");
        RASHIN_LET(const bool known, knows(row.view(0)));
        if (!known)
            tips.push_back(row.blob(0));
        return {};
    }));
    return tips;
}

Result<bool> ForeignLog::isKnownWholly(const Knows &knows)
{
    RASHIN_LET(const auto tips, unknownTips(knows));
    return tips.empty();
}

Result<ForeignTransaction> ForeignLog::transactionFrom(const Statement &row) const
{
    for (const int number : {0, 3, 5, 7}) {
        if (row.type(number) != SQLITE_INTEGER)
            return damaged("number");
    }
    const bool isFormed = isHash(row, 1) && isBlob(row, 2, longestKey) && isBlob(row, 4, longestKey)
                          && isText(row, 6, longestName) && isText(row, 8, longestName) && isText(row, 9, longestReason)
                          && (row.isNull(10) || isHash(row, 10)) && isBlob(row, 11, longestValue);
    if (!isFormed)
        return damaged("transaction");
    ForeignTransaction made;
    made.number = row.integer(0);
    made.hash = row.blob(1);
    made.site = row.blob(2);
    made.sequence = row.integer(3);
    made.nonce = row.blob(4);
    made.clock = row.integer(5);
    made.author = row.view(6).toByteArray();
    made.office = row.integer(7);
    made.action = row.view(8).toByteArray();
    made.reason = row.view(9).toByteArray();
    made.undoOf = row.blob(10);
    made.parents = row.blob(11);
    if (made.number < 1 || made.number >= mostTransactions || made.clock < 0 || made.clock >= latestClock
        || made.sequence < 0 || made.sequence >= latestClock || made.office < 0)
        return damaged("number out of range");
    RASHIN_TRY(checkParents(made.parents));
    return made;
}

Result<std::vector<qint64>> ForeignLog::unknown(const Knows &knows)
{
    RASHIN_LET(const auto tips, unknownTips(knows));
    QSet<QByteArray> wanted(tips.begin(), tips.end());
    std::vector<qint64> found;
    RASHIN_LET(auto query, prepare("SELECT id, hash, parents FROM tx ORDER BY id DESC"));
    while (!wanted.isEmpty()) {
        RASHIN_LET(const bool more, query.step());
        if (!more)
            return damaged("a transaction is missing");
        if (!isHash(query, 1) || !wanted.remove(QByteArray::fromRawData(query.view(1).data(), Hasher::size)))
            continue;
        if (!isBlob(query, 2, longestValue))
            return damaged("transaction");
        found.push_back(query.integer(0));
        const QByteArrayView parents = query.view(2);
        RASHIN_TRY(checkParents(parents));
        for (qsizetype at = 0; at < parents.size(); at += Hasher::size) {
            const QByteArrayView parent = parents.sliced(at, Hasher::size);
            RASHIN_LET(const bool known, knows(parent));
            if (!known) // one that was found already stands behind its child: it is missing where it should be
                wanted.insert(parent.toByteArray());
        }
    }
    std::reverse(found.begin(), found.end());
    return found;
}

Result<ForeignTransaction> ForeignLog::transaction(qint64 number)
{
    if (number <= std::exchange(m_lastRead, number)) // a second time: from the start
        m_transactions.at = -1;
    RASHIN_TRY(seek(m_transactions,
                    "SELECT id, hash, site, seq, nonce, hlc, author, office, action, reason, undo_of, parents FROM tx "
                    "WHERE id >= ? ORDER BY id", number));
    if (m_transactions.at != number)
        return damaged("a transaction is missing");
    RASHIN_LET(ForeignTransaction made, transactionFrom(*m_transactions.statement));
    RASHIN_TRY(advance(m_transactions));
    return made;
}

Result<QByteArray> ForeignLog::hashOf(qint64 number)
{
    if (!m_hashOf) {
        RASHIN_LET(Statement statement, prepare("SELECT hash FROM tx WHERE id = ?"));
        m_hashOf.emplace(std::move(statement));
    }
    RASHIN_LET(const bool found, m_hashOf->bind(0, number).step());
    if (!found || !isHash(*m_hashOf, 0))
        return damaged("a transaction is missing");
    QByteArray hash = m_hashOf->blob(0);
    m_hashOf->reset();
    return hash;
}

Result<> ForeignLog::advance(Cursor &cursor)
{
    RASHIN_LET(const bool more, cursor.statement->step());
    if (more && cursor.statement->type(0) != SQLITE_INTEGER)
        return damaged("op");
    cursor.at = more ? cursor.statement->integer(0) : std::numeric_limits<OpId>::max();
    return {};
}

Result<> ForeignLog::seek(Cursor &cursor, const char *sql, OpId first)
{
    if (!cursor.statement) {
        RASHIN_LET(Statement statement, prepare(sql));
        cursor.statement.emplace(std::move(statement));
    } else if (cursor.at >= first && cursor.soughtFrom <= first) {
        return {}; // nothing between here and there
    }
    cursor.soughtFrom = first;
    cursor.statement->reset();
    cursor.statement->bind(0, first);
    return advance(cursor);
}

Result<> ForeignLog::collect(Cursor &cursor, OpId op, std::vector<OpId> &into) const
{
    while (cursor.at == op) {
        if (cursor.statement->type(1) != SQLITE_INTEGER)
            return damaged("reference");
        const OpId version = cursor.statement->integer(1);
        if (version < 0)
            return damaged("reference");
        into.push_back(version);
        RASHIN_TRY(advance(cursor));
    }
    // One that belongs to no op of the transaction would never be hashed.
    return cursor.at < op ? Result<>(damaged("a stray reference")) : Result<>();
}

Result<> ForeignLog::ops(qint64 transaction, const std::function<Result<>(const Op &)> &take)
{
    const OpId first = opid::of(transaction, 0);
    const OpId end = opid::of(transaction + 1, 0);
    if (transaction <= std::exchange(m_last, transaction)) { // read a second time: from the start
        for (Cursor *cursor : {&m_ops, &m_further, &m_seen})
            cursor->at = -1;
    }
    RASHIN_TRY(seek(m_ops, "SELECT id, row, col, val, prev FROM op WHERE id >= ? ORDER BY id", first));
    RASHIN_TRY(seek(m_further, "SELECT op, prev FROM xprev WHERE op >= ? ORDER BY op, prev", first));
    RASHIN_TRY(seek(m_seen, "SELECT op, sop FROM seen WHERE op >= ? ORDER BY op, sop", first));
    for (OpId expected = first; m_ops.at < end; ++expected) {
        const Statement &row = *m_ops.statement;
        const PlainValue value = row.plain(3);
        if (m_ops.at != expected || row.type(1) != SQLITE_INTEGER || row.type(2) != SQLITE_INTEGER
            || (row.type(4) != SQLITE_NULL && row.type(4) != SQLITE_INTEGER) || !isOurValue(value))
            return damaged("op");
        Op op;
        op.row = row.integer(1);
        const qint64 column = row.integer(2);
        if (op.row < 1 || column < 256 || column > 0xFFFF)
            return damaged("cell");
        op.column = static_cast<Column>(column);
        op.value = value;
        m_previousList.clear();
        m_seenList.clear();
        if (!row.isNull(4))
            m_previousList.push_back(row.integer(4));
        RASHIN_TRY(collect(m_further, expected, m_previousList));
        RASHIN_TRY(collect(m_seen, expected, m_seenList));
        op.previous = &m_previousList;
        op.seen = &m_seenList;
        RASHIN_TRY(take(op));
        RASHIN_TRY(advance(m_ops));
    }
    const bool stray = m_further.at < end || m_seen.at < end;
    return stray ? Result<>(damaged("a stray reference")) : Result<>();
}

Result<qint64> ForeignLog::opCount(qint64 transaction)
{
    RASHIN_LET(auto last, prepare("SELECT id FROM op WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1"));
    last.bind(0, opid::of(transaction, 0)).bind(1, opid::of(transaction + 1, 0));
    RASHIN_LET(const bool found, last.step());
    // That they are numbered without a gap, ops() finds out.
    return found ? opid::placeOf(last.integer(0)) + 1 : 0;
}

} // namespace core
