// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

namespace testing {

/// Paths from the root of the checkout of every C++ file below a folder.
inline QStringList sourcesBelow(const QString &folder)
{
    const QString root = QStringLiteral(RASHIN_SOURCE_DIR "/");
    QStringList found;
    QDirIterator files(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.inc")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += files.next().mid(root.size());
    found.sort();
    return found;
}

inline QStringList linesOf(const QString &path)
{
    QFile file(QStringLiteral(RASHIN_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
}

} // namespace testing
