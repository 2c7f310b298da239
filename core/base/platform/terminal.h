// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Whether standard error goes to a screen where a person may be reading, not to a file or another program.
[[nodiscard]] bool isErrorATerminal();

} // namespace core
