// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Words looked for in all texts of a document, or in the names of its projects.
namespace core::searchquery {

/// One field of one row that holds all words looked for.
struct Hit
{
    Entity entity;
    RowId row;
    Field field;
    QString text; ///< the whole of it, as it stands there
};

struct Found
{
    std::vector<Hit> hits; ///< the best first: names before texts, a text that begins with the word before others
    qint64 total = 0;      ///< of all hits, also of those beyond the limit
};

/// Where to look.
enum class Scope : quint8 {
    Everything,
    Names, ///< code, name, reading and former names of projects
};

/// Finds texts that hold every one of the blank-separated `words`, compared by searchKey(). Empty words find nothing.
/// At most `limit` hits. Rows that the index has not come to are read themselves: what is found is always what is there.
[[nodiscard]] Result<Found> find(const Reader &reader, const QString &words, int limit,
                                 Scope scope = Scope::Everything);

/// The words as they are compared, without doubles and empty ones.
[[nodiscard]] QStringList keysOf(const QString &words);

} // namespace core::searchquery
