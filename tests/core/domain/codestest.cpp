// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"
#include "core/schema/registry.h"
#include "tests/support/testing.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEMPLATE_TEST_CASE("an enum has exactly the choices of its field in the registry", "[domain]", SourceState, OfficeKind,
                   ProjectState, GoodEnd, CycleState, IndicatorType, IndicatorDirection, ValueState, MoneyBasis,
                   OutcomeDirection, CostDirection, EvaluationState,
                   ImprovementState, ImprovementOrigin, ProgressState, MilestoneState, LogicKind, ProposalKind, ProposalRule,
                   OfficeChange, ProjectChange, ScopeEffect, ScopeSubject, ScopeTest, SheetPart, PolicyEvaluationStage)
{
    QStringList codes;
    for (size_t i = 0; i < Codes<TestType>::all.size(); ++i) {
        const auto value = static_cast<TestType>(i);
        codes << toCode(value);
        CHECK(fromCode<TestType>(toCode(value)) == value);
    }
    CHECK(codes == registry::spec(Codes<TestType>::field).choices());
    CHECK_FALSE(fromCode<TestType>(u""));
    CHECK_FALSE(fromCode<TestType>(u"BRANCH"));
}

TEST_CASE("every choice of the registry has its enum", "[domain]")
{
    const QSet<Field> known{
        Codes<SourceState>::field,      Codes<OfficeKind>::field,    Codes<ProjectState>::field,
        Codes<GoodEnd>::field,          Codes<CycleState>::field,    Codes<IndicatorType>::field,
        Codes<IndicatorDirection>::field, Codes<ValueState>::field,  Codes<MoneyBasis>::field,
        Codes<OutcomeDirection>::field, Codes<CostDirection>::field, Codes<EvaluationState>::field,
        Codes<ImprovementState>::field, Codes<ImprovementOrigin>::field, Codes<ProgressState>::field,
        Codes<MilestoneState>::field,   Codes<LogicKind>::field,     Codes<ProposalKind>::field,
        Codes<ProposalRule>::field,     Codes<OfficeChange>::field,  Codes<ProjectChange>::field,
        Codes<ScopeEffect>::field,      Codes<ScopeSubject>::field,  Codes<ScopeTest>::field,
        Codes<SheetPart>::field,        Codes<PolicyEvaluationStage>::field,
    };
    for (const EntitySpec &entity : registry::entities()) {
        for (const FieldSpec &field : entity.fields) {
            INFO(QString(entity.name) << "." << QString(field.name));
            CHECK((field.kind.type != FieldType::Choice || known.contains(field.field)));
        }
    }
}

TEST_CASE("the codes say what scripts rely on", "[domain]")
{
    CHECK(toCode(OfficeKind::Branch) == "branch"_L1);
    CHECK(toCode(MoneyBasis::Settlement) == "settlement"_L1);
    CHECK(toCode(ValueState::NotApplicable) == "not_applicable"_L1);
    CHECK(fromCode<IndicatorDirection>(u"cumulative") == IndicatorDirection::Cumulative);
}
