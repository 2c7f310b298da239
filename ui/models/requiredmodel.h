// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/requiredquery.h"

#include <QAbstractTableModel>

#include <map>

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

/// What the stages of one scheme ask for: a row for each field that may be asked for, a column with ticks for each stage,
/// and last what is expected there, in words of the desk's own that stand beside the field until it is filled in.
class RequiredModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    RequiredModel(core::Workspace &workspace, QObject *parent);

    void setScheme(std::optional<core::RowId> scheme);
    [[nodiscard]] core::Field field(int row) const { return core::requiredquery::candidates()[size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void failed(const core::Error &error);

private:
    enum Column { GroupColumn, FieldColumn, FirstStage };
    struct Stage
    {
        core::RowId id;
        QString name;
        std::map<core::Field, core::requiredquery::Demand> asked;
    };
    void load();
    void follow(const core::ChangeSet &changes);
    [[nodiscard]] bool isStage(const QModelIndex &index) const;
    [[nodiscard]] bool isAsked(const QModelIndex &index) const;
    [[nodiscard]] bool isAskedAnywhere(int row) const;
    [[nodiscard]] QString expected(int row) const;
    [[nodiscard]] core::Result<> ask(const Stage &stage, core::Field field, bool isAsked);
    [[nodiscard]] core::Result<> expect(core::Field field, const QString &note);

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_scheme;
    std::vector<Stage> m_stages;
};

} // namespace ui
