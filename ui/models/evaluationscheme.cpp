// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationscheme.h"

#include "ui/format.h"

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;
using core::Field;

namespace ui {

namespace {

struct Scale
{
    core::ScaleRange range;
    std::vector<GradeStep> steps;
};

core::Filter partsOf(Field owner, core::RowId row)
{
    return {{{owner, core::Value::reference(row)}}, {}};
}

core::Result<Scale> readScale(const core::Reader &reader, const core::Record &record)
{
    Scale scale;
    scale.range.minimum = record.real(Field::ScaleMinimum).value_or(1);
    scale.range.maximum = record.real(Field::ScaleMaximum).value_or(5);
    scale.range.goodEnd = core::fromCode<core::GoodEnd>(record.text(Field::ScaleGoodEnd)).value_or(core::GoodEnd::High);
    RASHIN_LET(const auto grades,
               reader.records(core::Entity::ScaleGrade, partsOf(Field::ScaleGradeScale, record.id())));
    for (const core::Record &grade : grades) {
        if (const auto value = grade.real(Field::ScaleGradeValue))
            scale.steps.push_back({*value, grade.text(Field::ScaleGradeLabel), grade.text(Field::ScaleGradeMeaning)});
    }
    const bool highIsGood = scale.range.goodEnd == core::GoodEnd::High;
    std::ranges::sort(scale.steps, [=](const GradeStep &a, const GradeStep &b) {
        return highIsGood ? a.value > b.value : a.value < b.value;
    });
    return scale;
}

core::Result<std::map<core::RowId, Scale>> readScales(const core::Reader &reader, core::RowId scheme)
{
    std::map<core::RowId, Scale> scales;
    RASHIN_LET(const auto records, reader.records(core::Entity::Scale, partsOf(Field::ScaleScheme, scheme)));
    for (const core::Record &record : records) {
        RASHIN_LET(auto scale, readScale(reader, record));
        scales.emplace(record.id(), std::move(scale));
    }
    return scales;
}

core::Result<std::vector<CriterionRule>> readCriteria(const core::Reader &reader, core::RowId scheme)
{
    RASHIN_LET(const auto scales, readScales(reader, scheme));
    RASHIN_LET(const auto records, reader.records(core::Entity::Criterion, partsOf(Field::CriterionScheme, scheme)));
    std::vector<CriterionRule> criteria;
    for (const core::Record &record : records) {
        const auto scaleId = record.row(Field::CriterionScale);
        const auto scale = scaleId ? scales.find(*scaleId) : scales.end();
        const Scale rules = scale == scales.end() ? Scale{} : scale->second;
        criteria.push_back({record.id(), record.text(Field::CriterionName), record.text(Field::CriterionHelp),
                            record.real(Field::CriterionWeight), rules.range, rules.steps});
    }
    return criteria;
}

core::Result<std::vector<StageRule>> readStages(const core::Reader &reader, core::RowId scheme)
{
    RASHIN_LET(const auto records, reader.records(core::Entity::Stage, partsOf(Field::StageScheme, scheme)));
    std::vector<StageRule> stages;
    for (const core::Record &record : records) {
        stages.push_back({record.id(), static_cast<int>(record.integer(Field::StageNumber).value_or(0)),
                          record.text(Field::StageName), record.text(Field::StageBy),
                          QDate::fromString(record.text(Field::StageDue), Qt::ISODate)});
    }
    return stages;
}

core::Result<std::vector<VerdictRule>> readVerdicts(const core::Reader &reader, core::RowId scheme)
{
    RASHIN_LET(const auto records, reader.records(core::Entity::Verdict, partsOf(Field::VerdictScheme, scheme)));
    std::vector<VerdictRule> verdicts;
    const auto isRoot = [&](const core::Record &record) {
        const auto parent = record.row(Field::VerdictParent);
        return !parent || std::ranges::find(records, *parent, &core::Record::id) == records.end();
    };
    for (const core::Record &root : records) {
        if (!isRoot(root))
            continue;
        const QString name = root.text(Field::VerdictName);
        verdicts.push_back({root.id(), root.text(Field::VerdictCode), name, name});
        for (const core::Record &child : records) {
            const QString own = child.text(Field::VerdictName);
            if (child.row(Field::VerdictParent) == root.id() && !isRoot(child))
                verdicts.push_back({child.id(), child.text(Field::VerdictCode), u"%1（%2）"_s.arg(name, own), own});
        }
    }
    return verdicts;
}

} // namespace

QString CriterionRule::text(double grade) const
{
    const auto step = std::ranges::find(steps, grade, &GradeStep::value);
    return step == steps.end() ? format::number(grade) : step->label;
}

core::Result<EvaluationScheme> EvaluationScheme::load(const core::Reader &reader, int year)
{
    EvaluationScheme scheme;
    scheme.year = year;
    RASHIN_LET(const auto record,
               reader.first(core::Entity::Scheme, {{{Field::SchemeYear, core::Value::integer(year)}}, {}}));
    if (!record)
        return scheme;
    scheme.name = record->text(Field::SchemeName);
    RASHIN_LET(scheme.stages, readStages(reader, record->id()));
    RASHIN_LET(scheme.criteria, readCriteria(reader, record->id()));
    RASHIN_LET(scheme.verdicts, readVerdicts(reader, record->id()));
    return scheme;
}

std::optional<int> EvaluationScheme::stageIndex(core::RowId stage) const
{
    const auto found = std::ranges::find(stages, stage, &StageRule::id);
    return found == stages.end() ? std::nullopt : std::optional(static_cast<int>(found - stages.begin()));
}

std::optional<int> EvaluationScheme::criterionIndex(core::RowId criterion) const
{
    const auto found = std::ranges::find(criteria, criterion, &CriterionRule::id);
    return found == criteria.end() ? std::nullopt : std::optional(static_cast<int>(found - criteria.begin()));
}

const VerdictRule *EvaluationScheme::verdict(std::optional<core::RowId> id) const
{
    if (!id)
        return nullptr;
    const auto found = std::ranges::find(verdicts, *id, &VerdictRule::id);
    return found == verdicts.end() ? nullptr : &*found;
}

} // namespace ui
