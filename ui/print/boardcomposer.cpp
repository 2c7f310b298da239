// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/boardcomposer.h"

#include "core/domain/era.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>
#include <numeric>

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

/// How many of the page's columns a stage gets: one where it has cards, the rest where they stand highest.
std::vector<int> BoardComposer::shares() const
{
    constexpr int across = 6;
    std::vector<int> shares;
    for (const Column &column : m_columns)
        shares.push_back(column.cards.empty() ? 0 : 1);
    const auto height = [&](size_t stage) { return shares[stage] ? m_columns[stage].cards.size() / size_t(shares[stage]) : 0; };
    for (int left = across - std::accumulate(shares.begin(), shares.end(), 0); left > 0; --left) {
        size_t highest = 0;
        for (size_t stage = 1; stage < shares.size(); ++stage)
            highest = height(stage) > height(highest) ? stage : highest;
        shares[highest] += height(highest) > 1 ? 1 : 0;
    }
    return shares;
}

Grid BoardComposer::grid() const
{
    const std::vector<int> shares = this->shares();
    Grid grid;
    grid.headerRows = 1;
    Row head;
    size_t longest = 0;
    for (size_t stage = 0; stage < m_columns.size(); ++stage) {
        const Column &column = m_columns[stage];
        const int share = shares[stage];
        if (share == 0)
            continue;
        //: a stage and its number of cards
        head.cells.push_back(cells::label(tr("%1 (%2)").arg(column.name).arg(column.cards.size()), share));
        grid.columns.insert(grid.columns.end(), size_t(share), 1);
        longest = std::max(longest, (column.cards.size() + size_t(share) - 1) / size_t(share));
    }
    if (longest == 0) {
        grid.columns = {1};
        grid.rows.push_back({{cells::item(tr("No project is shown."))}});
        return grid;
    }
    grid.rows.push_back(std::move(head));
    for (size_t place = 0; place < longest; ++place) {
        Row row;
        for (size_t stage = 0; stage < m_columns.size(); ++stage) {
            const auto share = static_cast<size_t>(shares[stage]);
            for (size_t at = place * share; at < (place + 1) * share; ++at)
                row.cells.push_back(cells::item(at < m_columns[stage].cards.size() ? m_columns[stage].cards[at] : QString()));
        }
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

Document BoardComposer::compose() const
{
    Document document;
    document.page = page();
    document.runTitle = title();
    document.runNote = m_head.office;
    document.footNote = m_head.municipality;
    QStringList empty;
    for (const Column &column : m_columns) {
        if (column.cards.empty())
            empty.append(column.name);
    }
    QString note = tr("as of %1").arg(core::formatEraDate(m_head.today));
    if (!empty.isEmpty() && empty.size() < static_cast<qsizetype>(m_columns.size()))
        note.prepend(tr("no project: %1", "%1 = stages").arg(empty.join(u'・')) + u'　');
    document.blocks.push_back(Heading{title(), note});
    document.blocks.push_back(grid());
    return document;
}

std::shared_ptr<const Source> makeBoard(const std::vector<BoardCard> &cards, BoardHead head)
{
    return std::make_shared<BoardSource>(BoardComposer(cards, std::move(head)));
}

} // namespace ui::print
