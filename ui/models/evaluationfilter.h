// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>
#include <unordered_set>
#include <vector>

#include "core/base/rowid.h"
#include "core/domain/codes.h"
#include "ui/models/cellcondition.h"

namespace ui {

class EvaluationModel;

/// Which rows of the grid are shown, and in which order.
///
/// Rows neither jump nor vanish while grades are entered: order and filter hold until they are asked for again.
class EvaluationFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// States by which rows are picked; Evaluated is every row that is to be evaluated.
    enum class Pick { Evaluated, NotStarted, Draft, Submitted, Returned, Accepted, Excluded };

    explicit EvaluationFilter(EvaluationModel &model, QObject *parent = nullptr);

    void setSearch(const QString &text);
    /// Only projects of these offices; empty shows all.
    void setOffices(std::unordered_set<core::RowId> offices);
    void setPick(Pick pick);
    void setOnlyGaps(bool onlyGaps);
    /// Holds the cells of a column, by its token, against what was typed; empty lets all pass.
    void setCondition(const QString &token, const QString &typed);
    [[nodiscard]] QString condition(const QString &token) const { return m_typed.value(token); }
    [[nodiscard]] bool hasConditions() const { return !m_typed.isEmpty(); }
    void clearConditions();
    [[nodiscard]] bool onlyGaps() const { return m_onlyGaps; }
    /// Holds rows against the filter and puts them in order again.
    void applyAgain();
    [[nodiscard]] EvaluationModel &evaluations() const { return m_model; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool isPicked(int row) const;
    [[nodiscard]] bool meetsConditions(int row) const;
    void findColumns();

    EvaluationModel &m_model;
    QString m_search;
    std::unordered_set<core::RowId> m_offices;
    Pick m_pick = Pick::Evaluated;
    bool m_onlyGaps = false;
    QHash<QString, QString> m_typed;
    std::vector<std::pair<int, CellCondition>> m_conditions; ///< of the columns that are shown now
    QCollator m_collator;
    mutable std::vector<std::optional<QCollatorSortKey>> m_keys; ///< of the column being sorted
};

} // namespace ui
