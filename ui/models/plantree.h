// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/moveoperations.h"
#include "core/storage/planquery.h"
#include "ui/models/plannode.h"

#include <QAbstractItemModel>
#include <QHash>

namespace core {
class Workspace;
struct ChangeSet;
}

namespace ui {

/// The plan as a tree: visions, challenges, policies to their last level, projects under their main policy, those
/// without one under a group of their own.
///
/// Policies are always loaded (there are hundreds at most), projects when their policy is opened. Follows
/// Workspace::changed(): rows that moved are moved, so selection and expansion stay. Only a change of the filter and a
/// wholesale change reset the model.
class PlanTree final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ColumnCount };

    explicit PlanTree(core::Workspace &workspace, QObject *parent = nullptr);
    ~PlanTree() override;

    /// Reads everything anew.
    [[nodiscard]] core::Result<> load();
    [[nodiscard]] core::Result<> setFilter(const core::planquery::PlanFilter &filter);
    [[nodiscard]] const core::planquery::PlanFilter &filter() const { return m_filter; }
    /// Projects that pass the filter, and all there are.
    [[nodiscard]] int shownProjects() const;
    [[nodiscard]] int allProjects() const { return m_all; }

    [[nodiscard]] PlanNodeId idAt(const QModelIndex &index) const;
    /// The row of a node, loading what it hangs on; invalid where it is not there or the filter hides it.
    [[nodiscard]] QModelIndex indexOf(const PlanNodeId &id);

    /// Where the row would stand one place up (step −1) or down (+1) among its kind; nothing at either end.
    [[nodiscard]] std::optional<core::Spot> spotBeside(const QModelIndex &index, int step) const;
    /// The policy that is the row itself, or that it hangs on.
    [[nodiscard]] std::optional<core::RowId> policyOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Renames.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void failed(const core::Error &error);
    /// Numbers beside the nodes, or the number of shown projects, may be different.
    void countsChanged();

private:
    using Kind = PlanNodeId::Kind;
    using Lines = std::vector<PlanLine>;

    [[nodiscard]] PlanNode *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const PlanNode &node, int column = NameColumn) const;
    [[nodiscard]] PlanNode *loaded(const PlanNodeId &id) const { return m_nodes.value(id); }

    [[nodiscard]] PlanLine policyLine(const core::planquery::PolicyLine &policy) const;
    [[nodiscard]] std::optional<core::Spot> spotFor(core::Entity entity, int row, const PlanNode &target) const;

    // plantreesync.cpp reads and decides, plantreeplace.cpp moves nodes
    void applyChanges(const core::ChangeSet &changes);
    [[nodiscard]] core::Result<> update(const core::ChangeSet &changes);
    [[nodiscard]] core::Result<> rearrange(const core::ChangeSet &changes);
    [[nodiscard]] core::Result<> updateLines(const core::ChangeSet &changes);
    [[nodiscard]] core::Result<> readGround(const core::ChangeSet *changes);
    [[nodiscard]] core::Result<> readCounts();
    [[nodiscard]] core::Result<> readMatches();
    [[nodiscard]] core::Result<QSet<PlanNodeId>> touchedParents(const core::ChangeSet &changes) const;
    [[nodiscard]] core::Result<> place(PlanNode &node, const QSet<PlanNodeId> *touched);
    void dropRest(PlanNode &node);
    [[nodiscard]] core::Result<Lines> wanted(const PlanNode &node, const QSet<PlanNodeId> *touched) const;
    [[nodiscard]] core::Result<Lines> projectsUnder(const PlanNodeId &id) const;
    [[nodiscard]] Lines topLines() const;
    [[nodiscard]] Lines policiesUnder(std::optional<core::RowId> parent) const;
    void putAt(PlanNode &parent, int at, const PlanLine &line, const QSet<PlanNodeId> &wantedHere);
    void insert(PlanNode &parent, int at, const PlanLine &line);
    void move(PlanNode &node, PlanNode &to, int at);
    void show(PlanNode &node, const PlanLine &line);
    void forget(const PlanNode &node);
    static void renumber(PlanNode &node, int from);
    int recount(PlanNode &node);
    [[nodiscard]] int projectsAt(const PlanNodeId &id) const;
    [[nodiscard]] PlanNodeId homeOf(const core::planquery::ProjectLine &project) const;

    core::Workspace &m_workspace;
    core::planquery::PlanFilter m_filter;
    std::unique_ptr<PlanNode> m_root;
    QHash<PlanNodeId, PlanNode *> m_nodes;
    std::vector<core::planquery::PolicyLine> m_policies;
    QSet<core::RowId> m_known; ///< ids of the policies
    QHash<PlanNodeId, int> m_counts; ///< projects directly on a node
    int m_all = 0;
    bool m_resetting = false; ///< views are told once, at the end
    bool m_updating = false;  ///< nodes are on their way: nobody loads more meanwhile
    Lines m_plan;
    Lines m_visions;
    Lines m_challenges;
    QHash<PlanNodeId, Lines> m_matches; ///< with a filter: its projects by the node they hang on
    QSet<core::RowId> m_shown;          ///< with a filter: policies that are shown
};

} // namespace ui
