// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QXmlStreamReader;

namespace core::tabular {

/// The text of an `si` or `is` element the reader stands on, runs joined; hints for the pronunciation (rPh) are not
/// part of it. Leaves the reader on the element's end.
[[nodiscard]] QString readRichText(QXmlStreamReader &xml);

/// Reads xl/sharedStrings.xml.
[[nodiscard]] std::vector<QString> readSharedStrings(QXmlStreamReader &xml);

/// Undoes Excel's `_x000D_` for characters XML cannot hold; line breaks become \n.
[[nodiscard]] QString unescaped(QString text);

} // namespace core::tabular
