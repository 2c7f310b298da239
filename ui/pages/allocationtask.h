// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/allocation.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Seeks the best choice of proposals in a thread of its own; dies with its owner, and what is under way with it.
class AllocationTask final : public QObject
{
    Q_OBJECT

public:
    AllocationTask(std::vector<core::AllocationOption> options, core::AllocationRules rules, QObject *parent = nullptr);
    ~AllocationTask() override;

    void start();
    void cancel() { m_cancelled = true; }

signals:
    void succeeded(const core::AllocationAnswer &answer);
    /// Error::Code::Cancelled after cancel().
    void failed(const core::Error &error);

private:
    std::vector<core::AllocationOption> m_options;
    core::AllocationRules m_rules;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
