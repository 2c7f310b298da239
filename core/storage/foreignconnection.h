// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/statement.h"

#include <atomic>
#include <memory>

struct sqlite3;

namespace core {

/// A connection to a file that somebody handed us: locked down, read-only, nothing believed.
///
/// Of the file only the tables of the log and its tips can be read; its schema must be one that some version of ours writes;
/// no trigger, view or function of it ever runs. May be used by one thread at a time, whichever.
class ForeignConnection
{
public:
    /// Foreign, Damaged, TooNew or TooLarge with the reason in English as detail; Locked where the file has not been
    /// closed properly. Reading stops with Cancelled once `cancel` is true.
    [[nodiscard]] static Result<std::unique_ptr<ForeignConnection>> open(const QString &path, const std::atomic_bool *cancel);
    ~ForeignConnection();
    ForeignConnection(const ForeignConnection &) = delete;
    ForeignConnection &operator=(const ForeignConnection &) = delete;

    /// Damaged where the statement is not for such a file.
    [[nodiscard]] Result<Statement> prepare(QByteArrayView sql);
    /// SQLite's quick_check of the tables that are read. Takes as long as reading them.
    [[nodiscard]] Result<> checkPages();

private:
    ForeignConnection() = default;
    [[nodiscard]] Result<> openFile(const QString &path);
    [[nodiscard]] Result<> lockDown();
    [[nodiscard]] Result<> checkSchema();

    sqlite3 *m_handle = nullptr;
    const std::atomic_bool *m_cancel = nullptr;
};

} // namespace core
