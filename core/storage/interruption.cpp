// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/interruption.h"

#include <sqlite3.h>

namespace core {

namespace {

constexpr int stepsBetween = 200; // of SQLite's machine: far below a millisecond

int isCancelled(void *cancel)
{
    return *static_cast<const std::atomic_bool *>(cancel) ? 1 : 0;
}

} // namespace

Interruption::Interruption(const Reader &reader, const std::atomic_bool &cancel) : m_database(reader.database())
{
    // SQLite hands the pointer back and changes nothing behind it.
    sqlite3_progress_handler(m_database.handle(), stepsBetween, isCancelled, const_cast<std::atomic_bool *>(&cancel));
}

Interruption::~Interruption()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

} // namespace core
