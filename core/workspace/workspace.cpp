// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/platform/durable.h"
#include "core/storage/localnotes.h"
#include "core/storage/searchindex.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Lays the tables and does the first step in one transaction; nothing remains where it fails.
Result<> makeDocument(const QString &path, const std::function<Result<>(Database &)> &firstStep)
{
    RASHIN_LET(auto database, Database::create(path));
    RASHIN_LET(auto transaction, Transaction::begin(*database));
    RASHIN_TRY(document::lay(*database));
    RASHIN_TRY(firstStep(*database));
    return transaction.commit();
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path, const Identity &identity, const Clock &clock,
                                                     const Operation &first)
{
    if (QFileInfo::exists(path))
        return failure(Error::Code::Exists, path);
    const QString unfinished = path + u".part"_s;
    QFile::remove(unfinished);
    const auto done = makeDocument(unfinished, [&](Database &database) -> Result<> {
        Writer writer(database);
        Editor editor(database, writer);
        RASHIN_TRY(first.apply(editor));
        const Authorship by{identity.author, 0, first.name(), first.reason(), {}};
        RASHIN_TRY(writer.finish(by, clock.now().toMSecsSinceEpoch()));
        return {};
    });
    const auto named = done ? publish(unfinished, path) : done;
    if (!named) {
        QFile::remove(unfinished);
        return failure(named.error());
    }
    return open(path, Access::ReadWrite, identity, clock);
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, Access access, const Identity &identity,
                                                   const Clock &clock)
{
    std::optional<FileLock> lock;
    if (access == Access::ReadWrite) {
        // What is no document of ours gets no lock file beside it.
        RASHIN_TRY(Database::openDocument(path, Access::ReadOnly));
        RASHIN_LET(FileLock held, FileLock::acquire(path, identity.author, clock.now()));
        lock.emplace(std::move(held));
    }
    RASHIN_LET(auto database, document::open(path, access));
    std::unique_ptr<Workspace> opened(new Workspace(std::move(database), std::move(lock), identity, clock));
    RASHIN_LET(opened->m_version, opened->m_database->foreignVersion());
    RASHIN_LET(opened->m_tail, LogTail::of(*opened->m_database));
    return opened;
}

Workspace::Workspace(std::unique_ptr<Database> database, std::optional<FileLock> lock, Identity identity,
                     const Clock &clock)
    : m_database(std::move(database))
    , m_lock(std::move(lock))
    , m_identity(std::move(identity))
    , m_clock(&clock)
    , m_reader(*m_database)
    , m_history(*m_database)
{
}

Workspace::~Workspace() = default;

Authorship Workspace::authorship(const QString &action, const QString &reason) const
{
    const auto office = ownOffice();
    return {m_identity.author, office ? office->value() : 0, action, reason, {}};
}

Result<Workspace::Committed> Workspace::transact(const Authorship &authorship, qint64 undone,
                                                 const std::function<Result<>(Writer &, Committed &)> &work, bool keep)
{
    if (isReadOnly())
        return failure(Error::Code::ReadOnly, path());
    Committed committed;
    qint64 number = 0;
    {
        RASHIN_LET(auto transaction, Transaction::begin(*m_database));
        RASHIN_TRY(checkStillWriter());
        Writer writer(*m_database);
        RASHIN_TRY(work(writer, committed));
        RASHIN_LET(auto written, writer.finish(authorship, m_clock->now().toMSecsSinceEpoch()));
        committed.transaction = QString::fromLatin1(written.hash.toHex());
        committed.changes = std::move(written.changes);
        number = written.number;
        if (keep && !committed.transaction.isEmpty())
            RASHIN_TRY(transaction.commit());
    }
    if (keep && !committed.transaction.isEmpty()) {
        if (m_stacks)
            m_stacks->follow(number, undone, authorship.action);
        emit changed(committed.changes);
    }
    return committed;
}

Result<Workspace::Committed> Workspace::applyOperation(const Operation &operation, bool keep)
{
    return transact(authorship(operation.name(), operation.reason()), 0,
                    [&](Writer &writer, Committed &) {
                        Editor editor(*m_database, writer);
                        return operation.apply(editor);
                    },
                    keep);
}

Result<Workspace::Committed> Workspace::perform(const Operation &operation)
{
    if (const auto reason = operation.backupFirst(); reason && !isReadOnly())
        RASHIN_TRY(backUp(*reason));
    return applyOperation(operation, true);
}

Result<Workspace::Committed> Workspace::rehearse(const Operation &operation)
{
    return applyOperation(operation, false);
}

void Workspace::note(const std::vector<Undo::Skipped> &skipped, Committed &committed)
{
    for (const Undo::Skipped &cell : skipped) {
        const auto row = RowId::from(cell.row);
        const auto entity = registry::entityFromNumber(cell.column >> 8);
        if (row && entity)
            committed.skipped.push_back({*entity, *row, registry::fieldFromNumber(cell.column), {}, {}});
    }
}

Result<Workspace::Committed> Workspace::takeBackArrivals(qint64 first, qint64 last, const QString &reason)
{
    return revertArrivals(first, last, reason, true);
}

Result<Workspace::Committed> Workspace::rehearseTakingBack(qint64 first, qint64 last)
{
    return revertArrivals(first, last, {}, false);
}

Result<Workspace::Committed> Workspace::revertArrivals(qint64 first, qint64 last, const QString &reason, bool keep)
{
    return transact(authorship(u"merge.take_back"_s, reason), 0,
                    [&](Writer &writer, Committed &committed) -> Result<> {
                        RASHIN_LET(const auto skipped, Undo(*m_database).takeBackArrivals(first, last, writer));
                        note(skipped, committed);
                        return {};
                    },
                    keep);
}

Result<Workspace::Committed> Workspace::revert(qint64 transaction, const char *action)
{
    RASHIN_LET(const LogTransaction taken, Log(*m_database).read(transaction));
    Authorship by = authorship(QString::fromLatin1(action), taken.action);
    by.undoOf = taken.hash;
    return transact(by, transaction,
                    [&](Writer &writer, Committed &committed) -> Result<> {
                        RASHIN_LET(const auto skipped, Undo(*m_database).takeBack(transaction, writer));
                        note(skipped, committed);
                        return {};
                    },
                    true);
}

void Workspace::follow(const ChangeSet &changes)
{
    m_stacks.reset();
    if (!changes.isEmpty())
        emit changed(changes);
}

Result<Undo::Stacks *> Workspace::stacks() const
{
    if (!m_stacks) {
        RASHIN_LET(auto read, Undo(*m_database).stacks());
        m_stacks = std::move(read);
    }
    return &*m_stacks;
}

Result<Workspace::Committed> Workspace::undo()
{
    while (true) {
        RASHIN_LET(const Undo::Stacks *known, stacks());
        if (known->undo.empty())
            return failure(Error::Code::NotFound);
        const qint64 step = known->undo.back();
        RASHIN_LET(auto done, revert(step, "undo"));
        if (!done.transaction.isEmpty())
            return done;
        passOver(step);
    }
}

/// All that a step did was changed since: there is nothing to take back, and the one before it is next.
void Workspace::passOver(qint64 step)
{
    // Reverting may have found another's commit and forgotten the stacks: they are read again then, with this step on top.
    if (m_stacks && !m_stacks->undo.empty() && m_stacks->undo.back() == step)
        m_stacks->undo.pop_back();
}

Result<Workspace::Committed> Workspace::redo()
{
    RASHIN_LET(Undo::Stacks *known, stacks());
    if (known->redo.empty())
        return failure(Error::Code::NotFound);
    return revert(known->redo.back(), "redo");
}

Result<Workspace::Committed> Workspace::takeBack(const QString &transaction)
{
    RASHIN_LET(const qint64 number, Log(*m_database).numberOf(QByteArray::fromHex(transaction.toLatin1())));
    if (number <= 1)
        return failure(Error::Code::Usage, u"the making of the document"_s);
    return revert(number, "take_back");
}

std::optional<QString> Workspace::actionAt(std::vector<qint64> Undo::Stacks::*stack) const
{
    const auto known = stacks();
    if (isReadOnly() || !known || ((*known)->*stack).empty())
        return std::nullopt;
    return Undo(*m_database).originalAction(((*known)->*stack).back()).value_or(QString());
}

std::optional<QString> Workspace::undoable() const
{
    return actionAt(&Undo::Stacks::undo);
}

std::optional<QString> Workspace::redoable() const
{
    return actionAt(&Undo::Stacks::redo);
}

QString Workspace::documentId() const
{
    return QString::fromLatin1(document::documentId(*m_database).toHex());
}

QString Workspace::siteId() const
{
    return QString::fromLatin1(document::siteId(*m_database).toHex());
}

std::optional<LockHolder> Workspace::lockHolder() const
{
    return isReadOnly() ? FileLock::holder(path()) : std::nullopt;
}

std::optional<RowId> Workspace::ownOffice() const
{
    return document::ownOffice(*m_database).value_or(std::nullopt);
}

Result<> Workspace::setOwnOffice(std::optional<RowId> office)
{
    if (isReadOnly())
        return failure(Error::Code::ReadOnly, path());
    RASHIN_LET(auto transaction, Transaction::begin(*m_database));
    RASHIN_TRY(document::setOwnOffice(*m_database, office));
    return transaction.commit();
}

Result<> Workspace::addNote(const QString &list, const QString &text)
{
    if (isReadOnly())
        return failure(Error::Code::ReadOnly, path());
    return LocalNotes(*m_database).add(list, text);
}

Result<QStringList> Workspace::notes(const QString &list) const
{
    return LocalNotes(*m_database).all(list);
}

Result<bool> Workspace::catchUpSearch(int milliseconds)
{
    SearchIndex index(*m_database);
    RASHIN_LET(bool complete, index.isComplete());
    if (complete || isReadOnly())
        return false;
    constexpr int rowsAtOnce = 32;
    RASHIN_LET(auto transaction, Transaction::begin(*m_database));
    for (QDeadlineTimer time(milliseconds); !complete && !time.hasExpired();) {
        RASHIN_LET(const int taken, index.catchUp(rowsAtOnce));
        complete = taken < rowsAtOnce;
    }
    RASHIN_TRY(transaction.commit());
    return !complete;
}

Result<> Workspace::copyTo(const QString &target) const
{
    return document::copy(*m_database, target);
}

Result<document::Soundness> Workspace::check() const
{
    return document::check(*m_database);
}

} // namespace core
