// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/exchange/scope.h"
#include "core/storage/changeset.h"
#include "core/storage/conflictquery.h"

#include <QDateTime>
#include <QStringList>

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace core {

class Workspace;

/// What a merge brings, or would bring: plain values for a page and for scripts.
struct MergeReport
{
    /// One of the files.
    struct Source
    {
        QString file;
        QString site;                 ///< who wrote in it, as it says; hexadecimal digits
        std::optional<RowId> office;  ///< whose copy it is, as it says
        qint64 newTransactions = 0;
        qint64 newOperations = 0;
        QStringList authors;          ///< of what is new, in order of appearance
        QDateTime first;              ///< UTC, by the writers' clocks; invalid where nothing is new
        QDateTime last;
        qint64 firstArrival = 0;      ///< the new transactions as they are numbered here: Workspace::takeBackArrivals()
        qint64 lastArrival = 0;
    };
    /// Something a person should know and can do nothing wrong about.
    struct Warning
    {
        enum class Kind : quint8 {
            ClockAhead, ///< a new transaction is dated after now by more than a day
            ClockOld,   ///< or before 2000
        };
        Kind kind;
        QString file;
        QString author;
        QDateTime at;
    };

    std::vector<Source> sources;
    std::vector<Conflict> conflicts; ///< open after the merge, at most MergeOptions::mostListed
    qint64 conflictCount = 0;        ///< open after the merge, all of them
    std::map<Entity, qint64> changed; ///< rows added, changed or removed
    std::vector<OutOfScope> outOfScope; ///< at most MergeOptions::mostListed
    qint64 outOfScopeCount = 0;
    std::vector<Warning> warnings;
    QString backup;    ///< the dated copy made before; empty where nothing was new or nothing was kept
    ChangeSet changes; ///< for Workspace::follow()

    [[nodiscard]] qint64 newTransactions() const;
};

/// How to merge.
struct MergeOptions
{
    bool dryRun = false; ///< do everything but keep it
    bool backup = true;  ///< lay a dated copy beside the document first
    int mostListed = 1000;
    const std::atomic_bool *cancel = nullptr; ///< once true: stop, with nothing changed
    /// Which file is at hand, and how many of how many of its new transactions are in.
    std::function<void(const QString &file, qint64 done, qint64 total)> progress;
    /// Looks at the merged tables before they are kept or given up; an error gives them up.
    std::function<Result<>(const Reader &)> inspect;
};

/// Takes all files into the document: one storage transaction, all or nothing.
///
/// May run in any thread: it opens a connection of its own. The caller holds the document for writing (a Workspace) and
/// has it follow() the report's changes afterwards. Errors speak of the file last told to `progress`: what ForeignFile
/// and LogUnion refuse; OtherDocument; TwoEntities; Cancelled; or, of the document itself, Locked, DiskFull and Storage.
[[nodiscard]] Result<MergeReport> merge(const QString &document, const QStringList &files, const Clock &clock,
                                        const MergeOptions &options = {});

/// The same from the thread of the workspace, which then follows.
[[nodiscard]] Result<MergeReport> merge(Workspace &workspace, const QStringList &files, const MergeOptions &options = {});

} // namespace core
