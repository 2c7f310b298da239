// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/allocation.h"

#include <QScopeGuard>

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace core {

namespace {

using Options = std::vector<AllocationOption>;
using Choice = std::vector<bool>; ///< by option

/// Rows of the solver are relaxed by this share of their size and checked again in exact numbers afterwards, so that
/// its tolerances can neither lose a choice nor let one through.
constexpr double slack = 1e-6;
constexpr double staffTolerance = 1e-9;

bool isWithin(double value, double limit)
{
    return std::isfinite(value) && std::abs(value) <= limit;
}

Result<> validate(const Options &options)
{
    for (const AllocationOption &option : options) {
        const bool fine = isWithin(static_cast<double>(option.money), 1e12) && isWithin(option.staff, 1e6)
                          && isWithin(option.gain, 1e6);
        if (!fine)
            return failure(Error::Code::InvalidValue, option.proposal.toString());
    }
    return {};
}

Allocation sumOf(const Options &options, const Choice &choice)
{
    Allocation sum;
    for (size_t i = 0; i < options.size(); ++i) {
        if (!choice[i])
            continue;
        sum.chosen.push_back(options[i].proposal);
        sum.money += options[i].money;
        sum.staff += options[i].staff;
        sum.gain += options[i].gain;
    }
    return sum;
}

qint64 moneyOf(const Options &options, const Choice &choice, RowId branch)
{
    qint64 money = 0;
    for (size_t i = 0; i < options.size(); ++i)
        money += choice[i] && options[i].branch == branch ? options[i].money : 0;
    return money;
}

bool keepsTo(const AllocationRules &rules, const Options &options, const Choice &choice)
{
    const Allocation sum = sumOf(options, choice);
    if ((rules.money && sum.money > *rules.money) || (rules.staff && sum.staff > *rules.staff + staffTolerance))
        return false;
    return std::ranges::all_of(rules.floors, [&](const AllocationRules::Floor &floor) {
        return moneyOf(options, choice, floor.branch) >= floor.money;
    });
}

/// The problem as GLPK holds it: a column per option, a row per rule.
class Problem
{
public:
    Problem(const Options &options, const AllocationRules &rules, const std::atomic_bool *cancel)
        : m_options(options)
        , m_rules(rules)
        , m_cancel(cancel)
        , m_problem(glp_create_prob(), glp_delete_prob)
    {
        glp_term_out(GLP_OFF);
        glp_set_obj_dir(m_problem.get(), GLP_MAX);
        addOptions();
        addCeilings();
        addFloors();
        addExclusions();
        addProjects();
    }

    /// The best choice that is not forbidden; none where nothing keeps to the rules.
    Result<std::optional<Choice>> solve();
    /// Leaves exactly this choice out from now on.
    void forbid(const Choice &choice);

private:
    using Terms = std::vector<std::pair<size_t, double>>; ///< option, coefficient

    void addRow(int kind, double lower, double upper, const Terms &terms);
    void addOptions();
    void addCeilings();
    void addFloors();
    void addExclusions();
    void addProjects();
    template <typename Measure>
    Terms termsOf(Measure &&measure) const;
    static void stopWhenCancelled(glp_tree *tree, void *problem);

    const Options &m_options;
    const AllocationRules &m_rules;
    const std::atomic_bool *m_cancel;
    std::unique_ptr<glp_prob, decltype(&glp_delete_prob)> m_problem;
};

void Problem::addRow(int kind, double lower, double upper, const Terms &terms)
{
    const int row = glp_add_rows(m_problem.get(), 1);
    glp_set_row_bnds(m_problem.get(), row, kind, lower, upper);
    std::vector<int> columns{0};
    std::vector<double> values{0};
    for (const auto &[option, value] : terms) {
        columns.push_back(static_cast<int>(option) + 1);
        values.push_back(value);
    }
    glp_set_mat_row(m_problem.get(), row, static_cast<int>(terms.size()), columns.data(), values.data());
}

void Problem::addOptions()
{
    if (m_options.empty())
        return;
    glp_add_cols(m_problem.get(), static_cast<int>(m_options.size()));
    for (size_t i = 0; i < m_options.size(); ++i) {
        const int column = static_cast<int>(i) + 1;
        glp_set_col_kind(m_problem.get(), column, GLP_BV);
        glp_set_obj_coef(m_problem.get(), column, m_options[i].gain);
        if (m_options[i].rule != AllocationOption::Rule::Free) {
            const double fixed = m_options[i].rule == AllocationOption::Rule::Must ? 1 : 0;
            glp_set_col_bnds(m_problem.get(), column, GLP_FX, fixed, fixed);
        }
    }
}

template <typename Measure>
Problem::Terms Problem::termsOf(Measure &&measure) const
{
    Terms terms;
    for (size_t i = 0; i < m_options.size(); ++i)
        if (const double value = measure(m_options[i]); value != 0)
            terms.emplace_back(i, value);
    return terms;
}

double relaxation(const std::vector<std::pair<size_t, double>> &terms, double bound)
{
    double size = std::abs(bound);
    for (const auto &[option, value] : terms)
        size = std::max(size, std::abs(value));
    return slack * size;
}

void Problem::addCeilings()
{
    if (m_rules.money) {
        const auto terms = termsOf([](const AllocationOption &o) { return static_cast<double>(o.money); });
        const auto bound = static_cast<double>(*m_rules.money);
        addRow(GLP_UP, 0, bound + relaxation(terms, bound), terms);
    }
    if (m_rules.staff) {
        const auto terms = termsOf([](const AllocationOption &o) { return o.staff; });
        addRow(GLP_UP, 0, *m_rules.staff + relaxation(terms, *m_rules.staff), terms);
    }
}

void Problem::addFloors()
{
    for (const AllocationRules::Floor &floor : m_rules.floors) {
        const auto terms = termsOf([&floor](const AllocationOption &o) {
            return o.branch == floor.branch ? static_cast<double>(o.money) : 0;
        });
        const auto bound = static_cast<double>(floor.money);
        addRow(GLP_LO, bound - relaxation(terms, bound), 0, terms);
    }
}

void Problem::addExclusions()
{
    for (const std::pair<RowId, RowId> &pair : m_rules.exclusions) {
        const auto terms = termsOf([&pair](const AllocationOption &o) {
            return o.proposal == pair.first || o.proposal == pair.second ? 1.0 : 0.0;
        });
        if (pair.first != pair.second && terms.size() == 2)
            addRow(GLP_UP, 0, 1, terms);
    }
}

void Problem::addProjects()
{
    std::map<RowId, Terms> proposals;
    for (size_t i = 0; i < m_options.size(); ++i)
        proposals[m_options[i].project].emplace_back(i, 1);
    for (const auto &[project, terms] : proposals)
        if (terms.size() > 1)
            addRow(GLP_UP, 0, 1, terms);
}

void Problem::stopWhenCancelled(glp_tree *tree, void *problem)
{
    const std::atomic_bool *cancel = static_cast<Problem *>(problem)->m_cancel;
    if (cancel && cancel->load(std::memory_order_relaxed))
        glp_ios_terminate(tree);
}

Result<std::optional<Choice>> Problem::solve()
{
    if (m_options.empty())
        return std::optional(Choice());
    glp_iocp control;
    glp_init_iocp(&control);
    control.presolve = GLP_ON;
    control.cb_func = stopWhenCancelled;
    control.cb_info = this;
    control.mip_gap = 0;
    const int failed = glp_intopt(m_problem.get(), &control);
    if (failed == GLP_ESTOP || (m_cancel && m_cancel->load()))
        return failure(Error::Code::Cancelled);
    if (failed == GLP_ENOPFS || glp_mip_status(m_problem.get()) == GLP_NOFEAS)
        return std::optional<Choice>();
    if (failed != 0 || glp_mip_status(m_problem.get()) != GLP_OPT)
        return failure(Error::Code::InvalidValue, QString::number(failed));
    Choice choice(m_options.size());
    for (size_t i = 0; i < choice.size(); ++i)
        choice[i] = glp_mip_col_val(m_problem.get(), static_cast<int>(i) + 1) > 0.5;
    return std::optional(std::move(choice));
}

void Problem::forbid(const Choice &choice)
{
    // At least one option must be otherwise: Σ chosen − Σ others ≤ chosen − 1.
    Terms terms;
    double chosen = 0;
    for (size_t i = 0; i < choice.size(); ++i) {
        terms.emplace_back(i, choice[i] ? 1 : -1);
        chosen += choice[i] ? 1 : 0;
    }
    addRow(GLP_UP, 0, chosen - 1, terms);
}

/// The best choices that keep to the rules in exact numbers, best first, `wanted` of them at most.
Result<std::vector<Allocation>> bestOf(const Options &options, const AllocationRules &rules, int wanted,
                                       const std::atomic_bool *cancel)
{
    std::vector<Allocation> found;
    Problem problem(options, rules, cancel);
    while (static_cast<int>(found.size()) < wanted) {
        RASHIN_LET(const std::optional<Choice> choice, problem.solve());
        if (!choice)
            break;
        if (keepsTo(rules, options, *choice))
            found.push_back(sumOf(options, *choice));
        if (options.empty())
            break; // the empty choice is the only one
        problem.forbid(*choice);
    }
    return found;
}

Result<std::optional<double>> gainOf(const Options &options, const AllocationRules &rules,
                                     const std::atomic_bool *cancel)
{
    RASHIN_LET(const auto best, bestOf(options, rules, 1, cancel));
    return best.empty() ? std::nullopt : std::optional(best.front().gain);
}

template <typename Limit>
Result<std::optional<CeilingWorth>> worthOf(const Options &options, AllocationRules rules,
                                            std::optional<Limit> AllocationRules::*ceiling, Limit step,
                                            const std::atomic_bool *cancel)
{
    if (!(rules.*ceiling))
        return std::optional<CeilingWorth>();
    const Limit given = *(rules.*ceiling);
    CeilingWorth worth;
    rules.*ceiling = given - step;
    RASHIN_LET(worth.below, gainOf(options, rules, cancel));
    rules.*ceiling = given + step;
    RASHIN_LET(worth.above, gainOf(options, rules, cancel));
    return std::optional(worth);
}

} // namespace

Result<AllocationAnswer> allocate(const Options &options, const AllocationRules &rules, const std::atomic_bool *cancel)
{
    // GLPK keeps an environment for each thread that used it: it must not stay when a worker's thread ends.
    const auto release = qScopeGuard([] { glp_free_env(); });
    RASHIN_TRY(validate(options));
    AllocationAnswer answer;
    RASHIN_LET(auto found, bestOf(options, rules, 1 + std::clamp(rules.alternatives, 0, 20), cancel));
    if (found.empty())
        return answer;
    answer.best = found.front();
    answer.next.assign(found.begin() + 1, found.end());
    RASHIN_LET(answer.money, worthOf(options, rules, &AllocationRules::money, rules.moneyStep, cancel));
    RASHIN_LET(answer.staff, worthOf(options, rules, &AllocationRules::staff, rules.staffStep, cancel));
    return answer;
}

} // namespace core
