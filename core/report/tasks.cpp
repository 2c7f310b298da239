// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tasks.h"

#include "core/domain/fiscalyear.h"
#include "core/report/improvements.h"
#include "core/report/policyreviews.h"
#include "core/storage/requiredquery.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using scorequery::ProjectHead;

int lookedBackOn(const Scoreboard &board, RowId project, QDate today)
{
    const int target = board.figureYear(project);
    if (target != board.year())
        return target;
    const auto year = FiscalYear::from(target);
    return year && today.isValid() && today <= year->lastDay() ? target - 1 : target;
}

/// Makes the tasks of one document's year.
class TaskMaker
{
public:
    TaskMaker(const Scoreboard &board, QDate today) : m_board(board), m_today(today) {}

    [[nodiscard]] Result<> readFigures(const Reader &reader)
    {
        RASHIN_LET(const auto money, scorequery::money(reader, m_board.year() - 2, m_board.year()));
        for (const scorequery::MoneyHead &row : money)
            m_money.emplace(std::tuple(row.project, row.year, row.basis), row);
        RASHIN_LET(const auto values, scorequery::indicatorValues(reader, m_board.year()));
        RASHIN_LET(m_indicators, scorequery::indicators(reader));
        for (const scorequery::IndicatorYear &row : values)
            m_values.emplace(std::pair(row.indicator, row.year), row);
        RASHIN_LET(m_improvements, readImprovements(reader));
        return readDemands(reader);
    }

    /// Policies that are judged as a whole this year; with `office` those it and the offices below it answer for.
    [[nodiscard]] Result<> addPolicies(const Reader &reader, std::optional<RowId> office)
    {
        RASHIN_LET(const PolicyReviews reviews, readPolicyReviews(reader, m_board.year()));
        if (!reviews.isDue)
            return {};
        for (const PolicyReview &review : reviews.policies) {
            if (!office || m_board.offices().isWithin(review.office, *office))
                addPolicy(reviews, review);
        }
        return {};
    }

    void add(const ProjectHead &project)
    {
        for (size_t stage = 0; stage < m_board.scheme().stages.size(); ++stage)
            addEvaluation(project, stage);
        const int figures = lookedBackOn(m_board, project.id, m_today);
        addIndicators(project, figures);
        addMoney(project, figures, MoneyBasis::Settlement, Task::Kind::Settlement);
        addMoney(project, m_board.year(), MoneyBasis::Budget, Task::Kind::Budget);
        addImprovements(project);
    }

    [[nodiscard]] std::vector<Task> take() { return std::move(m_tasks); }

private:
    [[nodiscard]] Result<> readDemands(const Reader &reader)
    {
        if (!m_board.scheme().id)
            return {};
        RASHIN_LET(m_demands, requiredquery::demands(reader, *m_board.scheme().id));
        for (const requiredquery::Demand &demand : m_demands) {
            RASHIN_LET(auto has, requiredquery::fulfilled(reader, demand, m_board.year()));
            m_fulfilled.push_back(std::move(has));
        }
        return {};
    }

    void addPolicy(const PolicyReviews &reviews, const PolicyReview &review)
    {
        Task task{.kind = Task::Kind::PolicyEvaluation,
                  .policy = review.policy,
                  .office = review.office,
                  .row = review.row,
                  .year = m_board.year(),
                  .due = reviews.due};
        const auto lacking = review.missing();
        task.wanted = PolicyReview::wanted;
        task.missing = static_cast<int>(lacking.size());
        if (!lacking.empty())
            task.field = lacking.front();
        if (task.missing == 0 && !review.isFinal) {
            task.field = Field::PolicyEvaluationState; // all is there: it waits to be made final
            task.state = Task::State::Half;
            return push(task);
        }
        finish(task);
    }

    [[nodiscard]] QDate firstDue() const
    {
        return m_board.scheme().stages.empty() ? QDate() : m_board.scheme().stages.front().due;
    }

    void push(Task task)
    {
        task.late = task.state != Task::State::Done && task.due.isValid() && m_today.isValid() && task.due < m_today;
        m_tasks.push_back(std::move(task));
    }

    void addEvaluation(const ProjectHead &project, size_t stage)
    {
        const Scoreboard::Result *result = m_board.result(project.id, stage);
        Task task{.kind = Task::Kind::Evaluation,
                  .project = project.id,
                  .office = project.office,
                  .stage = stage,
                  .year = m_board.year(),
                  .due = m_board.scheme().stages[stage].due};
        const bool verdictWanted = !m_board.scheme().verdicts.empty();
        task.wanted = static_cast<int>(m_board.scheme().criteria.size()) + (verdictWanted ? 1 : 0);
        task.missing = task.wanted;
        if (result)
            judge(*result, verdictWanted, task);
        else
            task.field = Field::GradeValue;
        askFor(project.id, stage, task);
        if (!task.field && task.state != Task::State::Done)
            task.field = Field::EvaluationState; // all is there: it waits to be handed in
        push(task);
    }

    /// The fields the scheme wants filled in at this stage.
    void askFor(RowId project, size_t stage, Task &task) const
    {
        for (size_t i = 0; i < m_demands.size(); ++i) {
            if (m_demands[i].stage != m_board.scheme().stages[stage].id)
                continue;
            ++task.wanted;
            if (m_fulfilled[i].contains(project))
                continue;
            ++task.missing;
            task.required.push_back(m_demands[i].field);
        }
        if (!task.field && !task.required.empty())
            task.field = task.required.front();
    }

    static void judge(const Scoreboard::Result &result, bool verdictWanted, Task &task)
    {
        task.row = result.evaluation;
        int graded = 0;
        for (const ScoreTerm &term : result.score.terms)
            graded += term.grade ? 1 : 0;
        const bool judged = verdictWanted && result.verdict;
        task.missing = task.wanted - graded - (judged ? 1 : 0);
        if (graded < static_cast<int>(result.score.terms.size()))
            task.field = Field::GradeValue;
        else if (verdictWanted && !judged)
            task.field = Field::EvaluationVerdict;
        const auto state = fromCode<EvaluationState>(result.state);
        if (state == EvaluationState::Returned)
            task.state = Task::State::Returned;
        else if (state == EvaluationState::Submitted || state == EvaluationState::Accepted)
            task.state = Task::State::Done;
        else if (graded > 0 || judged || !result.outcome.isEmpty() || !result.cost.isEmpty())
            task.state = Task::State::Half;
    }

    void addIndicators(const ProjectHead &project, int year)
    {
        Task task{.kind = Task::Kind::Indicators,
                  .project = project.id,
                  .office = project.office,
                  .year = year,
                  .due = firstDue()};
        const auto [first, last] = std::equal_range(m_indicators.begin(), m_indicators.end(),
                                                    scorequery::IndicatorHead{project.id, project.id},
                                                    [](const auto &a, const auto &b) { return a.project < b.project; });
        for (auto indicator = first; indicator != last; ++indicator) {
            const auto value = m_values.find({indicator->id, year});
            const auto state = value == m_values.end() ? std::nullopt : fromCode<ValueState>(value->second.state);
            if (state == ValueState::NotApplicable || state == ValueState::Unknown)
                continue; // said to be unknown: that is an answer
            ++task.wanted;
            if (value != m_values.end() && value->second.actual)
                continue;
            if (task.missing++ == 0) {
                task.row = value == m_values.end() ? std::nullopt : std::optional(value->second.id);
                task.field = Field::IndicatorValueActual;
            }
        }
        if (task.wanted > 0)
            finish(task);
    }

    void addMoney(const ProjectHead &project, int year, MoneyBasis basis, Task::Kind kind)
    {
        Task task{.kind = kind, .project = project.id, .office = project.office, .year = year, .due = firstDue()};
        const auto row = m_money.find({project.id, year, QString(toCode(basis))});
        task.wanted = 1;
        if (row != m_money.end())
            task.row = row->second.id;
        if (row == m_money.end() || !row->second.total) {
            task.missing = 1;
            task.field = Field::MoneyTotal;
        }
        finish(task);
    }

    void addImprovements(const ProjectHead &project)
    {
        Task task{.kind = Task::Kind::Improvements,
                  .project = project.id,
                  .office = project.office,
                  .year = m_board.year(),
                  .due = firstDue()};
        const auto [first, last] = m_improvements.equal_range(project.id);
        for (auto improvement = first; improvement != last; ++improvement) {
            if (!improvement->second.concerns(m_board.year()))
                continue;
            ++task.wanted;
            if (improvement->second.isOpenIn(m_board.year()) && task.missing++ == 0) {
                task.row = improvement->second.id;
                task.field = Field::ImprovementState;
            }
        }
        if (task.wanted > 0)
            finish(task);
    }

    void finish(Task &task)
    {
        task.state = task.missing == 0             ? Task::State::Done
                     : task.missing == task.wanted ? Task::State::None
                                                   : Task::State::Half;
        push(task);
    }

    const Scoreboard &m_board;
    QDate m_today;
    std::vector<scorequery::IndicatorHead> m_indicators;
    std::multimap<RowId, Improvement> m_improvements;
    std::vector<requiredquery::Demand> m_demands;
    std::vector<std::unordered_set<RowId>> m_fulfilled; ///< as m_demands: the projects that have it
    std::map<std::tuple<RowId, int, QString>, scorequery::MoneyHead> m_money;
    std::map<std::pair<RowId, int>, scorequery::IndicatorYear> m_values;
    std::vector<Task> m_tasks;
};

void count(TaskList::OfficeProgress &progress, const Task &task)
{
    ++progress.total;
    progress.done += task.state == Task::State::Done ? 1 : 0;
    progress.half += task.state == Task::State::Half ? 1 : 0;
    progress.returned += task.state == Task::State::Returned ? 1 : 0;
    progress.late += task.late ? 1 : 0;
}

std::vector<TaskList::OfficeProgress> progressOf(const std::vector<Task> &tasks, const Offices &offices)
{
    std::map<std::optional<RowId>, TaskList::OfficeProgress> units;
    for (const Task &task : tasks) {
        const auto unit = task.office ? offices.unit(*task.office) : std::nullopt;
        units[unit].office = unit;
        count(units[unit], task);
    }
    std::vector<TaskList::OfficeProgress> ordered;
    for (const Offices::Office &office : offices.all())
        if (const auto found = units.find(office.id); found != units.end())
            ordered.push_back(found->second);
    if (const auto none = units.find(std::nullopt); none != units.end())
        ordered.push_back(none->second);
    return ordered;
}

} // namespace

QLatin1String Task::name(Kind kind)
{
    static constexpr std::array names{"evaluation", "indicators", "settlement", "budget", "improvements", "policy_evaluation"};
    return QLatin1String(names.at(static_cast<size_t>(kind)));
}

QLatin1String Task::name(State state)
{
    static constexpr std::array names{"none", "half", "returned", "done"};
    return QLatin1String(names.at(static_cast<size_t>(state)));
}

Result<TaskList> readTasks(const Reader &reader, int year, QDate today, std::optional<RowId> office)
{
    RASHIN_LET(const Scoreboard board, Scoreboard::read(reader, year));
    TaskMaker maker(board, today);
    RASHIN_TRY(maker.readFigures(reader));
    for (const ProjectHead &project : board.projects())
        if (board.isEvaluated(project) && (!office || board.offices().isWithin(project.office, *office)))
            maker.add(project);
    RASHIN_TRY(maker.addPolicies(reader, office));
    TaskList list{year, today, board.scheme(), maker.take()};
    list.offices = progressOf(list.tasks, board.offices());
    // Stable: within one date the order of projects and stages stays.
    std::stable_sort(list.tasks.begin(), list.tasks.end(), [](const Task &a, const Task &b) {
        const auto key = [](const Task &task) {
            const QDate due = task.due.isValid() ? task.due : QDate(9999, 12, 31);
            return std::tuple(task.state == Task::State::Done, task.state != Task::State::Returned, !task.late, due);
        };
        return key(a) < key(b);
    });
    return list;
}

} // namespace core
