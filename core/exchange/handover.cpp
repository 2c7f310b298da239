// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/handover.h"

#include "core/storage/difference.h"
#include "core/storage/document.h"

#include <QFile>

namespace core {

namespace {

bool isOf(const LedgerEntry &entry, const Handover &office)
{
    return office.code.isEmpty() ? entry.office.isEmpty() && entry.officeName == office.name : entry.office == office.code;
}

void note(Handover &office, const LedgerEntry &entry)
{
    if (entry.direction == LedgerEntry::Direction::Out) {
        office.given = entry;
        office.brought = 0;
    } else {
        office.returned = entry;
        office.brought += entry.transactions;
    }
}

Result<> writeCopy(Database &source, const QString &target, std::optional<RowId> office)
{
    RASHIN_TRY(document::copy(source, target));
    // The desk gets this copy as it is: it merges it, nobody writes on in it.
    auto made = office ? document::becomeSite(target, office) : Result<>();
    if (!made)
        QFile::remove(target); // a copy that does not know whose it is must not be handed over
    return made;
}

Result<LedgerEntry> sendCopy(const Dispatch &dispatch, const Clock &clock)
{
    const package::Request &request = dispatch.request;
    RASHIN_LET(auto source, document::open(request.document, Access::ReadOnly));
    RASHIN_TRY(writeCopy(*source, request.target, dispatch.to.office));
    RASHIN_LET(LedgerEntry entry, plainFileEntry(request.target));
    RASHIN_LET(auto written, document::open(request.target, Access::ReadOnly));
    RASHIN_LET(const auto counts, difference::countAll(*written));
    RASHIN_LET(entry.tips, difference::tips(*written));
    entry.direction = LedgerEntry::Direction::Out;
    entry.at = clock.now().toUTC();
    entry.person = request.person;
    entry.remark = request.remark;
    entry.transactions = counts.transactions;
    entry.operations = counts.operations;
    return entry;
}

Result<LedgerEntry> sendPackage(const Dispatch &dispatch, const Clock &clock)
{
    using Content = Manifest::Content;
    package::Request request = dispatch.request;
    const bool isDifference = dispatch.form == Dispatch::Form::Difference && !request.known.isEmpty();
    request.content = isDifference ? Content::Difference : Content::Document;
    request.office = dispatch.to.office;
    request.isWorkingCopy = !isDifference && dispatch.to.office;
    RASHIN_LET(const auto packed, package::pack(request, clock));
    const bool isSealed = !request.sealing.passphrase.isEmpty() || !request.sealing.recipients.empty();
    return LedgerEntry::sent(packed, request.target, isSealed);
}

} // namespace

Handover::State Handover::state() const
{
    if (!given && !returned)
        return State::NotGiven;
    return returned && (!given || returned->at >= given->at) ? State::Returned : State::Waiting;
}

void fill(std::vector<Handover> &offices, const std::vector<LedgerEntry> &entries)
{
    for (Handover &office : offices) {
        for (const LedgerEntry &entry : entries) {
            if (isOf(entry, office))
                note(office, entry);
        }
    }
}

Result<LedgerEntry> send(const Dispatch &dispatch, const Clock &clock)
{
    RASHIN_LET(LedgerEntry entry, dispatch.form == Dispatch::Form::Copy ? sendCopy(dispatch, clock)
                                                                        : sendPackage(dispatch, clock));
    entry.office = dispatch.to.code;
    entry.officeName = dispatch.to.name;
    return entry;
}

} // namespace core
