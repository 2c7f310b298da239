// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace ui {

/// Keeps an open file in step with others who have it open: gives a writer's sign of life, follows another writer's
/// commits, and knows what can be known about him.
///
/// The system's notice of a changed file makes it quick; a timer makes it sure, for shares give no notice.
class ShareWatch final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Writing,     ///< this window writes
        Held,        ///< somebody else does
        Silent,      ///< somebody else holds it, but gives no sign of life: off, asleep, or cut off from the network
        Gone,        ///< the holder was a program of this computer that has ended
        Free,        ///< nobody holds it
        Unreachable, ///< the file cannot be read at the moment
    };
    /// How long a holder may be silent, in seconds, before he may be taken for gone; and how long of that it has to be
    /// seen from here, because another computer's clock may be wrong.
    static constexpr int silence = 600;
    static constexpr int observed = 3 * core::FileLock::beatSeconds;

    explicit ShareWatch(core::Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    /// Who holds the file, or held it last.
    [[nodiscard]] const std::optional<core::LockHolder> &holder() const { return m_holder; }
    /// The holder took the file over from this window.
    [[nodiscard]] bool wasTakenOver() const { return m_takenOver; }
    /// Looks now rather than in a moment.
    void look();

signals:
    void stateChanged();

private:
    void lookAsWriter();
    [[nodiscard]] State stateAsReader();
    [[nodiscard]] State judge(const core::LockHolder &holder);
    void set(State state);

    core::Workspace &m_workspace;
    State m_state = State::Writing;
    std::optional<core::LockHolder> m_holder;
    QString m_told;   ///< token of the holder that stateChanged() was last about
    QDateTime m_sign; ///< when a sign of life was last seen from here
    QDateTime m_beat; ///< of a writer: when it last gave one
    bool m_takenOver = false;
    QTimer m_timer;
    QTimer m_soon;
    QFileSystemWatcher m_files;
};

} // namespace ui
