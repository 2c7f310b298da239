// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString standardFile()
{
    const QString portable = QCoreApplication::applicationDirPath() + u"/rashin-portable.ini"_s;
    if (QFileInfo::exists(portable))
        return portable;
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/rashin.ini"_s;
}

QString loginName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return name.isEmpty() ? QDir::home().dirName() : name;
}

} // namespace

Settings Settings::standard()
{
    return Settings(standardFile());
}

Settings::Settings(const QString &iniFile) : m_ini(std::make_unique<QSettings>(iniFile, QSettings::IniFormat)) {}
Settings::Settings(Settings &&) noexcept = default;
Settings::~Settings() = default;

QString Settings::fileName() const
{
    return m_ini->fileName();
}

QString Settings::language() const
{
    return m_ini->value(u"language"_s, u"ja"_s).toString();
}

void Settings::setLanguage(const QString &code)
{
    m_ini->setValue(u"language"_s, code);
}

theme::Mode Settings::themeMode() const
{
    return theme::modeFromCode(m_ini->value(u"theme"_s).toString());
}

void Settings::setThemeMode(theme::Mode mode)
{
    m_ini->setValue(u"theme"_s, theme::code(mode));
}

int Settings::textSize() const
{
    return std::clamp(m_ini->value(u"text_size"_s, 100).toInt(), 100, 300);
}

void Settings::setTextSize(int percent)
{
    m_ini->setValue(u"text_size"_s, percent);
}

QStringList Settings::recentFiles() const
{
    return m_ini->value(u"recent"_s).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_ini->setValue(u"recent"_s, files.mid(0, 9));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_ini->setValue(u"recent"_s, files);
}

QString Settings::author() const
{
    const QString name = m_ini->value(u"author"_s).toString();
    return name.isEmpty() ? loginName() : name;
}

void Settings::setAuthor(const QString &name)
{
    m_ini->setValue(u"author"_s, name);
}

core::backups::Rotation Settings::backupRotation() const
{
    const core::backups::Rotation usual;
    return {std::max(1, m_ini->value(u"backups/most"_s, usual.most).toInt()),
            std::max(1, m_ini->value(u"backups/days"_s, usual.days).toInt())};
}

void Settings::setBackupRotation(core::backups::Rotation rotation)
{
    m_ini->setValue(u"backups/most"_s, rotation.most);
    m_ini->setValue(u"backups/days"_s, rotation.days);
}

QStringList Settings::searches() const
{
    return m_ini->value(u"searches"_s).toStringList();
}

void Settings::setSearches(const QStringList &searches)
{
    m_ini->setValue(u"searches"_s, searches);
}

QString Settings::lastFile() const
{
    return m_ini->value(u"window/file"_s).toString();
}

void Settings::setLastFile(const QString &path)
{
    m_ini->setValue(u"window/file"_s, path);
}

QByteArray Settings::geometry() const
{
    return m_ini->value(u"window/geometry"_s).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_ini->setValue(u"window/geometry"_s, geometry);
}

QString Settings::page() const
{
    return m_ini->value(u"window/page"_s).toString();
}

void Settings::setPage(const QString &id)
{
    m_ini->setValue(u"window/page"_s, id);
}

QByteArray Settings::state(const QString &key) const
{
    return m_ini->value(u"state/"_s + key).toByteArray();
}

void Settings::setState(const QString &key, const QByteArray &state)
{
    m_ini->setValue(u"state/"_s + key, state);
}

} // namespace ui
