// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace core {

/// Whether what is done beside the window is to last.
enum class Keep : quint8 { No, Yes };

/// Performs an operation on a document that this program holds for writing already, on a connection of its own: for long work
/// in a thread. What is committed, the window learns by Workspace::follow(); with Keep::No nothing is, and the answer says
/// what would be. Errors as Workspace::perform() has them, but for the lock, which the window keeps.
[[nodiscard]] Result<Workspace::Committed> performBeside(const QString &path, const Identity &identity, const Clock &clock,
                                                         const Operation &operation, Keep keep);

} // namespace core
