// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/factsquery.h"

namespace core::factsquery {

Result<qint64> conflictCount(const Reader &reader)
{
    RASHIN_LET(const Value count,
               reader.database().single("SELECT count(*) FROM (SELECT DISTINCT row, col FROM rival)"));
    return count.toInteger();
}

} // namespace core::factsquery
