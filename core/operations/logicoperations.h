// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/domain/logicgraph.h"
#include "core/operations/operation.h"

#include <vector>

namespace core {

namespace logic {

/// A link joins two elements of one project and closes no circle: InvalidValue with detail "logic_link.apart" or
/// "logic_link.circle" otherwise. Asked by every operation that adds links.
[[nodiscard]] Result<> checkWrite(const Editor &editor, RowId link, const Editor::Cells &cells);

} // namespace logic

/// A new element of a project's logic model, perhaps with the link that leads to it.
class AddLogicNode final : public Operation
{
public:
    AddLogicNode(RowId project, LogicKind kind, QString text, std::optional<RowId> cause = {});
    /// Drawn beforehand, so that whoever asked can select it.
    [[nodiscard]] RowId id() const { return m_id; }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("logic_node.add"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_project;
    LogicKind m_kind;
    QString m_text;
    std::optional<RowId> m_cause;
    RowId m_id;
};

/// A whole logic model for a project, as an import brings it: added to what is there. All or nothing.
class AddLogicModel final : public Operation
{
public:
    struct Node
    {
        LogicKind kind;
        QString text;
    };
    /// By index of the nodes.
    struct Link
    {
        size_t from;
        size_t to;
        QString reason = {};
    };
    AddLogicModel(RowId project, std::vector<Node> nodes, std::vector<Link> links)
        : m_project(project), m_nodes(std::move(nodes)), m_links(std::move(links))
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("logic_model.add"); }
    /// InvalidValue "logic_link.circle" where the links go round, "logic_link.to_node" where one leads nowhere.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_project;
    std::vector<Node> m_nodes;
    std::vector<Link> m_links;
};

} // namespace core
