// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <atomic>

namespace core {

/// While it lives, whatever is read through the reader's connection ends with Cancelled soon after `cancel` became true:
/// whoever closes a file does not wait for a query of seconds. One at a time per connection; `cancel` outlives it.
class Interruption
{
public:
    Interruption(const Reader &reader, const std::atomic_bool &cancel);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    Database &m_database;
};

} // namespace core
