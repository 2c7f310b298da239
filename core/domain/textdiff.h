// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace core {

/// A piece of two texts held against each other.
struct DiffPart
{
    enum class Kind : quint8 { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DiffPart &, const DiffPart &) = default;
};

/// What was changed from one text to the other, word by word: latin words, numbers and runs of katakana whole, kanji and
/// hiragana sign by sign. Same and Removed parts together are `from`, Same and Added ones `to`; neighbours differ in
/// kind, and what was removed stands before what was added in its place. A single sign left the same between two changes
/// is counted to them, because a text full of such islands cannot be read.
///
/// Source: Myers, An O(ND) Difference Algorithm and Its Variations (1986). Texts that differ in more than 2,000 words are
/// only cut where they begin and end alike.
[[nodiscard]] std::vector<DiffPart> textDiff(const QString &from, const QString &to);

} // namespace core
