// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/policytree.h"

#include "core/domain/width.h"
#include "core/tabular/cleaning.h"

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

QString PolicyTree::Node::title() const
{
    const auto better = [](const auto &a, const auto &b) {
        return a.second.count != b.second.count ? a.second.count < b.second.count : a.second.order > b.second.order;
    };
    const auto best = std::max_element(spellings.begin(), spellings.end(), better);
    return best == spellings.end() ? QString() : best->first;
}

QString PolicyTree::number(const PolicyLevelRule &level, const Row &row)
{
    if (level.number.empty())
        return headerKey(titleOf(level, row)); // a tree without numbers: the title alone tells them apart
    QString number;
    for (const ColumnRef &column : level.number)
        number += narrowed(row.at(column.column).toText()).trimmed();
    return isDash(number) ? QString() : number;
}

std::vector<Field> PolicyTree::matchOf(const PolicyLevelRule &level)
{
    return {Field::PolicyDepth, level.number.empty() ? Field::PolicyTitle : Field::PolicyNumber, Field::PolicyParent};
}

QString PolicyTree::titleOf(const PolicyLevelRule &level, const Row &row)
{
    QString title = cleaned(row.at(level.title.column).toText()).text.trimmed();
    title.replace(u'\n', u' ');
    return title;
}

void PolicyTree::count(const Row &row)
{
    QString path;
    for (const PolicyLevelRule &level : m_levels) {
        const QString own = number(level, row);
        if (own.isEmpty())
            return;
        path += u'/' + own;
        Spelling &spelling = m_nodes[path].spellings.try_emplace(titleOf(level, row), Spelling{0, m_order}).first->second;
        ++spelling.count;
        ++m_order;
    }
}

Result<> PolicyTree::begin()
{
    for (size_t i = 0; i < m_levels.size(); ++i) {
        const Editor::Cells cells{{Field::PolicyLevelDepth, Value::integer(qint64(i) + 1)},
                                  {Field::PolicyLevelName, Value::text(m_levels[i].name)}};
        RASHIN_LET(const auto there, m_store.find(Entity::PolicyLevel, cells, {}));
        if (const QString name = there ? m_store.value(*there, Field::PolicyLevelName).toText() : QString();
            !name.isEmpty() && name != m_levels[i].name) {
            m_reader.warn({}, {}, u"other_policy_level"_s, name, fieldName(Field::PolicyLevelName));
            continue;
        }
        RASHIN_TRY(m_store.put(Entity::PolicyLevel, cells, {}));
    }
    return {};
}

Result<std::optional<RowId>> PolicyTree::find(const Row &row)
{
    std::optional<RowId> parent;
    QString path;
    int depth = 0;
    for (const PolicyLevelRule &level : m_levels) {
        const QString own = number(level, row);
        if (own.isEmpty())
            break;
        path += u'/' + own;
        ++depth;
        Node &node = m_nodes[path];
        const QString title = node.title();
        if (const QString spelled = titleOf(level, row); spelled != title)
            m_reader.warn(row, level.title, u"title_differs"_s, spelled, fieldName(Field::PolicyTitle));
        if (!node.id) {
            RASHIN_LET(node.id, m_store.put(Entity::Policy,
                                            {{Field::PolicyDepth, Value::integer(depth)},
                                             {Field::PolicyNumber, level.number.empty() ? Value() : Value::text(own)},
                                             {Field::PolicyTitle, Value::text(title.isEmpty() ? own : title)},
                                             {Field::PolicyParent, Value::reference(parent)}},
                                            matchOf(level)));
        }
        parent = node.id;
    }
    return parent;
}

} // namespace core::tabular
