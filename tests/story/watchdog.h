// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace testing {

/// Counts how often the GUI thread did not come back to its loop for more than 100 milliseconds.
///
/// A timer beats every 10 ms while the loop turns; a gap between two beats is a block. A loaded machine makes gaps, too:
/// so a story prints what it saw, and its bounds are set by who runs it on a quiet one.
class Watchdog
{
public:
    Watchdog()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start(10);
    }

    [[nodiscard]] int blocks() const { return m_blocks; }
    [[nodiscard]] qint64 longest() const { return m_longest; } ///< milliseconds

private:
    void beat()
    {
        const qint64 gap = m_clock.restart();
        m_longest = std::max(m_longest, gap);
        m_blocks += gap > 110 ? 1 : 0;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_blocks = 0;
    qint64 m_longest = 0;
};

} // namespace testing
