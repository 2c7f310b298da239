// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/evaluationoperations.h"
#include "ui/models/evaluationtable.h"

#include <QAbstractTableModel>
#include <QHash>

namespace core {
class Workspace;
}

namespace ui {

/// The evaluation grid: a row for each project of a fiscal year, a column for each criterion of its scheme, and what
/// follows from the grades.
///
/// Holds values; data() never reads the file. What is entered becomes one operation, and comes back through
/// Workspace::changed like anybody else's change.
class EvaluationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Code, Name, Office, Criterion, Verdict, Outcome, Cost, Score, Coverage, Rank, Missing, State };
    enum Role {
        ProjectRole = Qt::UserRole + 1, ///< id of the row's project, as qint64
        SortRole,                       ///< number or text to sort by; invalid where there is none
        EarlierRole,                    ///< what the nearest earlier stage said, as text
        DiffersRole,                    ///< true where that is something else than this stage's
        RefusedRole,                    ///< why what was entered here was refused; empty where nothing was
        HasReasonRole,                  ///< true where a reason is written
        ColorRole,                      ///< theme::Role of the text, as int; invalid for the ordinary one
    };

    explicit EvaluationModel(core::Workspace &workspace, QObject *parent = nullptr);

    /// Shows a year and a stage of its scheme (0 is the first).
    void show(int year, int stage);
    [[nodiscard]] int stage() const { return m_stage; }
    /// The section's own copy: what it has submitted it cannot change until it is sent back.
    void setSection(bool isSection);
    [[nodiscard]] const EvaluationTable &table() const { return m_table; }
    [[nodiscard]] const EvaluationScheme &scheme() const { return m_table.scheme(); }

    [[nodiscard]] Column kind(int column) const { return m_columns.at(static_cast<size_t>(column)).kind; }
    [[nodiscard]] int criterion(int column) const { return m_columns.at(static_cast<size_t>(column)).criterion; }
    [[nodiscard]] int column(Column kind, int criterion = -1) const;
    [[nodiscard]] const EvaluationRow &row(int row) const { return m_table.rows().at(static_cast<size_t>(row)); }
    [[nodiscard]] const StageSheet &sheet(int row) const;
    [[nodiscard]] core::EvaluationKey keyOf(int row) const;
    /// Cells of the stage that should be filled and are not: grades and the verdict.
    [[nodiscard]] int missing(int row) const;
    [[nodiscard]] bool isLocked(int row) const;
    /// Why nothing can be entered there; empty where it can.
    [[nodiscard]] QString lockReason(const QModelIndex &index) const;
    /// What may be entered in a column, as 「1 継続」 or 「5 特に高い」.
    [[nodiscard]] QStringList options(int column) const;

    /// Text for one cell, as typed, filled or pasted.
    struct Entry
    {
        QModelIndex index;
        QString text;
    };
    struct Refusal
    {
        QPersistentModelIndex index; ///< invalid where the block reached beyond the table
        QString text;
        QString why;
    };
    struct Report
    {
        int entered = 0;
        std::vector<Refusal> refused = {};
        std::optional<core::Error> error = {}; ///< nothing at all was entered
    };
    /// Enters all that fits as one step that one undo takes back; what does not fit stays marked with the reason.
    Report enter(const std::vector<Entry> &entries);
    void forgetRefused(const QModelIndex &index);
    [[nodiscard]] bool hasRefused() const { return !m_refused.isEmpty(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    /// Something could not be read or written.
    void failed(const core::Error &error);
    /// A single entry was refused.
    void refused(const QModelIndex &index, const QString &why);

private:
    struct Spec
    {
        Column kind;
        int criterion = -1;
    };
    struct Refused
    {
        QString text;
        QString why;
    };
    using Place = std::pair<core::RowId, int>;

    void layColumns();
    void applyChanges(const core::ChangeSet &changes);
    void reload();
    void adopt(EvaluationTable table);
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString earlier(const QModelIndex &index) const;
    [[nodiscard]] QVariant sortValue(const QModelIndex &index) const;
    [[nodiscard]] QVariant color(const QModelIndex &index) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;
    [[nodiscard]] bool isEntered(Column kind) const;
    [[nodiscard]] bool hasReason(const QModelIndex &index) const;
    [[nodiscard]] QString valueText(const StageSheet &sheet, const Spec &column) const;
    [[nodiscard]] QString rangeHint(int column) const;

    core::Workspace &m_workspace;
    EvaluationTable m_table;
    std::vector<Spec> m_columns;
    QHash<Place, Refused> m_refused;
    int m_year = 0;
    int m_stage = 0;
    bool m_isSection = false;
};

} // namespace ui
