// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the evaluation grid say, to eyes and to screen readers.
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/models/evaluationcolumns.h"
#include "ui/models/evaluationmodel.h"
#include "ui/status.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

Status statusOf(const StageSheet &sheet)
{
    switch (sheet.state()) {
    case core::EvaluationState::Submitted: return Status::Submitted;
    case core::EvaluationState::Returned: return Status::Returned;
    case core::EvaluationState::Accepted: return Status::Done;
    case core::EvaluationState::Draft: break;
    }
    return sheet.isTouched() ? Status::Begun : Status::NotStarted;
}

Qt::Alignment alignment(EvaluationModel::Column kind)
{
    using Column = EvaluationModel::Column;
    switch (kind) {
    case Column::Criterion:
    case Column::Verdict:
    case Column::Outcome:
    case Column::Cost: return Qt::AlignCenter;
    case Column::Score:
    case Column::Coverage:
    case Column::Rank:
    case Column::Missing: return Qt::AlignRight | Qt::AlignVCenter;
    default: return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

QVariant ifAny(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace

QString EvaluationModel::valueText(const StageSheet &sheet, const Spec &column) const
{
    return valueText(sheet, column, scheme());
}

QString EvaluationModel::valueText(const StageSheet &sheet, const Spec &column, const EvaluationScheme &scheme)
{
    if (column.kind == Column::Criterion) {
        const auto criterion = static_cast<size_t>(column.criterion);
        const auto &value = sheet.cells.at(criterion).value;
        return value ? scheme.criteria[criterion].text(*value) : QString();
    }
    if (column.kind == Column::Reason)
        return sheet.cells.at(static_cast<size_t>(column.criterion)).reason;
    if (!sheet.sheet)
        return {};
    if (column.kind == Column::Verdict) {
        const VerdictRule *verdict = scheme.verdict(sheet.sheet->verdict);
        return verdict ? verdict->name : QString();
    }
    const bool isOutcome = column.kind == Column::Outcome;
    const QString &code = isOutcome ? sheet.sheet->outcome : sheet.sheet->cost;
    const auto field = isOutcome ? core::Field::EvaluationOutcome : core::Field::EvaluationCost;
    return code.isEmpty() ? QString() : labels::choice(field, code);
}

QString EvaluationModel::text(const QModelIndex &index) const
{
    const EvaluationRow &row = this->row(index.row());
    const Spec &column = m_columns[static_cast<size_t>(index.column())];
    switch (column.kind) {
    case Column::Code: return row.project.code;
    case Column::Name: return row.project.name;
    case Column::Office: return row.office;
    case Column::Criterion:
    case Column::Reason:
    case Column::Verdict:
    case Column::Outcome:
    case Column::Cost: return valueText(sheet(index.row()), column);
    case Column::Score:
        return sheet(index.row()).score ? QString::number(*sheet(index.row()).score, 'f', 1) : QString();
    case Column::Coverage:
        return sheet(index.row()).score ? format::percent(sheet(index.row()).coverage, 0) : QString();
    case Column::Rank: {
        const auto rank = m_table.rankOf(index.row(), m_stage);
        return rank ? QString::number(*rank) : QString();
    }
    case Column::Missing: return missing(index.row()) > 0 ? QString::number(missing(index.row())) : QString();
    case Column::State:
        return row.excluded ? tr("not evaluated: %1").arg(exclusion(index.row()))
                                      : statusText(statusOf(sheet(index.row())));
    }
    return {};
}

QString EvaluationModel::earlier(const QModelIndex &index) const
{
    const Spec &column = m_columns[static_cast<size_t>(index.column())];
    if (!isEntered(column.kind) || column.kind == Column::Reason || m_beside == Beside::Nothing)
        return {};
    if (m_beside == Beside::LastYear)
        return lastYear(index);
    const auto &sheets = row(index.row()).sheets;
    for (int stage = m_stage - 1; stage >= 0; --stage) {
        if (const QString said = valueText(sheets[static_cast<size_t>(stage)], column); !said.isEmpty())
            return said;
    }
    return {};
}

/// What last year's latest stage said of the project, in the words of last year's scheme.
QString EvaluationModel::lastYear(const QModelIndex &index) const
{
    Spec column = m_columns[static_cast<size_t>(index.column())];
    const auto before = m_lastYear.rowOf(row(index.row()).project.project);
    if (!before)
        return {};
    const EvaluationScheme &then = m_lastYear.scheme();
    if (column.kind == Column::Criterion)
        column.criterion = m_lastCriteria.at(static_cast<size_t>(column.criterion));
    if (column.kind == Column::Criterion && column.criterion < 0)
        return {};
    const auto &sheets = m_lastYear.rows()[static_cast<size_t>(*before)].sheets;
    for (auto sheet = sheets.rbegin(); sheet != sheets.rend(); ++sheet) {
        if (const QString said = valueText(*sheet, column, then); !said.isEmpty())
            return said;
    }
    return {};
}

/// The fields a stage asks for that are still empty, one a line.
QString EvaluationModel::lacks(int row) const
{
    QStringList names;
    for (const core::Field field : sheet(row).lacks)
        names.append(labels::field(field));
    return names.isEmpty() || this->row(row).excluded.has_value()
               ? QString()
               : tr("Required and still empty: %1").arg(names.join(u'、'));
}

bool EvaluationModel::hasReason(const QModelIndex &index) const
{
    return kind(index.column()) == Column::Criterion
           && sheet(index.row()).cells.at(static_cast<size_t>(criterion(index.column()))).hasReason;
}

QVariant EvaluationModel::sortValue(const QModelIndex &index) const
{
    const StageSheet &sheet = this->sheet(index.row());
    const auto number = [](const auto &value) { return value ? QVariant(double(*value)) : QVariant(); };
    switch (kind(index.column())) {
    case Column::Criterion: return number(sheet.cells.at(static_cast<size_t>(criterion(index.column()))).value);
    case Column::Score: return number(sheet.score);
    case Column::Coverage: return sheet.score ? QVariant(sheet.coverage) : QVariant();
    case Column::Rank: return number(m_table.rankOf(index.row(), m_stage));
    case Column::Missing: return missing(index.row());
    case Column::State: return row(index.row()).excluded.has_value() ? QVariant() : QVariant(int(statusOf(sheet)));
    default: return ifAny(text(index));
    }
}

QVariant EvaluationModel::color(const QModelIndex &index) const
{
    const Column kind = this->kind(index.column());
    if (kind == Column::State && !row(index.row()).excluded.has_value())
        return int(statusRole(statusOf(sheet(index.row()))));
    const bool isQuiet = kind == Column::Code || kind == Column::Office || kind == Column::State
                         || (kind == Column::Coverage && sheet(index.row()).coverage >= 1);
    return isQuiet || row(index.row()).excluded.has_value() ? QVariant(int(theme::Role::Muted)) : QVariant();
}

/// The whole cell in words: a reader hears the project and the column with the value, and what an earlier stage said.
QString EvaluationModel::accessibleText(const QModelIndex &index) const
{
    const QString heading = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' ');
    const QString said = text(index);
    QString words = index.column() == 0 ? said : row(index.row()).project.name + u' ' + heading + u' ';
    if (index.column() > 0)
        words += said.isEmpty() ? tr("empty", "a cell of the grid") : said;
    if (const QString before = earlier(index); !before.isEmpty())
        words += u' ' + (m_beside == Beside::LastYear ? tr("(last year: %1)") : tr("(earlier stage: %1)")).arg(before);
    if (hasReason(index))
        words += u' ' + tr("with a reason");
    if (const QString why = index.data(RefusedRole).toString(); !why.isEmpty())
        words += u' ' + tr("not accepted: %1").arg(why);
    return words;
}

QString EvaluationModel::toolTip(const QModelIndex &index) const
{
    const auto refused = m_refused.constFind({row(index.row()).project.project, index.column()});
    if (refused != m_refused.constEnd())
        return tr("“%1” was not accepted. %2").arg(refused->text, refused->why);
    if (const QString before = earlier(index); !before.isEmpty())
        return (m_beside == Beside::LastYear ? tr("Last year: %1") : tr("Earlier stage: %1")).arg(before);
    if (kind(index.column()) == Column::Name || kind(index.column()) == Column::Office
        || kind(index.column()) == Column::Reason)
        return text(index);
    if (kind(index.column()) == Column::Missing)
        return lacks(index.row());
    if (kind(index.column()) == Column::State)
        return exclusion(index.row());
    const QString why = isEntered(kind(index.column())) ? lockReason(index) : QString();
    return why;
}

QVariant EvaluationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto refused = [&] { return m_refused.value({row(index.row()).project.project, index.column()}); };
    const Column kind = this->kind(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return !m_refused.isEmpty() && !refused().why.isEmpty() ? refused().text : text(index);
    case Qt::TextAlignmentRole: return int(alignment(kind));
    case Qt::ToolTipRole: return ifAny(toolTip(index));
    case Qt::AccessibleTextRole: return accessibleText(index);
    case Qt::AccessibleDescriptionRole: return ifAny(lockReason(index));
    case ProjectRole: return row(index.row()).project.project.value();
    case SortRole: return sortValue(index);
    case EarlierRole: return ifAny(earlier(index));
    case DiffersRole:
        return m_beside == Beside::EarlierStage && !text(index).isEmpty() && !earlier(index).isEmpty()
               && earlier(index) != text(index);
    case RefusedRole: return m_refused.isEmpty() ? QVariant() : ifAny(refused().why);
    case LongTextRole: return kind == Column::Reason;
    case HasReasonRole: return hasReason(index);
    case ColorRole: return color(index);
    default: return {};
    }
}

QVariant EvaluationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= columnCount())
        return {};
    const Column column = kind(section);
    const CriterionRule *rule =
        column == Column::Criterion ? &scheme().criteria[static_cast<size_t>(criterion(section))] : nullptr;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole) // how to judge, and what each grade means
        return rule ? ifAny(QStringList({rule->help, options(section).join(u'\n')}).join(u'\n').trimmed()) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return int(alignment(column));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return heading(m_columns[static_cast<size_t>(section)]);
}

QString EvaluationModel::heading(const QString &token) const
{
    const auto found = evaluationcolumns::laidOut({token}, static_cast<int>(scheme().criteria.size()), true);
    return found.empty() ? QString() : heading(Spec{found.front().kind, found.front().criterion});
}

QString EvaluationModel::heading(const Spec &column) const
{
    const auto criterion = [&] { return scheme().criteria[static_cast<size_t>(column.criterion)].name; };
    switch (column.kind) {
    case Column::Criterion: return criterion();
    case Column::Reason: return tr("Reason: %1").arg(criterion());
    case Column::Code: return labels::field(core::Field::ProjectCode);
    case Column::Name: return labels::field(core::Field::ProjectName);
    case Column::Office: return labels::field(core::Field::ProjectOfficeMain);
    case Column::Verdict: return labels::field(core::Field::EvaluationVerdict);
    case Column::Outcome: return tr("Outcome", "heading of a narrow column");
    case Column::Cost: return tr("Cost", "heading of a narrow column");
    case Column::Score: return tr("Score", "heading of a narrow column");
    case Column::Coverage: return tr("Graded", "heading of a narrow column: how much of the weight was graded");
    case Column::Rank: return tr("Rank", "heading of a narrow column");
    case Column::Missing: return tr("Left", "heading of a narrow column: cells still empty");
    case Column::State: return tr("State", "heading of a narrow column");
    }
    return {};
}

} // namespace ui
