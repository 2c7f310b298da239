// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QStringList>

namespace core {

/// What one copy of the document remembers of its own use, as texts in the order of their writing.
///
/// Kept in the table `local`, which every version of the format has: never merged, not part of the log, no undo. A
/// working copy made for somebody else begins without them.
class LocalNotes
{
public:
    explicit LocalNotes(Database &database) : m_database(database) {}

    /// Appends a note to the list of that name, durable on return. ReadOnly where the document is.
    [[nodiscard]] Result<> add(const QString &list, const QString &text);
    [[nodiscard]] Result<QStringList> all(const QString &list) const;
    /// Removes every list.
    [[nodiscard]] Result<> forget();

private:
    Database &m_database;
};

} // namespace core
