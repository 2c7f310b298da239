// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/requiredquery.h"

#include <algorithm>
#include <array>

namespace core::requiredquery {

namespace {

constexpr std::array known{
    Field::ProjectCode,          Field::ProjectKana,         Field::ProjectPolicyMain,     Field::ProjectOfficeMain,
    Field::ProjectKind,          Field::ProjectDelivery,     Field::ProjectObligation,     Field::ProjectLegalBasis,
    Field::ProjectStartYear,     Field::ProjectSummary,      Field::ProjectTarget,         Field::ProjectPurpose,
    Field::ProjectMeans,         Field::ProjectResult,       Field::LogicNodeText,         Field::IndicatorName,
    Field::IndicatorDefinition,  Field::IndicatorTargetYear, Field::IndicatorTargetValue,  Field::CyclePlan,
    Field::CycleDo,              Field::CycleCheck,          Field::CycleAct,              Field::CycleCircumstances,
    Field::CycleVoices,          Field::CycleLastImprovement, Field::GradeReason,          Field::EvaluationOutcome,
    Field::EvaluationCost,       Field::EvaluationIssue,     Field::EvaluationComment,     Field::CycleBudgetEffect,
    Field::ImprovementText};

QByteArray name(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return '"' + QByteArray(spec.name.data(), spec.name.size()) + '"';
}

QByteArray filled(Field field)
{
    return name(field) + " IS NOT NULL AND " + name(field) + " <> ''";
}

/// Gives ids of projects. Parameters: 1 the year, 2 the stage, 3 the project.
QByteArray sqlFor(Field field, bool single)
{
    // The + keeps the index of the year out of it where that of the project finds a few rows.
    const QByteArray year = single ? " +year = ?1" : " year = ?1";
    const QByteArray project = single ? " AND project = ?3" : "";
    switch (entityOf(field)) {
    case Entity::Project:
        return "SELECT id FROM project WHERE " + filled(field) + (single ? " AND id = ?3" : "");
    case Entity::Cycle:
        return "SELECT project FROM cycle WHERE" + year + " AND " + filled(field) + project;
    case Entity::Improvement:
        return "SELECT project FROM improvement WHERE" + year + " AND " + filled(field) + project;
    case Entity::Evaluation:
        return "SELECT project FROM evaluation WHERE" + year + " AND stage = ?2 AND " + filled(field) + project;
    case Entity::Grade:
        return "SELECT project FROM evaluation e WHERE" + year + " AND stage = ?2" + project
               + " AND NOT EXISTS (SELECT 1 FROM stage s JOIN criterion c ON c.scheme = s.scheme WHERE s.id = ?2 AND c.id "
                 "NOT IN (SELECT criterion FROM grade g WHERE g.evaluation = e.id AND g."
               + name(field) + " IS NOT NULL AND g." + name(field) + " <> ''))";
    case Entity::Indicator:
        return "SELECT project FROM indicator WHERE id NOT IN (SELECT row FROM ghost)" + project
               + " GROUP BY project HAVING min(" + filled(field) + ") = 1";
    default:
        return "SELECT project FROM logic_node WHERE " + filled(field) + project;
    }
}

std::optional<Field> fieldNamed(const QString &text)
{
    const auto at = std::ranges::find_if(known, [&](Field field) {
        const FieldSpec &spec = registry::spec(field);
        return text == registry::spec(spec.entity()).name + u'.' + spec.name;
    });
    return at == known.end() ? std::nullopt : std::optional(*at);
}

size_t placeOf(Field field)
{
    return static_cast<size_t>(std::ranges::find(known, field) - known.begin());
}

} // namespace

std::span<const Field> candidates()
{
    return known;
}

Result<std::vector<Demand>> demandsOf(const Reader &reader, RowId stage)
{
    RASHIN_LET(const auto rows, reader.records(Entity::RequiredField,
                                               {{{Field::RequiredFieldStage, Value::reference(stage)}}, {}}));
    std::vector<Demand> found;
    for (const Record &row : rows) {
        const auto field = fieldNamed(row.text(Field::RequiredFieldField));
        if (field && !row.isGhost())
            found.push_back({row.id(), stage, *field, row.text(Field::RequiredFieldNote)});
    }
    std::ranges::stable_sort(found, {}, [](const Demand &one) { return placeOf(one.field); });
    return found;
}

Result<std::vector<Demand>> demands(const Reader &reader, RowId scheme)
{
    RASHIN_LET(const auto stages, reader.records(Entity::Stage, {{{Field::StageScheme, Value::reference(scheme)}},
                                                                 {Field::StageNumber}}));
    std::vector<Demand> all;
    for (const Record &stage : stages) {
        RASHIN_LET(const auto own, demandsOf(reader, stage.id()));
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

Result<std::unordered_set<RowId>> fulfilled(const Reader &reader, const Demand &demand, int year,
                                            std::optional<RowId> project)
{
    RASHIN_LET(auto query, reader.database().use(sqlFor(demand.field, project.has_value())));
    query->bind(0, qint64{year}).bind(1, demand.stage.value());
    if (project)
        query->bind(2, project->value());
    std::unordered_set<RowId> found;
    RASHIN_TRY(query->each([&](const Statement &row) {
        if (const auto id = row.row(0))
            found.insert(*id);
    }));
    return found;
}

Result<std::vector<Demand>> missing(const Reader &reader, RowId project, int year, RowId stage)
{
    RASHIN_LET(const auto asked, demandsOf(reader, stage));
    std::vector<Demand> lacking;
    for (const Demand &demand : asked) {
        RASHIN_LET(const auto has, fulfilled(reader, demand, year, project));
        if (has.empty())
            lacking.push_back(demand);
    }
    return lacking;
}

} // namespace core::requiredquery
