// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>

class QLockFile;

namespace core {

/// Who holds a document for writing: told to the second person who opens it.
struct LockHolder
{
    QString user;
    QString computer;
    QDateTime since;
};

/// The right to write a document: one program at a time, on this computer or another that shares the folder.
///
/// Two files beside the document: `….lock` decides (QLockFile: a lock whose process is gone is taken over), `….holder`
/// says who it is. Both go away with the object.
class FileLock
{
public:
    /// Locked where another program holds it; ReadOnly where the folder cannot be written.
    [[nodiscard]] static Result<FileLock> acquire(const QString &document, const QString &user, const QDateTime &now);
    /// Who holds the document now, if anybody does.
    [[nodiscard]] static std::optional<LockHolder> holder(const QString &document);

    FileLock(FileLock &&) noexcept;
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    FileLock(std::unique_ptr<QLockFile> lock, QString record);
    std::unique_ptr<QLockFile> m_lock;
    QString m_record;
};

/// Login name of the person at this computer.
[[nodiscard]] QString loginName();

} // namespace core
