// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scoreboard.h"

#include "core/report/indicatorline.h"

#include <algorithm>

namespace core {

namespace {

using scorequery::GradeCell;

core::Result<Tree> readPolicies(const Reader &reader)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Policy));
    std::vector<TreeLink> links;
    for (const Record &row : rows)
        links.push_back({row.id(), row.row(Field::PolicyParent)});
    return Tree(links);
}

std::optional<size_t> stageIndex(const YearScheme &scheme, RowId stage)
{
    for (size_t i = 0; i < scheme.stages.size(); ++i)
        if (scheme.stages[i].id == stage)
            return i;
    return std::nullopt;
}

// Grades come ordered by evaluation: those of one are a range.
std::span<const GradeCell> gradesOf(const std::vector<GradeCell> &grades, RowId evaluation)
{
    const auto [first, last] =
        std::equal_range(grades.begin(), grades.end(), GradeCell{evaluation, evaluation, evaluation},
                         [](const GradeCell &a, const GradeCell &b) { return a.evaluation < b.evaluation; });
    return {first, last};
}

Score scoreFrom(const YearScheme &scheme, std::span<const GradeCell> grades)
{
    std::vector<CriterionGrade> terms;
    terms.reserve(scheme.criteria.size());
    for (const YearScheme::Criterion &criterion : scheme.criteria) {
        CriterionGrade term{criterion.id, criterion.scale, criterion.weight};
        for (const GradeCell &grade : grades)
            if (grade.criterion == criterion.id)
                term.grade = grade.value;
        terms.push_back(term);
    }
    return scoreOf(terms);
}

std::optional<int> mostFrequent(const std::map<RowId, int> &years)
{
    std::map<int, int> counts;
    for (const auto &[project, year] : years)
        ++counts[year];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

} // namespace

core::Result<Scoreboard> Scoreboard::read(const Reader &reader, int year)
{
    RASHIN_LET(YearScheme scheme, readScheme(reader, year));
    RASHIN_LET(YearScope scope, YearScope::read(reader, year));
    RASHIN_LET(Offices offices, Offices::read(reader));
    RASHIN_LET(Tree policies, readPolicies(reader));
    Scoreboard board(std::move(scheme), std::move(scope), std::move(offices), std::move(policies));
    RASHIN_LET(board.m_projects, scorequery::projects(reader));
    for (size_t i = 0; i < board.m_projects.size(); ++i)
        board.m_places.emplace(board.m_projects[i].id, i);
    RASHIN_TRY(board.readResults(reader));
    RASHIN_TRY(board.readMeasures(reader));
    return board;
}

core::Result<> Scoreboard::readResults(const Reader &reader)
{
    RASHIN_LET(const auto evaluations, scorequery::evaluations(reader, year()));
    RASHIN_LET(const auto grades, scorequery::grades(reader, year()));
    using Place = std::pair<size_t, size_t>; // of the project, of the stage
    std::vector<std::pair<Place, Result>> placed;
    placed.reserve(evaluations.size());
    for (const scorequery::EvaluationHead &head : evaluations) {
        const auto stage = stageIndex(m_scheme, head.stage);
        const auto project = m_places.find(head.project);
        if (!stage || project == m_places.end())
            continue; // a stage of another year's scheme, a project that is no more: findings say so
        placed.emplace_back(Place(project->second, *stage),
                            Result{head.project,
                                   head.id,
                                   *stage,
                                   scoreFrom(m_scheme, gradesOf(grades, head.id)),
                                   {},
                                   head.verdict,
                                   head.outcome,
                                   head.cost,
                                   head.state});
        if (head.targetYear)
            m_targetYears[head.project] = *head.targetYear;
    }
    m_usualTarget = mostFrequent(m_targetYears);
    std::ranges::stable_sort(placed, {}, &std::pair<Place, Result>::first);
    m_results.reserve(placed.size());
    for (auto &[place, result] : placed)
        m_results.push_back(std::move(result));
    for (size_t i = 0; i < m_results.size(); ++i)
        m_resultsOf.emplace(m_results[i].project, i);
    rank();
    return {};
}

void Scoreboard::rank()
{
    for (size_t stage = 0; stage < m_scheme.stages.size(); ++stage) {
        std::vector<std::optional<double>> scores;
        for (const Result &result : m_results)
            if (result.stage == stage)
                scores.push_back(m_scope.exclusion(result.project) ? std::nullopt : result.score.value);
        const auto ranks = ranksOf(scores);
        auto next = ranks.begin();
        for (Result &result : m_results)
            if (result.stage == stage)
                result.rank = *next++;
    }
}

core::Result<> Scoreboard::readMeasures(const Reader &reader)
{
    int latest = year();
    for (const auto &[project, target] : m_targetYears)
        latest = std::max(latest, target);
    RASHIN_LET(const auto indicators, scorequery::indicators(reader));
    RASHIN_LET(const auto values, scorequery::indicatorValues(reader, latest));
    for (const scorequery::IndicatorHead &head : indicators) {
        const auto fiscalYear = FiscalYear::from(figureYear(head.project));
        if (!fiscalYear || !m_places.contains(head.project))
            continue;
        Measure measure{head.id, head.project, head.name, fiscalYear->value(),
                        attainment(lineOf(head), valuesOf(values, head.id), *fiscalYear)};
        if (measure.attainment.percent)
            measure.band = bandOf(m_scheme.bands, *measure.attainment.percent);
        m_measures.push_back(std::move(measure));
    }
    for (size_t i = 0; i < m_measures.size(); ++i)
        m_measuresOf.emplace(m_measures[i].project, i);
    return {};
}

const scorequery::ProjectHead *Scoreboard::project(RowId id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? nullptr : &m_projects[place->second];
}

const Scoreboard::Result *Scoreboard::result(RowId project, size_t stage) const
{
    const auto [first, last] = m_resultsOf.equal_range(project);
    for (auto it = first; it != last; ++it)
        if (m_results[it->second].stage == stage)
            return &m_results[it->second];
    return nullptr;
}

const Scoreboard::Result *Scoreboard::counted(RowId project, size_t stage) const
{
    return m_scope.exclusion(project) ? nullptr : result(project, stage);
}

const Scoreboard::Result *Scoreboard::latestScored(RowId project) const
{
    const Result *latest = nullptr;
    if (m_scope.exclusion(project))
        return nullptr;
    const auto [first, last] = m_resultsOf.equal_range(project);
    for (auto it = first; it != last; ++it)
        if (m_results[it->second].score.value)
            latest = &m_results[it->second];
    return latest;
}

const Scoreboard::Result *Scoreboard::latestJudged(RowId project) const
{
    const Result *latest = nullptr;
    if (m_scope.exclusion(project))
        return nullptr;
    const auto [first, last] = m_resultsOf.equal_range(project);
    for (auto it = first; it != last; ++it)
        if (m_results[it->second].verdict)
            latest = &m_results[it->second];
    return latest;
}

int Scoreboard::figureYear(RowId project) const
{
    const auto own = m_targetYears.find(project);
    return own != m_targetYears.end() ? own->second : m_usualTarget.value_or(year());
}

Scoreboard::Group Scoreboard::together(std::optional<RowId> node, std::vector<RowId> projects) const
{
    Group group{node, std::move(projects)};
    for (size_t stage = 0; stage < m_scheme.stages.size(); ++stage) {
        StageSum sum;
        sum.score = tallyOf(group.projects, [&](RowId id) {
            const Result *one = counted(id, stage);
            return one ? one->score.value : std::nullopt;
        });
        sum.coverage = tallyOf(group.projects, [&](RowId id) {
            const Result *one = counted(id, stage);
            return one && one->score.value ? std::optional(one->score.coverage) : std::nullopt;
        });
        sum.verdicts = mixOf<RowId>(group.projects, [&](RowId id) {
            const Result *one = counted(id, stage);
            return one ? one->verdict : std::nullopt;
        });
        group.stages.push_back(std::move(sum));
    }
    for (const RowId id : group.projects) {
        const auto [first, last] = m_measuresOf.equal_range(id);
        for (auto it = first; it != last; ++it) {
            const Measure &measure = m_measures[it->second];
            ++group.attainment.rows;
            if (measure.attainment.percent) {
                ++group.attainment.measured;
                group.attainment.sum += *measure.attainment.percent;
            }
            measure.band ? void(++group.bands.counts[*measure.band]) : void(++group.bands.none);
        }
    }
    return group;
}

std::vector<Scoreboard::Group> Scoreboard::byOffice(int depth) const
{
    return grouped(m_offices.tree(), &scorequery::ProjectHead::office, depth);
}

std::vector<Scoreboard::Group> Scoreboard::byPolicy(int level) const
{
    return grouped(m_policies, &scorequery::ProjectHead::policy, level);
}

std::vector<Scoreboard::Group> Scoreboard::grouped(const Tree &tree,
                                                   std::optional<RowId> scorequery::ProjectHead::*link, int depth) const
{
    std::map<std::optional<RowId>, std::vector<RowId>> members;
    std::vector<std::optional<RowId>> order; // as first met, which is the projects' order
    for (const scorequery::ProjectHead &project : m_projects) {
        std::optional<RowId> node;
        if (project.*link && tree.contains(*(project.*link))) {
            const auto upwards = tree.upwards(*(project.*link)); // itself … root
            const auto place = std::min(static_cast<size_t>(std::max(1, depth)), upwards.size());
            node = upwards[upwards.size() - place];
        }
        auto &group = members[node];
        if (group.empty())
            order.push_back(node);
        group.push_back(project.id);
    }
    std::vector<Group> groups;
    for (const auto &node : order)
        groups.push_back(together(node, members[node]));
    rankGroups(groups);
    return groups;
}

void Scoreboard::rankGroups(std::vector<Group> &groups) const
{
    for (size_t stage = 0; stage < m_scheme.stages.size(); ++stage) {
        std::vector<std::optional<double>> means;
        for (const Group &group : groups)
            means.push_back(group.stages[stage].score.mean());
        const auto ranks = ranksOf(means);
        for (size_t i = 0; i < groups.size(); ++i)
            groups[i].stages[stage].rank = ranks[i];
    }
}

} // namespace core
