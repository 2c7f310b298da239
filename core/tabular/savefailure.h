// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>

namespace core::tabular {

/// Why a file could not be written: DiskFull, ReadOnly or Storage, with the system's words.
[[nodiscard]] inline tl::unexpected<Error> failureOf(const QSaveFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    const bool forbidden = file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    const auto code = full ? Error::Code::DiskFull : forbidden ? Error::Code::ReadOnly : Error::Code::Storage;
    return failure(code, file.errorString());
}

} // namespace core::tabular
