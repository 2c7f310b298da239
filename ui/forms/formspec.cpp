// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of the plan page hold: to show a further field of the registry is one line here.
#include "ui/forms/formspec.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using core::Entity;
using core::Field;

namespace {

const std::vector<FormSection> projectForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"),
     {{Field::ProjectCode, QT_TRANSLATE_NOOP("PlanForm", "Stays the same over the years, even when the name changes.")},
      {Field::ProjectName},
      {Field::ProjectKana, QT_TRANSLATE_NOOP("PlanForm", "For searching and sorting. Example: がっこうきゅうしょくじぎょう")},
      {Field::ProjectPolicyMain,
       QT_TRANSLATE_NOOP("PlanForm", "The place in the tree. Further ones go below, under links.")},
      {Field::ProjectState},
      {Field::ProjectKind, QT_TRANSLATE_NOOP("PlanForm", "Example: ordinary, temporary, new, level-up."), true},
      {Field::ProjectDelivery,
       QT_TRANSLATE_NOOP("PlanForm", "Example: direct, contracted out, subsidy, designated manager."), true},
      {Field::ProjectObligation,
       QT_TRANSLATE_NOOP("PlanForm", "Whether a law obliges the city, or the city decides itself."), true},
      {Field::ProjectStartYear, QT_TRANSLATE_NOOP("PlanForm", "Write it like R8 or 2026.")},
      {Field::ProjectEndYear, QT_TRANSLATE_NOOP("PlanForm", "Write it like R8 or 2026. Empty: no end is set.")},
      {Field::ProjectSummary,
       QT_TRANSLATE_NOOP("PlanForm", "What is done, in two or three sentences that a citizen understands.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Logic"),
     {{Field::ProjectTarget,
       QT_TRANSLATE_NOOP("PlanForm", "Whom or what the project works on. Example: guardians of small "
                                     "children who live in the city.")},
      {Field::ProjectPurpose, QT_TRANSLATE_NOOP("PlanForm", "In what state the target is to be.")},
      {Field::ProjectMeans, QT_TRANSLATE_NOOP("PlanForm", "What is done for that, with whom, how often.")},
      {Field::ProjectResult, QT_TRANSLATE_NOOP("PlanForm", "What the policy above gains by it.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Offices and links"),
     {{Field::ProjectOfficeMain},
      {Field::ProjectUnit},
      {Field::ProjectRelatedPlan}},
     {{Entity::ProjectOffice, Field::ProjectOfficeProject, {Field::ProjectOfficeOffice, Field::ProjectOfficeRole},
       QT_TRANSLATE_NOOP("PlanForm", "Related offices"),
       QT_TRANSLATE_NOOP("PlanForm", "Offices that carry the project together with the one in charge.")},
      {Entity::ProjectPolicy, Field::ProjectPolicyProject, {Field::ProjectPolicyPolicy},
       QT_TRANSLATE_NOOP("PlanForm", "Secondary policies"),
       QT_TRANSLATE_NOOP("PlanForm", "Policies the project serves besides its main one.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Lineage"),
     {},
     {{Entity::ProjectSuccession, Field::ProjectSuccessionSuccessor,
       {Field::ProjectSuccessionPredecessor, Field::ProjectSuccessionYear, Field::ProjectSuccessionKind},
       QT_TRANSLATE_NOOP("PlanForm", "Projects before it"),
       QT_TRANSLATE_NOOP("PlanForm", "What it was merged, split or replaced from. History and trends go back to them.")},
      {Entity::ProjectSuccession, Field::ProjectSuccessionPredecessor,
       {Field::ProjectSuccessionSuccessor, Field::ProjectSuccessionYear, Field::ProjectSuccessionKind},
       QT_TRANSLATE_NOOP("PlanForm", "Projects after it"),
       QT_TRANSLATE_NOOP("PlanForm", "What it has become.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Budget accounts"),
     {},
     {{Entity::BudgetAccount, Field::BudgetAccountProject,
       {Field::BudgetAccountYear, Field::BudgetAccountCode, Field::BudgetAccountName, Field::BudgetAccountAmount},
       QT_TRANSLATE_NOOP("PlanForm", "Accounts"),
       QT_TRANSLATE_NOOP("PlanForm", "The accounts of the budget book the project is paid from, by fiscal year.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Basis and remarks"),
     {{Field::ProjectLegalBasis, QT_TRANSLATE_NOOP("PlanForm", "Laws, ordinances, guidelines.")},
      {Field::ProjectPeriod},
      {Field::ProjectOrigin},
      {Field::ProjectFormerNames, QT_TRANSLATE_NOOP("PlanForm", "One a line. The search finds them, too.")},
      {Field::ProjectExclusion, QT_TRANSLATE_NOOP("PlanForm", "Filled in, the project is not evaluated.")},
      {Field::ProjectRemarks, QT_TRANSLATE_NOOP("PlanForm", "For the city hall only; not published.")}}},
};

const std::vector<FormSection> policyForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"),
     {{Field::PolicyNumber},
      {Field::PolicyTitle},
      {Field::PolicyText},
      {Field::PolicyOffice, QT_TRANSLATE_NOOP("PlanForm", "Who answers for it. Its policy evaluation is on that office’s list.")},
      {Field::PolicyParent, QT_TRANSLATE_NOOP("PlanForm", "Moves the policy with all that hangs on it.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Links"),
     {},
     {{Entity::ChallengePolicy, Field::ChallengePolicyPolicy, {Field::ChallengePolicyChallenge},
       QT_TRANSLATE_NOOP("PlanForm", "Challenges it answers"),
       QT_TRANSLATE_NOOP("PlanForm", "The challenges of the plan that this policy takes up.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Source text"),
     {{Field::PolicySource, QT_TRANSLATE_NOOP("PlanForm", "Whether the text stands here as in the printed plan.")},
      {Field::PolicySourceNote}}},
};

const std::vector<FormSection> visionForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"), {{Field::VisionNumber}, {Field::VisionText}, {Field::VisionNote}}},
};

const std::vector<FormSection> challengeForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"), {{Field::ChallengeNumber}, {Field::ChallengeText}, {Field::ChallengeNote}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Links"),
     {},
     {{Entity::ChallengePolicy, Field::ChallengePolicyChallenge, {Field::ChallengePolicyPolicy},
       QT_TRANSLATE_NOOP("PlanForm", "Policies that answer it"),
       QT_TRANSLATE_NOOP("PlanForm", "The policies that take up this challenge.")}}},
};

const std::vector<FormSection> planForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"),
     {{Field::PlanTitle},
      {Field::PlanEdition},
      {Field::PlanMunicipality},
      {Field::PlanMunicipalityCode, QT_TRANSLATE_NOOP("PlanForm", "Six digits, as the ministry assigns them.")},
      {Field::PlanEstablished},
      {Field::PlanPeriod,
       QT_TRANSLATE_NOOP("PlanForm", "With both years, as in 令和8年度～令和17年度, entries outside of them are pointed out.")},
      {Field::PlanStance}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Rules and remarks"),
     {{Field::PlanMoneyTolerance, QT_TRANSLATE_NOOP("PlanForm", "Up to this difference sums count as equal (rounding).")},
      {Field::PlanNote}}},
};

const std::vector<FormSection> schemeForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Basics"),
     {{Field::SchemeName},
      {Field::SchemeScope, QT_TRANSLATE_NOOP("PlanForm", "Which projects are evaluated this year, and why others are not.")},
      {Field::SchemeStaffUnitCost,
       QT_TRANSLATE_NOOP("PlanForm", "What a person's year counts for in this year's total cost. Empty: staff cost is entered.")},
      {Field::SchemeMoneyCeiling,
       QT_TRANSLATE_NOOP("PlanForm", "What level-ups less scraps may cost together a year; △ asks for savings.")},
      {Field::SchemeStaffCeiling, QT_TRANSLATE_NOOP("PlanForm", "How many persons they may take together; △ asks for less.")},
      {Field::SchemeNote}}},
    {QT_TRANSLATE_NOOP("PlanForm", "Policy evaluation beside it"),
     {{Field::SchemePolicyLevel,
       QT_TRANSLATE_NOOP("PlanForm", "The level of the tree that is judged as a whole: 1 is the top. Empty: none is.")},
      {Field::SchemePolicyEvery, QT_TRANSLATE_NOOP("PlanForm", "Example: 3, for every third year.")},
      {Field::SchemePolicyBase,
       QT_TRANSLATE_NOOP("PlanForm", "One year in which it took or takes place; the others follow from the interval.")},
      {Field::SchemePolicyDue}}},
};

const std::vector<FormSection> policyEvaluationForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "By the city"),
     {{Field::PolicyEvaluationFrom, QT_TRANSLATE_NOOP("PlanForm", "Write it like R8 or 2026.")},
      {Field::PolicyEvaluationTo},
      {Field::PolicyEvaluationReason,
       QT_TRANSLATE_NOOP("PlanForm", "What was reached in these years, shown by indicators, and what was not.")}}},
    {QT_TRANSLATE_NOOP("PlanForm", "By external members"),
     {{Field::PolicyEvaluationExternalOn},
      {Field::PolicyEvaluationOpinion, QT_TRANSLATE_NOOP("PlanForm", "What the members agreed on; it is published.")},
      {Field::PolicyEvaluationResponse, QT_TRANSLATE_NOOP("PlanForm", "What the city does about it.")}}},
};

const std::vector<FormSection> logicNodeForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Element"),
     {{Field::LogicNodeKind},
      {Field::LogicNodeText, QT_TRANSLATE_NOOP("PlanForm", "An outcome is a state of people or of the city, not what is done.")},
      {Field::LogicNodeIndicator,
       QT_TRANSLATE_NOOP("PlanForm", "The indicator of this project that shows whether it came about.")}},
     {{Entity::LogicLink, Field::LogicLinkFrom, {Field::LogicLinkTo, Field::LogicLinkReason},
       QT_TRANSLATE_NOOP("PlanForm", "Leads to"),
       QT_TRANSLATE_NOOP("PlanForm", "What follows from this element, and why one may expect it.")}}},
};

const std::vector<FormSection> floorForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Floor"),
     {{Field::BudgetFloorYear},
      {Field::BudgetFloorOffice},
      {Field::BudgetFloorMoney,
       QT_TRANSLATE_NOOP("PlanForm", "What the branch gets more on balance; △ is how much it may lose.")}}},
};

const std::vector<FormSection> proposalForm = {
    {QT_TRANSLATE_NOOP("PlanForm", "Proposal"),
     {{Field::ProposalKind},
      {Field::ProposalText},
      {Field::ProposalMoney, QT_TRANSLATE_NOOP("PlanForm", "A year, against as it is. What is saved is negative: △1,200.")},
      {Field::ProposalStaff, QT_TRANSLATE_NOOP("PlanForm", "Against as it is. Who becomes free is negative: △0.5.")},
      {Field::ProposalGain, QT_TRANSLATE_NOOP("PlanForm", "Points of the score more (or less) than as it is.")},
      {Field::ProposalRule, QT_TRANSLATE_NOOP("PlanForm", "Whether it is decided already, or out of the question.")},
      {Field::ProposalNote}},
     {{Entity::ProposalPair, Field::ProposalPairFirst, {Field::ProposalPairSecond},
       QT_TRANSLATE_NOOP("PlanForm", "Not together with"),
       QT_TRANSLATE_NOOP("PlanForm", "Proposals of which only one can be taken.")}}},
};

} // namespace

const std::vector<FormSection> &formSections(Entity entity)
{
    static const std::vector<FormSection> none;
    switch (entity) {
    case Entity::Project:
        return projectForm;
    case Entity::Policy:
        return policyForm;
    case Entity::Vision:
        return visionForm;
    case Entity::Challenge:
        return challengeForm;
    case Entity::Plan:
        return planForm;
    case Entity::Scheme:
        return schemeForm;
    case Entity::PolicyEvaluation:
        return policyEvaluationForm;
    case Entity::LogicNode:
        return logicNodeForm;
    case Entity::Proposal:
        return proposalForm;
    case Entity::BudgetFloor:
        return floorForm;
    default:
        return none;
    }
}

bool tellsRowsApart(Field field)
{
    constexpr Field fields[] = {Field::ProjectCode, Field::ProjectName,     Field::ProjectKana, Field::PolicyNumber,
                                Field::PolicyTitle, Field::ChallengeNumber, Field::VisionNumber};
    return std::ranges::find(fields, field) != std::end(fields);
}

} // namespace ui
