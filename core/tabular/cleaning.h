// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>

namespace core::tabular {

/// What cleaned() did to a text, for the import log.
enum class Cleaning : quint8 {
    Composed = 1,    ///< か + ゛ became が (NFC)
    Radical = 2,     ///< ⽇ (a radical that PDF files leave behind) became 日
    Invisible = 4,   ///< soft hyphens, zero-width spaces and word joiners dropped
    Apostrophe = 8,  ///< CsvWriter's guard taken off
    PrivateUse = 16, ///< holds 外字, which only its own office can read; left as it is
    Control = 32,    ///< control characters dropped
};
Q_DECLARE_FLAGS(Cleanings, Cleaning)
Q_DECLARE_OPERATORS_FOR_FLAGS(Cleanings)

/// A text as it may be stored, and what was done for it.
struct CleanText
{
    QString text;
    Cleanings done;
};

/// Mends what copying and converting leave behind, and nothing else: width, dashes and blanks stay as entered.
[[nodiscard]] CleanText cleaned(const QString &text);

/// A stable name of one cleaning for logs and scripts: "radical", "invisible", …
[[nodiscard]] QLatin1String codeOf(Cleaning cleaning);

/// A column's heading as it is compared: without blanks and line breaks, width folded, lower case.
[[nodiscard]] QString headerKey(const QString &heading);

} // namespace core::tabular
