// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/call.h"
#include "app/cli/json.h"
#include "core/exchange/package.h"

namespace cli {

// How a script names keys and passphrases, and what it is told of a package.

[[nodiscard]] core::KeyStore keyStore(const Call &call);
/// The first line of the file an option names; empty where the option was not given. Usage where there is none.
[[nodiscard]] core::Result<QString> passphraseFrom(const Call &call, const char *option);
/// What is at hand to open the package with.
[[nodiscard]] core::Result<core::Unsealing> unsealingFor(const Call &call, const core::KeyStore &keys,
                                                         const QString &path);
[[nodiscard]] QJsonObject openedObject(const core::package::Opened &opened);

} // namespace cli
