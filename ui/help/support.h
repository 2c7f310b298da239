// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace core {
class Workspace;
}

namespace ui {

/// Versions, system, screen, fonts, language: what somebody who helps asks first. No name and no path.
[[nodiscard]] QString environmentText();
/// The text for an inquiry: the environment, the remarks, and how many rows of each kind the open file has (or no file).
/// Whatever could be somebody's is taken out of the remarks by withoutPersonalData().
[[nodiscard]] QString supportText(const core::Workspace *document, const QStringList &remarks);
/// A line without anything that could name a person, a computer, a file or a plan: paths, the login and computer names,
/// addresses, and every character outside ASCII become "~".
[[nodiscard]] QString withoutPersonalData(QString line);

} // namespace ui
