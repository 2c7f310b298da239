// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/columnbinder.h"

#include "core/tabular/cleaning.h"

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Visits every column a profile names.
class Binder
{
public:
    Binder(const Row &headings, ImportReport &report) : m_row(headings.number), m_report(report)
    {
        for (const Cell &cell : headings.cells)
            m_headings += headerKey(cell.toText());
    }

    void bind(ColumnRef &column)
    {
        if (column.column < 0) {
            column.column = int(m_headings.indexOf(column.heading));
            if (column.column < 0)
                return m_report.errors.push_back({m_row, {}, u"no_heading"_s, column.heading, {}});
        } else if (!column.heading.isEmpty() && m_headings.value(column.column) != column.heading) {
            m_report.errors.push_back({m_row, columnName(column.column), u"heading"_s,
                                       m_headings.value(column.column), column.heading});
        }
        if (column.column >= int(m_used.size()))
            m_used.resize(size_t(column.column) + 1);
        m_used[size_t(column.column)] = true;
    }

    [[nodiscard]] const std::vector<bool> &used() const { return m_used; }

    void bind(std::vector<ColumnRef> &columns)
    {
        for (ColumnRef &column : columns)
            bind(column);
    }

    void bind(std::vector<Rule> &rules)
    {
        for (Rule &rule : rules)
            bind(rule);
    }

private:
    void bind(Rule &rule)
    {
        for (CellRule &cell : rule.cells)
            bind(cell.columns);
        for (Condition &condition : rule.when)
            bind(condition.column);
        if (rule.total) {
            bind(rule.total->amount);
            bind(rule.total->equals);
        }
        for (CheckRule &check : rule.checks) {
            bind(check.sum);
            bind(check.equals);
        }
        for (PolicyLevelRule &level : rule.levels) {
            bind(level.number);
            bind(level.title);
        }
        if (rule.kind == Rule::Kind::Office) {
            bind(rule.office.name);
            bind(rule.office.path);
            if (rule.office.branch)
                bind(*rule.office.branch);
        }
        bind(rule.lines);
        bind(rule.then);
    }

    int m_row;
    ImportReport &m_report;
    QStringList m_headings;
    std::vector<bool> m_used;
};

} // namespace

std::vector<bool> bindColumns(TableRules &table, const Row &headings, ImportReport &report)
{
    Binder binder(headings, report);
    binder.bind(table.key);
    binder.bind(table.rows);
    return binder.used();
}

} // namespace core::tabular
