// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/factsquery.h"

#include "core/storage/conflictquery.h"

namespace core::factsquery {

Result<qint64> conflictCount(const Reader &reader)
{
    return conflictquery::count(reader);
}

} // namespace core::factsquery
