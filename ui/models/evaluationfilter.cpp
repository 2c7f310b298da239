// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationfilter.h"

#include "core/base/text.h"
#include "ui/models/evaluationmodel.h"

#include <algorithm>

namespace ui {

EvaluationFilter::EvaluationFilter(EvaluationModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_collator(QLocale(QLocale::Japanese, QLocale::Japan))
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(false);
    // Before the proxy itself hears of the reset and filters anew.
    connect(&model, &QAbstractItemModel::modelReset, this, &EvaluationFilter::findColumns);
    setSourceModel(&model);
}

void EvaluationFilter::setCondition(const QString &token, const QString &typed)
{
    if (m_typed.value(token) == typed)
        return;
    if (typed.trimmed().isEmpty())
        m_typed.remove(token);
    else
        m_typed.insert(token, typed);
    findColumns();
    applyAgain();
}

void EvaluationFilter::clearConditions()
{
    m_typed.clear();
    m_conditions.clear();
    applyAgain();
}

/// A column that is not shown filters nothing: what one cannot see must not hide rows.
void EvaluationFilter::findColumns()
{
    m_conditions.clear();
    for (int column = 0; column < m_model.columnCount() && !m_typed.isEmpty(); ++column) {
        CellCondition condition = CellCondition::parse(m_typed.value(m_model.token(column)));
        if (!condition.isEmpty())
            m_conditions.emplace_back(column, std::move(condition));
    }
}

bool EvaluationFilter::meetsConditions(int row) const
{
    return std::ranges::all_of(m_conditions, [&](const auto &one) {
        const QModelIndex index = m_model.index(row, one.first);
        const QVariant number = index.data(EvaluationModel::SortRole);
        const bool isNumber = number.isValid() && number.typeId() != QMetaType::QString;
        return one.second.holds(index.data().toString(), isNumber ? std::optional(number.toDouble()) : std::nullopt);
    });
}

void EvaluationFilter::setSearch(const QString &text)
{
    m_search = core::searchKey(text);
    applyAgain();
}

void EvaluationFilter::setOffices(std::unordered_set<core::RowId> offices)
{
    m_offices = std::move(offices);
    applyAgain();
}

void EvaluationFilter::setPick(Pick pick)
{
    m_pick = pick;
    applyAgain();
}

void EvaluationFilter::setOnlyGaps(bool onlyGaps)
{
    m_onlyGaps = onlyGaps;
    applyAgain();
}

void EvaluationFilter::applyAgain()
{
    invalidateFilter();
    if (sortColumn() >= 0)
        sort(sortColumn(), sortOrder());
}

void EvaluationFilter::sort(int column, Qt::SortOrder order)
{
    m_keys.assign(static_cast<size_t>(m_model.rowCount()), std::nullopt);
    QSortFilterProxyModel::sort(column, order);
    m_keys.clear();
}

bool EvaluationFilter::isPicked(int row) const
{
    const bool isExcluded = m_model.row(row).excluded.has_value();
    if (isExcluded || m_pick == Pick::Excluded)
        return isExcluded && m_pick == Pick::Excluded;
    const StageSheet &sheet = m_model.sheet(row);
    switch (m_pick) {
    case Pick::NotStarted: return sheet.state() == core::EvaluationState::Draft && !sheet.isTouched();
    case Pick::Draft: return sheet.state() == core::EvaluationState::Draft && sheet.isTouched();
    case Pick::Submitted: return sheet.state() == core::EvaluationState::Submitted;
    case Pick::Returned: return sheet.state() == core::EvaluationState::Returned;
    case Pick::Accepted: return sheet.state() == core::EvaluationState::Accepted;
    case Pick::Evaluated:
    case Pick::Excluded: break;
    }
    return true;
}

bool EvaluationFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const EvaluationRow &shown = m_model.row(row);
    if (!m_offices.empty() && !(shown.project.office && m_offices.contains(*shown.project.office)))
        return false;
    if (!isPicked(row) || (m_onlyGaps && m_model.missing(row) == 0))
        return false;
    return (m_search.isEmpty() || shown.key.contains(m_search)) && meetsConditions(row);
}

/// What is empty stands last in either direction.
bool EvaluationFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(EvaluationModel::SortRole);
    const QVariant b = right.data(EvaluationModel::SortRole);
    if (!a.isValid() || !b.isValid())
        return a.isValid() != b.isValid() && (sortOrder() == Qt::AscendingOrder ? a.isValid() : b.isValid());
    if (a.typeId() != QMetaType::QString)
        return a.toDouble() < b.toDouble();
    const auto key = [this](int row, const QVariant &text) -> const QCollatorSortKey & {
        auto &known = m_keys[static_cast<size_t>(row)];
        if (!known)
            known = m_collator.sortKey(text.toString());
        return *known;
    };
    if (m_keys.size() != static_cast<size_t>(m_model.rowCount()))
        return m_collator.compare(a.toString(), b.toString()) < 0;
    return key(left.row(), a) < key(right.row(), b);
}

} // namespace ui
