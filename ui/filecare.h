// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QObject>

#include <memory>

class QWidget;

namespace ui {

class CheckTask;
class Prompts;
class Settings;

/// What keeps a file from being lost: the check in the background, the backup of the day, and the rescue of a damaged one.
/// What is said of it, and what becomes of the window, is the window's business.
class FileCare final : public QObject
{
    Q_OBJECT

public:
    FileCare(Prompts &prompts, const Settings &settings, const core::Clock &clock, QWidget *window);
    ~FileCare() override;

    /// Reads the whole of the file in the background, a while after opening: sound() or damaged() follows, or neither where
    /// nothing can be said of it.
    void checkLater(const QString &path);
    void stopChecking();
    /// At the first opening of a day, if anything has been written since the last backup; old ones make room.
    [[nodiscard]] core::Result<> backUpDaily(core::Workspace &workspace) const;

    /// What a rescue brought.
    struct Rescue
    {
        QString path; ///< the new file
        QString sentence;
        bool isWhole = false;
    };
    /// Asks where, and saves all that can still be read. Cancelled when the person changed their mind.
    [[nodiscard]] core::Result<Rescue> rescue(const QString &path) const;
    /// Whether an error at opening says that the file is damaged.
    [[nodiscard]] static bool isDamage(const core::Error &error);

signals:
    void sound();
    void damaged(const QString &path);

private:
    void take(const QString &path, const core::Result<core::document::Soundness> &result);

    Prompts &m_prompts;
    const Settings &m_settings;
    const core::Clock &m_clock;
    QWidget *m_window;
    std::unique_ptr<CheckTask> m_check;
};

} // namespace ui
