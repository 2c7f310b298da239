// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/logicoperations.h"

#include "core/domain/position.h"

#include <QSet>

#include <algorithm>

namespace core {

namespace {

std::optional<RowId> rowIn(const Editor::Cells &cells, Field field)
{
    const auto at = std::ranges::find(cells, field, &std::pair<Field, Value>::first);
    return at == cells.end() ? std::nullopt : at->second.row();
}

tl::unexpected<Error> refused(const char *rule)
{
    return failure(Error::Code::InvalidValue, QStringLiteral("logic_link.") + QLatin1String(rule));
}

/// Whether the links there are lead from one element to another.
Result<bool> isReached(const Reader &reader, RowId from, RowId to)
{
    std::vector<RowId> found{from};
    QSet<RowId> seen{from};
    for (size_t next = 0; next < found.size(); ++next) {
        if (found[next] == to)
            return true;
        RASHIN_LET(const auto links,
                   reader.records(Entity::LogicLink, {{{Field::LogicLinkFrom, Value::reference(found[next])}}, {}}));
        for (const Record &link : links) {
            const auto head = link.row(Field::LogicLinkTo);
            if (head && !link.isGhost() && !seen.contains(*head)) {
                seen.insert(*head);
                found.push_back(*head);
            }
        }
    }
    return false;
}

Editor::Cells linkCells(RowId from, RowId to, const QString &reason)
{
    Editor::Cells cells{{Field::LogicLinkFrom, Value::reference(from)}, {Field::LogicLinkTo, Value::reference(to)}};
    if (!reason.isEmpty())
        cells.emplace_back(Field::LogicLinkReason, Value::text(reason));
    return cells;
}

Editor::Cells nodeCells(RowId project, LogicKind kind, const QString &text, const QString &position)
{
    return {{Field::LogicNodeProject, Value::reference(project)},
            {Field::LogicNodeKind, Value::text(QString(toCode(kind)))},
            {Field::LogicNodeText, Value::text(text)},
            {Field::LogicNodePosition, Value::text(position)}};
}

QString behind(const QString &last)
{
    return position::between(last, {}, position::randomSuffix()).value_or(QString());
}

/// Behind all the elements the project has.
Result<QString> lastPosition(const Editor &editor, RowId project)
{
    RASHIN_LET(const auto nodes,
               editor.read().records(Entity::LogicNode, {{{Field::LogicNodeProject, Value::reference(project)}}, {}}));
    QString last;
    for (const Record &node : nodes)
        last = std::max(last, node.text(Field::LogicNodePosition));
    return last;
}

} // namespace

Result<> logic::checkWrite(const Editor &editor, RowId link, const Editor::Cells &cells)
{
    const auto from = rowIn(cells, Field::LogicLinkFrom);
    const auto to = rowIn(cells, Field::LogicLinkTo);
    if (!from || !to || editor.exists(Entity::LogicLink, link))
        return {}; // what the editor refuses itself, or only another reason
    if (editor.value(*from, Field::LogicNodeProject) != editor.value(*to, Field::LogicNodeProject))
        return refused("apart");
    RASHIN_LET(const bool closes, isReached(editor.read(), *to, *from));
    return closes ? Result<>(refused("circle")) : Result<>();
}

AddLogicNode::AddLogicNode(RowId project, LogicKind kind, QString text, std::optional<RowId> cause)
    : m_project(project), m_kind(kind), m_text(std::move(text)), m_cause(cause), m_id(RowId::random())
{
}

Result<> AddLogicNode::apply(Editor &editor) const
{
    RASHIN_LET(const QString last, lastPosition(editor, m_project));
    RASHIN_TRY(editor.add(Entity::LogicNode, nodeCells(m_project, m_kind, m_text, behind(last)), m_id));
    if (m_cause)
        RASHIN_TRY(editor.add(Entity::LogicLink, linkCells(*m_cause, m_id, {})));
    return {};
}

Result<> AddLogicModel::apply(Editor &editor) const
{
    std::vector<LogicArrow> arrows;
    for (const Link &link : m_links) {
        if (link.from >= m_nodes.size() || link.to >= m_nodes.size())
            return refused("to_node");
        arrows.emplace_back(link.from, link.to);
    }
    if (!circularArrows(m_nodes.size(), arrows).empty())
        return refused("circle");
    RASHIN_LET(QString position, lastPosition(editor, m_project));
    std::vector<RowId> ids;
    for (const Node &node : m_nodes) {
        position = behind(position);
        RASHIN_LET(const RowId id, editor.add(Entity::LogicNode, nodeCells(m_project, node.kind, node.text, position)));
        ids.push_back(id);
    }
    for (const Link &link : m_links)
        RASHIN_TRY(editor.add(Entity::LogicLink, linkCells(ids[link.from], ids[link.to], link.reason)));
    return {};
}

} // namespace core
