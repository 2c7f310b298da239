// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/findings.h"

#include "core/domain/logicgraph.h"
#include "core/domain/money.h"
#include "core/report/offices.h"
#include "core/report/schemefindings.h"
#include "core/report/yearscheme.h"
#include "core/storage/findingquery.h"
#include "core/storage/planquery.h"
#include "core/storage/scorequery.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace core {

namespace {

using Severity = Finding::Severity;
using findingquery::Fault;

MoneyRow rowOf(const scorequery::MoneyHead &money, std::optional<qint64> unitCost)
{
    return {money.national,  money.prefectural, money.bond,  money.other,
            money.fee,       money.general,     money.total, money.staffCost,
            staffWorthOf(money.staffFte, unitCost)};
}

bool hasSources(const scorequery::MoneyHead &money)
{
    return money.national || money.prefectural || money.bond || money.other || money.fee || money.general;
}

/// Collects the findings of one document.
class Inspection
{
public:
    explicit Inspection(const Reader &reader) : m_reader(reader) {}

    [[nodiscard]] Result<> registryRules()
    {
        RASHIN_LET(const auto missing, findingquery::missing(m_reader));
        for (const Fault &fault : missing)
            add(Severity::Error, "value.missing", fault);
        RASHIN_LET(const auto ranges, findingquery::outOfRange(m_reader));
        for (const Fault &fault : ranges)
            add(Severity::Error, "value.range", fault).expected =
                Value::text(registry::rangeText(registry::spec(fault.field)));
        RASHIN_LET(const auto orphans, findingquery::orphans(m_reader));
        for (const Fault &fault : orphans)
            add(Severity::Error, "reference.orphan", fault);
        RASHIN_LET(const auto ghosts, findingquery::toGhosts(m_reader));
        for (const Fault &fault : ghosts)
            add(Severity::Warning, "reference.deleted", fault);
        RASHIN_TRY(circles(Entity::Office, Field::OfficeParent));
        RASHIN_TRY(circles(Entity::Policy, Field::PolicyParent));
        return circles(Entity::Verdict, Field::VerdictParent);
    }

    [[nodiscard]] Result<> duplicateRows()
    {
        RASHIN_LET(const auto duplicates, findDuplicates(m_reader));
        for (const DuplicateRows &duplicate : duplicates)
            for (size_t i = 1; i < duplicate.rows.size(); ++i) {
                Finding &finding =
                    add(Severity::Warning, "duplicate", {duplicate.rows[i], duplicate.field, duplicate.value});
                finding.expected = Value::text(duplicate.rows.front().toString());
            }
        return {};
    }

    /// Years that lie outside of the plan's own, where its period states them. What comes before the plan is mostly
    /// history that was taken along; nothing is honest about what comes after it.
    [[nodiscard]] Result<> planYearRules()
    {
        RASHIN_LET(const auto plan, planquery::planYears(m_reader));
        if (!plan)
            return {};
        for (const Field field : planYearFields()) {
            RASHIN_LET(const auto beyond,
                       findingquery::yearsBeyond(m_reader, field, plan->first.value(), plan->last.value()));
            for (const Fault &fault : beyond)
                checkPlanYear(*plan, fault);
        }
        return {};
    }

    [[nodiscard]] Result<> moneyRules(int year)
    {
        RASHIN_LET(const auto plans, m_reader.records(Entity::Plan));
        const qint64 tolerance = plans.empty() ? 0 : plans.front().integer(Field::PlanMoneyTolerance).value_or(0);
        RASHIN_LET(const auto scheme, m_reader.first(Entity::Scheme, {{{Field::SchemeYear, Value::integer(year)}}, {}}));
        const auto unitCost = scheme ? scheme->integer(Field::SchemeStaffUnitCost) : std::nullopt;
        RASHIN_LET(const auto rows, scorequery::money(m_reader, year, year));
        for (const scorequery::MoneyHead &row : rows)
            checkAmounts(row, tolerance, unitCost);
        return accountRules(year, rows, tolerance);
    }

    /// Elements and links of logic models: circles that two honest edits made, and links between projects.
    [[nodiscard]] Result<> logicRules()
    {
        RASHIN_LET(const auto nodes, m_reader.records(Entity::LogicNode));
        RASHIN_LET(const auto links, m_reader.records(Entity::LogicLink));
        std::map<RowId, size_t> places;
        for (const Record &node : nodes)
            places.emplace(node.id(), places.size());
        std::vector<LogicArrow> arrows;
        std::vector<const Record *> drawn;
        for (const Record &link : links) {
            const auto from = link.row(Field::LogicLinkFrom);
            const auto to = link.row(Field::LogicLinkTo);
            if (!from || !to || !places.contains(*from) || !places.contains(*to))
                continue; // an orphan, which is another rule's
            if (nodes[places[*from]].row(Field::LogicNodeProject) != nodes[places[*to]].row(Field::LogicNodeProject))
                add(Severity::Error, "logic.apart", {link.id(), Field::LogicLinkTo});
            arrows.emplace_back(places[*from], places[*to]);
            drawn.push_back(&link);
        }
        for (const size_t circular : circularArrows(nodes.size(), arrows))
            add(Severity::Error, "logic.circle", {drawn[circular]->id(), Field::LogicLinkTo});
        return {};
    }

    [[nodiscard]] Result<> evaluationRules(int year)
    {
        RASHIN_LET(const YearScheme scheme, readScheme(m_reader, year));
        RASHIN_LET(const auto evaluations, scorequery::evaluations(m_reader, year));
        RASHIN_LET(const auto grades, scorequery::grades(m_reader, year));
        m_gradedStages = gradedStages(evaluations, grades);
        auto grade = grades.begin();
        for (std::vector<scorequery::EvaluationHead> ordered = byId(evaluations); const auto &evaluation : ordered) {
            const auto first =
                std::find_if(grade, grades.end(), [&](const auto &one) { return !(one.evaluation < evaluation.id); });
            grade = std::find_if(first, grades.end(), [&](const auto &one) { return one.evaluation != evaluation.id; });
            checkEvaluation(scheme, evaluation, {first, grade});
        }
        return {};
    }

    [[nodiscard]] Result<> indicatorRules(int year)
    {
        RASHIN_LET(const auto values, scorequery::indicatorValues(m_reader, year));
        for (const scorequery::IndicatorYear &value : values) {
            const auto state = fromCode<ValueState>(value.state);
            if (value.year != year || value.actual)
                continue;
            if (state == ValueState::Final || state == ValueState::Estimate)
                add(Severity::Warning, "indicator.actual_missing", {value.id, Field::IndicatorValueActual}, year);
        }
        return {};
    }

    [[nodiscard]] Result<> schemeRules(int year)
    {
        RASHIN_LET(auto found, schemeFindings(m_reader, year));
        m_findings.insert(m_findings.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        return {};
    }

    [[nodiscard]] std::vector<Finding> take()
    {
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) {
            return std::tuple(a.severity, a.entity, a.row, a.year) < std::tuple(b.severity, b.entity, b.row, b.year);
        });
        return std::move(m_findings);
    }

private:
    Finding &add(Severity severity, const char *rule, const Fault &fault, std::optional<int> year = {})
    {
        m_findings.push_back(
            {severity, QLatin1String(rule), entityOf(fault.field), fault.row, fault.field, year, {}, fault.found});
        return m_findings.back();
    }

    void checkPlanYear(const PlanYears &plan, const Fault &fault)
    {
        const int year = static_cast<int>(fault.found.toInteger());
        const PlanSide side = planSide(fault.field, year, plan);
        if (side == PlanSide::Within)
            return;
        Finding &finding = add(side == PlanSide::After ? Severity::Warning : Severity::Note, "year.outside_plan", fault);
        finding.expected = Value::text(QStringLiteral("%1…%2").arg(plan.first.value()).arg(plan.last.value()));
    }

    [[nodiscard]] Result<> circles(Entity entity, Field parent)
    {
        RASHIN_LET(const auto rows, findingquery::circles(m_reader, entity));
        for (const RowId row : rows)
            add(Severity::Error, "reference.circle", {row, parent});
        return {};
    }

    /// What the accounts state to be the project's is its project cost of the budget, where every account states it.
    [[nodiscard]] Result<> accountRules(int year, const std::vector<scorequery::MoneyHead> &rows, qint64 tolerance)
    {
        RASHIN_LET(const auto accounts, scorequery::accounts(m_reader, year));
        for (const scorequery::AccountSum &sum : accounts) {
            const auto isBudget = [&](const scorequery::MoneyHead &row) {
                return row.project == sum.project && row.basis == toCode(MoneyBasis::Budget) && row.total;
            };
            const auto budget = std::find_if(rows.begin(), rows.end(), isBudget);
            if (sum.unstated > 0 || budget == rows.end())
                continue;
            const double off = static_cast<double>(sum.amount) - static_cast<double>(*budget->total);
            if (std::abs(off) <= static_cast<double>(tolerance))
                continue;
            Finding &finding = add(Severity::Warning, "money.accounts",
                                   {sum.account, Field::BudgetAccountAmount, Value::integer(sum.amount)}, year);
            finding.expected = Value::integer(*budget->total);
        }
        return {};
    }

    void checkAmounts(const scorequery::MoneyHead &row, qint64 tolerance, std::optional<qint64> unitCost)
    {
        for (const MoneyViolation &violation : checkMoney(rowOf(row, unitCost), tolerance).violations) {
            const bool isStaff = violation.rule == MoneyRule::StaffMakesStaffCost;
            const Field field = isStaff ? Field::MoneyStaffCost : Field::MoneyTotal;
            Finding &finding = add(isStaff ? Severity::Warning : Severity::Error,
                                   isStaff ? "money.staff_cost" : "money.sources",
                                   {row.id, field, Value::integer(violation.found)}, row.year);
            finding.expected = Value::integer(violation.expected);
        }
        if (!row.total)
            add(hasSources(row) ? Severity::Warning : Severity::Note, "money.total_missing",
                {row.id, Field::MoneyTotal}, row.year);
    }

    /// A stage that judges by words alone (課長等意見) grades nothing in any evaluation, and nothing is missing there.
    static std::set<RowId> gradedStages(const std::vector<scorequery::EvaluationHead> &evaluations,
                                        const std::vector<scorequery::GradeCell> &grades)
    {
        std::set<RowId> graded;
        for (const scorequery::GradeCell &grade : grades) {
            if (grade.value)
                graded.insert(grade.evaluation);
        }
        std::set<RowId> stages;
        for (const scorequery::EvaluationHead &evaluation : evaluations) {
            if (graded.contains(evaluation.id))
                stages.insert(evaluation.stage);
        }
        return stages;
    }

    static std::vector<scorequery::EvaluationHead> byId(std::vector<scorequery::EvaluationHead> evaluations)
    {
        std::sort(evaluations.begin(), evaluations.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        return evaluations;
    }

    void checkEvaluation(const YearScheme &scheme, const scorequery::EvaluationHead &evaluation,
                         std::span<const scorequery::GradeCell> grades)
    {
        const auto state = fromCode<EvaluationState>(evaluation.state);
        const bool handedIn = state == EvaluationState::Submitted || state == EvaluationState::Accepted;
        if (!scheme.stage(evaluation.stage))
            add(Severity::Error, "evaluation.stage", {evaluation.id, Field::EvaluationStage}, scheme.year);
        if (evaluation.verdict && !scheme.verdict(*evaluation.verdict))
            add(Severity::Error, "evaluation.verdict_unknown", {evaluation.id, Field::EvaluationVerdict}, scheme.year);
        if (handedIn && !evaluation.verdict && !scheme.verdicts.empty())
            add(Severity::Warning, "evaluation.verdict_missing", {evaluation.id, Field::EvaluationVerdict},
                scheme.year);
        for (const scorequery::GradeCell &grade : grades)
            checkGrade(scheme, grade);
        if (handedIn && m_gradedStages.contains(evaluation.stage))
            checkCoverage(scheme, evaluation, grades);
    }

    void checkGrade(const YearScheme &scheme, const scorequery::GradeCell &grade)
    {
        const YearScheme::Criterion *criterion = scheme.criterion(grade.criterion);
        if (!criterion)
            add(Severity::Error, "grade.criterion", {grade.id, Field::GradeCriterion}, scheme.year);
        if (!criterion || !grade.value)
            return;
        const bool known = criterion->grades.empty()
                               ? normalisedGrade(criterion->scale, *grade.value).has_value()
                               : std::find(criterion->grades.begin(), criterion->grades.end(), *grade.value)
                                     != criterion->grades.end();
        if (known)
            return;
        Finding &finding =
            add(Severity::Error, "grade.scale", {grade.id, Field::GradeValue, Value::real(*grade.value)}, scheme.year);
        finding.expected =
            Value::text(QString::number(criterion->scale.minimum) + u'…' + QString::number(criterion->scale.maximum));
    }

    void checkCoverage(const YearScheme &scheme, const scorequery::EvaluationHead &evaluation,
                       std::span<const scorequery::GradeCell> grades)
    {
        for (const YearScheme::Criterion &criterion : scheme.criteria) {
            const bool graded = std::any_of(grades.begin(), grades.end(), [&](const auto &grade) {
                return grade.criterion == criterion.id && grade.value;
            });
            if (graded)
                continue;
            // The row to open is the evaluation; which grade is missing is what was expected.
            m_findings.push_back({Severity::Warning,
                                  QLatin1String("grade.missing"),
                                  Entity::Evaluation,
                                  evaluation.id,
                                  Field::GradeValue,
                                  scheme.year,
                                  Value::text(criterion.name),
                                  {}});
        }
    }

    const Reader &m_reader;
    std::set<RowId> m_gradedStages;
    std::vector<Finding> m_findings;
};

struct DuplicateRule
{
    const char *name;
    Field field;
    std::vector<Field> within;
};

// Offices keep their code over reorganisations: only two that are valid in one year are duplicates.
bool overlaps(const Offices &offices, const std::vector<RowId> &rows)
{
    for (size_t i = 0; i < rows.size(); ++i)
        for (size_t j = 0; j < i; ++j) {
            const auto *a = offices.find(rows[i]);
            const auto *b = offices.find(rows[j]);
            if (a && b && a->validFrom.value_or(0) <= b->validTo.value_or(9999)
                && b->validFrom.value_or(0) <= a->validTo.value_or(9999))
                return true;
        }
    return false;
}

} // namespace

QLatin1String Finding::name(Severity severity)
{
    static constexpr std::array names{"error", "warning", "note"};
    return QLatin1String(names.at(static_cast<size_t>(severity)));
}

Result<std::vector<DuplicateRows>> findDuplicates(const Reader &reader)
{
    static const std::array rules{
        DuplicateRule{"project.code", Field::ProjectCode, {}},
        DuplicateRule{"office.code", Field::OfficeCode, {}},
        DuplicateRule{"policy.number", Field::PolicyNumber, {Field::PolicyDepth, Field::PolicyParent}},
        DuplicateRule{"project.name", Field::ProjectName, {Field::ProjectOfficeMain}},
        DuplicateRule{"indicator.name", Field::IndicatorName, {Field::IndicatorProject, Field::IndicatorType}},
    };
    RASHIN_LET(const Offices offices, Offices::read(reader));
    std::vector<DuplicateRows> found;
    for (const DuplicateRule &rule : rules) {
        RASHIN_LET(auto groups, findingquery::duplicates(reader, rule.field, rule.within));
        for (findingquery::Duplicate &group : groups)
            if (rule.field != Field::OfficeCode || overlaps(offices, group.rows))
                found.push_back({QLatin1String(rule.name), rule.field, group.value, std::move(group.rows)});
    }
    return found;
}

Result<std::vector<Finding>> validate(const Reader &reader, std::optional<int> year)
{
    Inspection inspection(reader);
    RASHIN_TRY(inspection.registryRules());
    RASHIN_TRY(inspection.duplicateRows());
    RASHIN_TRY(inspection.logicRules());
    RASHIN_TRY(inspection.planYearRules());
    std::vector<int> years;
    if (year) {
        years.push_back(*year);
    } else {
        RASHIN_LET(years, scorequery::years(reader));
    }
    for (const int one : years) {
        RASHIN_TRY(inspection.moneyRules(one));
        RASHIN_TRY(inspection.evaluationRules(one));
        RASHIN_TRY(inspection.indicatorRules(one));
        RASHIN_TRY(inspection.schemeRules(one));
    }
    return inspection.take();
}

} // namespace core
