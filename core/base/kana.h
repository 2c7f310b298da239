// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

/// The hiragana that somebody meant who typed Latin letters with the input method off: "bousai" is ぼうさい. Hepburn and
/// the letters of Japanese keyboards both (shi, si; tsu, tu). Empty where the letters do not read as Japanese throughout;
/// blanks stay. Long vowels stay as typed: "kouki" is こうき, "koki" こき.
[[nodiscard]] QString kanaOf(const QString &latin);

} // namespace core
