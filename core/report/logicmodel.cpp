// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/logicmodel.h"

#include <algorithm>

namespace core {

std::optional<size_t> LogicModel::indexOf(RowId element) const
{
    const auto found = std::ranges::find(elements, element, &LogicElement::id);
    return found == elements.end() ? std::nullopt : std::optional(static_cast<size_t>(found - elements.begin()));
}

std::vector<LogicArrow> LogicModel::arrows() const
{
    std::vector<LogicArrow> arrows;
    for (const LogicStep &step : steps)
        arrows.emplace_back(step.from, step.to);
    return arrows;
}

namespace {

Result<std::vector<LogicElement>> elementsOf(const Reader &reader, RowId project)
{
    RASHIN_LET(const auto nodes, reader.records(Entity::LogicNode,
                                                {{{Field::LogicNodeProject, Value::reference(project)}}, {}}));
    std::vector<LogicElement> elements;
    for (const Record &node : nodes) {
        if (node.isGhost())
            continue;
        LogicElement element{node.id(), fromCode<LogicKind>(node.text(Field::LogicNodeKind)).value_or(LogicKind::Activity),
                             node.text(Field::LogicNodeText), node.row(Field::LogicNodeIndicator), {}};
        if (element.indicator) {
            const auto indicator = reader.record(Entity::Indicator, *element.indicator);
            element.indicatorName = indicator ? indicator->text(Field::IndicatorName) : QString();
        }
        elements.push_back(std::move(element));
    }
    std::ranges::stable_sort(elements, {}, &LogicElement::kind);
    return elements;
}

} // namespace

Result<LogicModel> readLogicModel(const Reader &reader, RowId project)
{
    LogicModel model;
    RASHIN_LET(model.elements, elementsOf(reader, project));
    for (size_t from = 0; from < model.elements.size(); ++from) {
        const Filter out{{{Field::LogicLinkFrom, Value::reference(model.elements[from].id)}}, {}};
        RASHIN_LET(const auto links, reader.records(Entity::LogicLink, out));
        for (const Record &link : links) {
            const auto head = link.row(Field::LogicLinkTo);
            const auto to = head ? model.indexOf(*head) : std::nullopt;
            if (to && !link.isGhost())
                model.steps.push_back({link.id(), from, *to, link.text(Field::LogicLinkReason)});
        }
    }
    return model;
}

} // namespace core
