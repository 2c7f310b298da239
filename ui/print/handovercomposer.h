// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/ledger.h"
#include "ui/print/source.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace core {
class Workspace;
}

namespace ui::print {

/// What stands above and below the lines of the 受渡簿.
struct HandoverHead
{
    QString municipality;
    QString plan;   ///< title of the plan
    QString office; ///< whose book it is; empty for the desk
};

/// As the document says.
[[nodiscard]] core::Result<HandoverHead> handoverHead(const core::Workspace &workspace);

/// Composes the ledger of files given out and received as officials keep it: A4 across, one line a file, with room for
/// the receiver's name and seal.
class HandoverComposer
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::HandoverComposer)

public:
    HandoverComposer(std::vector<core::LedgerEntry> entries, HandoverHead head);
    [[nodiscard]] core::report::Document compose() const;
    [[nodiscard]] static QString title();
    [[nodiscard]] static core::report::PageSpec page();
    [[nodiscard]] int lines() const { return int(m_entries.size()); }

private:
    void addHeader(core::report::Grid &grid) const;
    void addEntry(core::report::Grid &grid, const core::LedgerEntry &entry, int number) const;
    [[nodiscard]] core::report::Grid legend() const;

    std::vector<core::LedgerEntry> m_entries;
    HandoverHead m_head;
};

/// The ledger of a document, ready to be printed or previewed.
[[nodiscard]] std::shared_ptr<const Source> makeHandover(std::vector<core::LedgerEntry> entries, HandoverHead head);

} // namespace ui::print
