// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharewatch.h"

#include <chrono>

using namespace std::chrono_literals;

namespace ui {

using core::LockHolder;

ShareWatch::ShareWatch(core::Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_timer.setInterval(2s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms); // a commit changes the file several times
    connect(&m_timer, &QTimer::timeout, this, &ShareWatch::look);
    connect(&m_soon, &QTimer::timeout, this, &ShareWatch::look);
    connect(&m_files, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&workspace, &core::Workspace::accessChanged, this, &ShareWatch::look);
    m_files.addPath(workspace.path());
    m_beat = workspace.clock().now();
    look();
    m_timer.start();
}

void ShareWatch::look()
{
    if (!m_workspace.isReadOnly())
        return lookAsWriter();
    if (m_files.files().isEmpty())
        m_files.addPath(m_workspace.path()); // a file that was replaced is forgotten by the system
    const auto caughtUp = m_workspace.catchUp();
    set(caughtUp ? stateAsReader() : State::Unreachable);
}

void ShareWatch::lookAsWriter()
{
    const QDateTime now = m_workspace.clock().now();
    if (m_beat.secsTo(now) >= core::FileLock::beatSeconds) {
        m_beat = now;
        m_takenOver = true; // accessChanged() is told before beat() comes back
        if (!m_workspace.beat())
            return look(); // as a reader now
    }
    m_takenOver = false;
    m_holder.reset();
    set(State::Writing);
}

ShareWatch::State ShareWatch::stateAsReader()
{
    const auto present = core::FileLock::holder(m_workspace.path());
    if (!present)
        return State::Free; // m_holder still tells who it was
    const bool isSign = !m_holder || m_holder->token != present->token || m_holder->seen != present->seen;
    if (isSign)
        m_sign = m_workspace.clock().now();
    m_holder = present;
    return judge(*present);
}

ShareWatch::State ShareWatch::judge(const LockHolder &holder)
{
    if (holder.isGone())
        return State::Gone;
    const QDateTime now = m_workspace.clock().now();
    const bool isSilent = holder.seen.secsTo(now) >= silence && m_sign.secsTo(now) >= observed;
    return isSilent ? State::Silent : State::Held;
}

void ShareWatch::set(State state)
{
    const QString holder = m_holder ? m_holder->token : QString();
    const bool isSame = m_state == state && m_told == holder;
    m_state = state;
    m_told = holder;
    if (!isSame)
        emit stateChanged();
}

} // namespace ui
