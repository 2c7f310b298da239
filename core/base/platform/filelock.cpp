// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/filelock.h"

#include "core/base/platform/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSysInfo>

#include <vector>

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

/// A lock that was taken from us: unlocking would remove the new holder's file, so it is kept until the program ends.
void forget(std::unique_ptr<QLockFile> lock)
{
    static auto *lost = new std::vector<std::unique_ptr<QLockFile>>; // never destroyed: that would unlock
    lost->push_back(std::move(lock));
}

LockHolder describe(const QString &user, const QDateTime &now)
{
    return {user, QSysInfo::machineHostName(), now, now, QCoreApplication::applicationPid(),
            QString::number(QRandomGenerator::system()->generate64(), 16)};
}

} // namespace

bool LockHolder::isGone() const
{
    return process > 0 && computer == QSysInfo::machineHostName() && !isProcessRunning(process);
}

FileLock::FileLock(std::unique_ptr<QLockFile> lock, QString document, LockHolder self)
    : m_lock(std::move(lock)), m_document(std::move(document)), m_self(std::move(self))
{
    write();
}

FileLock::FileLock(FileLock &&) noexcept = default;

FileLock::~FileLock()
{
    if (!m_lock)
        return;
    if (isHeld())
        QFile::remove(recordPath(m_document));
    else
        forget(std::move(m_lock));
}

void FileLock::write() const
{
    QSaveFile file(recordPath(m_document));
    if (!file.open(QIODevice::WriteOnly))
        return; // the lock itself holds; only the name is missing
    const auto text = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); };
    const QJsonObject record{{u"user"_s, m_self.user},     {u"computer"_s, m_self.computer},
                             {u"since"_s, text(m_self.since)}, {u"seen"_s, text(m_self.seen)},
                             {u"process"_s, m_self.process}, {u"token"_s, m_self.token}};
    file.write(QJsonDocument(record).toJson(QJsonDocument::Compact));
    file.commit();
}

bool FileLock::isHeld() const
{
    if (!m_lock)
        return false;
    const auto now = holder(m_document); // a share that cannot be read at the moment is no reason to give up
    return !now || now->token.isEmpty() || now->token == m_self.token;
}

bool FileLock::beat(const QDateTime &now)
{
    if (!isHeld()) {
        if (m_lock)
            forget(std::move(m_lock));
        return false;
    }
    m_self.seen = now;
    write();
    return true;
}

Result<FileLock> FileLock::acquire(const QString &document, const QString &user, const QDateTime &now)
{
    const auto before = holder(document);
    auto lock = std::make_unique<QLockFile>(lockPath(document));
    lock->setStaleLockTime(0); // never by age: people leave the program open over lunch. A dead process's lock goes.
    constexpr int patience = 300; // ms: another program may be writing its name this very moment
    if (!lock->tryLock(0) && !lock->tryLock(patience) && !(couldClear(*lock) && lock->tryLock(0))) {
        if (lock->error() != QLockFile::LockFailedError)
            return failure(Error::Code::ReadOnly, document);
        const auto known = holder(document);
        return failure(Error::Code::Locked, known ? known->user + u'@' + known->computer : QString());
    }
    FileLock held(std::move(lock), document, describe(user, now));
    if (before && !before->token.isEmpty() && before->process != QCoreApplication::applicationPid())
        held.m_left = before;
    return held;
}

Result<FileLock> FileLock::takeOver(const QString &document, const LockHolder &from, const QString &user,
                                    const QDateTime &now)
{
    const auto present = holder(document);
    if (present && (present->token != from.token || present->seen != from.seen))
        return failure(Error::Code::Locked, present->user + u'@' + present->computer);
    if (present) {
        // Renaming is what only one of several can do.
        const QString aside = lockPath(document) + u'-' + QString::number(QRandomGenerator::system()->generate64(), 16);
        if (!QFile::rename(lockPath(document), aside))
            return failure(Error::Code::Locked, present->user + u'@' + present->computer);
        QFile::remove(aside);
    }
    RASHIN_LET(auto lock, acquire(document, user, now));
    lock.m_left = from;
    return lock;
}

std::optional<LockHolder> FileLock::holder(const QString &document)
{
    if (!QFile::exists(lockPath(document)))
        return std::nullopt;
    QFile file(recordPath(document));
    LockHolder found;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject record = QJsonDocument::fromJson(file.readAll()).object();
        const auto time = [&](QLatin1String key) {
            return QDateTime::fromString(record.value(key).toString(), Qt::ISODate);
        };
        found = {record.value("user"_L1).toString(), record.value("computer"_L1).toString(),
                 time("since"_L1),                   time("seen"_L1),
                 record.value("process"_L1).toInteger(), record.value("token"_L1).toString()};
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
