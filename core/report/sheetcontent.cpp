// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sheetcontent.h"

#include <algorithm>
#include <set>

namespace core::report {

namespace {

// Deeper trees do not exist (the registry allows five levels of policy); a circle made by a merge ends here.
constexpr int deepestTree = 12;

std::map<RowId, Record> byId(std::vector<Record> records)
{
    std::map<RowId, Record> map;
    for (Record &record : records)
        map.emplace(record.id(), std::move(record));
    return map;
}

/// The row and those above it, the highest first.
std::vector<const Record *> pathTo(const std::map<RowId, Record> &rows, std::optional<RowId> row, Field parent)
{
    std::vector<const Record *> path;
    while (row && int(path.size()) < deepestTree) {
        const auto found = rows.find(*row);
        if (found == rows.end())
            break;
        path.push_back(&found->second);
        row = found->second.row(parent);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

MoneyRow moneyOf(const Record &record)
{
    MoneyRow row;
    row.national = record.integer(Field::MoneyNational);
    row.prefectural = record.integer(Field::MoneyPrefectural);
    row.bond = record.integer(Field::MoneyBond);
    row.other = record.integer(Field::MoneyOther);
    row.fee = record.integer(Field::MoneyFee);
    row.general = record.integer(Field::MoneyGeneral);
    row.total = record.integer(Field::MoneyTotal);
    row.staffCost = record.integer(Field::MoneyStaffCost);
    return row;
}

/// What is known best comes first: what was spent, then what will be, then what was planned.
int knowledge(MoneyBasis basis)
{
    switch (basis) {
    case MoneyBasis::Settlement: return 5;
    case MoneyBasis::Forecast: return 4;
    case MoneyBasis::Revised: return 3;
    case MoneyBasis::Budget: return 2;
    case MoneyBasis::Request: return 1;
    }
    return 0;
}

std::optional<qint64> sum(std::optional<qint64> a, std::optional<qint64> b)
{
    qint64 total = 0;
    if (!a || !b)
        return a ? a : b;
    return qAddOverflow(*a, *b, &total) ? std::nullopt : std::optional(total);
}

/// Adds another project's money of the same year. Where one is settled and the other is not, the sum is not.
void addMoney(SheetMoney &to, const SheetMoney &more)
{
    for (const auto amount : {&MoneyRow::national, &MoneyRow::prefectural, &MoneyRow::bond, &MoneyRow::other,
                              &MoneyRow::fee, &MoneyRow::general, &MoneyRow::total, &MoneyRow::staffCost})
        to.row.*amount = sum(to.row.*amount, more.row.*amount);
    to.budget = sum(to.budget, more.budget);
    if (more.staff)
        to.staff = to.staff.value_or(0) + *more.staff;
    if (knowledge(more.basis) < knowledge(to.basis))
        to.basis = more.basis;
    to.execution = knowledge(to.basis) >= knowledge(MoneyBasis::Forecast) ? executionRate(to.row.total, to.budget)
                                                                          : std::nullopt;
}

SheetMoney moneyOfYear(int year, const std::map<MoneyBasis, const Record *> &known)
{
    SheetMoney money;
    money.year = year;
    const Record *best = nullptr;
    for (const auto &[basis, record] : known) {
        if (!best || knowledge(basis) > knowledge(money.basis)) {
            best = record;
            money.basis = basis;
        }
    }
    money.row = moneyOf(*best);
    money.staff = best->real(Field::MoneyStaffFte);
    for (const MoneyBasis basis : {MoneyBasis::Budget, MoneyBasis::Revised}) {
        if (known.contains(basis))
            money.budget = known.at(basis)->integer(Field::MoneyTotal);
    }
    if (knowledge(money.basis) >= knowledge(MoneyBasis::Forecast))
        money.execution = executionRate(money.row.total, money.budget);
    return money;
}

std::optional<FiscalYear> yearOf(const Record &record, Field field)
{
    const auto year = record.integer(field);
    return year ? FiscalYear::from(*year) : std::nullopt;
}

IndicatorLine lineOf(const Record &indicator, IndicatorDirection direction)
{
    return {direction, yearOf(indicator, Field::IndicatorBaseYear), indicator.real(Field::IndicatorBaseValue),
            yearOf(indicator, Field::IndicatorTargetYear), indicator.real(Field::IndicatorTargetValue)};
}

std::vector<YearValue> valuesOf(const std::vector<Record> &records)
{
    std::vector<YearValue> values;
    for (const Record &record : records) {
        const auto year = yearOf(record, Field::IndicatorValueYear);
        if (!year)
            continue;
        values.push_back({*year, record.real(Field::IndicatorValueTarget), record.real(Field::IndicatorValueExpected),
                          record.real(Field::IndicatorValueActual),
                          fromCode<ValueState>(record.text(Field::IndicatorValueState)).value_or(ValueState::Final)});
    }
    return values;
}

/// The latest years up to the one after the evaluation's, as many as a sheet has room for.
std::vector<int> chosenYears(const std::set<int> &known, int year)
{
    std::vector<int> chosen;
    for (const int each : known) {
        if (each <= year + 1 && each > year - sheetYears)
            chosen.push_back(each);
    }
    if (int(chosen.size()) > sheetYears)
        chosen.erase(chosen.begin(), chosen.end() - sheetYears);
    return chosen;
}

} // namespace

Result<SheetReader> SheetReader::prepare(const Reader &reader, int year)
{
    SheetReader made(reader, year);
    RASHIN_TRY(made.readShared());
    RASHIN_TRY(made.readScheme());
    return made;
}

Result<> SheetReader::readShared()
{
    RASHIN_LET(const auto plans, m_reader->records(Entity::Plan));
    if (!plans.empty())
        m_municipality = plans.front().text(Field::PlanMunicipality);
    RASHIN_LET(auto policies, m_reader->records(Entity::Policy));
    m_policies = byId(std::move(policies));
    RASHIN_LET(auto offices, m_reader->records(Entity::Office));
    m_offices = byId(std::move(offices));
    RASHIN_LET(const auto levels, m_reader->records(Entity::PolicyLevel));
    for (const Record &level : levels)
        m_levels[level.integer(Field::PolicyLevelDepth).value_or(0)] = level.text(Field::PolicyLevelName);
    RASHIN_LET(const auto verdicts, m_reader->records(Entity::Verdict));
    for (const Record &verdict : verdicts)
        m_verdicts[verdict.id()] = verdict.text(Field::VerdictName);
    RASHIN_LET(m_lineage, Lineage::ofProjects(*m_reader));
    RASHIN_LET(m_scope, YearScope::read(*m_reader, m_year));
    return {};
}

Result<> SheetReader::readScheme()
{
    RASHIN_LET(const auto schemes, m_reader->records(Entity::Scheme, {{}, {Field::SchemeYear}}));
    const Record *scheme = nullptr;
    for (const Record &each : schemes) {
        if (!scheme || each.integer(Field::SchemeYear).value_or(0) <= m_year)
            scheme = &each;
    }
    if (!scheme)
        return {};
    RASHIN_TRY(readLayout(scheme->id()));
    RASHIN_LET(m_stages,
               m_reader->records(Entity::Stage, {{{Field::StageScheme, Value::reference(scheme->id())}}, {}}));
    RASHIN_LET(m_criteria,
               m_reader->records(Entity::Criterion, {{{Field::CriterionScheme, Value::reference(scheme->id())}}, {}}));
    for (const Record &criterion : m_criteria) {
        if (const auto scale = criterion.row(Field::CriterionScale))
            RASHIN_TRY(readScale(*scale));
    }
    return {};
}

Result<> SheetReader::readLayout(RowId scheme)
{
    RASHIN_LET(const auto rows, m_reader->records(Entity::SheetBlock, {{{Field::SheetBlockScheme, Value::reference(scheme)}},
                                                                       {Field::SheetBlockNumber}}));
    std::vector<SheetBlock> layout;
    for (const Record &row : rows) {
        const auto part = fromCode<SheetPart>(row.text(Field::SheetBlockPart));
        if (part && !row.isGhost())
            layout.push_back({*part, row.text(Field::SheetBlockTitle), row.integer(Field::SheetBlockNewPage).value_or(0) != 0});
    }
    if (!layout.empty())
        m_layout = std::move(layout);
    return {};
}

std::optional<YearScope::Exclusion> SheetReader::excluded(RowId project) const
{
    const auto *found = m_scope->exclusion(project);
    return found ? std::optional(*found) : std::nullopt;
}

bool SheetReader::shows(SheetPart part) const
{
    return std::ranges::find(m_layout, part, &SheetBlock::part) != m_layout.end();
}

/// What only some sheets show is only read for those.
Result<> SheetReader::readBlocks(SheetContent &content) const
{
    const Value key = Value::reference(content.project.id());
    const Value year = Value::integer(m_year);
    if (shows(SheetPart::Logic)) {
        RASHIN_LET(content.logic, m_reader->records(Entity::LogicNode, {{{Field::LogicNodeProject, key}},
                                                                        {Field::LogicNodePosition}}));
        std::ranges::stable_sort(content.logic, {}, [](const Record &node) {
            return fromCode<LogicKind>(node.text(Field::LogicNodeKind)).value_or(LogicKind::Input);
        });
    }
    if (shows(SheetPart::Improvements)) {
        RASHIN_LET(content.improvements, m_reader->records(Entity::Improvement, {{{Field::ImprovementProject, key}},
                                                                                 {Field::ImprovementYear}}));
        std::erase_if(content.improvements, [&](const Record &one) {
            const qint64 decided = one.integer(Field::ImprovementYear).value_or(0);
            return decided > m_year || (decided < m_year - 1 && one.integer(Field::ImprovementAnswered) != m_year);
        });
    }
    if (shows(SheetPart::Steps)) {
        RASHIN_LET(content.milestones,
                   m_reader->records(Entity::Milestone, {{{Field::MilestoneProject, key}, {Field::MilestoneYear, year}},
                                                         {Field::MilestoneDue}}));
        RASHIN_LET(content.progress, m_reader->records(Entity::ProgressNote, {{{Field::ProgressNoteProject, key},
                                                                               {Field::ProgressNoteYear, year}},
                                                                              {Field::ProgressNoteQuarter}}));
    }
    return {};
}

Result<> SheetReader::readScale(RowId scale)
{
    if (m_scales.contains(scale))
        return {};
    RASHIN_LET(const Record record, m_reader->record(Entity::Scale, scale));
    const auto good = fromCode<GoodEnd>(record.text(Field::ScaleGoodEnd)).value_or(GoodEnd::High);
    m_scales[scale] = {record.real(Field::ScaleMinimum).value_or(1), record.real(Field::ScaleMaximum).value_or(5),
                       good};
    RASHIN_LET(const auto grades,
               m_reader->records(Entity::ScaleGrade, {{{Field::ScaleGradeScale, Value::reference(scale)}}, {}}));
    for (const Record &grade : grades)
        m_labels[scale].emplace_back(grade.real(Field::ScaleGradeValue).value_or(0),
                                     grade.text(Field::ScaleGradeLabel));
    return {};
}

QString SheetReader::gradeLabel(RowId scale, double value) const
{
    const auto labels = m_labels.find(scale);
    if (labels == m_labels.end())
        return {};
    for (const auto &[known, label] : labels->second) {
        if (qFuzzyCompare(1 + known, 1 + value))
            return label;
    }
    return {};
}

QStringList SheetReader::officePath(std::optional<RowId> office) const
{
    QStringList names;
    for (const Record *each : pathTo(m_offices, office, Field::OfficeParent))
        names.append(each->text(Field::OfficeName));
    return names;
}

std::vector<PolicyStep> SheetReader::policyPath(std::optional<RowId> policy) const
{
    std::vector<PolicyStep> steps;
    for (const Record *each : pathTo(m_policies, policy, Field::PolicyParent)) {
        const auto level = m_levels.find(each->integer(Field::PolicyDepth).value_or(0));
        steps.push_back({level == m_levels.end() ? QString() : level->second, each->text(Field::PolicyNumber),
                         each->text(Field::PolicyTitle)});
    }
    return steps;
}

Result<SheetContent> SheetReader::read(RowId project) const
{
    RASHIN_LET(Record record, m_reader->record(Entity::Project, project));
    SheetContent content{m_year, m_municipality, std::move(record), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    content.policies = policyPath(content.project.row(Field::ProjectPolicyMain));
    content.offices = officePath(content.project.row(Field::ProjectOfficeMain));
    const Value key = Value::reference(project);
    const Value year = Value::integer(m_year);
    RASHIN_LET(content.cycle,
               m_reader->first(Entity::Cycle, {{{Field::CycleProject, key}, {Field::CycleYear, year}}, {}}));
    RASHIN_LET(const auto accounts,
               m_reader->records(Entity::BudgetAccount, {{{Field::BudgetAccountProject, key}}, {}}));
    for (const Record &account : accounts) {
        const QString text =
            (account.text(Field::BudgetAccountCode) + u' ' + account.text(Field::BudgetAccountName)).trimmed();
        if (!content.accounts.contains(text))
            content.accounts.append(text);
    }
    RASHIN_TRY(readIndicators(content));
    RASHIN_LET(content.money, readMoney(project));
    for (const Record &criterion : m_criteria)
        content.criteria.append(criterion.text(Field::CriterionName));
    RASHIN_LET(content.stages, readStages(project));
    RASHIN_TRY(readTargetYear(content));
    content.layout = m_layout;
    content.excluded = excluded(project);
    RASHIN_TRY(readBlocks(content));
    return content;
}

Result<> SheetReader::readTargetYear(SheetContent &content) const
{
    const Filter filter{{{Field::EvaluationProject, Value::reference(content.project.id())},
                         {Field::EvaluationYear, Value::integer(m_year)}},
                        {}};
    RASHIN_LET(const auto evaluation, m_reader->first(Entity::Evaluation, filter));
    if (evaluation && evaluation->integer(Field::EvaluationTargetYear))
        content.targetYear = int(*evaluation->integer(Field::EvaluationTargetYear));
    return {};
}

Result<> SheetReader::readIndicators(SheetContent &content) const
{
    RASHIN_LET(const auto indicators,
               m_reader->records(Entity::Indicator,
                                 {{{Field::IndicatorProject, Value::reference(content.project.id())}}, {}}));
    std::vector<std::vector<YearValue>> all;
    std::set<int> known;
    for (const Record &indicator : indicators) {
        RASHIN_LET(const auto values, valuesWithPast(*m_reader, *m_lineage, indicator));
        all.push_back(valuesOf(values));
        for (const YearValue &value : all.back())
            known.insert(value.year.value());
    }
    content.years = chosenYears(known, m_year);
    for (size_t index = 0; index < indicators.size(); ++index) {
        const Record &record = indicators[index];
        SheetIndicator indicator{
            record.text(Field::IndicatorName),
            record.text(Field::IndicatorUnit),
            record.text(Field::IndicatorMark),
            fromCode<IndicatorType>(record.text(Field::IndicatorType)).value_or(IndicatorType::Output),
            fromCode<IndicatorDirection>(record.text(Field::IndicatorDirection)).value_or(IndicatorDirection::More),
            {},
            {}};
        for (const int year : content.years) {
            const FiscalYear wanted = *FiscalYear::from(year);
            const auto found = std::find_if(all[index].begin(), all[index].end(),
                                            [wanted](const YearValue &value) { return value.year == wanted; });
            indicator.values.push_back(found == all[index].end() ? YearValue{wanted, {}, {}, {}, ValueState::Unknown}
                                                                 : *found);
            indicator.attained.push_back(attainment(lineOf(record, indicator.direction), all[index], wanted));
        }
        content.indicators.push_back(std::move(indicator));
    }
    return {};
}

Result<std::map<int, SheetMoney>> SheetReader::moneyOf(RowId project) const
{
    RASHIN_LET(const auto records,
               m_reader->records(Entity::Money, {{{Field::MoneyProject, Value::reference(project)}}, {}}));
    std::map<int, std::map<MoneyBasis, const Record *>> byYear;
    for (const Record &record : records) {
        const auto basis = fromCode<MoneyBasis>(record.text(Field::MoneyBasis));
        const int year = int(record.integer(Field::MoneyYear).value_or(0));
        if (basis && year > 0)
            byYear[year][*basis] = &record;
    }
    std::map<int, SheetMoney> money;
    for (const auto &[year, known] : byYear)
        money.emplace(year, moneyOfYear(year, known));
    return money;
}

Result<std::vector<SheetMoney>> SheetReader::readMoney(RowId project) const
{
    RASHIN_LET(auto money, moneyOf(project));
    std::map<int, SheetMoney> past;
    for (const RowId before : m_lineage->past(project)) {
        RASHIN_LET(const auto theirs, moneyOf(before));
        for (const auto &[year, row] : theirs) {
            const auto [at, isFirst] = past.emplace(year, row);
            if (!isFirst)
                addMoney(at->second, row);
            at->second.isOfPast = true;
        }
    }
    money.insert(past.begin(), past.end()); // its own years stay as they are
    std::set<int> known;
    for (const auto &[year, row] : money)
        known.insert(year);
    std::vector<SheetMoney> chosen;
    for (const int year : chosenYears(known, m_year))
        chosen.push_back(money.at(year));
    return chosen;
}

Result<std::vector<SheetStage>> SheetReader::readStages(RowId project) const
{
    const Value year = Value::integer(m_year);
    RASHIN_LET(const auto evaluations,
               m_reader->records(
                   Entity::Evaluation,
                   {{{Field::EvaluationProject, Value::reference(project)}, {Field::EvaluationYear, year}}, {}}));
    std::vector<SheetStage> stages;
    for (const Record &record : m_stages) {
        SheetStage stage;
        stage.name = record.text(Field::StageName);
        stage.by = record.text(Field::StageBy);
        stage.grades.resize(m_criteria.size());
        for (const Record &evaluation : evaluations) {
            if (evaluation.row(Field::EvaluationStage) == record.id())
                RASHIN_TRY(readEvaluation(stage, evaluation));
        }
        stages.push_back(std::move(stage));
    }
    return stages;
}

Result<> SheetReader::readEvaluation(SheetStage &stage, const Record &evaluation) const
{
    stage.isEntered = true;
    if (const auto verdict = evaluation.row(Field::EvaluationVerdict); verdict && m_verdicts.contains(*verdict))
        stage.verdict = m_verdicts.at(*verdict);
    stage.outcome = fromCode<OutcomeDirection>(evaluation.text(Field::EvaluationOutcome));
    stage.cost = fromCode<CostDirection>(evaluation.text(Field::EvaluationCost));
    stage.comment = evaluation.text(Field::EvaluationComment);
    stage.issue = evaluation.text(Field::EvaluationIssue);
    stage.date = evaluation.text(Field::EvaluationDate);
    RASHIN_LET(const auto grades,
               m_reader->records(Entity::Grade, {{{Field::GradeEvaluation, Value::reference(evaluation.id())}}, {}}));
    std::vector<CriterionGrade> scored;
    for (size_t index = 0; index < m_criteria.size(); ++index) {
        const Record &criterion = m_criteria[index];
        const auto scale = criterion.row(Field::CriterionScale);
        CriterionGrade each{criterion.id(), {}, criterion.real(Field::CriterionWeight), {}};
        if (scale && m_scales.contains(*scale))
            each.scale = m_scales.at(*scale);
        for (const Record &grade : grades) {
            if (grade.row(Field::GradeCriterion) != criterion.id())
                continue;
            SheetGrade &shown = stage.grades[index];
            shown.value = each.grade = grade.real(Field::GradeValue);
            shown.reason = grade.text(Field::GradeReason);
            if (shown.value && scale)
                shown.label = gradeLabel(*scale, *shown.value);
        }
        scored.push_back(each);
    }
    stage.score = scoreOf(scored);
    return {};
}

} // namespace core::report
