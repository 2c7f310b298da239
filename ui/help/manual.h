// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <vector>

namespace ui {

/// One page of the manual; its title is the first heading of its text.
struct ManualPage
{
    const char *id;   ///< file name without ending, and what the property "manual" of a widget names
    const char *icon; ///< of resources/icons
};

/// The pages in the order of the contents.
[[nodiscard]] std::span<const ManualPage> manualPages();
[[nodiscard]] bool hasManualPage(QStringView id);
/// The page as Markdown in the language of the program; empty where there is none.
[[nodiscard]] QString manualText(const QString &id);
[[nodiscard]] QString manualTitle(const QString &id);

/// A page in which all words of a search occur.
struct ManualHit
{
    QString id;
    QString snippet; ///< the line with the first word
    int count = 0;   ///< how often the words occur, in titles three times as much
};

/// Best first. Width, case and kana do not matter; words are parted by blanks.
[[nodiscard]] std::vector<ManualHit> searchManual(const QString &words);

} // namespace ui
