// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/logicgraph.h"

#include <algorithm>

namespace core {

bool leadsTo(std::span<const LogicArrow> arrows, size_t from, size_t to)
{
    std::vector<size_t> seen{from};
    for (size_t next = 0; next < seen.size(); ++next) {
        if (seen[next] == to)
            return true;
        for (const auto &[tail, head] : arrows) {
            if (tail == seen[next] && std::find(seen.begin(), seen.end(), head) == seen.end())
                seen.push_back(head);
        }
    }
    return false;
}

namespace {

/// Strongly connected components (Tarjan 1972), with a stack of its own: a chain may be as long as the model.
class Components
{
public:
    Components(size_t elements, std::span<const LogicArrow> arrows)
        : m_out(elements), m_order(elements), m_low(elements), m_component(elements)
    {
        for (const auto &[from, to] : arrows)
            m_out[from].push_back(to);
        for (size_t start = 0; start < elements; ++start) {
            if (m_order[start] == 0)
                visit(start);
        }
    }
    [[nodiscard]] size_t of(size_t element) const { return m_component[element]; }

private:
    struct Step
    {
        size_t element;
        size_t next = 0; ///< of its arrows
    };

    void enter(std::vector<Step> &path, size_t element)
    {
        m_order[element] = m_low[element] = ++m_count;
        m_open.push_back(element);
        path.push_back({element});
    }

    void visit(size_t start)
    {
        std::vector<Step> path;
        enter(path, start);
        while (!path.empty()) {
            Step &step = path.back();
            const size_t element = step.element;
            if (step.next < m_out[element].size()) {
                const size_t to = m_out[element][step.next++];
                if (m_order[to] == 0)
                    enter(path, to);
                else if (m_component[to] == 0)
                    m_low[element] = std::min(m_low[element], m_order[to]);
                continue;
            }
            if (m_low[element] == m_order[element])
                close(element);
            path.pop_back();
            if (!path.empty())
                m_low[path.back().element] = std::min(m_low[path.back().element], m_low[element]);
        }
    }

    void close(size_t element)
    {
        ++m_components;
        for (size_t member = m_open.back();; member = m_open.back()) {
            m_open.pop_back();
            m_component[member] = m_components;
            if (member == element)
                return;
        }
    }

    std::vector<std::vector<size_t>> m_out;
    std::vector<size_t> m_order; ///< 0: not visited yet
    std::vector<size_t> m_low;
    std::vector<size_t> m_component; ///< 0: not closed yet
    std::vector<size_t> m_open;
    size_t m_count = 0;
    size_t m_components = 0;
};

} // namespace

std::vector<size_t> circularArrows(size_t elements, std::span<const LogicArrow> arrows)
{
    const Components components(elements, arrows);
    std::vector<size_t> circular;
    for (size_t i = 0; i < arrows.size(); ++i) {
        if (components.of(arrows[i].first) == components.of(arrows[i].second))
            circular.push_back(i);
    }
    return circular;
}

} // namespace core
