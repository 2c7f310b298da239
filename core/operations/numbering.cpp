// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/numbering.h"

#include <QHash>
#include <QSet>

namespace core {

namespace {

using Count = NumberingRule::Count;
using planquery::PolicyLine;
using planquery::ProjectLine;

constexpr qint64 nobody = 0; // stands for "below no policy"

qint64 keyOf(std::optional<RowId> row)
{
    return row ? row->value() : nobody;
}

bool hasEnded(const ProjectLine &project)
{
    return project.state == QLatin1String("ended");
}

/// One walk through the tree, depth first, with the numbers given on the way.
class Walk
{
public:
    Walk(const NumberingGround &ground, const NumberingRule &rule) : m_rule(rule)
    {
        for (const PolicyLine &line : ground.policies)
            if (!line.ghost)
                m_children[keyOf(line.parent)].push_back(&line);
        for (const ProjectLine &line : ground.projects)
            if (!line.ghost)
                m_projects[keyOf(line.policy)].push_back(&line);
        for (const PolicyLine &line : ground.policies)
            m_numbers.insert(line.id.value(), line.number);
    }

    std::vector<NumberedRow> rows()
    {
        for (const bool isNumbering : {false, true}) { // first what keeps its number, so that nobody is given it
            m_isNumbering = isNumbering;
            visit(std::nullopt, !m_rule.below);
        }
        return std::move(m_rows);
    }

private:
    void visit(std::optional<RowId> parent, bool isBelow)
    {
        for (const PolicyLine *line : m_children.value(keyOf(parent))) {
            if (m_rule.subject == Entity::Policy)
                take(line->id, line->title, line->number, parent, isBelow && isOfLevel(*line) && isFree(line->number));
            visit(line->id, isBelow || line->id == m_rule.below);
        }
        if (m_rule.subject == Entity::Policy)
            return;
        for (const ProjectLine *line : m_projects.value(keyOf(parent)))
            take(line->id, line->name, line->code, parent, isBelow && !hasEnded(*line) && isFree(line->code));
    }

    bool isOfLevel(const PolicyLine &line) const { return m_rule.level == 0 || line.level == m_rule.level; }
    bool isFree(const QString &number) const { return !m_rule.onlyMissing || number.isEmpty(); }

    void take(RowId row, const QString &name, const QString &before, std::optional<RowId> parent, bool isChosen)
    {
        if (isChosen != m_isNumbering)
            return;
        QSet<QString> &used = m_used[siblingsOf(parent)];
        if (!isChosen) {
            used.insert(before);
            return;
        }
        const QString after = next(parent, used);
        used.insert(after);
        m_numbers.insert(row.value(), after);
        m_rows.push_back({row, name, before, after});
    }

    /// Within which rows numbers must differ. Codes of projects differ in the whole plan; numbers of policies where they
    /// are counted.
    qint64 siblingsOf(std::optional<RowId> parent) const
    {
        return m_rule.subject == Entity::Project || m_rule.count == Count::Through ? nobody : keyOf(parent);
    }

    QString next(std::optional<RowId> parent, const QSet<QString> &used)
    {
        const qint64 group = m_rule.count == Count::Through ? nobody : keyOf(parent);
        auto at = m_counters.find(group);
        if (at == m_counters.end())
            at = m_counters.insert(group, m_rule.first);
        const QString above = m_rule.count == Count::AfterParent && parent ? m_numbers.value(parent->value()) : QString();
        const QString start = above.isEmpty() ? m_rule.prefix : above + m_rule.joint;
        QString made;
        do {
            made = start + QString::number((*at)++).rightJustified(m_rule.digits, QLatin1Char('0'));
        } while (used.contains(made));
        return made;
    }

    const NumberingRule &m_rule;
    QHash<qint64, std::vector<const PolicyLine *>> m_children;
    QHash<qint64, std::vector<const ProjectLine *>> m_projects;
    QHash<qint64, QString> m_numbers;
    QHash<qint64, QSet<QString>> m_used;
    QHash<qint64, int> m_counters;
    std::vector<NumberedRow> m_rows;
    bool m_isNumbering = false;
};

} // namespace

Result<NumberingGround> NumberingGround::read(const Reader &reader)
{
    RASHIN_LET(auto policies, planquery::policies(reader));
    RASHIN_LET(auto projects, planquery::matches(reader, {}));
    return NumberingGround{std::move(policies), std::move(projects)};
}

std::vector<NumberedRow> NumberingGround::numbered(const NumberingRule &rule) const
{
    return Walk(*this, rule).rows();
}

Result<> Renumber::apply(Editor &editor) const
{
    const Field field = m_rule.subject == Entity::Policy ? Field::PolicyNumber : Field::ProjectCode;
    RASHIN_LET(const NumberingGround ground, NumberingGround::read(editor.read()));
    for (const NumberedRow &each : ground.numbered(m_rule))
        if (each.after != each.before)
            RASHIN_TRY(editor.set(each.row, field, Value::text(each.after)));
    return {};
}

} // namespace core
