// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/template.h"

namespace core {

/// Turns the JSON of a template into rows, those referred to first. Unreadable with "JSON path field rule" where
/// something is unknown, missing, refused by the registry, there twice, or refers to nothing.
[[nodiscard]] Result<std::vector<Template::Row>> readTemplateRows(const QJsonObject &document);

} // namespace core
