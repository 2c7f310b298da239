// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/policyreviews.h"

#include "core/domain/number.h"
#include "core/report/scoreboard.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

Filter partsOf(Field owner, RowId row, std::vector<Field> order = {})
{
    return {{{owner, Value::reference(row)}}, std::move(order)};
}

std::optional<int> small(const Record &record, Field field)
{
    const auto number = record.integer(field);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Reads the reviews of one year.
class ReviewReader
{
public:
    ReviewReader(const Reader &reader, int year, const Scoreboard *board) : m_reader(reader), m_board(board)
    {
        m_reviews.year = year;
    }

    Result<PolicyReviews> read()
    {
        RASHIN_TRY(readRules());
        if (!m_reviews.scheme)
            return std::move(m_reviews);
        RASHIN_TRY(readScale());
        RASHIN_TRY(readRows());
        RASHIN_LET(const Tree tree, policyTree());
        RASHIN_TRY(walk(tree, std::nullopt, std::nullopt));
        if (m_board)
            score(tree);
        return std::move(m_reviews);
    }

private:
    Result<> readRules()
    {
        RASHIN_LET(m_reviews.scheme, m_reader.find(Field::SchemeYear, Value::integer(m_reviews.year)));
        if (!m_reviews.scheme)
            return {};
        RASHIN_LET(const Record scheme, m_reader.record(Entity::Scheme, *m_reviews.scheme));
        m_reviews.level = small(scheme, Field::SchemePolicyLevel);
        m_reviews.every = small(scheme, Field::SchemePolicyEvery);
        m_reviews.due = QDate::fromString(scheme.text(Field::SchemePolicyDue), Qt::ISODate);
        const auto base = small(scheme, Field::SchemePolicyBase);
        if (!m_reviews.level)
            return {};
        // Without an interval or a year to count from it takes place whenever the scheme names a level.
        const int every = std::max(1, m_reviews.every.value_or(1));
        const int past = ((m_reviews.year - base.value_or(m_reviews.year)) % every + every) % every;
        m_reviews.isDue = past == 0;
        m_reviews.next = past == 0 ? m_reviews.year : m_reviews.year + every - past;
        return {};
    }

    /// The scale that is marked as the one for policies; of several the first.
    Result<> readScale()
    {
        RASHIN_LET(const auto scales, m_reader.records(Entity::Scale, partsOf(Field::ScaleScheme, *m_reviews.scheme)));
        const auto scale = std::ranges::find_if(
            scales, [](const Record &one) { return one.integer(Field::ScaleForPolicies).value_or(0) != 0; });
        if (scale == scales.end())
            return {};
        m_reviews.scale = {scale->real(Field::ScaleMinimum).value_or(1), scale->real(Field::ScaleMaximum).value_or(3),
                           fromCode<GoodEnd>(scale->text(Field::ScaleGoodEnd)).value_or(GoodEnd::High)};
        RASHIN_LET(const auto steps, m_reader.records(Entity::ScaleGrade, partsOf(Field::ScaleGradeScale, scale->id())));
        for (const Record &step : steps)
            m_reviews.steps.push_back({step.real(Field::ScaleGradeValue).value_or(0),
                                       step.text(Field::ScaleGradeLabel), step.text(Field::ScaleGradeMeaning)});
        const bool highFirst = m_reviews.scale.goodEnd == GoodEnd::High;
        std::ranges::sort(m_reviews.steps, [&](const auto &a, const auto &b) {
            return highFirst ? a.value > b.value : a.value < b.value;
        });
        return {};
    }

    Result<> readRows()
    {
        RASHIN_LET(m_members, m_reader.records(Entity::ExternalMember));
        RASHIN_LET(auto rows, m_reader.records(Entity::PolicyEvaluation,
                                               {{{Field::PolicyEvaluationYear, Value::integer(m_reviews.year)}}, {}}));
        for (Record &row : rows) {
            if (const auto policy = row.row(Field::PolicyEvaluationPolicy); policy && !row.isGhost())
                m_rows.emplace(*policy, std::move(row));
        }
        return {};
    }

    Result<Tree> policyTree()
    {
        RASHIN_LET(m_policies, m_reader.records(Entity::Policy));
        std::vector<TreeLink> links;
        for (const Record &policy : m_policies)
            links.push_back({policy.id(), policy.row(Field::PolicyParent)});
        return Tree(links);
    }

    Result<> walk(const Tree &tree, std::optional<RowId> above, std::optional<RowId> office)
    {
        for (const Record &policy : m_policies) {
            if (tree.parent(policy.id()) != above || policy.isGhost())
                continue;
            const auto own = policy.row(Field::PolicyOffice);
            const auto answers = own ? own : office;
            const bool isJudged = m_reviews.isDue && policy.integer(Field::PolicyDepth) == m_reviews.level;
            if (isJudged || m_rows.contains(policy.id()))
                RASHIN_TRY(add(policy, answers));
            RASHIN_TRY(walk(tree, policy.id(), answers));
        }
        return {};
    }

    Result<> add(const Record &policy, std::optional<RowId> office)
    {
        PolicyReview review{policy.id(), policy.text(Field::PolicyNumber), policy.text(Field::PolicyTitle), office};
        review.to = m_reviews.year - 1;
        review.from = m_reviews.year - std::max(1, m_reviews.every.value_or(1));
        if (const auto row = m_rows.find(policy.id()); row != m_rows.end())
            RASHIN_TRY(fill(row->second, review));
        m_reviews.policies.push_back(std::move(review));
        return {};
    }

    Result<> fill(const Record &row, PolicyReview &review) const
    {
        review.row = row.id();
        if (const auto from = small(row, Field::PolicyEvaluationFrom))
            review.from = from;
        if (const auto to = small(row, Field::PolicyEvaluationTo))
            review.to = to;
        review.grade = row.real(Field::PolicyEvaluationGrade);
        review.external = row.real(Field::PolicyEvaluationExternal);
        review.reason = row.text(Field::PolicyEvaluationReason);
        review.opinion = row.text(Field::PolicyEvaluationOpinion);
        review.response = row.text(Field::PolicyEvaluationResponse);
        review.externalOn = QDate::fromString(row.text(Field::PolicyEvaluationExternalOn), Qt::ISODate);
        review.isFinal = row.text(Field::PolicyEvaluationState) == toCode(PolicyEvaluationStage::Final);
        RASHIN_LET(const auto opinions,
                   m_reader.records(Entity::PolicyOpinion, partsOf(Field::PolicyOpinionEvaluation, row.id())));
        for (const Record &opinion : opinions) {
            PolicyOpinion said{{}, {}, opinion.real(Field::PolicyOpinionGrade), opinion.text(Field::PolicyOpinionText)};
            const auto member = std::ranges::find_if(
                m_members, [&](const Record &one) { return one.id() == opinion.row(Field::PolicyOpinionMember); });
            if (member != m_members.end()) {
                said.member = member->text(Field::ExternalMemberName);
                said.affiliation = member->text(Field::ExternalMemberFrom);
            }
            review.opinions.push_back(std::move(said));
        }
        return {};
    }

    /// What the yearly evaluation says of the projects below, on its own 0…100: beside the judgement, never part of it.
    void score(const Tree &tree)
    {
        for (PolicyReview &review : m_reviews.policies) {
            Tally scores;
            for (const auto &project : m_board->projects()) {
                if (!project.policy || !tree.contains(*project.policy) || !tree.isWithin(*project.policy, review.policy))
                    continue;
                ++review.projects;
                if (const auto *scored = m_board->latestScored(project.id)) {
                    ++scores.measured;
                    scores.sum += *scored->score.value;
                }
            }
            review.score = scores.mean();
        }
    }

    const Reader &m_reader;
    const Scoreboard *m_board;
    PolicyReviews m_reviews;
    std::map<RowId, Record> m_rows; ///< by policy
    std::vector<Record> m_policies;
    std::vector<Record> m_members;
};

} // namespace

std::vector<Field> PolicyReview::missing() const
{
    std::vector<Field> empty;
    const auto want = [&](Field field, bool isThere) {
        if (!isThere)
            empty.push_back(field);
    };
    want(Field::PolicyEvaluationGrade, grade.has_value());
    want(Field::PolicyEvaluationReason, !reason.isEmpty());
    want(Field::PolicyEvaluationExternal, external.has_value());
    want(Field::PolicyEvaluationOpinion, !opinion.isEmpty());
    want(Field::PolicyEvaluationResponse, !response.isEmpty());
    Q_ASSERT(empty.size() <= size_t(wanted));
    return empty;
}

QString PolicyReviews::text(std::optional<double> grade) const
{
    if (!grade)
        return {};
    const auto step = std::ranges::find(steps, *grade, &Step::value);
    return step == steps.end() ? formatNumber(*grade) : step->label;
}

std::vector<int> PolicyReviews::counts() const
{
    std::vector<int> counts(steps.size(), 0);
    for (const PolicyReview &review : policies) {
        const auto grade = review.external ? review.external : review.grade;
        const auto step = grade ? std::ranges::find(steps, *grade, &Step::value) : steps.end();
        if (step != steps.end())
            ++counts[size_t(step - steps.begin())];
    }
    return counts;
}

Result<PolicyReviews> readPolicyReviews(const Reader &reader, int year, const Scoreboard *board)
{
    return ReviewReader(reader, year, board).read();
}

} // namespace core
