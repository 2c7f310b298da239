// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QDateTime>

#include <vector>

namespace core {

/// Dated copies of a document beside it: 「名前.backup-20260629-090000-merge.rashin」. The name says all, so that a list
/// costs no opening and a person in the file manager sees it too.
namespace backups {

/// Why a copy was made; its code is part of the file's name.
enum class Reason : quint8 {
    Unknown, ///< of another version, or named by a person
    Manual,
    Daily,   ///< at the first opening of a day
    Upgrade, ///< before the tables of an older version were computed anew
    Merge,
    Import,
    Bulk,    ///< before one step that changes very much
    Restore, ///< what was there before a backup was put in its place: may hold work that is nowhere else
};

struct Backup
{
    QString path;
    Reason reason = Reason::Unknown;
    QDateTime at; ///< when it was made, in this computer's time zone
    qint64 bytes = 0;
};

/// Makes a copy now, complete or not there at all, and gives its path. Safe while the document is in use.
[[nodiscard]] Result<QString> make(Database &source, Reason reason, const QDateTime &now);

/// The name that make() would take: not taken yet.
[[nodiscard]] QString pathFor(const QString &document, Reason reason, const QDateTime &now);

/// The backups beside a document, newest first.
[[nodiscard]] std::vector<Backup> list(const QString &document);

/// How long copies are kept.
struct Rotation
{
    int most = 30; ///< not more than so many
    int days = 90; ///< none older than that
};
/// Removes what is too many or too old, and says how many. The newest five stay whatever their age; those made before a
/// restoration stay until a person removes them. What a killed program left of a copy in the making goes a day later.
int rotate(const QString &document, const Rotation &rotation, const QDateTime &now);

} // namespace backups

} // namespace core
