// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/ledger.h"

#include <optional>
#include <vector>

namespace core {

/// What passed between this copy and one office, as the ledger tells it.
struct Handover
{
    enum class State : quint8 {
        NotGiven, ///< nothing has been given to it
        Waiting,  ///< it has a file and has not returned one since
        Returned, ///< what it returned last is newer than what it was given
    };
    std::optional<RowId> office; ///< none: the desk
    QString code;
    QString name;                         ///< empty for the desk
    std::optional<LedgerEntry> given;     ///< the last one
    std::optional<LedgerEntry> returned;  ///< the last one
    qint64 brought = 0; ///< transactions that came from it since it was last given something

    [[nodiscard]] State state() const;
};

/// Fills in what the entries say of these offices; an office is known by its code, or by its name where it has none.
void fill(std::vector<Handover> &offices, const std::vector<LedgerEntry> &entries);

/// Something to be given to one office.
struct Dispatch
{
    enum class Form : quint8 {
        Copy,       ///< a plain document: the office's working copy; for the desk, a copy of this file
        Document,   ///< the same in a package
        Difference, ///< a package with what the office lacks; the whole where nothing was exchanged with it yet
    };
    Form form = Form::Copy;
    Handover to;
    /// `document`, `target`, `sealing`, `signer`, `person`, `remark`, `fiscalYear` and `progress` are taken from here.
    package::Request request;
};

/// Writes the file and gives the ledger's line about it, to be recorded by whoever has the document open. Reads the
/// document on a connection of its own, in any thread. Errors as of package::pack(); then there is no such file.
[[nodiscard]] Result<LedgerEntry> send(const Dispatch &dispatch, const Clock &clock);

} // namespace core
