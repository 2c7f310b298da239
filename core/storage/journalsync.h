// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace core {

/// Has the rollback journal of a large write written out while the write goes on, so that the commit, which has to wait
/// for the journal before it may touch the file, finds it on the disk nearly whole.
///
/// SQLite's own sync comes all the same, and is told of a failing disk all the same: an error is kept for every descriptor.
class JournalSync
{
public:
    /// `document` is the path of the database file.
    explicit JournalSync(const QString &document);
    ~JournalSync();
    JournalSync(const JournalSync &) = delete;
    JournalSync &operator=(const JournalSync &) = delete;

private:
    void run();

    const QString m_journal;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace core
