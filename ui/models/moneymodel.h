// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "core/workspace/workspace.h"
#include "ui/closedfields.h"

#include <QAbstractTableModel>

#include <map>

namespace ui {

/// The money of one project as a table of lines by fiscal years, in thousand yen: sources, cost, staff, and what follows
/// from them. Checked as one types: a total that its sources do not make is marked, never mended.
class MoneyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int yearCount = 5;

    explicit MoneyModel(core::Workspace &workspace, QObject *parent = nullptr);

    /// `lastYear` is the rightmost column; `basis` a code of the registry: budget, settlement …
    void setSubject(std::optional<core::RowId> project, int lastYear, const QString &basis);
    /// Sentences on every total that does not fit its sources.
    [[nodiscard]] QStringList warnings() const;
    /// The field of a line; nothing for one that is computed.
    [[nodiscard]] static std::optional<core::Field> fieldOf(int row);
    [[nodiscard]] static int rowOf(core::Field field);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void failed(const core::Error &error);
    /// What was typed is no amount.
    void refused(const QString &text);

private:
    struct Cells
    {
        std::map<core::Field, core::Value> values;
        core::MoneyRow row;
        core::MoneyCheck check;
        core::MoneySum sources; ///< of those that are entered
        bool isStaffComputed = false;         ///< row.staffCost stands for what nobody entered
        std::optional<qint64> accounts = {};  ///< what the budget accounts state together, of the budget
    };
    void load();
    [[nodiscard]] Cells read(int year, const QString &basis) const;
    [[nodiscard]] int yearOf(int column) const { return m_lastYear - yearCount + 1 + column; }
    /// Why the desk has nobody enter the line here; empty where it is open.
    [[nodiscard]] QString closedReason(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString warning(int column) const;
    [[nodiscard]] bool isWrong(int row, int column) const;
    [[nodiscard]] bool isPartialSum(int row, int column) const;
    [[nodiscard]] std::optional<qint64> unitCost(int year) const;
    [[nodiscard]] std::optional<qint64> accountSum(int year) const;
    [[nodiscard]] QString executionRate(int year) const;
    bool write(int year, core::Field field, const core::Value &value);

    core::Workspace &m_workspace;
    ClosedFields m_closed;
    std::optional<core::RowId> m_project;
    int m_lastYear = 0;
    QString m_basis = QStringLiteral("budget");
    std::vector<Cells> m_columns;
    QStringList m_rates; ///< of the columns
    qint64 m_tolerance = 0;
};

} // namespace ui
