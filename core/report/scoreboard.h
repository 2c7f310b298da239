// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/offices.h"
#include "core/report/yearscheme.h"
#include "core/report/yearscope.h"
#include "core/storage/scorequery.h"

#include <map>

namespace core {

/// All results of one fiscal year's evaluation, computed anew from what is stored: the content of `rashin-cli score`,
/// of the Evaluation page's side and of the office charts. One query a table, whatever the number of projects.
class Scoreboard
{
public:
    /// One project at one stage.
    struct Result
    {
        RowId project;
        RowId evaluation;
        size_t stage = 0; ///< index in scheme().stages
        Score score = {};
        std::optional<int> rank = {}; ///< among all projects of this stage; none without a score or out of the scope
        std::optional<RowId> verdict = {};
        QString outcome = {}; ///< codes of the registry, empty where not given
        QString cost = {};
        QString state = {};
    };

    /// One indicator in the year its project's evaluation looks back on.
    struct Measure
    {
        RowId indicator;
        RowId project;
        QString name = {};
        int year = 0;
        Attainment attainment = {};
        std::optional<size_t> band = {}; ///< index in scheme().bands
    };

    /// What projects come to at one stage.
    struct StageSum
    {
        Tally score = {};
        Tally coverage = {};          ///< 0…1, over the scored projects
        std::optional<int> rank = {}; ///< among the groups asked for together
        Mix<RowId> verdicts = {};
    };

    /// Projects taken together: of an office, of a policy.
    struct Group
    {
        std::optional<RowId> node = {}; ///< none: projects without office or policy
        std::vector<RowId> projects = {};
        std::vector<StageSum> stages = {}; ///< as scheme().stages
        Mix<size_t> bands = {};            ///< indicators per band; `none` holds those not computable
        Tally attainment = {};             ///< percent, over the indicators
    };

    [[nodiscard]] static core::Result<Scoreboard> read(const Reader &reader, int year);

    [[nodiscard]] int year() const { return m_scheme.year; }
    [[nodiscard]] const YearScheme &scheme() const { return m_scheme; }
    [[nodiscard]] const Offices &offices() const { return m_offices; }
    [[nodiscard]] const std::vector<scorequery::ProjectHead> &projects() const { return m_projects; }
    [[nodiscard]] const scorequery::ProjectHead *project(RowId id) const;
    [[nodiscard]] const YearScope &scope() const { return m_scope; }
    /// It runs in the year, and neither it nor the scheme gives a reason to leave it out.
    [[nodiscard]] bool isEvaluated(const scorequery::ProjectHead &project) const
    {
        return project.isInScope(year()) && !m_scope.exclusion(project.id);
    }
    /// By project in the projects' order, then by stage.
    [[nodiscard]] const std::vector<Result> &results() const { return m_results; }
    [[nodiscard]] const std::vector<Measure> &measures() const { return m_measures; }
    /// The project's result at a stage, if it has one.
    [[nodiscard]] const Result *result(RowId project, size_t stage) const;
    /// The result of the last stage that gave the project a grade: what its score is at present. None, as of
    /// latestJudged(), for a project that is out of the year's scope.
    [[nodiscard]] const Result *latestScored(RowId project) const;
    /// The result of the last stage that gave it a verdict.
    [[nodiscard]] const Result *latestJudged(RowId project) const;
    /// The year whose figures the project's evaluation looks back on: its target year, otherwise that of most
    /// evaluations of this year, otherwise this year.
    [[nodiscard]] int figureYear(RowId project) const;

    /// Groups by the office at `depth` of its tree (1: branches and departments) on which a project's main office
    /// stands or hangs; a project whose office stands higher counts there. Offices without projects are left out.
    [[nodiscard]] std::vector<Group> byOffice(int depth = 1) const;
    /// The same by the main policy, at a level of the plan.
    [[nodiscard]] std::vector<Group> byPolicy(int level = 1) const;
    /// Any projects taken together. What is graded although it is out of the year's scope counts nowhere.
    [[nodiscard]] Group together(std::optional<RowId> node, std::vector<RowId> projects) const;

private:
    Scoreboard(YearScheme scheme, YearScope scope, Offices offices, Tree policies)
        : m_scheme(std::move(scheme))
        , m_scope(std::move(scope))
        , m_offices(std::move(offices))
        , m_policies(std::move(policies))
    {
    }
    [[nodiscard]] core::Result<> readResults(const Reader &reader);
    [[nodiscard]] core::Result<> readMeasures(const Reader &reader);
    void rank();
    [[nodiscard]] const Result *counted(RowId project, size_t stage) const;
    [[nodiscard]] std::vector<Group> grouped(const Tree &tree, std::optional<RowId> scorequery::ProjectHead::*link,
                                             int depth) const;
    void rankGroups(std::vector<Group> &groups) const;

    YearScheme m_scheme;
    YearScope m_scope;
    Offices m_offices;
    Tree m_policies;
    std::vector<scorequery::ProjectHead> m_projects;
    std::map<RowId, size_t> m_places; ///< of projects
    std::vector<Result> m_results;
    std::multimap<RowId, size_t> m_resultsOf; ///< project → results, by stage
    std::vector<Measure> m_measures;
    std::multimap<RowId, size_t> m_measuresOf;
    std::map<RowId, int> m_targetYears; ///< project → year
    std::optional<int> m_usualTarget;
};

} // namespace core
