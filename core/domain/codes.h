// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <QAnyStringView>
#include <QLatin1String>

#include <array>
#include <optional>

namespace core {

// The registry's choices as enums: what is computed with has a type. A test compares them with the registry.

/// How sure the wording of a policy is (PolicySource).
enum class SourceState : quint8 { Ok, Corrected, Probable, Truncated };
enum class OfficeKind : quint8 { Branch, Department, Section };
enum class ProjectState : quint8 { Active, Planned, Ended };
/// Which end of a scale is the best grade.
enum class GoodEnd : quint8 { High, Low };
enum class CycleState : quint8 { Plan, Do, Check, Act, Closed };
enum class IndicatorType : quint8 { Activity, Target, Output, Outcome };
/// What is good: more of it, less of it, staying where it is, or a sum that grows over the years.
enum class IndicatorDirection : quint8 { More, Less, Keep, Cumulative };
/// 確定, 見込, 未把握, 該当なし.
enum class ValueState : quint8 { Final, Estimate, Unknown, NotApplicable };
/// 当初予算, 補正後予算, 決算, 決算見込, 要求.
enum class MoneyBasis : quint8 { Budget, Revised, Settlement, Forecast, Request };
/// 成果 向上／維持／低下.
enum class OutcomeDirection : quint8 { Up, Keep, Down };
/// コスト 削減／維持／増加.
enum class CostDirection : quint8 { Down, Keep, Up };
enum class EvaluationState : quint8 { Draft, Submitted, Returned, Accepted };
/// What next year's plan made of an improvement: 未対応, 反映, 先送り, 見送り.
enum class ImprovementState : quint8 { Open, TakenUp, Postponed, Declined };
/// Who asked for an improvement.
enum class ImprovementOrigin : quint8 { Section, Hearing, Council, Audit, Voice };
enum class ProgressState : quint8 { OnTrack, Delayed, Stopped, Done };
enum class MilestoneState : quint8 { Planned, UnderWay, Done, Dropped };
/// Columns of a logic model, from cause to effect: 投入, 活動, 産出, 短期・中期・長期成果.
enum class LogicKind : quint8 { Input, Activity, Output, OutcomeShort, OutcomeMiddle, OutcomeLong };
/// レベルアップ, 縮小, 統合, 廃止, 新規.
enum class ProposalKind : quint8 { LevelUp, Reduce, Merge, Abolish, Start };
/// Whether a proposal is weighed, decided or out of the question.
enum class ProposalRule : quint8 { Free, Must, Never };
/// 改称, 統合, 分割, 移管 of an office.
enum class OfficeChange : quint8 { Renamed, Merged, Split, Moved };
/// 統合, 分割, 後継 of a project.
enum class ProjectChange : quint8 { Merged, Split, Replaced };
/// What a rule of the year's scope does with the projects it fits.
enum class ScopeEffect : quint8 { Exclude, Include };
/// What of a project such a rule looks at.
enum class ScopeSubject : quint8 { All, Kind, Delivery, Obligation, Code, Age, Cost, LastEvaluated };
enum class ScopeTest : quint8 { Is, IsNot, Contains, Below, AtLeast };
/// The blocks an evaluation sheet is made of; title and head always stand above.
enum class SheetPart : quint8 {
    Outline,
    Cycle,
    Logic,
    Indicators,
    Money,
    Circumstances,
    Evaluation,
    Direction,
    Improvements,
    Steps,
    Memo,
};
enum class PolicyEvaluationStage : quint8 { Draft, Final };

/// The codes of an enum in the order of its values, and a field that stores them.
template <typename Enum>
struct Codes;

#define RASHIN_CODES(Enum, storedIn, ...)                                                                              \
    template <>                                                                                                        \
    struct Codes<Enum>                                                                                                 \
    {                                                                                                                  \
        static constexpr Field field = Field::storedIn;                                                                \
        static constexpr auto all = std::to_array<QLatin1String>({__VA_ARGS__});                                       \
    };

#define C(code) QLatin1String(code, sizeof(code) - 1)
RASHIN_CODES(SourceState, PolicySource, C("ok"), C("corrected"), C("probable"), C("truncated"))
RASHIN_CODES(OfficeKind, OfficeKind, C("branch"), C("department"), C("section"))
RASHIN_CODES(ProjectState, ProjectState, C("active"), C("planned"), C("ended"))
RASHIN_CODES(GoodEnd, ScaleGoodEnd, C("high"), C("low"))
RASHIN_CODES(CycleState, CycleState, C("plan"), C("do"), C("check"), C("act"), C("closed"))
RASHIN_CODES(IndicatorType, IndicatorType, C("activity"), C("target"), C("output"), C("outcome"))
RASHIN_CODES(IndicatorDirection, IndicatorDirection, C("more"), C("less"), C("keep"), C("cumulative"))
RASHIN_CODES(ValueState, IndicatorValueState, C("final"), C("estimate"), C("unknown"), C("not_applicable"))
RASHIN_CODES(MoneyBasis, MoneyBasis, C("budget"), C("revised"), C("settlement"), C("forecast"), C("request"))
RASHIN_CODES(OutcomeDirection, EvaluationOutcome, C("up"), C("keep"), C("down"))
RASHIN_CODES(CostDirection, EvaluationCost, C("down"), C("keep"), C("up"))
RASHIN_CODES(EvaluationState, EvaluationState, C("draft"), C("submitted"), C("returned"), C("accepted"))
RASHIN_CODES(ImprovementState, ImprovementState, C("open"), C("taken_up"), C("postponed"), C("declined"))
RASHIN_CODES(ImprovementOrigin, ImprovementOrigin, C("section"), C("hearing"), C("council"), C("audit"), C("voice"))
RASHIN_CODES(ProgressState, ProgressNoteState, C("on_track"), C("delayed"), C("stopped"), C("done"))
RASHIN_CODES(MilestoneState, MilestoneState, C("planned"), C("under_way"), C("done"), C("dropped"))
RASHIN_CODES(LogicKind, LogicNodeKind, C("input"), C("activity"), C("output"), C("outcome_short"), C("outcome_middle"),
             C("outcome_long"))
RASHIN_CODES(ProposalKind, ProposalKind, C("level_up"), C("reduce"), C("merge"), C("abolish"), C("start"))
RASHIN_CODES(ProposalRule, ProposalRule, C("free"), C("must"), C("never"))
RASHIN_CODES(OfficeChange, OfficeSuccessionKind, C("renamed"), C("merged"), C("split"), C("moved"))
RASHIN_CODES(ProjectChange, ProjectSuccessionKind, C("merged"), C("split"), C("replaced"))
RASHIN_CODES(ScopeEffect, ScopeRuleEffect, C("exclude"), C("include"))
RASHIN_CODES(ScopeSubject, ScopeRuleSubject, C("all"), C("kind"), C("delivery"), C("obligation"), C("code"), C("age"),
             C("cost"), C("last_evaluated"))
RASHIN_CODES(ScopeTest, ScopeRuleTest, C("is"), C("is_not"), C("contains"), C("below"), C("at_least"))
RASHIN_CODES(SheetPart, SheetBlockPart, C("outline"), C("cycle"), C("logic"), C("indicators"), C("money"),
             C("circumstances"), C("evaluation"), C("direction"), C("improvements"), C("steps"), C("memo"))
RASHIN_CODES(PolicyEvaluationStage, PolicyEvaluationState, C("draft"), C("final"))
#undef C
#undef RASHIN_CODES

/// The code the registry stores for a value: OfficeKind::Branch is "branch".
template <typename Enum>
[[nodiscard]] constexpr QLatin1String toCode(Enum value)
{
    return Codes<Enum>::all[static_cast<size_t>(value)];
}

/// The inverse of toCode(); nothing for an empty text or a code that this version does not know.
template <typename Enum>
[[nodiscard]] std::optional<Enum> fromCode(QAnyStringView code)
{
    const auto &all = Codes<Enum>::all;
    for (size_t i = 0; i < all.size(); ++i) {
        if (code == QAnyStringView(all[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace core
