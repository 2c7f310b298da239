// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/boardcomposer.h"

#include "core/domain/era.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>

namespace ui::print {

using namespace core::report;
using core::BoardCard;
using core::CycleState;

namespace {

/// A board is one part: it flows over as many pages as it takes.
class BoardSource final : public Source
{
public:
    explicit BoardSource(BoardComposer composer) : m_composer(std::move(composer)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] core::Result<Document> part(int) const override { return m_composer.compose(); }
    [[nodiscard]] QString title() const override { return m_composer.title(); }
    [[nodiscard]] PageSpec page() const override { return BoardComposer::page(); }

private:
    BoardComposer m_composer;
};

QString cardText(const BoardCard &card)
{
    QStringList marks;
    if (card.lateTasks > 0)
        marks.append(BoardComposer::tr("! entries %1", "short, on a card on paper: that many are late").arg(card.lateTasks));
    if (card.lateSteps > 0)
        marks.append(BoardComposer::tr("! steps %1", "short, on a card on paper: that many are late").arg(card.lateSteps));
    if (card.openImprovements > 0)
        marks.append(
            BoardComposer::tr("○ to answer %1", "short, on a card on paper: improvements").arg(card.openImprovements));
    QStringList lines{card.name, (card.code + u'　' + card.officeName).trimmed(), marks.join(u'　')};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

BoardComposer::BoardComposer(const std::vector<BoardCard> &cards, BoardHead head) : m_head(std::move(head))
{
    const auto add = [&](const QString &name, std::optional<CycleState> stage) {
        Column column{name, {}};
        for (const BoardCard &card : cards) {
            if (card.stage == stage)
                column.cards.push_back(cardText(card));
        }
        if (stage || !column.cards.empty())
            m_columns.push_back(std::move(column));
    };
    add(tr("No stage yet"), std::nullopt);
    for (const CycleState stage :
         {CycleState::Plan, CycleState::Do, CycleState::Check, CycleState::Act, CycleState::Closed})
        add(labels::choice(core::Field::CycleState, QString(core::toCode(stage))), stage);
}

QString BoardComposer::title() const
{
    return tr("%1 PDCA board", "%1 = fiscal year").arg(words::year(m_head.year));
}

PageSpec BoardComposer::page()
{
    PageSpec spec;
    spec.landscape = true;
    spec.margins = {12, 14, 12, 13};
    return spec;
}

Grid BoardComposer::grid() const
{
    Grid grid;
    grid.columns.assign(m_columns.size(), 1);
    grid.headerRows = 1;
    Row head;
    size_t longest = 0;
    for (const Column &column : m_columns) {
        //: a stage and its number of cards
        head.cells.push_back(cells::label(tr("%1 (%2)").arg(column.name).arg(column.cards.size())));
        longest = std::max(longest, column.cards.size());
    }
    grid.rows.push_back(std::move(head));
    for (size_t place = 0; place < longest; ++place) {
        Row row;
        for (const Column &column : m_columns)
            row.cells.push_back(cells::item(place < column.cards.size() ? column.cards[place] : QString()));
        grid.rows.push_back(std::move(row));
    }
    if (longest == 0)
        grid.rows.push_back({{cells::item(tr("No project is shown."), static_cast<int>(m_columns.size()))}});
    return grid;
}

Document BoardComposer::compose() const
{
    Document document;
    document.page = page();
    document.runTitle = title();
    document.runNote = m_head.office;
    document.footNote = m_head.municipality;
    document.blocks.push_back(Heading{title(), tr("as of %1").arg(core::formatEraDate(m_head.today))});
    document.blocks.push_back(grid());
    return document;
}

std::shared_ptr<const Source> makeBoard(const std::vector<BoardCard> &cards, BoardHead head)
{
    return std::make_shared<BoardSource>(BoardComposer(cards, std::move(head)));
}

} // namespace ui::print
