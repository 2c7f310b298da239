// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/process.h"

#include <cerrno>
#include <csignal>

namespace core {

bool isProcessRunning(qint64 process)
{
    // Signal 0 is never delivered, only asked about; EPERM is another person's program.
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

} // namespace core
