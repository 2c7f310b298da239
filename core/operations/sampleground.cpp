// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/position.h"
#include "core/operations/samplemaker.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<> readOffices(const Reader &reader, SampleGround &ground)
{
    RASHIN_LET(const auto offices, reader.records(Entity::Office));
    std::map<qint64, const Record *> byId;
    for (const Record &office : offices)
        byId[office.id().value()] = &office;
    for (const Record &office : offices) {
        if (office.text(Field::OfficeKind) == u"branch"_s)
            ground.branches.push_back(office.text(Field::OfficeCode));
        const auto parent = office.row(Field::OfficeParent);
        const auto at = byId.find(parent ? parent->value() : 0);
        if (at == byId.end())
            continue;
        const bool ofBranch = at->second->text(Field::OfficeKind) == u"branch"_s;
        const QString area = SampleWords::builtIn().area.arg(at->second->text(Field::OfficeShortName));
        ground.sections.insert_or_assign(office.text(Field::OfficeCode),
                                         SampleGround::Section{office.id(), ofBranch ? area : QString()});
    }
    return {};
}

Result<> readPolicies(const Reader &reader, SampleGround &ground)
{
    RASHIN_LET(const auto policies, reader.records(Entity::Policy));
    for (const Record &policy : policies)
        ground.policies.insert_or_assign(policy.text(Field::PolicyNumber), policy.id());
    return {};
}

Result<SampleGround::Criterion> criterionOf(const Reader &reader, const Record &criterion)
{
    SampleGround::Criterion made{criterion.id(), 1, 5};
    const auto scaleId = criterion.row(Field::CriterionScale);
    if (!scaleId)
        return made;
    RASHIN_LET(const Record scale, reader.record(Entity::Scale, *scaleId));
    made.worst = scale.real(Field::ScaleMinimum).value_or(1);
    made.best = scale.real(Field::ScaleMaximum).value_or(5);
    if (scale.text(Field::ScaleGoodEnd) == u"low"_s)
        std::swap(made.worst, made.best);
    return made;
}

Result<SampleGround::Scheme> schemeOf(const Reader &reader, RowId scheme)
{
    const Value id = Value::reference(scheme);
    SampleGround::Scheme made;
    RASHIN_LET(const auto stages, reader.records(Entity::Stage, {{{Field::StageScheme, id}}, {Field::StageNumber}}));
    for (const Record &stage : stages) {
        made.stages.push_back({stage.id(), static_cast<int>(stage.integer(Field::StageNumber).value_or(1)),
                               stage.text(Field::StageOpens), stage.text(Field::StageDue)});
    }
    RASHIN_LET(const auto criteria,
               reader.records(Entity::Criterion, {{{Field::CriterionScheme, id}}, {Field::CriterionNumber}}));
    for (const Record &criterion : criteria) {
        RASHIN_LET(const auto one, criterionOf(reader, criterion));
        made.criteria.push_back(one);
    }
    RASHIN_LET(const auto verdicts, reader.records(Entity::Verdict, {{{Field::VerdictScheme, id}}, {}}));
    for (const Record &verdict : verdicts) {
        const auto isBelow = [&](const Record &other) { return other.row(Field::VerdictParent) == verdict.id(); };
        if (std::none_of(verdicts.begin(), verdicts.end(), isBelow))
            made.verdicts.push_back({verdict.id(), verdict.text(Field::VerdictCode)});
    }
    return made;
}

} // namespace

Result<SampleGround> SampleGround::read(const Reader &reader, int projects)
{
    SampleGround ground;
    ground.places = position::spread(projects);
    RASHIN_TRY(readOffices(reader, ground));
    RASHIN_TRY(readPolicies(reader, ground));
    RASHIN_LET(const auto schemes, reader.records(Entity::Scheme));
    for (const Record &scheme : schemes) {
        const auto year = static_cast<int>(scheme.integer(Field::SchemeYear).value_or(0));
        RASHIN_LET(auto made, schemeOf(reader, scheme.id()));
        ground.schemes.insert_or_assign(year, std::move(made));
        ground.lastYear = std::max(ground.lastYear, year);
    }
    return ground;
}

} // namespace core
