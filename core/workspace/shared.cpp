// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Workspace for several people at one file: following the writer, becoming him, giving it up; and backups.
#include "core/workspace/workspace.h"

#include <QFile>

namespace core {

Result<bool> Workspace::catchUp()
{
    if (!isReadOnly())
        return false;
    if (m_database->isReplaced()) {
        RASHIN_TRY(m_database->reopen(Access::ReadOnly));
        RASHIN_LET(m_version, m_database->foreignVersion());
    } else {
        RASHIN_LET(const qint64 version, m_database->foreignVersion());
        if (version == m_version)
            return false;
        m_version = version;
    }
    RASHIN_LET(const ChangeSet changes, m_tail.advance(*m_database));
    if (changes.isEmpty())
        return false; // what changed is no one's work: the office of the copy, say
    follow(changes);
    return true;
}

Result<> Workspace::becomeWriter(const std::optional<LockHolder> &from)
{
    if (!isReadOnly())
        return {};
    RASHIN_LET(FileLock held, from ? FileLock::takeOver(path(), *from, m_identity.author, m_clock->now())
                                   : FileLock::acquire(path(), m_identity.author, m_clock->now()));
    RASHIN_TRY(catchUp()); // as a reader still, so that what happened meanwhile is told as such
    RASHIN_TRY(m_database->reopen(Access::ReadWrite));
    RASHIN_TRY(document::makeFit(*m_database));
    RASHIN_LET(m_version, m_database->foreignVersion());
    m_lock.emplace(std::move(held));
    m_stacks.reset();
    emit accessChanged();
    return {};
}

Result<> Workspace::becomeReader()
{
    if (isReadOnly())
        return {};
    RASHIN_TRY(m_database->reopen(Access::ReadOnly));
    RASHIN_LET(m_version, m_database->foreignVersion());
    RASHIN_LET(m_tail, LogTail::of(*m_database));
    m_lock.reset();
    emit accessChanged();
    return {};
}

bool Workspace::beat()
{
    if (!m_lock || m_lock->beat(m_clock->now()))
        return true;
    if (const auto reading = becomeReader(); !reading)
        return false; // every attempt to write is refused all the same
    return false;
}

std::optional<LockHolder> Workspace::tookOverFrom() const
{
    return m_lock ? m_lock->left() : std::nullopt;
}

/// A commit that is not ours is a merge in a thread of this program, or of somebody who took the document over while this
/// computer slept.
Result<> Workspace::checkStillWriter()
{
    RASHIN_LET(const qint64 version, m_database->foreignVersion());
    if (version == m_version)
        return {};
    if (!m_lock || !m_lock->isHeld()) {
        const auto now = FileLock::holder(path());
        return failure(Error::Code::Locked, now ? now->user + u'@' + now->computer : QString());
    }
    m_version = version;
    m_stacks.reset();
    return {};
}

Result<QString> Workspace::backUp(backups::Reason reason)
{
    RASHIN_LET(const qint64 last, Log(*m_database).lastNumber());
    if (last == m_backedUp && QFile::exists(m_backup))
        return m_backup;
    RASHIN_LET(m_backup, backups::make(*m_database, reason, m_clock->now()));
    m_backedUp = last;
    return m_backup;
}

} // namespace core
