// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationtable.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using core::Entity;
using core::Field;

namespace ui {

namespace {

// Beyond this many, reading the whole year in one go is quicker than project by project.
constexpr size_t manyProjects = 200;

bool isRule(Entity entity)
{
    switch (entity) {
    case Entity::Scheme:
    case Entity::Stage:
    case Entity::Scale:
    case Entity::ScaleGrade:
    case Entity::Criterion:
    case Entity::Verdict:
    case Entity::ScopeRule:
    case Entity::RequiredField:
    case Entity::Office: return true;
    default: return false;
    }
}

/// The field by which a part of a project names it.
std::optional<Field> projectFieldOf(Entity entity)
{
    for (const core::FieldSpec &field : core::registry::spec(entity).fields) {
        if (field.isOwner() && field.kind.target == Entity::Project)
            return field.field;
    }
    return std::nullopt;
}

} // namespace

core::EvaluationState StageSheet::state() const
{
    return sheet ? core::fromCode<core::EvaluationState>(sheet->state).value_or(core::EvaluationState::Draft)
                 : core::EvaluationState::Draft;
}

bool StageSheet::isTouched() const
{
    const auto isFilled = [](const GradeCell &cell) { return cell.value || cell.hasReason; };
    return (sheet
            && (sheet->verdict || !sheet->outcome.isEmpty() || !sheet->cost.isEmpty() || sheet->hasComment
                || sheet->hasIssue))
           || std::ranges::any_of(cells, isFilled);
}

core::Result<> EvaluationTable::loadOffices(const core::Reader &reader)
{
    m_offices.clear();
    RASHIN_LET(const auto records, reader.records(Entity::Office));
    std::unordered_map<core::RowId, QString> shortNames;
    for (const core::Record &office : records) {
        const QString brief = office.text(Field::OfficeShortName);
        shortNames[office.id()] = brief.isEmpty() ? office.text(Field::OfficeName) : brief;
    }
    for (const core::Record &office : records) {
        const auto parent = office.row(Field::OfficeParent);
        const auto above = parent ? shortNames.find(*parent) : shortNames.end();
        const QString own = shortNames[office.id()];
        // Sections of the same name are told apart by their branch, where their short name does not say it already.
        const bool isTold = above == shortNames.end() || own.startsWith(above->second);
        m_offices[office.id()] = isTold ? own : above->second + u'・' + own;
    }
    return {};
}

core::Result<> EvaluationTable::load(const core::Reader &reader, int year, Reasons reasons)
{
    m_reasons = reasons;
    RASHIN_LET(m_scheme, EvaluationScheme::load(reader, year));
    RASHIN_LET(m_scope, core::YearScope::read(reader, year));
    RASHIN_TRY(readDemands(reader));
    RASHIN_TRY(loadOffices(reader));
    RASHIN_LET(auto projects, core::evaluationquery::projects(reader, year));
    RASHIN_LET(const auto sheets, core::evaluationquery::ofYear(reader, year, reasons));
    m_rows.clear();
    m_index.clear();
    m_rows.reserve(projects.size());
    for (core::EvaluatedProject &project : projects) {
        m_index.emplace(project.project, static_cast<int>(m_rows.size()));
        EvaluationRow &row = m_rows.emplace_back(EvaluationRow{std::move(project), {}, {}, {}});
        dress(row);
        judge(row);
        clearSheets(row);
    }
    RASHIN_TRY(askAll(reader));
    take(sheets);
    for (EvaluationRow &row : m_rows)
        score(row);
    m_rankings.assign(m_scheme.stages.size(), {});
    for (size_t stage = 0; stage < m_rankings.size(); ++stage) {
        std::vector<std::optional<double>> scores;
        scores.reserve(m_rows.size());
        for (const EvaluationRow &row : m_rows)
            scores.push_back(rankedScore(row, stage));
        m_rankings[stage].reset(scores);
    }
    return {};
}

void EvaluationTable::dress(EvaluationRow &row) const
{
    const auto office = row.project.office ? m_offices.find(*row.project.office) : m_offices.end();
    row.office = office == m_offices.end() ? QString() : office->second;
    row.key =
        core::searchKey(row.project.code + u'\n' + row.project.name + u'\n' + row.project.kana + u'\n' + row.office);
}

void EvaluationTable::judge(EvaluationRow &row) const
{
    const auto *excluded = m_scope->exclusion(row.project.project);
    row.excluded = excluded ? std::optional(*excluded) : std::nullopt;
}

core::Result<> EvaluationTable::readDemands(const core::Reader &reader)
{
    m_demands.clear();
    RASHIN_LET(const auto scheme, reader.find(Field::SchemeYear, core::Value::integer(m_scheme.year)));
    if (!scheme)
        return {};
    RASHIN_LET(m_demands, core::requiredquery::demands(reader, *scheme));
    return {};
}

core::Result<> EvaluationTable::askAll(const core::Reader &reader)
{
    for (const core::requiredquery::Demand &demand : m_demands) {
        RASHIN_LET(const auto has, core::requiredquery::fulfilled(reader, demand, m_scheme.year));
        const auto stage = m_scheme.stageIndex(demand.stage);
        for (EvaluationRow &row : m_rows) {
            if (stage && !has.contains(row.project.project))
                row.sheets[static_cast<size_t>(*stage)].lacks.push_back(demand.field);
        }
    }
    return {};
}

core::Result<> EvaluationTable::ask(const core::Reader &reader, EvaluationRow &row) const
{
    for (const core::requiredquery::Demand &demand : m_demands) {
        RASHIN_LET(const auto has,
                   core::requiredquery::fulfilled(reader, demand, m_scheme.year, row.project.project));
        const auto stage = m_scheme.stageIndex(demand.stage);
        if (stage && has.empty())
            row.sheets[static_cast<size_t>(*stage)].lacks.push_back(demand.field);
    }
    return {};
}

QString EvaluationTable::expectedIn(Field field, int stage) const
{
    const core::RowId id = m_scheme.stages.at(static_cast<size_t>(stage)).id;
    const auto asks = [=](const core::requiredquery::Demand &one) { return one.stage == id && one.field == field; };
    const auto demand = std::ranges::find_if(m_demands, asks);
    return demand == m_demands.end() ? QString() : demand->note;
}

/// Whether rows of that entity, parts of a project, take it out of the scope or fill in what is asked for.
bool EvaluationTable::looksAt(Entity entity) const
{
    const auto asks = [=](const core::requiredquery::Demand &demand) { return entityOf(demand.field) == entity; };
    return (m_scope && m_scope->looksAt(entity)) || std::ranges::any_of(m_demands, asks);
}

void EvaluationTable::clearSheets(EvaluationRow &row) const
{
    row.sheets.assign(m_scheme.stages.size(), {});
    for (StageSheet &sheet : row.sheets)
        sheet.cells.resize(m_scheme.criteria.size());
}

void EvaluationTable::take(const core::EvaluationYear &read)
{
    const auto sheetOf = [this](core::RowId project, core::RowId stage) -> StageSheet * {
        const auto row = rowOf(project);
        const auto index = m_scheme.stageIndex(stage);
        return row && index ? &m_rows[static_cast<size_t>(*row)].sheets[static_cast<size_t>(*index)] : nullptr;
    };
    for (const core::EvaluationSheet &sheet : read.sheets) {
        if (StageSheet *target = sheetOf(sheet.project, sheet.stage))
            target->sheet = sheet;
    }
    for (const core::EvaluationGrade &grade : read.grades) {
        StageSheet *target = sheetOf(grade.project, grade.stage);
        const auto criterion = m_scheme.criterionIndex(grade.criterion);
        if (target && criterion)
            target->cells[static_cast<size_t>(*criterion)] = {grade.grade, grade.value, grade.hasReason, grade.reason};
    }
}

std::vector<core::CriterionGrade> EvaluationTable::gradesOf(const StageSheet &sheet) const
{
    std::vector<core::CriterionGrade> grades;
    grades.reserve(sheet.cells.size());
    for (size_t i = 0; i < sheet.cells.size(); ++i) {
        const CriterionRule &rule = m_scheme.criteria[i];
        grades.push_back({rule.id, rule.range, rule.weight, sheet.cells[i].value});
    }
    return grades;
}

void EvaluationTable::score(EvaluationRow &row) const
{
    for (StageSheet &sheet : row.sheets) {
        const core::Score score = core::scoreOf(gradesOf(sheet));
        sheet.score = score.value;
        sheet.coverage = score.coverage;
    }
}

core::Score EvaluationTable::scoreOf(int row, int stage) const
{
    return core::scoreOf(gradesOf(m_rows[static_cast<size_t>(row)].sheets[static_cast<size_t>(stage)]));
}

bool EvaluationTable::hasShapeOf(const EvaluationTable &other) const
{
    const auto sameRow = [](const EvaluationRow &a, const EvaluationRow &b) {
        return a.project.project == b.project.project;
    };
    return m_scheme.year == other.m_scheme.year
           && std::ranges::equal(m_scheme.stages, other.m_scheme.stages, {}, &StageRule::id, &StageRule::id)
           && std::ranges::equal(m_scheme.criteria, other.m_scheme.criteria, {}, &CriterionRule::id, &CriterionRule::id)
           && m_scheme.verdicts.empty() == other.m_scheme.verdicts.empty()
           && std::ranges::equal(m_rows, other.m_rows, sameRow);
}

/// What is not evaluated has no place, whatever somebody graded.
std::optional<double> EvaluationTable::rankedScore(const EvaluationRow &row, size_t stage) const
{
    return row.excluded ? std::nullopt : row.sheets[stage].score;
}

std::optional<int> EvaluationTable::rankOf(int row, int stage) const
{
    const auto place = static_cast<size_t>(stage);
    return place < m_rankings.size() ? m_rankings[place].rankOf(rankedScore(m_rows[static_cast<size_t>(row)], place))
                                     : std::nullopt;
}

std::optional<int> EvaluationTable::rowOf(core::RowId project) const
{
    const auto found = m_index.find(project);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

// A part that is gone cannot be asked for its project any more; looking through what was read costs less than an index
// of all parts that has to be kept.
std::optional<core::RowId> EvaluationTable::ownerOf(core::RowId part) const
{
    for (const EvaluationRow &row : m_rows) {
        for (const StageSheet &sheet : row.sheets) {
            const bool isCell =
                std::ranges::any_of(sheet.cells, [=](const GradeCell &cell) { return cell.row == part; });
            if (isCell || (sheet.sheet && sheet.sheet->evaluation == part))
                return row.project.project;
        }
    }
    return std::nullopt;
}

core::Result<std::optional<std::vector<core::RowId>>> EvaluationTable::touched(const core::Reader &reader,
                                                                               const core::ChangeSet &changes) const
{
    std::set<core::RowId> projects;
    size_t searched = 0;
    for (const core::ChangeSet::Row &row : changes.rows) {
        if (isRule(row.entity) || (row.entity == Entity::Project && row.kind != core::ChangeSet::Row::Kind::Updated))
            return std::nullopt;
        if (row.entity == Entity::Project)
            projects.insert(row.id);
        else if (row.entity != Entity::Evaluation && row.entity != Entity::Grade && looksAt(row.entity)) {
            const auto owner = projectFieldOf(row.entity);
            const auto value = owner ? reader.value(row.id, *owner) : core::Result<core::Value>(core::Value());
            if (!value || !value->row())
                return std::nullopt; // a policy was moved, or a part is gone and cannot be asked for its project
            projects.insert(*value->row());
        }
        if (row.entity != Entity::Evaluation && row.entity != Entity::Grade)
            continue;
        RASHIN_LET(auto project, core::evaluationquery::projectOf(reader, row.entity, row.id));
        if (!project && ++searched > manyProjects)
            return std::nullopt;
        if (!project)
            project = ownerOf(row.id);
        if (project)
            projects.insert(*project);
    }
    return std::vector(projects.begin(), projects.end());
}

core::Result<bool> EvaluationTable::refreshRow(const core::Reader &reader, int row)
{
    EvaluationRow &target = m_rows[static_cast<size_t>(row)];
    RASHIN_LET(auto project, core::evaluationquery::project(reader, m_scheme.year, target.project.project));
    if (!project)
        return false;
    RASHIN_LET(const auto sheets,
               core::evaluationquery::ofProject(reader, m_scheme.year, target.project.project, m_reasons));
    std::vector<std::optional<double>> before;
    for (size_t stage = 0; stage < target.sheets.size(); ++stage)
        before.push_back(rankedScore(target, stage));
    target.project = *std::move(project);
    RASHIN_TRY(m_scope->refresh(reader, target.project.project));
    dress(target);
    judge(target);
    clearSheets(target);
    RASHIN_TRY(ask(reader, target));
    take(sheets);
    score(target);
    for (size_t stage = 0; stage < before.size(); ++stage)
        m_rankings[stage].replace(before[stage], rankedScore(target, stage));
    return true;
}

core::Result<std::optional<std::vector<int>>> EvaluationTable::refresh(const core::Reader &reader,
                                                                       const core::ChangeSet &changes)
{
    std::vector<int> rows;
    if (changes.wholesale)
        return std::nullopt;
    RASHIN_LET(const auto projects, touched(reader, changes));
    if (!projects || projects->size() > manyProjects)
        return std::nullopt;
    for (const core::RowId project : *projects) {
        const auto row = rowOf(project);
        if (!row) {
            // Of another year, or now to be evaluated for the first time.
            RASHIN_LET(const auto fresh, core::evaluationquery::project(reader, m_scheme.year, project));
            if (fresh)
                return std::nullopt;
            continue;
        }
        RASHIN_LET(const bool there, refreshRow(reader, *row));
        if (!there)
            return std::nullopt;
        rows.push_back(*row);
    }
    return rows;
}

} // namespace ui
