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
    QDateTime seen;     ///< last sign of life, by the holder's clock
    qint64 process = 0; ///< on that computer
    QString token;      ///< names this holding; empty where nothing is known but that there is a lock

    /// It is a program of this computer that has ended without giving the document back.
    [[nodiscard]] bool isGone() const;
};

/// The right to write a document: one program at a time, on this computer or another that shares the folder.
///
/// Two files beside the document: `….lock` decides (QLockFile: a lock whose process is gone is taken over), `….holder`
/// says who it is, and is written anew now and then as a sign of life. Both go away with the object.
class FileLock
{
public:
    /// How often a holder is expected to give a sign of life, in seconds.
    static constexpr int beatSeconds = 60;

    /// Locked where another program holds it; ReadOnly where the folder cannot be written. The lock of a program of this
    /// computer that is gone is no lock; `left()` tells whose it was.
    [[nodiscard]] static Result<FileLock> acquire(const QString &document, const QString &user, const QDateTime &now);
    /// Takes the document from a holder whom a person has judged to be gone. Locked where it is not that holder any more,
    /// or he has given a sign of life since.
    [[nodiscard]] static Result<FileLock> takeOver(const QString &document, const LockHolder &from, const QString &user,
                                                   const QDateTime &now);
    /// Who holds the document now, if anybody does.
    [[nodiscard]] static std::optional<LockHolder> holder(const QString &document);

    /// Whose lock lay there without a program that held it.
    [[nodiscard]] const std::optional<LockHolder> &left() const { return m_left; }
    /// A sign of life. False where somebody has taken the document over: this object holds nothing any more then.
    bool beat(const QDateTime &now);
    /// Whether nobody has taken the document over.
    [[nodiscard]] bool isHeld() const;

    FileLock(FileLock &&) noexcept;
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    FileLock(std::unique_ptr<QLockFile> lock, QString document, LockHolder self);
    void write() const;
    std::unique_ptr<QLockFile> m_lock;
    QString m_document;
    LockHolder m_self;
    std::optional<LockHolder> m_left;
};

/// Login name of the person at this computer.
[[nodiscard]] QString loginName();

} // namespace core
