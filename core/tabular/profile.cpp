// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/profile.h"

#include <QDir>
#include <QFile>

namespace core::tabular::profiles {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestProfile = 4 << 20;

QString folder()
{
    return u":/rashin/profiles/"_s;
}

} // namespace

QStringList builtIn()
{
    QStringList names = QDir(folder()).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

Result<Profile> load(const QString &nameOrPath)
{
    const bool isBuiltIn = builtIn().contains(nameOrPath);
    QFile file(isBuiltIn ? folder() + nameOrPath + u".json"_s : nameOrPath);
    if (!isBuiltIn && !file.exists())
        return failure(Error::Code::NotFound, nameOrPath);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Storage, file.errorString());
    if (file.size() > largestProfile)
        return failure(Error::Code::TooLarge, nameOrPath);
    return parse(file.readAll());
}

} // namespace core::tabular::profiles
