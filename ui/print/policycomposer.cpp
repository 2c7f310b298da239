// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/policycomposer.h"

#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;

PageSpec PolicyComposer::page()
{
    PageSpec spec;
    spec.landscape = true;
    spec.margins = {13, 14, 13, 13};
    return spec;
}

QString PolicyComposer::title() const
{
    return tr("%1 Progress of policies", "%1 = fiscal year").arg(words::year(m_report.year));
}

void PolicyComposer::addAims(Document &document, const QString &title, const std::vector<PolicyReport::Aim> &aims,
                             bool linked) const
{
    if (aims.empty())
        return;
    document.blocks.push_back(Heading{title});
    Grid grid;
    grid.columns = {12, linked ? 200. : 259.};
    if (linked)
        grid.columns.push_back(59);
    for (const PolicyReport::Aim &aim : aims) {
        Row row{{cells::mark(aim.number), cells::text(aim.text)}};
        if (linked)
            row.cells.push_back(cells::item(aim.policies.join(u'、')));
        grid.rows.push_back(std::move(row));
    }
    if (linked) {
        grid.rows.insert(grid.rows.begin(), Row{{cells::label(tr("No.")), cells::label(title),
                                                 cells::label(tr("Policies that answer it"))}});
        grid.headerRows = 1;
    }
    document.blocks.push_back(std::move(grid));
}

Row PolicyComposer::line(const QString &number, const QString &title, const QStringList &challenges,
                         const OfficeLine &sum) const
{
    Row row{{cells::mark(number), cells::item(title), cells::mark(challenges.join(u'、'))}};
    std::ranges::move(blocks::sums(sum), std::back_inserter(row.cells));
    std::ranges::move(blocks::verdictCounts(sum), std::back_inserter(row.cells));
    return row;
}

Grid PolicyComposer::progress() const
{
    Grid grid;
    grid.columns = {14, 84, 16, 14, 24, 24, 16, 15, 17};
    grid.columns.insert(grid.columns.end(), size_t(m_report.verdicts.size()) + 1, 15);
    Row header{{cells::label(tr("No.")), cells::label(labels::entity(core::Entity::Policy)),
                cells::label(labels::entity(core::Entity::Challenge))}};
    std::ranges::move(blocks::sumHeadings(m_report.moneyYear), std::back_inserter(header.cells));
    std::ranges::move(blocks::verdictHeadings(m_report.verdicts), std::back_inserter(header.cells));
    grid.rows.push_back(std::move(header));
    grid.headerRows = 1;
    for (const PolicyLine &policy : m_report.lines) {
        Row row = line(policy.number, policy.title, policy.challenges, policy.sum);
        row.cells[1].indent = blocks::indentOf(policy.depth);
        row.subtotal = !policy.isLeaf;
        row.withNext = !policy.isLeaf;
        row.cells[1].strong = !policy.isLeaf;
        grid.rows.push_back(std::move(row));
    }
    Row total = line({}, tr("Total"), {}, m_report.total);
    total.subtotal = true;
    total.cells[1].strong = true;
    grid.rows.push_back(std::move(total));
    return grid;
}

/// 「A 達成 12　B 概ね達成 10」
QString PolicyComposer::reviewCounts() const
{
    const core::PolicyReviews &reviews = m_report.reviews;
    const std::vector<int> counts = reviews.counts();
    QStringList said;
    for (size_t i = 0; i < counts.size(); ++i)
        said.append((reviews.steps[i].label + u' ' + reviews.steps[i].meaning).trimmed() + u' '
                    + QString::number(counts[i]));
    return said.join(u'　');
}

/// The policies judged as a whole: by the city, by the external members, and what the city makes of it.
void PolicyComposer::addReviews(Document &document) const
{
    using core::Field;
    const core::PolicyReviews &reviews = m_report.reviews;
    if (reviews.policies.empty())
        return;
    document.blocks.push_back(Heading{labels::entity(core::Entity::PolicyEvaluation), reviewCounts()});
    Grid grid;
    grid.columns = {14, 48, 15, 64, 15, 62, 53};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(tr("No.")), cells::label(labels::entity(core::Entity::Policy)),
                          cells::label(labels::field(Field::PolicyEvaluationGrade)),
                          cells::label(labels::field(Field::PolicyEvaluationReason)),
                          cells::label(labels::field(Field::PolicyEvaluationExternal)),
                          cells::label(labels::field(Field::PolicyEvaluationOpinion)),
                          cells::label(labels::field(Field::PolicyEvaluationResponse))}});
    for (const core::PolicyReview &review : reviews.policies)
        grid.rows.push_back({{cells::mark(review.number), cells::item(review.title),
                              cells::mark(reviews.text(review.grade)), cells::text(review.reason),
                              cells::mark(reviews.text(review.external)), cells::text(review.opinion),
                              cells::text(review.response)}});
    document.blocks.push_back(std::move(grid));
}

Document PolicyComposer::compose() const
{
    Document document;
    document.page = page();
    document.footNote = m_report.municipality;
    document.outline = title();
    document.continued = tr("(continued)", "label repeated on the next page");
    document.runTitle = title();
    document.runNote = m_report.plan;
    document.blocks.push_back(blocks::title(title()));
    addAims(document, labels::entity(core::Entity::Vision), m_report.visions, false);
    addAims(document, labels::entity(core::Entity::Challenge), m_report.challenges, true);
    document.blocks.push_back(Heading{tr("Progress"), tr("(in thousand yen)")});
    document.blocks.push_back(progress());
    addReviews(document);
    return document;
}

} // namespace ui::print
