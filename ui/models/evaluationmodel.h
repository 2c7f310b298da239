// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/evaluationoperations.h"
#include "ui/closedfields.h"
#include "ui/models/evaluationtable.h"

#include <QAbstractTableModel>
#include <QHash>

namespace core {
class Workspace;
}

namespace ui {

namespace entry {
class Collector;
}

/// The evaluation grid: a row for each project of a fiscal year, a column for each criterion of its scheme, and what
/// follows from the grades.
///
/// Holds values; data() never reads the file. What is entered becomes one operation, and comes back through
/// Workspace::changed like anybody else's change.
class EvaluationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Code, Name, Office, Criterion, Reason, Verdict, Outcome, Cost, Score, Coverage, Rank, Missing, State };
    enum Role {
        ProjectRole = Qt::UserRole + 1, ///< id of the row's project, as qint64
        SortRole,                       ///< number or text to sort by; invalid where there is none
        EarlierRole,                    ///< what stands beside(): of the nearest earlier stage, or last year's, as text
        DiffersRole,                    ///< true where that is something else than this stage's
        RefusedRole,                    ///< why what was entered here was refused; empty where nothing was
        LongTextRole,                   ///< true where several lines may be written
        HasReasonRole,                  ///< true where a reason is written
        ColorRole,                      ///< theme::Role of the text, as int; invalid for the ordinary one
    };

    explicit EvaluationModel(core::Workspace &workspace, QObject *parent = nullptr);

    /// Shows a year and a stage of its scheme (0 is the first).
    void show(int year, int stage);
    [[nodiscard]] int stage() const { return m_stage; }
    /// Which columns stand right of code, name and office, in which order: tokens of evaluationcolumns.h. What the
    /// scheme has not is left out.
    void setLayout(const QStringList &tokens);
    [[nodiscard]] const QStringList &layout() const { return m_layout; }
    /// The token of one column: "grade2", "verdict".
    [[nodiscard]] QString token(int column) const;
    /// The heading of a column, shown or not, by its token.
    [[nodiscard]] QString heading(const QString &token) const;
    /// What stands beside the values of this stage.
    enum class Beside { EarlierStage, LastYear, Nothing };
    void setBeside(Beside beside);
    [[nodiscard]] Beside beside() const { return m_beside; }
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
    /// What the stage wants and is not there: grades, the verdict, and the fields its scheme asks for.
    [[nodiscard]] int missing(int row) const;
    /// The required fields that are still empty, in words; empty where none is.
    [[nodiscard]] QString lacks(int row) const;
    /// Why the project is not evaluated this year, in words; empty where it is.
    [[nodiscard]] QString exclusion(int row) const;
    [[nodiscard]] bool isLocked(int row) const;
    /// Why nothing can be entered there; empty where it can.
    [[nodiscard]] QString lockReason(const QModelIndex &index) const;
    /// Why the desk has nobody enter this field here; empty where it is open.
    [[nodiscard]] QString closedReason(core::Field field) const { return m_closed.reason(field); }
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
    /// What enter() would say, with nothing entered.
    [[nodiscard]] Report rehearse(const std::vector<Entry> &entries) const;
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
    [[nodiscard]] QString heading(const Spec &column) const;
    [[nodiscard]] bool wantsReasons() const;
    [[nodiscard]] core::Result<> loadTable(EvaluationTable &table, int year) const;
    void loadLastYear();
    [[nodiscard]] QString lastYear(const QModelIndex &index) const;
    /// Why the text cannot be entered there; empty where the collector took it.
    [[nodiscard]] QString collect(entry::Collector &collector, const Entry &entry) const;
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
    [[nodiscard]] static QString valueText(const StageSheet &sheet, const Spec &column, const EvaluationScheme &scheme);
    [[nodiscard]] QString rangeHint(int column) const;

    core::Workspace &m_workspace;
    ClosedFields m_closed;
    EvaluationTable m_table;
    EvaluationTable m_lastYear; ///< only while it stands beside
    std::vector<int> m_lastCriteria; ///< of this year's criteria: the one of the same name last year, or -1
    QStringList m_layout;
    Beside m_beside = Beside::EarlierStage;
    std::vector<Spec> m_columns;
    QHash<Place, Refused> m_refused;
    int m_year = 0;
    int m_stage = 0;
    bool m_isSection = false;
};

} // namespace ui
