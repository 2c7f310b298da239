// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/forger.h"

#include "core/base/hash.h"
#include "core/schema/registry.h"
#include "core/storage/document.h"
#include "core/storage/projection.h"

#include <algorithm>
#include <set>

namespace fuzz {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

constexpr qint64 start = qint64{1'780'000'000'000} << 16; ///< of the clock, early summer of 2026

struct Row
{
    qint64 id;
    Entity entity;
};

/// Rows of the base (1 to 6), rows that more than one forger makes, a row that nobody makes, and one of a later version. Of
/// each it is known what it is: that a row is made to be two things refuses the whole.
constexpr Row rows[] = {{1, Entity::Plan},      {2, Entity::Office},    {3, Entity::Policy},
                        {4, Entity::Policy},    {5, Entity::Project},   {6, Entity::Indicator},
                        {101, Entity::Project}, {102, Entity::Policy},  {103, Entity::Money},
                        {104, Entity::Cycle},   {105, Entity::Grade},   {106, Entity::Office},
                        {107, Entity(250)},     {9'000'000'000'000'000'000, Entity::Project}};

struct Born
{
    qint64 row;
    Entity entity;
    std::vector<std::pair<Field, Value>> cells;
};

std::vector<Born> honestRows()
{
    return {{1, Entity::Plan, {{Field::PlanTitle, Value::text(u"計画"_s)}}},
            {2, Entity::Office, {{Field::OfficeName, Value::text(u"支所"_s)}}},
            {3, Entity::Policy, {{Field::PolicyTitle, Value::text(u"方針"_s)}}},
            {4, Entity::Policy, {{Field::PolicyTitle, Value::text(u"取組"_s)}, {Field::PolicyParent, Value::integer(3)}}},
            {5, Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)}, {Field::ProjectPolicyMain, Value::integer(4)}}},
            {6, Entity::Indicator, {{Field::IndicatorName, Value::text(u"指標"_s)}, {Field::IndicatorProject, Value::integer(5)}}}};
}

LogTransaction blank(qint64 number, qint64 clock)
{
    LogTransaction made;
    made.number = number;
    made.site = QByteArray(16, 's');
    made.sequence = number;
    made.nonce = QByteArray(8, 'n');
    made.clock = clock;
    made.author = u"偽"_s;
    made.action = u"test.forge"_s;
    return made;
}

Result<> adopt(Log &log, LogTransaction &transaction)
{
    for (size_t i = 0; i < transaction.ops.size(); ++i)
        transaction.ops[i].id = opid::of(transaction.number, qint64(i));
    RASHIN_LET(const QByteArray document, log.documentId());
    RASHIN_LET(transaction.hash, log.hashOf(transaction, document));
    return log.adopt(transaction);
}

} // namespace

Result<> Forger::makeBase(const QString &path)
{
    RASHIN_LET(const auto database, Database::create(path));
    RASHIN_TRY(document::lay(*database));
    Log log(*database);
    RASHIN_TRY(log.setDocumentId(QByteArray(16, 'd')));
    LogTransaction transaction = blank(1, start);
    for (const Born &row : honestRows()) {
        transaction.ops.push_back({0, row.row, existenceOf(row.entity), Value::integer(1), {}, {}});
        for (const auto &[field, value] : row.cells)
            transaction.ops.push_back({0, row.row, columnOf(field), value, {}, {}});
    }
    RASHIN_TRY(adopt(log, transaction));
    RASHIN_LET(const auto changes, Projection(*database).apply(transaction));
    return changes.rows.empty() ? failure(Error::Code::NotFound) : Result<>();
}

/// Whether something is done that no honest writer does. Only some forgers do such things: a log with one of them is
/// refused as a whole, and what is refused says nothing about what is taken in.
bool Forger::goesWild(int oneIn)
{
    return m_isWild && pick(oneIn) == 0;
}

int Forger::pick(int choices)
{
    if (m_bytes.empty())
        return 0;
    const int byte = m_bytes.front();
    m_bytes = m_bytes.subspan(1);
    return byte % choices;
}

Result<> Forger::forge(Database &copy)
{
    m_versions.clear();
    m_all.clear();
    m_isWild = pick(4) == 3;
    RASHIN_LET(auto query, copy.use("SELECT id, row, col FROM op ORDER BY id"));
    RASHIN_TRY(query->each([&](const Statement &row) {
        m_versions[{row.integer(1), int(row.integer(2))}].push_back(row.integer(0));
        m_all.push_back(row.integer(0));
    }));
    const Log log(copy);
    for (int i = 0, count = 1 + pick(5); i < count; ++i)
        RASHIN_TRY(forgeOne(copy, log, i + 2));
    return {};
}

Result<> Forger::forgeOne(Database &copy, const Log &, qint64 number)
{
    Log log(copy);
    m_fork = pick(6);
    LogTransaction transaction = blank(number, start + pick(3));
    transaction.nonce[0] = char(pick(256)); // decides which of two versions with one clock shows
    transaction.office = pick(4) == 0 ? 2 : 0;
    if (pick(8) == 0) {
        RASHIN_LET(const LogTransaction first, log.read(1));
        transaction.undoOf = first.hash;
    }
    RASHIN_LET(transaction.parents, parents(copy));
    for (int i = pick(7); i >= 0; --i)
        transaction.ops.push_back(op());
    RASHIN_TRY(adopt(log, transaction));
    for (const LogOp &made : transaction.ops) {
        m_versions[{made.row, made.column}].push_back(made.id);
        m_all.push_back(made.id);
    }
    return moveTips(copy, transaction);
}

LogOp Forger::op()
{
    const Row &row = rows[pick(int(std::size(rows)))];
    const Entity entity = goesWild(6) ? rows[pick(int(std::size(rows)))].entity : row.entity;
    // Existence often, known fields mostly, and fields of a later version.
    const int field = pick(3) == 0 ? 0 : pick(14) + (pick(12) == 0 ? 200 : 0);
    LogOp made;
    made.row = row.id;
    made.column = existenceOf(entity) | field;
    made.value = value(made.column);
    made.previous = previousOf(made);
    if (isExistence(made.column) && made.value == Value::integer(0))
        made.seen = seenOf(made);
    return made;
}

Value Forger::value(Column column)
{
    if (isExistence(column) && !goesWild(8))
        return Value::integer(pick(3) == 0 ? 0 : 1);
    const auto known = registry::fieldFromNumber(column);
    if (known && registry::spec(*known).isReference() && pick(4) != 0)
        return Value::integer(rows[pick(int(std::size(rows)))].id);
    switch (pick(8)) {
    case 0: return {};
    case 1: return Value::integer(pick(256) - 128);
    case 2: return Value::integer(rows[pick(int(std::size(rows)))].id);
    case 3: return Value::integer(pick(2) ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min());
    case 4: return Value::real(pick(2) ? 0.5 : 1e300);
    case 5: return Value::text(pick(2) ? u"12"_s : u"1e3"_s); // a number where a column would rather have one
    case 6: return Value::text(QString(100, u'長'));
    default: return Value::text(u"文"_s);
    }
}

OpId Forger::anyVersion()
{
    const OpId version = m_all[size_t(pick(256)) % m_all.size()];
    return pick(3) == 0 ? version + 3 : version; // perhaps one that is not there
}

/// Mostly what was written last, as an honest writer would; or nothing, everything, or the first; or anything else.
std::vector<OpId> Forger::previousOf(const LogOp &op)
{
    if (goesWild(6))
        return {anyVersion()};
    const auto known = m_versions.find({op.row, op.column});
    if (known == m_versions.end())
        return {};
    const std::vector<OpId> &versions = known->second;
    switch (pick(8)) {
    case 0: return {};
    case 1:
    case 2: return versions;
    case 3: return {versions.front()};
    default: return {versions.back()};
    }
}

std::vector<OpId> Forger::seenOf(const LogOp &op)
{
    std::vector<OpId> seen;
    for (const auto &[cell, versions] : m_versions) {
        const bool isOther = cell.first == op.row && cell.second != op.column && cell.second >> 8 == op.column >> 8;
        if (isOther && pick(6) != 0)
            seen.push_back(pick(4) == 0 ? versions.front() : versions.back());
    }
    if (goesWild(4))
        seen.push_back(anyVersion());
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    return seen;
}

/// As an honest writer, mostly; or none; or only the first transaction; or one that is nowhere.
Result<QByteArray> Forger::parents(Database &copy)
{
    const char *sql = m_fork == 1 ? "SELECT hash FROM tx WHERE id = 1" : "SELECT hash FROM tip ORDER BY hash";
    QByteArray made;
    RASHIN_LET(auto query, copy.use(sql));
    RASHIN_TRY(query->each([&](const Statement &row) { made += row.blob(0); }));
    if (m_fork == 2)
        made.clear();
    if (goesWild(8))
        made = QByteArray(Hasher::size, 'x');
    return made;
}

Result<> Forger::moveTips(Database &copy, const LogTransaction &transaction)
{
    RASHIN_LET(auto remove, copy.use("DELETE FROM tip WHERE hash = ?"));
    for (qsizetype at = 0; at + Hasher::size <= transaction.parents.size(); at += Hasher::size)
        RASHIN_TRY(remove->bind(0, transaction.parents.mid(at, Hasher::size)).run());
    RASHIN_LET(auto insert, copy.use("INSERT OR IGNORE INTO tip(hash) VALUES(?)"));
    return insert->bind(0, transaction.hash).run();
}

} // namespace fuzz
