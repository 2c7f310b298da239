// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/councilcomposer.h"

#include "core/domain/era.h"
#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

namespace ui::print {

using namespace core::report;

namespace {

/// As the field prints its values: a code as its word, an amount with separators.
QString valueOf(core::Field field, const QString &stored)
{
    const core::FieldSpec &spec = core::registry::spec(field);
    if (stored.isEmpty())
        return QStringLiteral("－");
    if (spec.kind.type == core::FieldType::Choice)
        return labels::choice(field, stored);
    bool isNumber = false;
    const double number = stored.toDouble(&isNumber);
    return isNumber && spec.isNumber() && spec.kind.type != core::FieldType::Year ? core::formatNumber(number) : stored;
}

} // namespace

QString CouncilComposer::title() const
{
    return tr("%1 Paper for the council", "%1 = fiscal year").arg(words::year(m_paper.year));
}

QString CouncilComposer::kindOf(CouncilPaper::Open::Kind kind)
{
    switch (kind) {
    case CouncilPaper::Open::Kind::StagesDiffer:
        return tr("Stages differ");
    case CouncilPaper::Open::Kind::Waiting:
        return tr("Handed in, not decided");
    case CouncilPaper::Open::Kind::Returned:
        return tr("Sent back");
    case CouncilPaper::Open::Kind::ActIsOpen:
        return tr("Improvement not taken up");
    }
    return {};
}

void CouncilComposer::addSummary(Document &document) const
{
    Grid grid;
    grid.columns = {45, 15, 45, 15, 45, 15};
    grid.rows.push_back({{cells::label(tr("Waiting for a decision")), cells::count(qint64(m_paper.open.size())),
                          cells::label(tr("Late")), cells::count(qint64(m_paper.late.size())),
                          cells::label(tr("Changes since %1").arg(core::formatEraDate(m_paper.since))),
                          cells::count(qint64(m_paper.changes.size()))}});
    document.blocks.push_back(std::move(grid));
}

void CouncilComposer::addOpen(Document &document) const
{
    document.blocks.push_back(Heading{tr("1　Waiting for a decision")});
    Grid grid;
    grid.columns = {20, 55, 32, 30, 43};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectCode)),
                          cells::label(labels::field(core::Field::ProjectName)),
                          cells::label(labels::field(core::Field::ProjectOfficeMain)), cells::label(tr("What is open")),
                          cells::label(tr("Content"))}});
    for (const CouncilPaper::Open &open : m_paper.open) {
        const QString text = open.stage + (open.stage.isEmpty() || open.text.isEmpty() ? QString() : QStringLiteral("　"))
                             + open.text;
        grid.rows.push_back({{cells::item(open.code), cells::item(open.project), cells::item(open.office),
                              cells::item(kindOf(open.kind)), cells::item(text)}});
    }
    if (m_paper.open.empty())
        grid.rows.push_back({{cells::item(tr("None"), 5)}});
    document.blocks.push_back(std::move(grid));
}

void CouncilComposer::addLate(Document &document) const
{
    document.blocks.push_back(Heading{tr("2　Late on %1").arg(core::formatEraDate(m_paper.today))});
    Grid grid;
    grid.columns = {20, 60, 38, 34, 24, 14};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectCode)),
                          cells::label(labels::field(core::Field::ProjectName)),
                          cells::label(labels::field(core::Field::ProjectOfficeMain)), cells::label(tr("What is owed")),
                          cells::label(tr("Due")), cells::label(tr("Days late"))}});
    for (const CouncilPaper::Late &late : m_paper.late)
        grid.rows.push_back({{cells::item(late.code), cells::item(late.project), cells::item(late.office),
                              cells::item(words::taskWork(late.kind, late.stage)), cells::mark(core::formatEraDate(late.due)),
                              cells::count(late.days)}});
    if (m_paper.late.empty())
        grid.rows.push_back({{cells::item(tr("None"), 6)}});
    document.blocks.push_back(std::move(grid));
}

void CouncilComposer::addChanges(Document &document) const
{
    const QString note = m_paper.bulkTransactions == 0
                             ? QString()
                             : tr("and %1 values by %2 imports and the like")
                                   .arg(core::formatMoney(m_paper.bulkOperations))
                                   .arg(m_paper.bulkTransactions);
    document.blocks.push_back(Heading{tr("3　Changes since %1").arg(core::formatEraDate(m_paper.since)), note});
    Grid grid;
    grid.columns = {20, 50, 36, 32, 32, 20};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectCode)),
                          cells::label(labels::field(core::Field::ProjectName)), cells::label(tr("Field")),
                          cells::label(tr("Before")), cells::label(tr("Now")), cells::label(tr("Changed on"))}});
    for (const CouncilPaper::Change &change : m_paper.changes) {
        const QString year = change.year ? words::shortYear(*change.year) + u'　' : QString();
        grid.rows.push_back({{cells::item(change.code), cells::item(change.project),
                              cells::item(year + labels::fieldWithUnit(change.field)),
                              cells::item(valueOf(change.field, change.before)),
                              cells::item(valueOf(change.field, change.after)),
                              cells::mark(core::formatEraDate(change.day))}});
    }
    if (m_paper.changes.empty())
        grid.rows.push_back({{cells::item(tr("None"), 6)}});
    document.blocks.push_back(std::move(grid));
}

Document CouncilComposer::compose() const
{
    Document document;
    document.footNote = m_paper.municipality;
    document.outline = title();
    document.runTitle = title();
    document.continued = tr("(continued)", "label repeated on the next page");
    document.blocks.push_back(blocks::title(title()));
    addSummary(document);
    addOpen(document);
    addLate(document);
    addChanges(document);
    return document;
}

} // namespace ui::print
