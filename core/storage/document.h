// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QByteArray>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>

namespace core {

/// The document as a file: made, opened, copied, backed up and checked as a whole.
namespace document {

/// Creates the tables of a new document with a fresh document id and site, inside the caller's transaction.
[[nodiscard]] Result<> lay(Database &database);

/// Opens a document and sees to it that its tables fit this version: an older file, or one whose tables are not those
/// this version computes, has them computed anew from the log – in the file, or for a reader in a copy of its own that
/// no file remains of. Partial where the file is only a part of a log (difference.h).
[[nodiscard]] Result<std::unique_ptr<Database>> open(const QString &path, Access access);

/// The same for a document that has become writable: its tables fit afterwards. A dated backup is made before.
[[nodiscard]] Result<> makeFit(Database &database);

/// A consistent copy while the document may be in use, complete or not there at all. Exists where `target` is there.
[[nodiscard]] Result<> copy(Database &source, const QString &target);

/// Makes the file at `path` a writer of its own: new site id, the given office. To be done with every working copy.
[[nodiscard]] Result<> becomeSite(const QString &path, std::optional<RowId> office);

/// Names the document in all its copies; empty where the file is damaged.
[[nodiscard]] QByteArray documentId(Database &database);
/// Names who writes in this copy.
[[nodiscard]] QByteArray siteId(Database &database);

/// The office this copy belongs to, if any.
[[nodiscard]] Result<std::optional<RowId>> ownOffice(Database &database);
[[nodiscard]] Result<> setOwnOffice(Database &database, std::optional<RowId> office);

/// What check() found. Empty lists of problems mean a sound file.
struct Soundness
{
    bool pages = true;      ///< SQLite's integrity_check
    bool schema = true;     ///< the tables are, text for text, the ones this version writes
    bool log = true;        ///< every hash of the log is right and every reference leads somewhere
    bool projection = true; ///< the tables equal what the log says
    QStringList problems;   ///< places, for the log and for scripts

    [[nodiscard]] bool isSound() const { return pages && schema && log && projection; }
};
/// Reads everything. Cancelled when `cancel` becomes true.
[[nodiscard]] Result<Soundness> check(Database &database, const std::atomic_bool *cancel = nullptr);
/// The same of a private copy of the document at `path`, so that nobody who writes has to wait: for a look in the
/// background at opening.
[[nodiscard]] Result<Soundness> checkCopy(const QString &path, const std::atomic_bool *cancel = nullptr);

} // namespace document

} // namespace core
