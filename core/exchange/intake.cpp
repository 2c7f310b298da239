// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/intake.h"

#include "core/workspace/workspace.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

Intake::Intake(QString document, const KeyStore &keys, const Clock &clock)
    : m_receiver(std::move(document)), m_keys(keys), m_clock(clock)
{
}

Result<> Intake::add(const QString &file, const Unsealing &unsealing, const package::UnpackOptions &options)
{
    if (!package::isPackage(file)) {
        m_items.push_back({file, file, std::nullopt});
        return {};
    }
    if (!m_folder.isValid())
        return failure(Error::Code::Storage, m_folder.errorString());
    const QString document = m_folder.filePath(u"%1.rashin"_s.arg(m_items.size()));
    RASHIN_LET(auto opened, package::unpack(file, document, unsealing, m_keys, m_clock, options));
    RASHIN_LET(const qint64 missing, package::missingBase(m_receiver, opened.manifest));
    if (missing > 0)
        return failure(Error::Code::Partial, QString::number(missing));
    m_items.push_back({file, document, std::move(opened)});
    return {};
}

QStringList Intake::documents() const
{
    QStringList paths;
    for (const Item &item : m_items)
        paths += item.document;
    return paths;
}

const Intake::Item *Intake::find(const QString &document) const
{
    const auto at = std::find_if(m_items.begin(), m_items.end(),
                                 [&](const Item &item) { return item.document == document; });
    return at == m_items.end() ? nullptr : &*at;
}

QString Intake::fileOf(const QString &document) const
{
    const Item *item = find(document);
    return item ? item->file : document;
}

const package::Opened *Intake::packageOf(const QString &document) const
{
    const Item *item = find(document);
    return item && item->opened ? &*item->opened : nullptr;
}

Result<LedgerEntry> Intake::entryFor(const Item &item, const MergeReport::Source &source, const Workspace &workspace) const
{
    const QString person = workspace.identity().author;
    if (item.opened) {
        LedgerEntry entry = LedgerEntry::received(*item.opened, item.file, person, m_clock.now());
        entry.firstArrival = source.firstArrival;
        entry.lastArrival = source.lastArrival;
        return entry;
    }
    RASHIN_LET(LedgerEntry entry, plainFileEntry(item.file));
    entry.firstArrival = source.firstArrival;
    entry.lastArrival = source.lastArrival;
    entry.direction = LedgerEntry::Direction::In;
    entry.at = m_clock.now();
    entry.person = person;
    entry.transactions = source.newTransactions;
    entry.operations = source.newOperations;
    if (source.office) {
        const auto office = workspace.read().record(Entity::Office, *source.office);
        entry.office = office ? office->text(Field::OfficeCode) : QString();
        entry.officeName = office ? office->text(Field::OfficeName) : QString();
    }
    return entry;
}

Result<> Intake::record(Workspace &workspace, const MergeReport &report) const
{
    Ledger ledger(workspace);
    for (const MergeReport::Source &source : report.sources) {
        const Item *item = find(source.file);
        if (!item || (!item->opened && source.newTransactions == 0))
            continue;
        RASHIN_LET(const LedgerEntry entry, entryFor(*item, source, workspace));
        RASHIN_TRY(ledger.record(entry));
    }
    return {};
}

} // namespace core
