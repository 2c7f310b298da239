// SPDX-License-Identifier: GPL-3.0-or-later
// What EvaluationDetail shows of the current project.
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/models/taskmodel.h"
#include "ui/pages/committedtext.h"
#include "ui/pages/evaluationdetail.h"
#include "ui/pages/scoretext.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;
using core::Field;

namespace ui {

namespace {

std::optional<DirectionMatrix::Choice> choiceOf(const StageSheet &sheet)
{
    if (!sheet.sheet)
        return std::nullopt;
    const auto outcome = core::fromCode<core::OutcomeDirection>(sheet.sheet->outcome);
    const auto cost = core::fromCode<core::CostDirection>(sheet.sheet->cost);
    return outcome && cost ? std::optional(DirectionMatrix::Choice{*outcome, *cost}) : std::nullopt;
}

/// Which of the things entered here the desk has closed to this kind of office, in one sentence.
QString closedText(const EvaluationModel &model)
{
    constexpr Field entered[] = {Field::GradeValue,        Field::GradeReason,    Field::EvaluationVerdict,
                                 Field::EvaluationOutcome, Field::EvaluationCost, Field::EvaluationIssue,
                                 Field::EvaluationComment};
    QStringList names;
    for (const Field field : entered) {
        if (!model.closedReason(field).isEmpty())
            names += labels::field(field);
    }
    return names.isEmpty()
               ? QString()
               //: %1 is a list of fields
               : EvaluationDetail::tr("Not entered here, as the desk has laid down: %1").arg(names.join(u'・'));
}

void say(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

void EvaluationDetail::refresh()
{
    const auto row = this->row();
    m_content->setVisible(row.has_value() && !m_model.scheme().stages.empty());
    if (!m_content->isVisibleTo(this))
        return;
    if (const auto read = m_lastYear.read(m_workspace.read(), m_model.row(*row).project.project); !read)
        m_lastYear.setYear(m_lastYear.year()); // nothing is shown of it; the page says what could not be read
    refreshHead(*row);
    refreshLacks(*row);
    refreshReasons(*row);
    refreshJudgement(*row);
    refreshScore(*row);
}

void EvaluationDetail::refreshHead(int row)
{
    const EvaluationRow &shown = m_model.row(row);
    m_title->setText(shown.project.name);
    const QModelIndex state = m_model.index(row, m_model.column(EvaluationModel::Column::State));
    const QString stage = m_model.scheme().stages.at(static_cast<size_t>(m_model.stage())).name;
    QStringList facts = {shown.project.code, shown.office, stage, state.data().toString()};
    if (const QDate due = m_model.scheme().stages.at(static_cast<size_t>(m_model.stage())).due; due.isValid()) {
        const core::EvaluationState now = m_model.sheet(row).state();
        const bool isOpen = now == core::EvaluationState::Draft || now == core::EvaluationState::Returned;
        const QString left = isOpen && !shown.excluded ? daysLeft(due, m_workspace.clock().today()) : QString();
        facts.append(left.isEmpty() ? tr("due %1").arg(format::shortDay(due))
                                    : tr("due %1 (%2)", "day, days left or late").arg(format::shortDay(due), left));
    }
    facts.removeAll(QString());
    m_subtitle->setText(facts.join(u"　"_s));
    say(*m_notice, notice(row));
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Warning, palette));
    m_notice->setPalette(palette);
    say(*m_closed, closedText(m_model));
}

QString EvaluationDetail::notice(int row) const
{
    const StageSheet &sheet = m_model.sheet(row);
    if (sheet.sheet && sheet.state() == core::EvaluationState::Returned) {
        const auto why = m_workspace.read().value(sheet.sheet->evaluation, Field::EvaluationReturned);
        return tr("Sent back: %1").arg(why ? why->toText() : QString());
    }
    if (!m_model.row(row).excluded && !m_model.isLocked(row))
        return {};
    const int verdict = std::max(m_model.column(EvaluationModel::Column::Verdict),
                                 m_model.column(EvaluationModel::Column::Criterion, 0));
    return verdict < 0 ? QString() : m_model.lockReason(m_model.index(row, verdict));
}

void EvaluationDetail::refreshLacks(int row)
{
    QStringList links;
    bool isExplained = false;
    const QString color = theme::color(theme::Role::Primary, palette()).name();
    for (const Field field : m_model.sheet(row).lacks) {
        QString link = u"<a style='color:%1' href='%2'>%3</a>"_s.arg(color).arg(int(field)).arg(
            labels::field(field).toHtmlEscaped());
        const QString expected = m_model.table().expectedIn(field, m_model.stage());
        isExplained = isExplained || !expected.isEmpty();
        links.append(expected.isEmpty() ? link : link + u'（' + expected.toHtmlEscaped() + u'）');
    }
    const bool isAsked = !links.isEmpty() && !m_model.row(row).excluded;
    const QString all = isExplained ? u"<br>"_s + links.join(u"<br>"_s) : links.join(u"　"_s);
    say(*m_lacks, isAsked ? tr("Required and still empty: %1").arg(all) : QString());
}

QString EvaluationDetail::storedReason(int row, int stage, int criterion) const
{
    const StageSheet &sheet = m_model.row(row).sheets.at(static_cast<size_t>(stage));
    const GradeCell &cell = sheet.cells.at(static_cast<size_t>(criterion));
    if (!cell.row || !cell.hasReason)
        return {};
    const auto reason = m_workspace.read().value(*cell.row, Field::GradeReason);
    return reason ? reason->toText() : QString();
}

void EvaluationDetail::refreshReasons(int row)
{
    const bool isFixed = m_model.isLocked(row) || m_workspace.isReadOnly() || m_model.row(row).excluded.has_value();
    for (size_t i = 0; i < m_reasons.size(); ++i) {
        const Reason &reason = m_reasons[i];
        const CriterionRule &rule = m_model.scheme().criteria.at(i);
        const int criterion = static_cast<int>(i);
        const auto grade = m_model.sheet(row).cells.at(i).value;
        reason.heading->setText(grade ? tr("Reason: %1 “%2”").arg(rule.name, rule.text(*grade))
                                      : tr("Reason: %1").arg(rule.name));
        const bool isCurrent = m_criterion == criterion;
        const int column = m_model.column(EvaluationModel::Column::Criterion, criterion);
        QString help = isCurrent ? rule.help : QString();
        if (isCurrent && !rule.steps.empty())
            help += u'\n' + m_model.options(column).join(u"　"_s);
        say(*reason.help, help.trimmed());
        say(*reason.earlier, saidBefore(row, criterion));
        reason.text->setStored(storedReason(row, m_model.stage(), criterion));
        reason.text->setReadOnly(isFixed || !m_model.closedReason(Field::GradeReason).isEmpty());
    }
}

/// What the earlier stage gave as its reason, and what last year's sheet said.
QString EvaluationDetail::saidBefore(int row, int criterion) const
{
    QStringList lines;
    for (int stage = m_model.stage() - 1; stage >= 0 && lines.isEmpty(); --stage) {
        if (const QString said = storedReason(row, stage, criterion); !said.isEmpty())
            lines.append(tr("%1: %2", "stage: its reason")
                             .arg(m_model.scheme().stages.at(static_cast<size_t>(stage)).name, said));
    }
    const CriterionRule &rule = m_model.scheme().criteria.at(static_cast<size_t>(criterion));
    if (const auto then = m_lastYear.of(rule.name)) {
        const QString said = then->reason.isEmpty() ? then->grade : then->grade + u"　"_s + then->reason;
        lines.append(tr("%1: %2", "stage: its reason").arg(format::fiscalYearShort(m_lastYear.year()), said));
    }
    return lines.join(u'\n');
}

void EvaluationDetail::refreshJudgement(int row)
{
    const StageSheet &sheet = m_model.sheet(row);
    const bool isFixed = m_model.isLocked(row) || m_workspace.isReadOnly() || m_model.row(row).excluded.has_value();
    const auto &verdicts = m_model.scheme().verdicts;
    const VerdictRule *verdict = sheet.sheet ? m_model.scheme().verdict(sheet.sheet->verdict) : nullptr;
    m_verdict->setCurrentIndex(verdict ? static_cast<int>(verdict - verdicts.data()) + 1 : 0);
    const auto isFixedField = [&](Field field) { return isFixed || !m_model.closedReason(field).isEmpty(); };
    m_verdict->setEnabled(!isFixedField(Field::EvaluationVerdict));
    QStringList said;
    for (int stage = m_model.stage() - 1; stage >= 0 && said.isEmpty(); --stage) {
        const auto &before = m_model.row(row).sheets.at(static_cast<size_t>(stage)).sheet;
        if (const VerdictRule *then = before ? m_model.scheme().verdict(before->verdict) : nullptr)
            said.append(tr("Earlier stage: %1").arg(then->name));
    }
    if (const QString then = m_lastYear.verdict(); !then.isEmpty())
        said.append(tr("%1: %2", "stage: its reason").arg(format::fiscalYearShort(m_lastYear.year()), then));
    say(*m_earlierVerdict, said.join(u'\n'));
    std::optional<DirectionMatrix::Choice> earlier;
    for (int stage = m_model.stage() - 1; stage >= 0 && !earlier; --stage)
        earlier = choiceOf(m_model.row(row).sheets.at(static_cast<size_t>(stage)));
    m_directions->setChoice(choiceOf(sheet), earlier);
    m_directions->setEnabled(!isFixedField(Field::EvaluationOutcome) && !isFixedField(Field::EvaluationCost));
    const auto stored = [&](Field field) {
        const auto value =
            sheet.sheet ? m_workspace.read().value(sheet.sheet->evaluation, field) : core::Result<core::Value>();
        return value ? value->toText() : QString();
    };
    m_issue->setStored(stored(Field::EvaluationIssue));
    m_comment->setStored(stored(Field::EvaluationComment));
    m_issue->setReadOnly(isFixedField(Field::EvaluationIssue));
    m_comment->setReadOnly(isFixedField(Field::EvaluationComment));
}

void EvaluationDetail::refreshScore(int row)
{
    m_score->setText(scoreExplanation(m_model.table().scoreOf(row, m_model.stage()), m_model.scheme()));
    const StageSheet &sheet = m_model.sheet(row);
    const QString said = sheet.sheet ? steps(*sheet.sheet) : QString();
    m_steps->setText(said.isEmpty() ? tr("Not submitted yet.") : said);
}

/// Who submitted, sent back or accepted it, newest first, out of the log.
QString EvaluationDetail::steps(const core::EvaluationSheet &sheet) const
{
    const auto history = m_workspace.history().ofField(sheet.evaluation, Field::EvaluationState, 6);
    QStringList lines;
    if (!history)
        return {};
    for (const core::HistoryEntry &entry : *history) {
        const QString state = entry.changes.empty() ? QString() : entry.changes.front().after.toText();
        const QString word = state.isEmpty() ? tr("Back to draft") : labels::choice(Field::EvaluationState, state);
        lines.append(word + u"　"_s + entry.author + u"　"_s + format::moment(entry.at));
    }
    return lines.join(u'\n');
}

} // namespace ui
