// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace core {

/// Gives a finished file its final name: its content is on the disk first, then the name, then the folder's entry, so
/// that a file with the final name is complete whatever happens. Never overwrites: Exists. On an error `made` stays.
[[nodiscard]] Result<> publish(const QString &made, const QString &target);

/// Writes a small file that only this user may read (0600 where the system knows that), replacing the old one whole.
[[nodiscard]] Result<> writePrivately(const QString &path, const QByteArray &bytes);

/// Waits until what was written to the file is on the disk; DiskFull or Storage where the system could not.
[[nodiscard]] Result<> syncFile(const QString &path);

} // namespace core
