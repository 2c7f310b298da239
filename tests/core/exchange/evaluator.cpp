// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/evaluator.h"

#include "core/storage/conflictquery.h"
#include "tests/support/testing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <QSet>

#include <cmath>
#include <functional>

namespace testing {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

using Cell = std::pair<qint64, int>;

QString text(const Value &value)
{
    if (value.isNull())
        return u"N"_s;
    if (value.isInteger())
        return u"I%1"_s.arg(value.toInteger());
    return value.isReal() ? u"R"_s + QString::number(value.toReal(), 'g', 17) : u"T"_s + value.toText();
}

QString name(const Version &version)
{
    return QString::fromLatin1(version.first.toHex()) + u'.' + QString::number(version.second);
}

/// Runs over the rows of a query.
void each(Database &database, const QByteArray &sql, const std::function<void(const Statement &)> &visit)
{
    auto query = database.use(sql);
    REQUIRE_OK(query);
    for (;;) {
        const auto more = (*query)->step();
        REQUIRE_OK(more);
        if (!*more)
            return;
        visit(**query);
    }
}

QString cellLine(const EntitySpec &entity, qint64 row, const FieldSpec &field, const Value &value)
{
    return u"cell %1 %2 %3 %4"_s.arg(entity.name).arg(row).arg(field.name, text(value));
}

/// A column of whole numbers holds a text that reads as one as that number: what SQLite calls affinity.
Value held(const FieldSpec &field, const Value &value)
{
    static const QSet<FieldType> whole = {FieldType::Reference, FieldType::Year, FieldType::Integer, FieldType::Boolean,
                                          FieldType::Money};
    bool isNumber = false;
    const double number = value.isText() && whole.contains(field.kind.type) ? value.toText().toDouble(&isNumber) : 0;
    return isNumber && number == std::floor(number) ? Value::integer(qint64(number)) : value;
}

bool isSettledSilently(int column)
{
    const auto field = registry::fieldFromNumber(column);
    return field && registry::spec(*field).kind.type == FieldType::Position;
}

/// The state of one log, worked out step by step.
class Evaluation
{
public:
    Evaluation(const PlainLog &log, Slip slip) : m_log(log), m_slip(slip)
    {
        findHeads();
        judgeRows();
        findGhosts();
        for (const Field parent : {Field::PolicyParent, Field::OfficeParent, Field::VerdictParent})
            cutCircles(parent);
        writeLines();
    }
    QStringList lines;

private:
    std::tuple<qint64, QByteArray, qint64> age(const Version &version) const
    {
        const qint64 clock = m_log.clocks.at(version.first);
        return {m_slip == Slip::OldestShows ? -clock : clock,
                m_slip == Slip::TiesByPlace ? QByteArray() : version.first, version.second};
    }
    const Value &valueOf(const Version &version) const { return m_log.ops.at(version).value; }

    void findHeads()
    {
        std::set<Version> replaced;
        for (const auto &[version, op] : m_log.ops) {
            if (m_slip == Slip::EmptyReplacesNothing && op.value.isNull())
                continue;
            if (m_slip == Slip::FurtherForgotten && !op.previous.empty())
                replaced.insert(*op.previous.begin());
            else
                replaced.insert(op.previous.begin(), op.previous.end());
        }
        for (const auto &[version, op] : m_log.ops) {
            if (!replaced.contains(version))
                m_heads[{op.row, op.column}].push_back(version);
        }
        for (const auto &[cell, heads] : m_heads) {
            m_shown[cell] = *std::max_element(heads.begin(), heads.end(),
                                              [&](const Version &a, const Version &b) { return age(a) < age(b); });
            m_rows[cell.first].insert(cell.second);
        }
    }

    void judgeRows()
    {
        for (const auto &[row, columns] : m_rows) {
            const int existence = *columns.begin() & ~255;
            std::vector<Version> deletions;
            bool kept = false;
            if (m_heads.contains({row, existence})) {
                for (const Version &head : m_heads.at({row, existence})) {
                    if (valueOf(head).toInteger() == 0)
                        deletions.push_back(head);
                    else
                        kept = true;
                }
            }
            bool allSeen = !deletions.empty() && !kept;
            for (const int column : columns) {
                for (const Version &head : m_heads.at({row, column})) {
                    const auto sees = [&](const Version &deletion) {
                        return m_slip == Slip::DeletionWins
                               || (deletion.first == head.first && m_slip != Slip::OwnNotSeen)
                               || (m_log.ops.at(deletion).seen.contains(head) && m_slip != Slip::DeletionLoses);
                    };
                    if (column != existence && !std::any_of(deletions.begin(), deletions.end(), sees))
                        allSeen = false;
                }
            }
            if (allSeen)
                m_dead.insert(row);
            else if (!deletions.empty())
                m_disputed.insert(row);
        }
    }

    std::optional<Value> shown(qint64 row, int column) const
    {
        const auto at = m_shown.find({row, column});
        return at == m_shown.end() ? std::nullopt : std::optional(valueOf(at->second));
    }
    int entityOf(qint64 row) const { return *m_rows.at(row).begin() >> 8; }

    void findGhosts()
    {
        std::vector<qint64> work;
        for (const auto &[row, columns] : m_rows) {
            if (!m_dead.contains(row) && m_slip != Slip::NoGhosts)
                work.push_back(row);
        }
        while (!work.empty()) {
            const qint64 row = work.back();
            work.pop_back();
            const auto entity = registry::entityFromNumber(entityOf(row));
            if (!entity)
                continue;
            for (const FieldSpec &field : registry::spec(*entity).fields) {
                const auto value = shown(row, columnOf(field.field));
                if (!field.isReference() || !value || !value->row())
                    continue;
                const qint64 target = value->row()->value();
                if (m_dead.contains(target) && entityOf(target) == static_cast<int>(field.kind.target)
                    && m_ghosts.insert(target).second && m_slip != Slip::GhostsHoldNothing)
                    work.push_back(target);
            }
        }
    }

    bool isVisible(qint64 row) const { return m_rows.contains(row) && (!m_dead.contains(row) || m_ghosts.contains(row)); }

    std::optional<qint64> parentOf(qint64 row, Field parent) const
    {
        if (!isVisible(row) || entityOf(row) != static_cast<int>(core::entityOf(parent)))
            return std::nullopt;
        const auto value = shown(row, columnOf(parent));
        return value && value->row() ? std::optional(value->row()->value()) : std::nullopt;
    }

    void cutCircles(Field parent)
    {
        if (m_slip == Slip::NoCuts)
            return;
        std::set<qint64> done;
        for (const auto &[start, columns] : m_rows) {
            std::vector<qint64> path;
            for (auto at = std::optional(start); at && parentOf(*at, parent) && !done.contains(*at); at = parentOf(*at, parent)) {
                const auto seen = std::find(path.begin(), path.end(), *at);
                if (seen != path.end()) {
                    m_cuts.insert(*std::max_element(seen, path.end(), [&](qint64 a, qint64 b) {
                        const bool isOlder = age(m_shown.at({a, columnOf(parent)})) < age(m_shown.at({b, columnOf(parent)}));
                        return isOlder != (m_slip == Slip::OldestIsCut);
                    }));
                    break;
                }
                path.push_back(*at);
            }
            done.insert(path.begin(), path.end());
        }
    }

    void writeLines()
    {
        for (const auto &[cell, heads] : m_heads) {
            std::set<QString> values;
            for (const Version &head : heads) {
                values.insert(text(valueOf(head)));
                lines += u"head %1 %2 %3 %4"_s.arg(cell.first).arg(cell.second).arg(
                    name(head), head == m_shown.at(cell) ? u"shown"_s : u"rival"_s);
            }
            const bool isField = (cell.second & 255) != 0 && registry::fieldFromNumber(cell.second);
            if (isField && (m_slip == Slip::EqualIsConflict ? heads.size() : values.size()) > 1 && !isSettledSilently(cell.second) && !m_dead.contains(cell.first))
                lines += u"conflict %1.%2"_s.arg(RowId::from(cell.first)->toString()).arg(cell.second);
        }
        for (const qint64 row : m_disputed) {
            lines += u"disputed %1"_s.arg(row);
            if (registry::entityFromNumber(entityOf(row)))
                lines += u"conflict %1.%2"_s.arg(RowId::from(row)->toString()).arg(entityOf(row) << 8);
        }
        const auto list = [&](const QString &word, const std::set<qint64> &rows) {
            for (const qint64 row : rows)
                lines += u"%1 %2"_s.arg(word).arg(row);
        };
        list(u"dead"_s, m_dead);
        list(u"ghost"_s, m_ghosts);
        list(u"cut"_s, m_cuts);
        writeCells();
        std::set<QByteArray> tips;
        for (const auto &[hash, clock] : m_log.clocks)
            tips.insert(hash);
        for (const auto &[hash, parents] : m_log.parents) {
            for (qsizetype at = 0; at < parents.size(); at += 32)
                tips.erase(parents.mid(at, 32));
        }
        for (const QByteArray &tip : tips)
            lines += u"tip "_s + QString::fromLatin1(tip.toHex());
        lines.sort();
    }

    void writeCells()
    {
        for (const auto &[row, columns] : m_rows) {
            const auto entity = registry::entityFromNumber(entityOf(row));
            if (!entity || !isVisible(row))
                continue;
            for (const FieldSpec &field : registry::spec(*entity).fields)
                lines += cellLine(registry::spec(*entity), row, field,
                                  held(field, shown(row, columnOf(field.field)).value_or(Value())));
        }
    }

    const PlainLog &m_log;
    Slip m_slip;
    std::map<Cell, std::vector<Version>> m_heads;
    std::map<Cell, Version> m_shown;
    std::map<qint64, std::set<int>> m_rows;
    std::set<qint64> m_dead;
    std::set<qint64> m_disputed;
    std::set<qint64> m_ghosts;
    std::set<qint64> m_cuts;
};

} // namespace

PlainLog PlainLog::of(Database &database)
{
    PlainLog log;
    std::map<qint64, QByteArray> hashes;
    each(database, "SELECT id, hash, hlc, parents FROM tx", [&](const Statement &row) {
        hashes[row.integer(0)] = row.blob(1);
        log.clocks[row.blob(1)] = row.integer(2);
        log.parents[row.blob(1)] = row.blob(3);
    });
    const auto global = [&](OpId op) { return Version(hashes.at(op >> 24), op & 0xFFFFFF); };
    each(database, "SELECT id, row, col, val, prev FROM op", [&](const Statement &row) {
        Op op{row.integer(1), int(row.integer(2)), row.value(3), {}, {}};
        if (!row.isNull(4))
            op.previous.insert(global(row.integer(4)));
        log.ops.emplace(global(row.integer(0)), std::move(op));
    });
    each(database, "SELECT op, prev FROM xprev", [&](const Statement &row) {
        log.ops.at(global(row.integer(0))).previous.insert(global(row.integer(1)));
    });
    each(database, "SELECT op, sop FROM seen", [&](const Statement &row) {
        log.ops.at(global(row.integer(0))).seen.insert(global(row.integer(1)));
    });
    return log;
}

QStringList evaluate(const PlainLog &log, Slip slip)
{
    return Evaluation(log, slip).lines;
}

QStringList tablesOf(Database &database)
{
    QStringList lines;
    const auto heads = [&](const QByteArray &table, const QString &word) {
        each(database, "SELECT h.row, h.col, t.hash, h.op & 16777215 FROM " + table + " h JOIN tx t ON t.id = h.op >> 24",
             [&](const Statement &row) {
                 lines += u"head %1 %2 %3 %4"_s.arg(row.integer(0)).arg(row.integer(1)).arg(
                     name({row.blob(2), row.integer(3)}), word);
             });
    };
    heads("cell", u"shown"_s);
    heads("rival", u"rival"_s);
    for (const char *table : {"dead", "disputed", "ghost", "cut"}) {
        each(database, QByteArray("SELECT row FROM ") + table,
             [&](const Statement &row) { lines += QLatin1String(table) + u' ' + QString::number(row.integer(0)); });
    }
    each(database, "SELECT hash FROM tip",
         [&](const Statement &row) { lines += u"tip "_s + QString::fromLatin1(row.blob(0).toHex()); });
    for (const EntitySpec &entity : registry::entities()) {
        each(database, "SELECT * FROM " + QByteArray(entity.name.data(), entity.name.size()), [&](const Statement &row) {
            for (size_t i = 0; i < entity.fields.size(); ++i)
                lines += cellLine(entity, row.integer(0), entity.fields[i], row.value(int(i) + 1));
        });
    }
    const auto open = conflictquery::open(Reader(database), 1 << 30);
    REQUIRE_OK(open);
    for (const Conflict &conflict : *open)
        lines += u"conflict "_s + conflict.id();
    CHECK(conflictquery::count(Reader(database)).value() == qint64(open->size()));
    lines.sort();
    return lines;
}

QStringList headsByKnowledge(const PlainLog &log, const std::map<QByteArray, std::set<QByteArray>> &known)
{
    std::map<Cell, std::vector<Version>> cells;
    for (const auto &[version, op] : log.ops)
        cells[{op.row, op.column}].push_back(version);
    QStringList lines;
    for (const auto &[cell, versions] : cells) {
        for (const Version &version : versions) {
            const bool isOld = std::any_of(versions.begin(), versions.end(), [&](const Version &other) {
                return other.first != version.first && known.at(other.first).contains(version.first);
            });
            if (!isOld)
                lines += u"head %1 %2 %3"_s.arg(cell.first).arg(cell.second).arg(name(version));
        }
    }
    lines.sort();
    return lines;
}

QStringList headsOf(const QStringList &lines)
{
    QStringList heads;
    for (const QString &line : lines) {
        if (line.startsWith(u"head "_s))
            heads += line.left(line.lastIndexOf(u' '));
    }
    heads.sort();
    return heads;
}

QByteArray toJson(const PlainLog &log, const QStringList &lines)
{
    const auto versions = [](const std::set<Version> &set) {
        QJsonArray array;
        for (const Version &version : set)
            array.append(QJsonArray{QString::fromLatin1(version.first.toHex()), version.second});
        return array;
    };
    QJsonObject clocks;
    for (const auto &[hash, clock] : log.clocks)
        clocks.insert(QString::fromLatin1(hash.toHex()), QString::number(clock));
    QJsonArray ops;
    for (const auto &[version, op] : log.ops)
        ops.append(QJsonArray{QString::fromLatin1(version.first.toHex()), version.second, QString::number(op.row), op.column,
                              text(op.value), versions(op.previous), versions(op.seen)});
    return QJsonDocument(QJsonObject{{u"clocks"_s, clocks}, {u"ops"_s, ops}, {u"lines"_s, QJsonArray::fromStringList(lines)}})
        .toJson(QJsonDocument::Compact);
}

} // namespace testing
