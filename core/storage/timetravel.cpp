// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/timetravel.h"

#include "core/storage/database.h"
#include "core/storage/document.h"
#include "core/storage/projection.h"

#include <QFile>
#include <QFileInfo>

#include <map>

namespace core::timetravel {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isCancelled(const std::atomic_bool *cancel)
{
    return cancel && *cancel;
}

/// Cuts the log of a copy after a moment and computes its tables anew.
Result<> cut(const QString &path, qint64 lastClock, const std::atomic_bool *cancel)
{
    RASHIN_LET(auto database, Database::openDocument(path, Access::ReadWrite));
    RASHIN_LET(auto transaction, Transaction::begin(*database));
    // What comes after the moment are whole transactions, so their ops, links and sightings go by their number.
    RASHIN_TRY(database->exec(u"CREATE TEMP TABLE later AS SELECT id FROM tx WHERE hlc > %1"_s.arg(lastClock)));
    for (const QString &sql : {u"DELETE FROM op WHERE (id >> 24) IN (SELECT id FROM temp.later)"_s,
                               u"DELETE FROM xprev WHERE (op >> 24) IN (SELECT id FROM temp.later)"_s,
                               u"DELETE FROM seen WHERE (op >> 24) IN (SELECT id FROM temp.later)"_s,
                               u"DELETE FROM tx WHERE id IN (SELECT id FROM temp.later)"_s}) {
        if (isCancelled(cancel))
            return failure(Error::Code::Cancelled);
        RASHIN_TRY(database->exec(sql));
    }
    RASHIN_LET(const Value left, database->single("SELECT count(*) FROM tx"));
    if (left.toInteger() == 0)
        return failure(Error::Code::NotFound);
    RASHIN_TRY(Projection(*database).rebuild());
    return transaction.commit();
}

using Rows = std::map<RowId, Record>;

Result<Rows> rowsOf(const Reader &reader, Entity entity)
{
    RASHIN_LET(auto records, reader.records(entity));
    Rows rows;
    for (Record &record : records) {
        if (!record.isGhost())
            rows.emplace(record.id(), std::move(record));
    }
    return rows;
}

void compareCells(const Record &before, const Record &after, std::vector<Difference> &found)
{
    for (const FieldSpec &field : registry::spec(before.entity()).fields) {
        const Value &old = before.value(field.field);
        const Value &now = after.value(field.field);
        if (field.kind.type != FieldType::Position && old != now)
            found.push_back({Difference::Kind::Changed, before.entity(), before.id(), field.field, old, now});
    }
}

} // namespace

Result<> writeState(const QString &path, const QDateTime &moment, const QString &target, const std::atomic_bool *cancel)
{
    RASHIN_LET(auto source, Database::openDocument(path, Access::ReadOnly));
    RASHIN_TRY(document::copy(*source, target));
    source.reset();
    // The clock has sixteen bits below the millisecond.
    const auto done = cut(target, (moment.toMSecsSinceEpoch() << 16) | 0xFFFF, cancel);
    if (!done)
        QFile::remove(target);
    return done;
}

Result<std::vector<Difference>> compare(const Reader &before, const Reader &after, const std::atomic_bool *cancel)
{
    std::vector<Difference> found;
    for (const EntitySpec &entity : registry::entities()) {
        if (isCancelled(cancel))
            return failure(Error::Code::Cancelled);
        RASHIN_LET(const Rows old, rowsOf(before, entity.entity));
        RASHIN_LET(const Rows now, rowsOf(after, entity.entity));
        const Field none = entity.fields.front().field;
        for (const auto &[id, record] : now) {
            const auto was = old.find(id);
            if (was == old.end())
                found.push_back({Difference::Kind::Added, entity.entity, id, none, {}, {}});
            else
                compareCells(was->second, record, found);
        }
        for (const auto &[id, record] : old) {
            if (!now.contains(id))
                found.push_back({Difference::Kind::Removed, entity.entity, id, none, {}, {}});
        }
    }
    return found;
}

} // namespace core::timetravel
