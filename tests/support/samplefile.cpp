// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

namespace testing {

using namespace Qt::Literals::StringLiterals;
using namespace core;

SampleFile::SampleFile()
{
    const Batch first(QLatin1String("document.create"), u"test"_s, [this](Editor &editor) { return fill(editor); });
    auto made = Workspace::create(path, {u"試験"_s}, clock, first);
    REQUIRE_OK(made);
    workspace = *std::move(made);
    clock.advance(60);
}

Result<> SampleFile::fill(Editor &editor)
{
    RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"見本計画"_s)}}, plan));
    RASHIN_TRY(editor.add(Entity::Office, {{Field::OfficeCode, Value::text(u"SHIBA"_s)},
                                           {Field::OfficeName, Value::text(u"芝地区総合支所"_s)},
                                           {Field::OfficeKind, Value::text(u"branch"_s)}}, branch));
    RASHIN_TRY(editor.add(Entity::Office, {{Field::OfficeCode, Value::text(u"SHIBA-01"_s)},
                                           {Field::OfficeName, Value::text(u"協働推進課"_s)},
                                           {Field::OfficeKind, Value::text(u"section"_s)},
                                           {Field::OfficeParent, Value::reference(branch)}}, section));
    RASHIN_TRY(editor.add(Entity::Policy, {{Field::PolicyDepth, Value::integer(1)},
                                           {Field::PolicyNumber, Value::text(u"1"_s)},
                                           {Field::PolicyTitle, Value::text(u"経営力を強化します"_s)}}, policy));
    RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectCode, Value::text(u"0001"_s)},
                                            {Field::ProjectName, Value::text(u"防災訓練"_s)},
                                            {Field::ProjectPolicyMain, Value::reference(policy)},
                                            {Field::ProjectOfficeMain, Value::reference(section)}}, project));
    return fillScheme(editor);
}

Result<> SampleFile::fillScheme(Editor &editor)
{
    RASHIN_LET(scheme, editor.add(Entity::Scheme, {{Field::SchemeYear, Value::integer(2026)},
                                                   {Field::SchemeName, Value::text(u"令和8年度"_s)}}));
    RASHIN_LET(stage, editor.add(Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                                 {Field::StageNumber, Value::integer(1)},
                                                 {Field::StageName, Value::text(u"一次評価"_s)},
                                                 {Field::StageDue, Value::text(u"2026-06-30"_s)}}));
    RASHIN_LET(scale, editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(scheme)},
                                                 {Field::ScaleName, Value::text(u"3段階"_s)},
                                                 {Field::ScaleMinimum, Value::real(1)},
                                                 {Field::ScaleMaximum, Value::real(3)},
                                                 {Field::ScaleGoodEnd, Value::text(u"high"_s)}}));
    const auto criterion = [&](int number, const QString &name, double weight) {
        return editor.add(Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                              {Field::CriterionNumber, Value::integer(number)},
                                              {Field::CriterionName, Value::text(name)},
                                              {Field::CriterionWeight, Value::real(weight)},
                                              {Field::CriterionScale, Value::reference(scale)}});
    };
    RASHIN_LET(necessity, criterion(1, u"必要性"_s, 2));
    RASHIN_LET(efficiency, criterion(2, u"効率性"_s, 1));
    return {};
}

Result<Workspace::Committed> SampleFile::set(RowId row, Field field, const Value &value)
{
    clock.advance(1);
    return workspace->perform(SetFields(entityOf(field), row, {{field, value}}));
}

Value SampleFile::value(RowId row, Field field) const
{
    const auto read = workspace->read().value(row, field);
    return read ? *read : Value();
}

void SampleFile::reopen()
{
    workspace.reset();
    auto opened = Workspace::open(path, Access::ReadWrite, {u"試験"_s}, clock);
    REQUIRE_OK(opened);
    workspace = *std::move(opened);
}

} // namespace testing
