// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/filelock.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QSysInfo>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString lockPath(const QString &document)
{
    return document + u".lock"_s;
}

QString recordPath(const QString &document)
{
    return document + u".holder"_s;
}

/// Whether the lock was left by a program of this computer that is gone, and could be taken away.
///
/// QLockFile alone leaves two cases: a program killed between making its file and writing into it, and one that is dead
/// but not yet buried. Neither holds the system's lock on the file any more, and that is what removal asks for.
bool couldClear(QLockFile &lock)
{
    qint64 process = 0;
    QString computer;
    QString program;
    const bool known = lock.getLockInfo(&process, &computer, &program);
    if (known && computer != QSysInfo::machineHostName())
        return false; // on a share the other computer's lock cannot be seen from here
    return lock.removeStaleLockFile();
}

void writeRecord(const QString &path, const QString &user, const QDateTime &now)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return; // the lock itself holds; only the name is missing
    const QJsonObject record{{u"user"_s, user},
                             {u"computer"_s, QSysInfo::machineHostName()},
                             {u"since"_s, now.toUTC().toString(Qt::ISODate)}};
    file.write(QJsonDocument(record).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace

FileLock::FileLock(std::unique_ptr<QLockFile> lock, QString record)
    : m_lock(std::move(lock)), m_record(std::move(record))
{
}

FileLock::FileLock(FileLock &&) noexcept = default;

FileLock::~FileLock()
{
    if (m_lock)
        QFile::remove(m_record);
}

Result<FileLock> FileLock::acquire(const QString &document, const QString &user, const QDateTime &now)
{
    auto lock = std::make_unique<QLockFile>(lockPath(document));
    lock->setStaleLockTime(0); // never by age: people leave the program open over lunch. A dead process's lock goes.
    constexpr int patience = 300; // ms: another program may be writing its name this very moment
    if (!lock->tryLock(0) && !lock->tryLock(patience) && !(couldClear(*lock) && lock->tryLock(0))) {
        if (lock->error() != QLockFile::LockFailedError)
            return failure(Error::Code::ReadOnly, document);
        const auto known = holder(document);
        return failure(Error::Code::Locked, known ? known->user + u'@' + known->computer : QString());
    }
    writeRecord(recordPath(document), user, now);
    return FileLock(std::move(lock), recordPath(document));
}

std::optional<LockHolder> FileLock::holder(const QString &document)
{
    if (!QFile::exists(lockPath(document)))
        return std::nullopt;
    QFile file(recordPath(document));
    LockHolder found;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject record = QJsonDocument::fromJson(file.readAll()).object();
        found.user = record.value("user"_L1).toString();
        found.computer = record.value("computer"_L1).toString();
        found.since = QDateTime::fromString(record.value("since"_L1).toString(), Qt::ISODate);
    }
    return found;
}

QString loginName()
{
    for (const char *variable : {"USERNAME", "USER", "LOGNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return QDir::home().dirName(); // a service or a bare console has no such variable, but a home
}

} // namespace core
