// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace core {

/// Whether a program with this number runs on this computer, whoever started it.
[[nodiscard]] bool isProcessRunning(qint64 process);

} // namespace core
