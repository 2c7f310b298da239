// SPDX-License-Identifier: GPL-3.0-or-later
// The way of sheets through a stage, and what the page says of blocks that were entered.
#include "core/operations/sheetoperations.h"
#include "core/workspace/workspace.h"
#include "ui/messagebar.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/evaluationpage.h"
#include "ui/pages/policypane.h"
#include "ui/prompts.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using core::EvaluationState;

namespace ui {

namespace {

constexpr size_t namedRefusals = 3;

} // namespace

bool EvaluationPage::isOpenTo(Step step, int row) const
{
    const EvaluationState state = m_model->sheet(row).state();
    if (m_model->row(row).excluded.has_value())
        return false;
    if (step == Step::Submit)
        return state == EvaluationState::Draft || state == EvaluationState::Returned;
    if (step == Step::Accept)
        return state == EvaluationState::Submitted;
    return state == EvaluationState::Submitted || state == EvaluationState::Accepted;
}

QList<int> EvaluationPage::rowsFor(Step step) const
{
    QList<int> rows;
    for (const int row : m_grid->cells().selectedRows()) {
        if (isOpenTo(step, row))
            rows.append(row);
    }
    return rows;
}

void EvaluationPage::refreshActions()
{
    const bool isFixed = workspace().isReadOnly() || m_model->scheme().stages.empty();
    m_submit->setEnabled(!isFixed && !rowsFor(Step::Submit).isEmpty());
    m_return->setEnabled(!isFixed && !rowsFor(Step::Return).isEmpty());
    m_accept->setEnabled(!isFixed && !rowsFor(Step::Accept).isEmpty());
}

std::vector<core::EvaluationKey> EvaluationPage::keysOf(const QList<int> &rows) const
{
    std::vector<core::EvaluationKey> keys;
    for (const int row : rows)
        keys.push_back(m_model->keyOf(row));
    return keys;
}

void EvaluationPage::submit(bool evenWithGaps)
{
    QList<int> complete;
    QList<int> gaps;
    QList<int> lacking; // what the scheme requires is not left open by anybody
    for (const int row : rowsFor(Step::Submit))
        (!m_model->sheet(row).lacks.empty() ? lacking : evenWithGaps || m_model->missing(row) == 0 ? complete : gaps).append(row);
    if (!complete.isEmpty()
        && !perform(core::SubmitSheets(keysOf(complete), workspace().identity().author, workspace().clock().today())))
        return;
    if (!lacking.isEmpty())
        return sayLacking(static_cast<int>(complete.size()), lacking);
    if (gaps.isEmpty())
        return messages().say(MessageBar::Kind::Success,
                              tr("%n project(s) submitted.", nullptr, static_cast<int>(complete.size())));
    QString sentence =
        tr("%n project(s) still have empty cells and were not submitted.", nullptr, static_cast<int>(gaps.size()));
    if (!complete.isEmpty())
        sentence = tr("%n project(s) submitted.", nullptr, static_cast<int>(complete.size())) + u' ' + sentence;
    messages().say(MessageBar::Kind::Warning, sentence, tr("Submit with gaps"), [this] { submit(true); });
}

void EvaluationPage::sayLacking(int submitted, const QList<int> &rows)
{
    QString sentence = tr("%n project(s) lack required fields and were not submitted: %1", nullptr,
                          static_cast<int>(rows.size()))
                           .arg(m_model->lacks(rows.front()));
    if (submitted > 0)
        sentence = tr("%n project(s) submitted.", nullptr, submitted) + u' ' + sentence;
    messages().say(MessageBar::Kind::Warning, sentence, tr("Show the first"), [this, row = rows.front()] {
        goTo(m_model->index(row, std::max(0, m_model->column(EvaluationModel::Column::Criterion, 0))));
    });
}

void EvaluationPage::sendBack()
{
    const QList<int> rows = rowsFor(Step::Return);
    if (rows.isEmpty())
        return;
    const auto reason = prompts().askReason(
        this, {tr("Send back"),
               tr("What is to be corrected? The office of the %n sheet(s) reads it.", nullptr, int(rows.size())),
               tr("&Send back")});
    if (!reason)
        return;
    if (reason->trimmed().isEmpty())
        return messages().say(MessageBar::Kind::Warning, tr("To send it back, say what is to be corrected."));
    perform(core::ReturnSheets(keysOf(rows), *reason));
}

void EvaluationPage::accept()
{
    perform(core::AcceptSheets(keysOf(rowsFor(Step::Accept))));
}

void EvaluationPage::goTo(const QModelIndex &index)
{
    const QModelIndex shown = m_filter->mapFromSource(index);
    if (!shown.isValid())
        return;
    m_grid->cells().setCurrentIndex(shown);
    m_grid->cells().scrollTo(shown);
    m_grid->cells().setFocus();
}

void EvaluationPage::report(const EvaluationModel::Report &report)
{
    if (report.error)
        return messages().say(*report.error);
    if (report.refused.empty())
        return messages().clear();
    QStringList said = {tr("%n cell(s) entered.", nullptr, report.entered),
                        tr("%n cell(s) were not accepted:", nullptr, static_cast<int>(report.refused.size()))};
    for (size_t i = 0; i < std::min(namedRefusals, report.refused.size()); ++i) {
        const EvaluationModel::Refusal &refusal = report.refused[i];
        const QString place =
            refusal.index.isValid()
                ? m_model->row(refusal.index.row()).project.code + u' '
                      + m_model->headerData(refusal.index.column(), Qt::Horizontal, Qt::DisplayRole).toString()
                : QString();
        said.append(tr("%1 “%2”: %3", "where, what was entered, why it was not accepted")
                        .arg(place, refusal.text, refusal.why)
                        .trimmed());
    }
    if (report.refused.size() > namedRefusals)
        said.append(u"…"_s);
    const auto first = std::ranges::find_if(report.refused, [](const auto &r) { return r.index.isValid(); });
    if (first == report.refused.end())
        return messages().say(MessageBar::Kind::Warning, said.join(u' '));
    messages().say(MessageBar::Kind::Warning, said.join(u' '), tr("Show the first"),
                   [this, index = first->index] { goTo(index); });
}

bool EvaluationPage::reveal(const Place &place)
{
    if (!place.row)
        return false;
    if (place.entity == core::Entity::Policy) {
        m_judgePolicies->setChecked(true);
        return m_policyPane->select(*place.row, place.field);
    }
    std::optional<core::RowId> project = place.row;
    if (place.entity == core::Entity::Evaluation || place.entity == core::Entity::Grade) {
        const auto owner = core::evaluationquery::projectOf(workspace().read(), place.entity, *place.row);
        project = owner ? *owner : std::nullopt;
    } else if (place.entity != core::Entity::Project) {
        return false;
    }
    if (!project)
        return false;
    m_judgePolicies->setChecked(false);
    m_editScheme->setChecked(false);
    if (!m_grid->select(project->value()))
        showAll(); // it may only be filtered away
    return m_grid->select(project->value());
}

} // namespace ui
