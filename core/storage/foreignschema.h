// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::foreignschema {

/// Whether some version of ours may have written this entry of a file's sqlite_schema.
///
/// The log's tables are accepted text for text. Anything else may only be a plain table, a plain index or the search
/// index of this version: a later version may have more of them, and none is ever read. Triggers, views, computed
/// columns, checks and defaults are not accepted, whatever their text.
[[nodiscard]] bool accepts(const QString &type, const QString &name, const QString &sql);

} // namespace core::foreignschema
