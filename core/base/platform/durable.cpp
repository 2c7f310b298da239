// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One step of the file system, or none. Not QFile::rename(): where the system refuses, that goes on to copy, and a copy
/// that breaks off leaves a part of a file under the final name.
Result<> renameTo(const QString &made, const QString &target)
{
#ifdef _WIN32
    const bool done = QFile::rename(made, target);
#else
    const QByteArray from = QFile::encodeName(made);
    const QByteArray to = QFile::encodeName(target);
    int problem = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0 ? 0 : errno;
    if (problem == EINVAL || problem == ENOSYS) // a share that cannot look and rename in one step
        problem = ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
    const bool done = problem == 0;
#endif
    if (done)
        return {};
    return failure(QFileInfo::exists(target) ? Error::Code::Exists : Error::Code::Storage, target);
}

#ifndef _WIN32
Result<> syncPath(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return failure(Error::Code::Storage, path);
    const int done = ::fsync(descriptor);
    const int problem = errno;
    ::close(descriptor);
    // Some file systems (shares) know no fsync of a folder, and say so.
    if (done == 0 || problem == EINVAL)
        return {};
    return failure(problem == ENOSPC || problem == EDQUOT ? Error::Code::DiskFull : Error::Code::Storage, path);
}
#endif

} // namespace

Result<> syncFile(const QString &path)
{
#ifdef _WIN32
    Q_UNUSED(path) // QSaveFile and the file system's own journal have to do there, until Windows is built
    return {};
#else
    return syncPath(path, O_RDONLY);
#endif
}

Result<> publish(const QString &made, const QString &target)
{
    RASHIN_TRY(syncFile(made));
    if (QFileInfo::exists(target))
        return failure(Error::Code::Exists, target);
    RASHIN_TRY(renameTo(made, target));
#ifndef _WIN32
    RASHIN_TRY(syncPath(QFileInfo(target).absolutePath(), O_RDONLY | O_DIRECTORY));
#endif
    return {};
}

Result<> writePrivately(const QString &path, const QByteArray &bytes)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(Error::Code::ReadOnly, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    // Before the first byte of a secret is in it.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(bytes) != bytes.size()
        || !file.commit())
        return failure(Error::Code::Storage, file.errorString());
    return {};
}

} // namespace core
