// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/changeset.h"
#include "core/storage/database.h"

namespace core {

/// The end of the log as a reader last saw it: how a second window knows what the writer has committed since.
class LogTail
{
public:
    /// The end as it is now.
    [[nodiscard]] static Result<LogTail> of(Database &database);

    /// What changed from then to now, in ids and fields; moves on to now. Wholesale where it is too much to list, or where
    /// the log is not a continuation of what was seen (a backup was put back).
    [[nodiscard]] Result<ChangeSet> advance(Database &database);

private:
    [[nodiscard]] Result<bool> isContinuation(Database &database) const;
    qint64 m_number = 0;
    QByteArray m_hash;
};

} // namespace core
