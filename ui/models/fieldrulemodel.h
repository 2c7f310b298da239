// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/fieldrules.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// Which kinds of offices enter which fields: a line for each field of projects and their parts under a line for what it
/// is part of, with a tick for each kind of office. Ticking a heading opens or closes all below it, in one step.
class FieldRuleModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, BranchColumn, DepartmentColumn, SectionColumn, ColumnCount };

    explicit FieldRuleModel(core::Workspace &workspace, QObject *parent = nullptr);

    /// Lists only fields whose name holds the words; empty: all.
    void setFilter(const QString &words);
    [[nodiscard]] bool isHeading(int row) const { return !m_lines[static_cast<size_t>(row)].field; }
    [[nodiscard]] const core::FieldRules &rules() const { return m_rules; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void failed(const core::Error &error);

private:
    struct Line
    {
        core::Entity entity;
        std::optional<core::Field> field; ///< none: the heading over those of the entity
    };
    void load();
    void readRules();
    [[nodiscard]] std::vector<core::Field> fieldsOf(const Line &line) const;
    [[nodiscard]] Qt::CheckState state(const Line &line, core::OfficeKind role) const;

    core::Workspace &m_workspace;
    QString m_words;
    std::vector<Line> m_lines;
    core::FieldRules m_rules;
};

} // namespace ui
