// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/yearscope.h"

#include <algorithm>

namespace core {

namespace {

Result<Tree> treeOf(const Reader &reader, Entity entity, Field parent)
{
    RASHIN_LET(const auto rows, reader.records(entity));
    std::vector<TreeLink> links;
    for (const Record &row : rows)
        links.push_back({row.id(), row.row(parent)});
    return Tree(links);
}

/// How well the amounts of a basis are known: a settlement before an estimate, that before a budget. Requests are none.
int knowledge(const QString &basis)
{
    switch (fromCode<MoneyBasis>(basis).value_or(MoneyBasis::Request)) {
    case MoneyBasis::Budget: return 1;
    case MoneyBasis::Revised: return 2;
    case MoneyBasis::Forecast: return 3;
    case MoneyBasis::Settlement: return 4;
    case MoneyBasis::Request: break;
    }
    return 0;
}

std::map<RowId, qint64> costsOf(const std::vector<scopequery::Total> &totals)
{
    std::map<RowId, std::pair<int, qint64>> best;
    for (const scopequery::Total &total : totals) {
        const int known = knowledge(total.basis);
        const auto [at, isNew] = best.try_emplace(total.project, known, total.amount);
        if (!isNew && at->second.first < known)
            at->second = {known, total.amount};
    }
    std::map<RowId, qint64> costs;
    for (const auto &[project, amount] : best) {
        if (amount.first > 0)
            costs.emplace(project, amount.second);
    }
    return costs;
}

} // namespace

std::optional<ScopeRule> scopeRuleOf(const Record &row)
{
    const auto effect = fromCode<ScopeEffect>(row.text(Field::ScopeRuleEffect));
    const auto subject = fromCode<ScopeSubject>(row.text(Field::ScopeRuleSubject));
    if (!effect || !subject || row.isGhost())
        return std::nullopt;
    ScopeRule rule{row.id(), static_cast<int>(row.integer(Field::ScopeRuleNumber).value_or(0)), *effect, *subject};
    rule.test = fromCode<ScopeTest>(row.text(Field::ScopeRuleTest));
    rule.value = row.text(Field::ScopeRuleValue);
    rule.office = row.row(Field::ScopeRuleOffice);
    rule.policy = row.row(Field::ScopeRulePolicy);
    rule.reason = row.text(Field::ScopeRuleReason);
    return rule;
}

Result<YearScope> YearScope::read(const Reader &reader, int year)
{
    RASHIN_LET(Tree offices, treeOf(reader, Entity::Office, Field::OfficeParent));
    RASHIN_LET(Tree policies, treeOf(reader, Entity::Policy, Field::PolicyParent));
    YearScope scope(year, std::move(offices), std::move(policies));
    RASHIN_TRY(scope.readRules(reader));
    RASHIN_TRY(scope.judge(reader, std::nullopt));
    return scope;
}

Result<> YearScope::readRules(const Reader &reader)
{
    RASHIN_LET(const auto scheme, reader.find(Field::SchemeYear, Value::integer(m_year)));
    if (!scheme)
        return {};
    RASHIN_LET(const auto rows, reader.records(Entity::ScopeRule, {{{Field::ScopeRuleScheme, Value::reference(*scheme)}},
                                                                   {Field::ScopeRuleNumber}}));
    for (const Record &row : rows) {
        if (auto rule = scopeRuleOf(row))
            m_rules.push_back(*std::move(rule));
    }
    return {};
}

bool YearScope::asks(ScopeSubject subject) const
{
    return std::ranges::any_of(m_rules, [&](const ScopeRule &rule) { return rule.subject == subject; });
}

bool YearScope::looksAt(Entity entity) const
{
    switch (entity) {
    case Entity::Project: return true;
    case Entity::Money: return asks(ScopeSubject::Cost);
    case Entity::Policy: return std::ranges::any_of(m_rules, [](const ScopeRule &rule) { return bool(rule.policy); });
    case Entity::Office: return std::ranges::any_of(m_rules, [](const ScopeRule &rule) { return bool(rule.office); });
    case Entity::ScopeRule: return true;
    default: return false;
    }
}

Result<> YearScope::refresh(const Reader &reader, RowId project)
{
    m_excluded.erase(project);
    return judge(reader, project);
}

Result<> YearScope::judge(const Reader &reader, std::optional<RowId> project)
{
    std::map<RowId, qint64> costs;
    std::map<RowId, int> evaluated;
    if (asks(ScopeSubject::Cost)) {
        RASHIN_LET(const auto totals, scopequery::totals(reader, m_year - 1, project));
        costs = costsOf(totals);
    }
    if (asks(ScopeSubject::LastEvaluated)) {
        RASHIN_LET(const auto last, scopequery::lastEvaluations(reader, m_year, project));
        for (const scopequery::LastEvaluation &one : last)
            evaluated.emplace(one.project, one.year);
    }
    RASHIN_LET(const auto projects, scopequery::projects(reader, project));
    for (const scopequery::ProjectRow &row : projects) {
        ScopeFacts facts{row.kind, row.delivery, row.obligation, row.code};
        if (row.startYear)
            facts.age = m_year - *row.startYear;
        if (const auto cost = costs.find(row.id); cost != costs.end())
            facts.cost = cost->second;
        if (const auto last = evaluated.find(row.id); last != evaluated.end())
            facts.sinceEvaluated = m_year - last->second;
        if (auto excluded = judged(row, std::move(facts)))
            m_excluded.insert_or_assign(row.id, *std::move(excluded));
    }
    return {};
}

bool YearScope::isWithin(const Tree &tree, std::optional<RowId> node, std::optional<RowId> above) const
{
    return !above || (node && tree.contains(*node) && tree.isWithin(*node, *above));
}

std::optional<YearScope::Exclusion> YearScope::judged(const scopequery::ProjectRow &project, ScopeFacts facts) const
{
    if (!project.exclusion.isEmpty())
        return Exclusion{project.exclusion, {}, 0};
    for (const ScopeRule &rule : m_rules) {
        if (!isWithin(m_offices, project.office, rule.office) || !isWithin(m_policies, project.policy, rule.policy)
            || !rule.fits(facts))
            continue;
        return rule.effect == ScopeEffect::Exclude ? std::optional(Exclusion{rule.reason, rule.id, rule.number})
                                                   : std::nullopt;
    }
    return std::nullopt;
}

const YearScope::Exclusion *YearScope::exclusion(RowId project) const
{
    const auto found = m_excluded.find(project);
    return found == m_excluded.end() ? nullptr : &found->second;
}

} // namespace core
