// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/policyreport.h"

#include <algorithm>
#include <map>

namespace core::report {

namespace {

/// The policies as a tree that has no circles, with their words.
class Policies
{
public:
    static Result<Policies> read(const Reader &reader)
    {
        RASHIN_LET(auto records, reader.records(Entity::Policy));
        RASHIN_LET(const auto levels, reader.records(Entity::PolicyLevel));
        Policies policies(std::move(records));
        for (const Record &level : levels)
            policies.m_levels[level.integer(Field::PolicyLevelDepth).value_or(0)] = level.text(Field::PolicyLevelName);
        return policies;
    }

    /// The policies at or below `above`, top down.
    [[nodiscard]] std::vector<PolicyLine> lines(std::optional<RowId> above) const
    {
        std::vector<PolicyLine> made;
        walk(std::nullopt, above, made);
        return made;
    }
    [[nodiscard]] bool isWithin(std::optional<RowId> node, RowId above) const
    {
        return node && m_tree.contains(*node) && m_tree.isWithin(*node, above);
    }
    [[nodiscard]] QString number(RowId policy) const
    {
        const auto found = std::find_if(m_records.begin(), m_records.end(),
                                        [&](const Record &record) { return record.id() == policy; });
        if (found == m_records.end())
            return {};
        const QString number = found->text(Field::PolicyNumber);
        return number.isEmpty() ? found->text(Field::PolicyTitle) : number;
    }

private:
    explicit Policies(std::vector<Record> records) : m_records(std::move(records)), m_tree(linksOf(m_records)) {}

    static std::vector<TreeLink> linksOf(const std::vector<Record> &records)
    {
        std::vector<TreeLink> links;
        for (const Record &record : records)
            links.push_back({record.id(), record.row(Field::PolicyParent)});
        return links;
    }

    void walk(std::optional<RowId> parent, std::optional<RowId> above, std::vector<PolicyLine> &made) const
    {
        for (const Record &record : m_records) {
            if (m_tree.parent(record.id()) != parent)
                continue;
            const size_t place = made.size();
            const bool isWanted = !above || m_tree.isWithin(record.id(), *above);
            if (isWanted) {
                const qint64 level = record.integer(Field::PolicyDepth).value_or(0);
                const auto name = m_levels.find(level);
                made.push_back({record.id(), m_tree.depth(record.id()), name == m_levels.end() ? QString() : name->second,
                                record.text(Field::PolicyNumber), record.text(Field::PolicyTitle), {}, {}, true});
            }
            walk(record.id(), above, made);
            if (isWanted)
                made[place].isLeaf = made.size() == place + 1;
        }
    }

    std::vector<Record> m_records;
    Tree m_tree;
    std::map<qint64, QString> m_levels;
};

Result<> readAims(const Reader &reader, const Policies &policies, PolicyReport &report)
{
    RASHIN_LET(const auto visions, reader.records(Entity::Vision));
    for (const Record &vision : visions)
        report.visions.push_back({vision.text(Field::VisionNumber), vision.text(Field::VisionText), {}});
    RASHIN_LET(const auto challenges, reader.records(Entity::Challenge));
    RASHIN_LET(const auto links, reader.records(Entity::ChallengePolicy));
    for (const Record &challenge : challenges) {
        PolicyReport::Aim aim{challenge.text(Field::ChallengeNumber), challenge.text(Field::ChallengeText), {}};
        for (const Record &link : links) {
            const auto policy = link.row(Field::ChallengePolicyPolicy);
            if (!policy || link.row(Field::ChallengePolicyChallenge) != challenge.id())
                continue;
            aim.policies.append(policies.number(*policy));
            for (PolicyLine &line : report.lines) {
                if (line.policy == *policy)
                    line.challenges.append(aim.number);
            }
        }
        report.challenges.push_back(std::move(aim));
    }
    return {};
}

void sumUp(PolicyReport &report, const ListContent &list, const Policies &policies, const Scoreboard &board)
{
    const auto sumOf = [&](const QString &name, auto &&isTaken) {
        std::vector<RowId> projects;
        ListTotals money;
        for (const ListGroup &group : list.groups) {
            if (!isTaken(group.node))
                continue;
            for (const ListRow &row : group.rows)
                projects.push_back(row.project);
            money.add(group.totals);
        }
        return lineOf(name, projects, money, board);
    };
    for (PolicyLine &line : report.lines)
        line.sum = sumOf(line.title, [&](std::optional<RowId> node) { return policies.isWithin(node, line.policy); });
    report.total = sumOf({}, [](std::optional<RowId>) { return true; });
}

} // namespace

Result<PolicyReport> readPolicyReport(const Reader &reader, int year, const Scope &scope)
{
    RASHIN_LET(const Policies policies, Policies::read(reader));
    RASHIN_LET(const ListContent list, readList(reader, year, scope, Grouping::Policy));
    RASHIN_LET(const Scoreboard board, Scoreboard::read(reader, year));
    PolicyReport report;
    report.year = year;
    report.moneyYear = list.moneyYear;
    report.municipality = list.municipality;
    RASHIN_LET(const auto plan, reader.first(Entity::Plan, {}));
    if (plan) {
        report.plan = plan->text(Field::PlanTitle);
        report.edition = plan->text(Field::PlanEdition);
    }
    for (const YearScheme::Verdict &verdict : board.scheme().verdicts)
        report.verdicts.append(verdict.name);
    report.lines = policies.lines(scope.policy);
    RASHIN_TRY(readAims(reader, policies, report));
    sumUp(report, list, policies, board);
    RASHIN_LET(report.reviews, readPolicyReviews(reader, year, &board));
    std::erase_if(report.reviews.policies, [&](const PolicyReview &review) {
        return std::ranges::find(report.lines, review.policy, &PolicyLine::policy) == report.lines.end();
    });
    return report;
}

} // namespace core::report
