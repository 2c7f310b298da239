// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/handover.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Writes files for several offices beside the window, one after the other: a thread and connections of its own. Dies
/// with its owner: what is complete stays, what is under way leaves nothing.
class PackTask final : public QObject
{
    Q_OBJECT

public:
    /// The clock outlives the task.
    PackTask(std::vector<core::Dispatch> dispatches, const core::Clock &clock, QObject *parent = nullptr);
    ~PackTask() override;

    void start();
    void cancel() { m_cancelled = true; }
    [[nodiscard]] const std::vector<core::Dispatch> &dispatches() const { return m_dispatches; }

signals:
    /// Which of them is at hand, and how much of it is done in percent; at most twenty times a second.
    void progressed(int number, int percent);
    /// One file is complete; its line is to be entered in the ledger.
    void sent(const core::LedgerEntry &entry);
    /// The rest was not tried.
    void failed(int number, const core::Error &error);
    /// Always last.
    void finished();

private:
    void run();

    std::vector<core::Dispatch> m_dispatches;
    const core::Clock &m_clock;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
