// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace fuzz {

/// What every input is tried against: a folder, an application for Qt's plug-ins, a clock that stands still.
class Ground final : public core::Clock
{
public:
    [[nodiscard]] static Ground &instance();
    [[nodiscard]] QDateTime now() const override { return QDateTime(QDate(2026, 6, 29), QTime(0, 0), Qt::UTC); }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    /// Writes the input over what was there.
    void write(const QString &path, const quint8 *data, size_t size) const;

private:
    Ground();
    QCoreApplication m_application;
    QTemporaryDir m_folder;
};

} // namespace fuzz
