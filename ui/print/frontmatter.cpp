// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/frontmatter.h"

#include "core/domain/era.h"
#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>

namespace ui::print {

using namespace core::report;

namespace {

Grid bare(std::vector<double> columns)
{
    Grid grid;
    grid.columns = std::move(columns);
    grid.ruled = false;
    return grid;
}

Cell of(Role role, const QString &text)
{
    Cell cell;
    cell.role = role;
    cell.text = text;
    return cell;
}

} // namespace

QString FrontMatter::annualTitle(int year)
{
    return tr("%1 Report on the evaluation of administration", "%1 = fiscal year").arg(words::year(year));
}

QString FrontMatter::bundleTitle(int year)
{
    return tr("%1 Papers on the evaluation", "%1 = fiscal year").arg(words::year(year));
}

Document FrontMatter::begin() const
{
    Document document;
    document.footNote = m_municipality;
    document.continued = tr("(continued)", "label repeated on the next page");
    return document;
}

Document FrontMatter::cover(const QString &subtitle, const QString &scope) const
{
    Document document;
    document.blocks.push_back(Spacer{0.1}); // nothing at the top of a page: the first row carries the space
    Grid grid = bare({1});
    Cell top = of(Role::Title, QString());
    top.minimum = 70;
    grid.rows.push_back({{top}});
    for (const QString &line : {m_municipality, m_title})
        grid.rows.push_back({{of(Role::Title, line)}});
    for (const QString &line : {subtitle, scope}) {
        Cell cell = of(Role::Mark, line);
        cell.minimum = 9;
        grid.rows.push_back({{cell}});
    }
    Cell space = of(Role::Mark, m_audience == Audience::Public ? tr("Edition for the public") : QString());
    space.minimum = 80;
    grid.rows.push_back({{space}});
    grid.rows.push_back({{of(Role::Mark, core::formatEraDate(m_day))}});
    document.blocks.push_back(std::move(grid));
    document.outline = m_title;
    return document;
}

Document FrontMatter::contents(const std::vector<Source::Entry> &entries, const std::vector<int> &firstPages) const
{
    Document document = begin();
    document.outline = tr("Contents");
    document.wantedPages = 1;
    document.runTitle = m_title;
    document.blocks.push_back(Heading{tr("Contents")});
    Grid grid = bare({166, 14});
    for (const Source::Entry &entry : entries) {
        Cell name = cells::item(entry.title);
        name.indent = blocks::indentOf(entry.level);
        name.strong = entry.level == 1;
        const bool isKnown = size_t(entry.part) < firstPages.size();
        grid.rows.push_back(
            {{name, cells::numberText(isKnown ? QString::number(firstPages[size_t(entry.part)]) : QString())}});
    }
    document.blocks.push_back(std::move(grid));
    return document;
}

Document FrontMatter::tree(const PolicyReport &plan) const
{
    Document document = begin();
    document.runTitle = m_title;
    document.outline = tr("System of policies");
    document.blocks.push_back(Heading{document.outline, plan.plan + u'　' + plan.edition});
    TreeDrawing tree;
    tree.noteName = tr("Projects");
    for (const PolicyLine &line : plan.lines) {
        const size_t depth = size_t(std::max(1, line.depth));
        if (tree.levels.size() < depth)
            tree.levels.resize(depth);
        tree.levels[depth - 1] = line.level;
        tree.nodes.push_back({int(depth), (line.number + u'　' + line.title).trimmed(),
                              core::formatMoney(line.sum.money.projects)});
    }
    document.blocks.push_back(std::move(tree));
    return document;
}

Document FrontMatter::divider(const QString &number, const QString &title) const
{
    Document document = begin();
    Grid grid = bare({1});
    Cell top = of(Role::Title, QString());
    top.minimum = 95;
    grid.rows.push_back({{top}});
    for (const QString &line : {number, title}) {
        if (!line.isEmpty())
            grid.rows.push_back({{of(Role::Title, line)}});
    }
    document.blocks.push_back(std::move(grid));
    return document;
}

Document FrontMatter::appendix(const QString &title, const std::vector<std::pair<QString, QString>> &lines) const
{
    Document document = begin();
    document.runTitle = m_title;
    document.outline = title;
    document.blocks.push_back(Heading{title});
    document.blocks.push_back(blocks::explanations(lines));
    return document;
}

Document FrontMatter::definitions() const
{
    return appendix(tr("How the figures are computed"), {
        {tr("Fiscal year"), tr("From 1 April to 31 March, named by the year it begins in.")},
        {tr("Amounts"), tr("In thousand yen. △ marks a negative amount. An empty box means that nothing was entered: it is "
                              "never counted as 0.")},
        {tr("Budget", "amount of money"),
            tr("The budget after its last revision; where there was none, the initial one.")},
        {tr("Rate (%)"), tr("Settled ÷ budget × 100, over those projects that have a settlement. It may exceed 100.")},
        {tr("Total cost (A + B)"), tr("Project cost plus staff cost.")},
        {tr("Attainment (%)"),
            tr("How much of the way from the base value to the value expected for the year was gone. Where less is better "
               "the ratio is turned round; where a value is to be kept, the distance from it counts. Without a base or a "
               "target it cannot be computed and is left out of means.")},
        {tr("Score", "of an evaluation"),
            tr("Each grade as its place on its own scale (0 to 100), weighted by the scheme of the year. Criteria that were "
               "not graded are left out, and the share that was graded is said beside the score.")},
        {tr("Mean score"), tr("Mean of the latest scores of the projects, without those that have none.")},
        {labels::field(core::Field::EvaluationVerdict),
            tr("That of the latest stage that gave one. Earlier stages stay as they were and stand beside it.")},
        {tr("Direction", "of outcome and cost"),
            tr("Where the outcome and the cost of a project are to go, as the latest stage decided it.")},
    });
}

Document FrontMatter::colophon() const
{
    QStringList left;
    for (const core::EntitySpec &entity : core::registry::entities()) {
        for (const core::FieldSpec &field : entity.fields) {
            if (field.disclosure != core::Disclosure::Public)
                left.append(labels::entity(entity.entity) + u'：' + labels::field(field.field));
        }
    }
    const QString edition =
        m_audience == Audience::Public
            ? tr("Edition for the public. Fields that are not for publication were left out: %1.").arg(left.join(u'、'))
            : tr("For use within the city hall. Not for publication.");
    return appendix(tr("Colophon"), {{tr("Title"), m_title},
                                     {tr("Published by"), m_municipality},
                                     {tr("Made on"), core::formatEraDate(m_day)},
                                     {tr("Edition"), edition}});
}

} // namespace ui::print
