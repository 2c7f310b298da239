// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/restore.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <filesystem>
#include <limits>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QSet<QString>> transactionsOf(const Workspace &workspace)
{
    RASHIN_LET(const auto entries, workspace.history().entries(std::numeric_limits<int>::max(), 0, 0));
    QSet<QString> hashes;
    for (const HistoryEntry &entry : entries)
        hashes.insert(entry.transaction);
    return hashes;
}

/// Conflict where the present document holds what the backup does not, unless that is to be kept.
Result<> checkNothingLost(Workspace &present, const Workspace &backup, NewerWork wish, Restored &restored)
{
    if (present.documentId() != backup.documentId())
        return failure(Error::Code::Exists, present.path());
    RASHIN_LET(const auto held, transactionsOf(present));
    RASHIN_LET(const auto known, transactionsOf(backup));
    const QSet<QString> newer = held - known;
    if (!newer.isEmpty() && wish == NewerWork::Refuse)
        return failure(Error::Code::Conflict, QString::number(newer.size()));
    if (!newer.isEmpty()) {
        RASHIN_LET(restored.kept, present.backUp(backups::Reason::Restore));
    }
    restored.gained = (known - held).size();
    return {};
}

QString besidePath(const QString &path, const QDateTime &now)
{
    const QFileInfo info(path);
    const QString stamp = now.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    return info.path() + u'/' + info.completeBaseName() + u".damaged-"_s + stamp + u'.' + info.suffix();
}

Result<> replace(const QString &made, const QString &target)
{
    std::error_code problem;
    std::filesystem::rename(std::filesystem::path(made.toStdU16String()),
                            std::filesystem::path(target.toStdU16String()), problem);
    if (!problem)
        return {};
    QFile::remove(made);
    return failure(Error::Code::Storage, target);
}

Result<> putAside(const QString &target, const QDateTime &now, Restored &restored)
{
    const QString aside = besidePath(target, now);
    if (!QFile::rename(target, aside))
        return failure(Error::Code::ReadOnly, target);
    restored.kept = aside;
    return {};
}

bool isDamage(const Error &error)
{
    return error.code == Error::Code::Damaged || error.code == Error::Code::Storage;
}

} // namespace

Result<Restored> restore(const QString &backup, const QString &target, const Identity &identity, const Clock &clock,
                         NewerWork newer)
{
    RASHIN_LET(const auto source, Workspace::open(backup, Access::ReadOnly, identity, clock));
    RASHIN_LET(const auto soundness, source->check());
    if (!soundness.isSound())
        return failure(Error::Code::Damaged, backup);
    Restored restored;
    RASHIN_LET(restored.transactions, source->history().transactionCount());
    if (!QFileInfo::exists(target)) {
        restored.gained = restored.transactions;
        RASHIN_TRY(source->copyTo(target));
        return restored;
    }

    RASHIN_LET(const FileLock lock, FileLock::acquire(target, identity.author, clock.now()));
    bool isDamaged = false;
    if (const auto present = Workspace::open(target, Access::ReadOnly, identity, clock))
        RASHIN_TRY(checkNothingLost(**present, *source, newer, restored));
    else if (isDamage(present.error()))
        isDamaged = true;
    else
        return failure(present.error().code == Error::Code::Foreign ? Error{Error::Code::Exists, target}
                                                                    : present.error());

    const QString made = target + u".restoring"_s;
    QFile::remove(made);
    RASHIN_TRY(source->copyTo(made));
    if (isDamaged)
        RASHIN_TRY(putAside(target, clock.now(), restored));
    RASHIN_TRY(replace(made, target));
    return restored;
}

} // namespace core
