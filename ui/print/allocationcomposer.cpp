// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/allocationcomposer.h"

#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>
#include <cmath>

namespace ui::print {

using namespace core::report;

namespace {

class AllocationSource final : public Source
{
public:
    explicit AllocationSource(AllocationResult result) : m_result(std::move(result)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] core::Result<Document> part(int) const override { return AllocationComposer(m_result).compose(); }
    [[nodiscard]] QString title() const override { return AllocationComposer(m_result).title(); }
    [[nodiscard]] PageSpec page() const override { return AllocationComposer::page(); }

private:
    AllocationResult m_result;
};

/// Sums of tenths as people write them: 0.6, not 0.6000000000000001.
Cell rounded(double number)
{
    return cells::number(std::round(number * 100) / 100);
}

} // namespace

QString AllocationComposer::title() const
{
    return tr("%1 Best use of the budget", "%1 = fiscal year").arg(words::year(m_result.year));
}

PageSpec AllocationComposer::page()
{
    PageSpec spec;
    spec.landscape = true;
    return spec;
}

std::vector<const core::Allocation *> AllocationComposer::choices() const
{
    std::vector<const core::Allocation *> found;
    if (m_result.answer.best)
        found.push_back(&*m_result.answer.best);
    for (const core::Allocation &next : m_result.answer.next)
        found.push_back(&next);
    return found;
}

/// What each choice comes to.
Grid AllocationComposer::sums() const
{
    Grid grid;
    grid.columns = {60, 30, 40, 35, 40};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(tr("Choice")), cells::label(tr("Proposals taken")),
                          cells::label(tr("Money (thousand yen)")), cells::label(tr("Staff (persons)")),
                          cells::label(tr("Points gained"))}});
    int number = 0;
    for (const core::Allocation *choice : choices()) {
        const QString name = number == 0 ? tr("Best choice") : tr("Choice %1").arg(number + 1);
        grid.rows.push_back({{cells::item(name), cells::numberText(QString::number(choice->chosen.size())),
                              cells::money(choice->money), rounded(choice->staff), rounded(choice->gain)}});
        ++number;
    }
    return grid;
}

Grid AllocationComposer::proposals() const
{
    const auto all = choices();
    Grid grid;
    grid.columns = {17, 62, 22, 26, 18, 18};
    grid.columns.insert(grid.columns.end(), all.size(), 18);
    grid.headerRows = 1;
    Row head{{cells::label(labels::field(core::Field::ProjectCode)), cells::label(labels::field(core::Field::ProjectName)),
              cells::label(labels::field(core::Field::ProposalKind)),
              cells::label(labels::fieldWithUnit(core::Field::ProposalMoney)),
              cells::label(labels::field(core::Field::ProposalStaff)),
              cells::label(labels::field(core::Field::ProposalGain))}};
    for (size_t i = 0; i < all.size(); ++i)
        head.cells.push_back(cells::label(i == 0 ? tr("Best") : tr("Choice %1").arg(i + 1)));
    grid.rows.push_back(std::move(head));
    for (const core::ProposalLine &line : m_result.given.lines) {
        const QString name = line.text.isEmpty() ? line.name : line.name + u'\n' + line.text;
        Row row{{cells::item(line.code), cells::item(name),
                 cells::mark(labels::choice(core::Field::ProposalKind, QString(core::toCode(line.kind)))),
                 cells::money(line.money), cells::number(line.staff), cells::number(line.gain)}};
        for (const core::Allocation *choice : all) {
            const bool isTaken = std::ranges::find(choice->chosen, line.id) != choice->chosen.end();
            Cell cell = cells::mark(isTaken ? QStringLiteral("●") : QString());
            cell.strong = isTaken;
            row.cells.push_back(std::move(cell));
        }
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

Document AllocationComposer::compose() const
{
    Document document;
    document.page = page();
    document.runTitle = title();
    document.footNote = m_result.municipality;
    document.continued = tr("(continued)", "label repeated on the next page");
    document.blocks.push_back(blocks::title(title()));
    document.blocks.push_back(Spacer{});
    std::vector<std::pair<QString, QString>> said{{tr("Finding"), m_result.finding}};
    if (!m_result.worth.isEmpty())
        said.emplace_back(tr("What a ceiling is worth"), m_result.worth);
    document.blocks.push_back(blocks::explanations(said));
    if (!choices().empty()) {
        document.blocks.push_back(Heading{tr("What each choice comes to")});
        document.blocks.push_back(sums());
    }
    document.blocks.push_back(Heading{tr("Proposals"), tr("● taken")});
    document.blocks.push_back(proposals());
    return document;
}

std::shared_ptr<const Source> makeAllocation(AllocationResult result)
{
    return std::make_shared<AllocationSource>(std::move(result));
}

} // namespace ui::print
