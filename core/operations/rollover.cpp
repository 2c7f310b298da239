// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rollover.h"

#include "core/operations/schemecopy.h"

#include <QHash>
#include <QSet>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

class Turner
{
public:
    Turner(Editor &editor, int toYear) : m_editor(editor), m_toYear(toYear) {}

    Result<> turn()
    {
        RASHIN_TRY(registry::accept(Field::SchemeYear, Value::integer(m_toYear)));
        RASHIN_TRY(turnScheme());
        RASHIN_TRY(turnProjects());
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
        for (const auto &[entity, count] : made)
            summary.created[entity] += count;
        summary.carried.push_back({Entity::Scheme, "scheme"_L1, 1});
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
                continue;
            }
            if (const auto office = project.row(Field::ProjectOfficeMain); office && m_closed.contains(*office))
                summary.notCarried.push_back({Entity::Project, project.id(), "office_closed"_L1});
            m_goingOn.insert(project.id());
            RASHIN_TRY(addCycle(project.id()));
        }
        return {};
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
        const Editor::Cells cells = {{Field::CycleProject, Value::reference(project)},
                                     {Field::CycleYear, Value::integer(m_toYear)},
                                     {Field::CycleState, Value::text(u"plan"_s)}};
        return addMissing(Entity::Cycle, cells).map([](bool) {});
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
    QSet<RowId> m_closed;
    QSet<RowId> m_goingOn;
    QHash<RowId, double> m_lastTargets;
};

} // namespace

Result<> Rollover::apply(Editor &editor) const
{
    Turner turner(editor, m_toYear);
    RASHIN_TRY(turner.turn());
    if (m_summary)
        *m_summary = std::move(turner.summary);
    return {};
}

} // namespace core
