// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace testing {

/// Counts how often the GUI thread did not come back to its loop for more than 100 milliseconds.
///
/// A timer beats every 10 ms while the loop turns; a gap between two beats is a block. A loaded machine makes gaps, too:
/// so a story prints what it saw, and its bounds are set by who runs it on a quiet one. What the test itself does in the
/// thread of the window, for other people and their files, is not the program's: it is done in rest().
class Watchdog
{
public:
    Watchdog()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start(10);
    }

    /// What is done next; a block names it.
    void say(const QString &step) { m_step = step; }
    /// Does something that is not counted.
    template <typename Work>
    decltype(auto) rest(Work work)
    {
        const QScopeGuard again([this] { m_clock.restart(); });
        beat();
        return work();
    }

    [[nodiscard]] int blocks() const { return m_blocks; }
    [[nodiscard]] qint64 longest() const { return m_longest; } ///< milliseconds

private:
    void beat()
    {
        const qint64 gap = m_clock.restart();
        m_longest = std::max(m_longest, gap);
        if (gap <= 110)
            return;
        ++m_blocks;
        std::printf("  %lld ms: %s\n", static_cast<long long>(gap), qPrintable(m_step));
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    QString m_step;
    int m_blocks = 0;
    qint64 m_longest = 0;
};

} // namespace testing
