// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What is left of a crash: a text file on this computer, sent nowhere. It names the program's version, the signal and
/// the places in the program, and neither the person, nor the file, nor anything in it.
namespace core::crashreport {

/// From now on a crash leaves a report in `folder` (made where it is not there). Once a process.
void install(const QString &folder, const QString &version);

/// The reports in the folder, the newest first; names without path.
[[nodiscard]] QStringList reports(const QString &folder);

} // namespace core::crashreport
