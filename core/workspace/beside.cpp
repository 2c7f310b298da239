// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/beside.h"

namespace core {

Result<Workspace::Committed> performBeside(const QString &path, const Identity &identity, const Clock &clock,
                                           const Operation &operation, Keep keep)
{
    RASHIN_LET(const auto database, document::open(path, Access::ReadWrite));
    if (const auto reason = operation.backupFirst(); reason && keep == Keep::Yes)
        RASHIN_TRY(backups::make(*database, *reason, clock.now()));
    RASHIN_LET(const auto office, document::ownOffice(*database));
    RASHIN_LET(auto transaction, Transaction::begin(*database));
    Writer writer(*database);
    Editor editor(*database, writer);
    RASHIN_TRY(operation.apply(editor));
    const Authorship by{identity.author, office ? office->value() : 0, operation.name(), operation.reason(), {}};
    RASHIN_LET(auto written, writer.finish(by, clock.now().toMSecsSinceEpoch()));
    Workspace::Committed committed;
    committed.transaction = QString::fromLatin1(written.hash.toHex());
    committed.changes = std::move(written.changes);
    if (keep == Keep::Yes && !committed.transaction.isEmpty())
        RASHIN_TRY(transaction.commit());
    return committed;
}

} // namespace core
