// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/log.h"

#include <QByteArray>
#include <QHash>

namespace core {

/// The index by which words are found in all texts: pairs of neighbouring characters of their searchKey(), so that a
/// word of two characters is found without anything that knows where Japanese words begin.
///
/// The projection only notes which rows changed; the index catches up when nobody is in a hurry. Whoever searches reads
/// the rows it has not come to themselves (see searchquery.h), so what is found does not depend on how far it is.
class SearchIndex
{
public:
    explicit SearchIndex(Database &database) : m_database(database) {}

    /// Takes in at most `rows` of the rows that changed, inside the caller's transaction. Gives how many it took.
    [[nodiscard]] Result<int> catchUp(int rows);
    /// Whether all texts are in the index.
    [[nodiscard]] Result<bool> isComplete() const;

    /// Catches up wholly and gives a hash of all that the index says: equal for equal texts, however it came about. To be
    /// called on a copy of the document that nobody else uses.
    [[nodiscard]] Result<QByteArray> fingerprint();

    /// The words for FTS5 that find a text holding `key` (a searchKey(), not empty) somewhere.
    [[nodiscard]] static QString expression(const QString &key);
    /// Texts are numbered by how much a hit in them says: names (0), other short texts, texts of the plan, texts of a
    /// year. The first number of a class.
    [[nodiscard]] static constexpr qint64 firstOf(int importance) { return qint64{importance} << 40; }

private:
    struct Kept
    {
        qint64 id;
        QString key;
    };
    using Texts = QHash<Column, QString>;
    [[nodiscard]] Result<> takeIn(qint64 row, Entity entity);
    [[nodiscard]] Result<QHash<Column, Kept>> keptOf(qint64 row) const;
    [[nodiscard]] Result<Texts> keysOf(qint64 row, Entity entity) const;
    [[nodiscard]] Result<> add(qint64 row, Column column, const QString &key);
    [[nodiscard]] Result<> remove(const Kept &kept);
    [[nodiscard]] Result<qint64> nextId(int importance);

    Database &m_database;
    QHash<int, qint64> m_next; ///< by importance; read once
};

} // namespace core
