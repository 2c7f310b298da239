// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/handovercomposer.h"

#include "core/domain/number.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/print/cells.h"

namespace ui::print {

using namespace core::report;
using core::LedgerEntry;
using core::Manifest;
using core::SignerState;

namespace {

/// The ledger is one part: a year of it is some hundred lines.
class HandoverSource final : public Source
{
public:
    explicit HandoverSource(HandoverComposer composer) : m_composer(std::move(composer)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] core::Result<Document> part(int) const override { return m_composer.compose(); }
    [[nodiscard]] QString title() const override { return HandoverComposer::title(); }
    [[nodiscard]] PageSpec page() const override { return HandoverComposer::page(); }

private:
    HandoverComposer m_composer;
};

/// Enough of a hash to tell two files apart, in blocks that eyes can follow.
QString shortHash(const QByteArray &hash)
{
    const QString digits = QString::fromLatin1(hash.toHex().left(16));
    return digits.isEmpty() ? digits : digits.left(8) + u' ' + digits.mid(8);
}

QString kilobytes(qint64 bytes)
{
    return core::formatMoney((bytes + 1023) / 1024);
}

} // namespace

core::Result<HandoverHead> handoverHead(const core::Workspace &workspace)
{
    HandoverHead head;
    RASHIN_LET(const auto plan, workspace.read().first(core::Entity::Plan, {}));
    if (plan) {
        head.plan = plan->text(core::Field::PlanTitle);
        head.municipality = plan->text(core::Field::PlanMunicipality);
    }
    if (const auto office = workspace.ownOffice()) {
        const auto record = workspace.read().record(core::Entity::Office, *office);
        head.office = record ? record->text(core::Field::OfficeName) : QString();
    }
    return head;
}

HandoverComposer::HandoverComposer(std::vector<LedgerEntry> entries, HandoverHead head)
    : m_entries(std::move(entries))
    , m_head(std::move(head))
{
}

PageSpec HandoverComposer::page()
{
    PageSpec spec;
    spec.landscape = true;
    spec.margins = {12, 14, 12, 13};
    return spec;
}

QString HandoverComposer::title()
{
    return tr("Ledger of data handed over");
}

void HandoverComposer::addHeader(Grid &grid) const
{
    using cells::label;
    grid.columns = {9, 12, 29, 32, 52, 15, 17, 17, 30, 22, 36, 24, 16};
    grid.headerRows = 1;
    grid.rows.push_back(
        {{label(tr("No.")), label(tr("In/Out", "column: received or given out")), label(tr("Date and time")),
          label(tr("Other side", "office data was exchanged with")), label(tr("File")),
          label(tr("Kind", "whole or difference")), label(tr("Records", "number of transactions")),
          label(tr("Size (KB)")), label(tr("Check value (SHA-256)")), label(tr("Signature")), label(tr("Remark")),
          label(tr("Handled by")), label(tr("Seal", "stamp of the receiver"))}});
}

void HandoverComposer::addEntry(Grid &grid, const LedgerEntry &entry, int number) const
{
    const bool isOut = entry.direction == LedgerEntry::Direction::Out;
    QString signature;
    switch (entry.signer) {
    case SignerState::Unsigned: signature = tr("none", "signature"); break;
    case SignerState::Own: signature = tr("own key", "signature"); break;
    case SignerState::Known: signature = tr("trusted", "signature"); break;
    case SignerState::Unknown: signature = tr("not known", "signature"); break;
    case SignerState::Changed: signature = tr("changed", "signature"); break;
    case SignerState::Revoked: signature = tr("revoked", "signature"); break;
    }
    if (entry.isSealed)
        signature += u'\n' + tr("sealed", "closed for others");
    const bool isWhole = entry.content == Manifest::Content::Document;
    QString side = entry.officeName.isEmpty() ? entry.office : entry.officeName;
    Row row{{cells::numberText(QString::number(number)),
             cells::mark(isOut ? tr("out", "given out") : tr("in", "received")),
             cells::mark(format::moment(entry.at.toLocalTime())), cells::item(side), cells::item(entry.file),
             cells::mark(isWhole ? tr("whole", "document") : tr("difference", "package")),
             cells::numberText(core::formatMoney(entry.transactions)), cells::numberText(kilobytes(entry.bytes)),
             cells::mark(shortHash(entry.hash)), cells::mark(signature), cells::item(entry.remark),
             cells::item(entry.person), cells::item({})}};
    row.cells.back().minimum = 11; // a seal is as wide as a finger
    grid.rows.push_back(std::move(row));
}

/// Whoever checks the book signs below it.
Grid HandoverComposer::legend() const
{
    Grid grid;
    grid.columns = {150, 24, 45, 24, 45};
    grid.together = true;
    Cell note =
        cells::item(tr("The check value is the beginning of the file's SHA-256; certutil or sha256sum show it whole."));
    note.role = Role::Note;
    Cell empty = cells::item({});
    empty.minimum = 13;
    grid.rows.push_back({{note, cells::label(tr("Checked by")), empty, cells::label(tr("Head of section")), empty}});
    return grid;
}

Document HandoverComposer::compose() const
{
    Document document;
    document.page = page();
    document.runTitle = m_head.plan;
    document.runNote = m_head.office;
    document.footNote = m_head.municipality;
    document.continued = tr("(continued)", "label repeated on the next page");
    document.blocks.push_back(Heading{title(), tr("%n entry(ies)", nullptr, lines())});
    Grid grid;
    addHeader(grid);
    int number = 0;
    for (const LedgerEntry &entry : m_entries)
        addEntry(grid, entry, ++number);
    // A book that is still empty can be printed as a form and filled in by hand.
    constexpr int blankLines = 12;
    for (int line = 0; m_entries.empty() && line < blankLines; ++line) {
        Row row;
        for (size_t column = 0; column < grid.columns.size(); ++column)
            row.cells.push_back(cells::item({}));
        row.cells.back().minimum = 11;
        grid.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(grid));
    document.blocks.push_back(Spacer{});
    document.blocks.push_back(legend());
    return document;
}

std::shared_ptr<const Source> makeHandover(std::vector<LedgerEntry> entries, HandoverHead head)
{
    return std::make_shared<HandoverSource>(HandoverComposer(std::move(entries), std::move(head)));
}

} // namespace ui::print
