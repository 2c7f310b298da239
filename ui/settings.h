// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/backups.h"
#include "ui/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

class QSettings;

namespace ui {

/// What a person set or left behind in the window: language, theme, recent files, geometry. An INI file, in the user's
/// own folder, or beside the program when a file "rashin-portable.ini" lies there (a folder on a USB stick or a share).
class Settings
{
public:
    /// The settings of this user, or the portable ones.
    static Settings standard();
    explicit Settings(const QString &iniFile);
    Settings(Settings &&) noexcept;
    ~Settings();

    [[nodiscard]] QString fileName() const; ///< the INI file

    [[nodiscard]] QString language() const; ///< "ja" unless chosen otherwise
    void setLanguage(const QString &code);
    [[nodiscard]] theme::Mode themeMode() const;
    void setThemeMode(theme::Mode mode);
    /// Percent of the desktop's text size, 100 to 300.
    [[nodiscard]] int textSize() const;
    void setTextSize(int percent);

    /// Newest first, at most nine; files that are gone stay until removed, a share may come back.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);

    /// Who writes into the log; the login name unless set.
    [[nodiscard]] QString author() const;
    void setAuthor(const QString &name);

    /// How many backups of a file are kept, and for how many days. Set in the file of settings ("backups/most", "backups/days").
    [[nodiscard]] core::backups::Rotation backupRotation() const;
    void setBackupRotation(core::backups::Rotation rotation);
    /// Searches a person keeps, in their order.
    [[nodiscard]] QStringList searches() const;
    void setSearches(const QStringList &searches);
    /// The file that was open when the window was closed; empty where none was.
    [[nodiscard]] QString lastFile() const;
    void setLastFile(const QString &path);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QString page() const;
    void setPage(const QString &id);

    /// For what one page remembers of itself (columns, splitters); `key` begins with the page's id.
    [[nodiscard]] QByteArray state(const QString &key) const;
    void setState(const QString &key, const QByteArray &state);

private:
    std::unique_ptr<QSettings> m_ini;
};

} // namespace ui
