// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QByteArrayList>

namespace core {

/// A part of a document's log as a file that a merge takes in: the transactions a receiver lacks.
///
/// It is a document file like any other, so that one door – with all its checks – leads in: the same tables, the same
/// document id, the tips of the whole log. Only, its log begins in the middle: of older transactions it holds those
/// that newer ones name, without their cells. Who lacks those cannot take it in, and who opens it as a document is told
/// so.
namespace difference {

struct Counts
{
    qint64 transactions = 0;
    qint64 operations = 0;
};

/// Writes what is not an ancestor of `known` (hashes of transactions; those this log has not are passed over) into a
/// new file. Exists where `target` is there.
[[nodiscard]] Result<Counts> write(Database &source, const QString &target, const QByteArrayList &known);

/// Counts of the whole log.
[[nodiscard]] Result<Counts> countAll(Database &database);
/// Hashes of the newest transactions, sorted: with their ancestors they are the whole log.
[[nodiscard]] Result<QByteArrayList> tips(Database &database);
/// How many of the transactions the log has.
[[nodiscard]] Result<qint64> countKnown(Database &database, const QByteArrayList &hashes);

/// Whether the file is such a part and no whole document.
[[nodiscard]] Result<bool> isPart(Database &database);

} // namespace difference

} // namespace core
