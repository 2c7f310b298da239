// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rollover.h"

#include "core/domain/codes.h"
#include "core/operations/schemecopy.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

class Turner
{
public:
    Turner(Editor &editor, int toYear, RolloverChoice choice) : m_editor(editor), m_toYear(toYear), m_choice(choice) {}

    Result<> turn()
    {
        RASHIN_TRY(registry::accept(Field::SchemeYear, Value::integer(m_toYear)));
        if (m_choice.scheme)
            RASHIN_TRY(turnScheme());
        RASHIN_TRY(turnProjects());
        if (!m_choice.targets)
            return {};
        RASHIN_TRY(readLastTargets());
        return turnIndicators();
    }

    RolloverSummary summary;

private:
    Result<> turnScheme()
    {
        RASHIN_LET(const auto schemes, m_editor.read().records(Entity::Scheme, {{}, {Field::SchemeYear}}));
        const Record *latest = nullptr;
        for (const Record &scheme : schemes) {
            const qint64 year = scheme.integer(Field::SchemeYear).value_or(0);
            if (year == m_toYear)
                return {};
            if (year < m_toYear)
                latest = &scheme;
        }
        if (!latest)
            return failure(Error::Code::NotFound, u"scheme"_s);
        RASHIN_LET(const auto made, copyScheme(m_editor, *latest, m_toYear));
        RASHIN_TRY(beginPolicies(*latest));
        for (const auto &[entity, count] : made)
            summary.created[entity] += count;
        summary.carried.push_back({Entity::Scheme, "scheme"_L1, 1});
        return {};
    }

    /// Policies are judged every few years: where this is one of them, their evaluations are begun with the scheme.
    Result<> beginPolicies(const Record &scheme)
    {
        const auto level = scheme.integer(Field::SchemePolicyLevel);
        const qint64 every = std::max<qint64>(1, scheme.integer(Field::SchemePolicyEvery).value_or(1));
        if (!level || (m_toYear - scheme.integer(Field::SchemePolicyBase).value_or(m_toYear)) % every != 0)
            return {};
        RASHIN_LET(const auto policies,
                   m_editor.read().records(Entity::Policy, {{{Field::PolicyDepth, Value::integer(*level)}}, {}}));
        for (const Record &policy : policies) {
            if (!policy.isGhost())
                RASHIN_TRY(addMissing(Entity::PolicyEvaluation,
                                      {{Field::PolicyEvaluationPolicy, Value::reference(policy.id())},
                                       {Field::PolicyEvaluationYear, Value::integer(m_toYear)},
                                       {Field::PolicyEvaluationFrom, Value::integer(m_toYear - every)},
                                       {Field::PolicyEvaluationTo, Value::integer(m_toYear - 1)}})
                               .map([](bool) {}));
        }
        return {};
    }

    Result<> turnProjects()
    {
        RASHIN_TRY(readClosedOffices());
        RASHIN_LET(const auto projects, m_editor.read().records(Entity::Project));
        for (const Record &project : projects) {
            if (project.isGhost())
                continue;
            if (project.text(Field::ProjectState) == u"ended"_s
                || project.integer(Field::ProjectEndYear).value_or(m_toYear) < m_toYear) {
                summary.notCarried.push_back({Entity::Project, project.id(), "ended"_L1});
                RASHIN_TRY(turnState(project, ProjectState::Ended));
                continue;
            }
            if (const auto office = project.row(Field::ProjectOfficeMain); office && m_closed.contains(*office))
                summary.notCarried.push_back({Entity::Project, project.id(), "office_closed"_L1});
            m_goingOn.insert(project.id());
            if (m_choice.cycles)
                RASHIN_TRY(addCycle(project.id()));
            if (project.integer(Field::ProjectStartYear) == m_toYear)
                RASHIN_TRY(turnState(project, ProjectState::Active));
            RASHIN_TRY(clearExclusion(project));
        }
        return {};
    }

    /// Only what is written down is turned: a project without a state counts as active, and stays so.
    Result<> turnState(const Record &project, ProjectState state)
    {
        const auto before = fromCode<ProjectState>(project.text(Field::ProjectState));
        const bool turns = state == ProjectState::Ended ? before != state : before == ProjectState::Planned;
        if (!m_choice.states || !turns)
            return {};
        count(Entity::Project, state == ProjectState::Ended ? "ended"_L1 : "begun"_L1);
        return m_editor.set(project.id(), Field::ProjectState, Value::text(QString(toCode(state))));
    }

    Result<> clearExclusion(const Record &project)
    {
        if (!m_choice.clearExclusions || project.text(Field::ProjectExclusion).isEmpty())
            return {};
        summary.cleared.push_back({Entity::Project, project.id(), "exclusion"_L1});
        return m_editor.set(project.id(), Field::ProjectExclusion, Value());
    }

    void count(Entity entity, QLatin1String what)
    {
        const auto found = std::ranges::find_if(
            summary.carried, [&](const auto &one) { return one.entity == entity && one.what == what; });
        if (found == summary.carried.end())
            summary.carried.push_back({entity, what, 1});
        else
            ++found->count;
    }

    Result<> readClosedOffices()
    {
        RASHIN_LET(const auto offices, m_editor.read().records(Entity::Office));
        for (const Record &office : offices) {
            if (office.integer(Field::OfficeValidTo).value_or(m_toYear) < m_toYear)
                m_closed.insert(office.id());
        }
        return {};
    }

    Result<> addCycle(RowId project)
    {
        Editor::Cells cells = {{Field::CycleProject, Value::reference(project)},
                               {Field::CycleYear, Value::integer(m_toYear)},
                               {Field::CycleState, Value::text(u"plan"_s)}};
        const QString act = m_choice.actToPlan ? lastAct(project) : QString();
        if (!act.isEmpty())
            cells.emplace_back(Field::CyclePlan, Value::text(act));
        RASHIN_LET(const bool added, addMissing(Entity::Cycle, cells));
        if (added && !act.isEmpty())
            count(Entity::Cycle, "act"_L1);
        return {};
    }

    [[nodiscard]] QString lastAct(RowId project) const
    {
        const RowId last = Editor::keyId(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                                         {Field::CycleYear, Value::integer(m_toYear - 1)}});
        return m_editor.exists(Entity::Cycle, last) ? m_editor.value(last, Field::CycleAct).toText() : QString();
    }

    /// Adds a row unless one of this meaning is there; true where it did.
    Result<bool> addMissing(Entity entity, const Editor::Cells &cells)
    {
        if (m_editor.exists(entity, Editor::keyId(entity, cells)))
            return false;
        RASHIN_TRY(m_editor.add(entity, cells));
        ++summary.created[entity];
        return true;
    }

    Result<> readLastTargets()
    {
        RASHIN_LET(const auto values,
                   m_editor.read().records(
                       Entity::IndicatorValue,
                       {{{Field::IndicatorValueYear, Value::integer(m_toYear - 1)}}, {Field::IndicatorValueYear}}));
        for (const Record &value : values) {
            const auto indicator = value.row(Field::IndicatorValueIndicator);
            const auto target = value.real(Field::IndicatorValueTarget);
            if (indicator && target)
                m_lastTargets.insert(*indicator, *target);
        }
        return {};
    }

    Result<> turnIndicators()
    {
        RolloverSummary::Carried targets{Entity::Indicator, "target"_L1, 0};
        RASHIN_LET(const auto indicators, m_editor.read().records(Entity::Indicator));
        for (const Record &indicator : indicators) {
            const auto project = indicator.row(Field::IndicatorProject);
            if (indicator.isGhost() || !project || !m_goingOn.contains(*project))
                continue;
            RASHIN_LET(const bool carried, carryTarget(indicator));
            targets.count += carried ? 1 : 0;
        }
        if (targets.count > 0)
            summary.carried.push_back(targets);
        return {};
    }

    Result<bool> carryTarget(const Record &indicator)
    {
        auto target = m_lastTargets.constFind(indicator.id());
        const bool isGoal = indicator.integer(Field::IndicatorTargetYear) == m_toYear;
        const auto goal = isGoal ? indicator.real(Field::IndicatorTargetValue) : std::nullopt;
        if (!goal && target == m_lastTargets.constEnd()) {
            summary.notCarried.push_back({Entity::Indicator, indicator.id(), "no_target"_L1});
            return false;
        }
        return addMissing(Entity::IndicatorValue, {{Field::IndicatorValueIndicator, Value::reference(indicator.id())},
                                                   {Field::IndicatorValueYear, Value::integer(m_toYear)},
                                                   {Field::IndicatorValueTarget, Value::real(goal ? *goal : *target)}});
    }

    Editor &m_editor;
    int m_toYear;
    RolloverChoice m_choice;
    QSet<RowId> m_closed;
    QSet<RowId> m_goingOn;
    QHash<RowId, double> m_lastTargets;
};

} // namespace

Result<> Rollover::apply(Editor &editor) const
{
    Turner turner(editor, m_toYear, m_choice);
    RASHIN_TRY(turner.turn());
    if (m_summary)
        *m_summary = std::move(turner.summary);
    return {};
}

} // namespace core
