// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationmodel.h"

#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/models/evaluationcolumns.h"
#include "ui/models/evaluationentry.h"
#include "ui/models/evaluationinput.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// The field that what is entered in such a column goes to.
core::Field fieldOf(EvaluationModel::Column kind)
{
    switch (kind) {
    case EvaluationModel::Column::Reason: return core::Field::GradeReason;
    case EvaluationModel::Column::Verdict: return core::Field::EvaluationVerdict;
    case EvaluationModel::Column::Outcome: return core::Field::EvaluationOutcome;
    case EvaluationModel::Column::Cost: return core::Field::EvaluationCost;
    default: return core::Field::GradeValue;
    }
}

} // namespace

EvaluationModel::EvaluationModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_closed(workspace)
    , m_layout(evaluationcolumns::usual())
{
    connect(&workspace, &core::Workspace::changed, this, &EvaluationModel::applyChanges);
}

void EvaluationModel::show(int year, int stage)
{
    if (year == m_year && stage == m_stage && !m_columns.empty())
        return;
    EvaluationTable table;
    if (year == m_year && !m_columns.empty())
        table = m_table; // the other stage of what is read already
    else if (const auto loaded = loadTable(table, year); !loaded) {
        emit failed(loaded.error());
        return;
    }
    m_year = year;
    beginResetModel();
    m_table = std::move(table);
    m_stage = std::clamp(stage, 0, std::max(0, static_cast<int>(scheme().stages.size()) - 1));
    m_refused.clear();
    layColumns();
    loadLastYear();
    endResetModel();
}

void EvaluationModel::layColumns()
{
    m_columns = {{Column::Code}, {Column::Name}, {Column::Office}};
    if (scheme().stages.empty())
        return;
    const auto criteria = static_cast<int>(scheme().criteria.size());
    for (const auto &[kind, criterion] : evaluationcolumns::laidOut(m_layout, criteria, !scheme().verdicts.empty()))
        m_columns.push_back({kind, criterion});
}

bool EvaluationModel::wantsReasons() const
{
    const auto isReason = [](const QString &token) { return token == u"judged"_s || token.startsWith(u"reason"_s); };
    return std::ranges::any_of(m_layout, isReason);
}

/// The texts of reasons are many times all the rest: they are read while a column shows them.
core::Result<> EvaluationModel::loadTable(EvaluationTable &table, int year) const
{
    using Reasons = EvaluationTable::Reasons;
    return table.load(m_workspace.read(), year, wantsReasons() ? Reasons::Texts : Reasons::OnlyWhether);
}

void EvaluationModel::setLayout(const QStringList &tokens)
{
    if (tokens == m_layout)
        return;
    m_layout = tokens;
    if (m_columns.empty())
        return;
    EvaluationTable table;
    const bool readsAgain = wantsReasons() && !m_table.hasReasons();
    if (const auto loaded = readsAgain ? loadTable(table, m_year) : core::Result<>(); !loaded)
        return emit failed(loaded.error());
    beginResetModel();
    if (readsAgain)
        m_table = std::move(table);
    m_refused.clear(); // they are remembered by column
    layColumns();
    endResetModel();
}

QString EvaluationModel::token(int column) const
{
    return evaluationcolumns::token(kind(column), criterion(column));
}

void EvaluationModel::setBeside(Beside beside)
{
    if (m_beside == beside)
        return;
    m_beside = beside;
    loadLastYear();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

/// Criteria are other rows each year; those of the same name are the same question.
void EvaluationModel::loadLastYear()
{
    m_lastYear = {};
    m_lastCriteria.clear();
    if (m_beside != Beside::LastYear)
        return;
    if (const auto loaded = m_lastYear.load(m_workspace.read(), m_year - 1); !loaded)
        return emit failed(loaded.error());
    const auto &before = m_lastYear.scheme().criteria;
    for (const CriterionRule &rule : scheme().criteria) {
        const auto same = std::ranges::find(before, rule.name, &CriterionRule::name);
        m_lastCriteria.push_back(same == before.end() ? -1 : static_cast<int>(same - before.begin()));
    }
}

void EvaluationModel::setSection(bool isSection)
{
    m_isSection = isSection;
    m_closed.read();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EvaluationModel::applyChanges(const core::ChangeSet &changes)
{
    if (m_columns.empty())
        return; // nothing shown yet
    if (m_closed.follow(changes) && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (m_beside == Beside::LastYear) {
        const auto before = m_lastYear.refresh(m_workspace.read(), changes);
        if (!before || !*before)
            loadLastYear();
    }
    auto rows = m_table.refresh(m_workspace.read(), changes);
    if (!rows) {
        emit failed(rows.error());
        return;
    }
    if (!*rows)
        return reload();
    if ((*rows)->empty())
        return;
    for (const int row : **rows)
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    // Another score moves the places of others, too: they are asked for when they are painted.
    if (const int rank = column(Column::Rank); rank >= 0)
        emit dataChanged(index(0, rank), index(rowCount() - 1, rank));
}

void EvaluationModel::reload()
{
    EvaluationTable fresh;
    if (const auto loaded = loadTable(fresh, m_year); !loaded)
        emit failed(loaded.error());
    else
        adopt(std::move(fresh));
}

/// Keeps rows, selection and scrolling where only values are others.
void EvaluationModel::adopt(EvaluationTable table)
{
    if (table.hasShapeOf(m_table)) {
        m_table = std::move(table);
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    m_stage = std::clamp(m_stage, 0, std::max(0, static_cast<int>(scheme().stages.size()) - 1));
    m_refused.clear();
    layColumns();
    endResetModel();
}

int EvaluationModel::column(Column kind, int criterion) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].kind == kind && m_columns[i].criterion == criterion)
            return static_cast<int>(i);
    }
    return -1;
}

const StageSheet &EvaluationModel::sheet(int row) const
{
    static const StageSheet none;
    const auto &sheets = this->row(row).sheets;
    return sheets.empty() ? none : sheets[static_cast<size_t>(m_stage)];
}

core::EvaluationKey EvaluationModel::keyOf(int row) const
{
    return {this->row(row).project.project, m_year, scheme().stages.at(static_cast<size_t>(m_stage)).id};
}

int EvaluationModel::missing(int row) const
{
    if (this->row(row).excluded.has_value())
        return 0;
    const StageSheet &sheet = this->sheet(row);
    const auto isEmpty = [](const GradeCell &cell) { return !cell.value; };
    const auto grades = static_cast<int>(std::ranges::count_if(sheet.cells, isEmpty));
    const bool noVerdict = !scheme().verdicts.empty() && !(sheet.sheet && sheet.sheet->verdict);
    return grades + (noVerdict ? 1 : 0) + static_cast<int>(sheet.lacks.size());
}

QString EvaluationModel::exclusion(int row) const
{
    const auto &excluded = this->row(row).excluded;
    if (!excluded)
        return {};
    return excluded->reason.isEmpty() ? tr("rule %1 of the year’s scope").arg(excluded->number) : excluded->reason;
}

bool EvaluationModel::isLocked(int row) const
{
    const core::EvaluationState state = sheet(row).state();
    return state == core::EvaluationState::Accepted || (m_isSection && state == core::EvaluationState::Submitted);
}

bool EvaluationModel::isEntered(Column kind) const
{
    return kind == Column::Criterion || kind == Column::Reason || kind == Column::Verdict || kind == Column::Outcome
           || kind == Column::Cost;
}

QString EvaluationModel::lockReason(const QModelIndex &index) const
{
    if (!isEntered(kind(index.column())))
        return tr("Nothing is entered in this column.");
    if (m_workspace.isReadOnly())
        return tr("The file is open for reading only.");
    if (row(index.row()).excluded.has_value())
        return tr("This project is not evaluated: %1").arg(exclusion(index.row()));
    if (!isLocked(index.row()))
        return m_closed.reason(fieldOf(kind(index.column())));
    return sheet(index.row()).state() == core::EvaluationState::Accepted
               ? tr("Accepted: to change it, send it back first.")
               : tr("Submitted: it can be changed again when it is sent back.");
}

QStringList EvaluationModel::options(int column) const
{
    QStringList options;
    switch (kind(column)) {
    case Column::Criterion:
        for (const GradeStep &step : scheme().criteria[static_cast<size_t>(criterion(column))].steps) {
            const bool isNew = !step.meaning.isEmpty() && step.meaning != step.label;
            options.append(isNew ? step.label + u' ' + step.meaning : step.label);
        }
        break;
    case Column::Verdict:
        for (const VerdictRule &verdict : scheme().verdicts)
            options.append(u"%1 %2"_s.arg(options.size() + 1).arg(verdict.name));
        break;
    case Column::Outcome:
    case Column::Cost:
        for (const QString &name : entry::names(scheme(), kind(column)))
            options.append(u"%1 %2"_s.arg(options.size() + 1).arg(name));
        break;
    default: break;
    }
    return options;
}

QString EvaluationModel::rangeHint(int column) const
{
    const QString known = options(column).join(tr(", ", "between the allowed entries"));
    if (!known.isEmpty())
        return tr("Possible are: %1").arg(known);
    if (kind(column) == Column::Reason)
        return tr("At most %1 characters.").arg(entry::longestReason());
    const core::ScaleRange &range = scheme().criteria[static_cast<size_t>(criterion(column))].range;
    return tr("A number from %1 to %2").arg(range.minimum).arg(range.maximum);
}

QString EvaluationModel::collect(entry::Collector &collector, const Entry &entry) const
{
    const QString locked = lockReason(entry.index);
    const int column = entry.index.column();
    const bool isTaken =
        locked.isEmpty() && collector.add(keyOf(entry.index.row()), kind(column), criterion(column), entry.text);
    if (isTaken || !locked.isEmpty())
        return locked;
    return rangeHint(column);
}

EvaluationModel::Report EvaluationModel::rehearse(const std::vector<Entry> &entries) const
{
    Report report;
    entry::Collector collector(scheme());
    for (const Entry &entry : entries) {
        if (const QString why = collect(collector, entry); why.isEmpty())
            ++report.entered;
        else
            report.refused.push_back({entry.index, entry.text, why});
    }
    return report;
}

EvaluationModel::Report EvaluationModel::enter(const std::vector<Entry> &entries)
{
    Report report;
    entry::Collector collector(scheme());
    for (const Entry &entry : entries) {
        const Place place(row(entry.index.row()).project.project, entry.index.column());
        const bool isLocked = !lockReason(entry.index).isEmpty();
        const QString why = collect(collector, entry);
        if (why.isEmpty())
            m_refused.remove(place);
        else
            report.refused.push_back({entry.index, entry.text, why});
        if (!why.isEmpty() && !isLocked)
            m_refused.insert(place, {entry.text, why});
        report.entered += why.isEmpty() ? 1 : 0;
        emit dataChanged(entry.index, entry.index);
    }
    if (const auto operation = collector.operation()) {
        if (const auto done = m_workspace.perform(*operation); !done)
            report = {0, std::move(report.refused), done.error()};
    }
    return report;
}

bool EvaluationModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    // The row is not touched here: what changed comes back through Workspace::changed, the same way as an undo.
    const Report report = enter({{index, value.toString()}});
    if (report.error)
        emit failed(*report.error);
    if (!report.refused.empty())
        emit refused(index, report.refused.front().why);
    return report.entered == 1;
}

void EvaluationModel::forgetRefused(const QModelIndex &index)
{
    if (m_refused.remove({row(index.row()).project.project, index.column()}) > 0)
        emit dataChanged(index, index);
}

int EvaluationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows().size());
}

int EvaluationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Qt::ItemFlags EvaluationModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return lockReason(index).isEmpty() ? shown | Qt::ItemIsEditable : shown;
}

} // namespace ui
