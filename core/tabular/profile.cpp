// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/profile.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace core::tabular::profiles {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestProfile = 4 << 20;
constexpr qsizetype longestName = 80;

QString builtInFolder()
{
    return u":/rashin/profiles"_s;
}

QStringList namesIn(const QString &folder)
{
    QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

QString fileOf(const QString &folder, const QString &name)
{
    return folder + u'/' + name + u".json"_s;
}

/// Where the profile lies; the path itself where it is no name that is known.
QString pathOf(const QString &nameOrPath)
{
    if (builtIn().contains(nameOrPath))
        return fileOf(builtInFolder(), nameOrPath);
    return own().contains(nameOrPath) ? fileOf(ownFolder(), nameOrPath) : nameOrPath;
}

/// Windows' file systems are the narrowest.
bool isFileName(const QString &name)
{
    const auto isBad = [](QChar c) { return c < u' ' || u"\\/:*?\"<>|"_s.contains(c); };
    return !name.trimmed().isEmpty() && name.size() <= longestName && !name.startsWith(u'.') && !name.endsWith(u'.')
           && std::none_of(name.begin(), name.end(), isBad);
}

} // namespace

QStringList builtIn()
{
    return namesIn(builtInFolder());
}

QString ownFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/rashin/profiles"_s;
}

QStringList own()
{
    return namesIn(ownFolder());
}

Result<> keep(const QString &name, const QByteArray &json)
{
    if (!isFileName(name) || builtIn().contains(name))
        return failure(Error::Code::InvalidValue, name);
    RASHIN_TRY(parse(json));
    QSaveFile file(fileOf(ownFolder(), name));
    if (!QDir().mkpath(ownFolder()) || !file.open(QIODevice::WriteOnly) || file.write(json) != json.size()
        || !file.commit())
        return failure(Error::Code::Storage, file.fileName());
    return {};
}

Result<> forget(const QString &name)
{
    if (!own().contains(name))
        return failure(Error::Code::NotFound, name);
    return QFile::remove(fileOf(ownFolder(), name)) ? Result<>() : failure(Error::Code::Storage, name);
}

Result<QByteArray> text(const QString &nameOrPath)
{
    QFile file(pathOf(nameOrPath));
    if (!file.exists())
        return failure(Error::Code::NotFound, nameOrPath);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Storage, file.errorString());
    if (file.size() > largestProfile)
        return failure(Error::Code::TooLarge, nameOrPath);
    return file.readAll();
}

Result<Profile> load(const QString &nameOrPath)
{
    RASHIN_LET(const QByteArray json, text(nameOrPath));
    return parse(json);
}

} // namespace core::tabular::profiles
