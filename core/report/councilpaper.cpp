// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/councilpaper.h"

#include "core/report/scope.h"
#include "core/report/sheetcontent.h"
#include "core/storage/history.h"

#include <algorithm>
#include <array>
#include <map>

namespace core::report {

namespace {

constexpr int batch = 100;         // transactions read at a time
constexpr qint64 listedCells = 60; // a transaction of more cells is an import or a rollover, not somebody's decision

/// What a council cares to hear of; texts of the daily work are left to the history page.
constexpr std::array watched{
    Field::ProjectName,          Field::ProjectOfficeMain,   Field::ProjectPolicyMain,  Field::EvaluationVerdict,
    Field::EvaluationOutcome,    Field::EvaluationCost,      Field::MoneyTotal,         Field::IndicatorTargetValue,
    Field::IndicatorValueTarget, Field::IndicatorValueActual, Field::CycleAct,          Field::ProjectEndYear};

class Paper
{
public:
    Paper(const Reader &reader, int year, QDate today, QDate since, std::optional<RowId> office)
        : m_reader(reader), m_office(office)
    {
        m_paper.year = year;
        m_paper.today = today;
        m_paper.since = since;
    }

    Result<CouncilPaper> read()
    {
        RASHIN_LET(const auto plan, m_reader.first(Entity::Plan, {}));
        m_paper.municipality = plan ? plan->text(Field::PlanMunicipality) : QString();
        Scope scope;
        scope.office = m_office;
        RASHIN_LET(const auto groups, projectsIn(m_reader, scope, Grouping::Office));
        for (const ProjectGroup &group : groups) {
            for (const Record &project : group.projects)
                m_projects.emplace(project.id(), project);
        }
        RASHIN_LET(const auto offices, m_reader.records(Entity::Office));
        for (const Record &office : offices)
            m_offices[office.id()] = office.text(Field::OfficeName);
        RASHIN_TRY(readLate());
        RASHIN_TRY(readChanges());
        RASHIN_TRY(readOpen());
        return std::move(m_paper);
    }

private:
    [[nodiscard]] const Record *projectAt(RowId row) const
    {
        const auto found = m_projects.find(row);
        return found == m_projects.end() ? nullptr : &found->second;
    }

    [[nodiscard]] QString officeOf(const Record &project) const
    {
        const auto office = project.row(Field::ProjectOfficeMain);
        const auto found = office ? m_offices.find(*office) : m_offices.end();
        return found == m_offices.end() ? QString() : found->second;
    }

    Result<> readLate()
    {
        RASHIN_LET(const TaskList list, readTasks(m_reader, m_paper.year, m_paper.today, m_office));
        for (const Task &task : list.tasks) {
            const Record *project = task.project ? projectAt(*task.project) : nullptr;
            if (!task.late || !project)
                continue;
            const QString stage = task.stage ? list.scheme.stages[*task.stage].name : QString();
            m_paper.late.push_back({project->text(Field::ProjectCode), project->text(Field::ProjectName),
                                    officeOf(*project), task.kind, stage, task.due, task.due.daysTo(m_paper.today),
                                    task.missing});
        }
        std::stable_sort(m_paper.late.begin(), m_paper.late.end(),
                         [](const CouncilPaper::Late &a, const CouncilPaper::Late &b) { return a.days > b.days; });
        return {};
    }

    Result<> readChanges()
    {
        const History history(m_reader.database());
        for (qint64 before = 0;;) {
            RASHIN_LET(const auto entries, history.entries(batch, before));
            for (const HistoryEntry &entry : entries) {
                if (entry.at.toLocalTime().date() < m_paper.since)
                    return finishChanges();
                RASHIN_TRY(take(entry));
            }
            if (entries.size() < batch)
                return finishChanges();
            before = entries.back().number;
        }
    }

    /// Entries come newest first, so the first one of a cell says how it stands and the last one how it stood.
    Result<> take(const HistoryEntry &entry)
    {
        if (entry.operations > listedCells) {
            ++m_paper.bulkTransactions;
            m_paper.bulkOperations += entry.operations;
            return {};
        }
        for (const CellChange &change : entry.changes) {
            if (!change.field || std::find(watched.begin(), watched.end(), *change.field) == watched.end())
                continue;
            const auto [at, isNew] = m_cells.try_emplace({change.row, *change.field}, change, entry.at);
            if (!isNew)
                at->second.first.before = change.before;
        }
        return {};
    }

    Result<> finishChanges()
    {
        for (const auto &[key, cell] : m_cells) {
            const CellChange &change = cell.first;
            if (change.before == change.after)
                continue;
            RASHIN_LET(const auto owner, ownerOf(change.entity, change.row));
            const Record *project = owner.first ? projectAt(*owner.first) : nullptr;
            if (!project)
                continue;
            m_paper.changes.push_back({project->text(Field::ProjectCode), project->text(Field::ProjectName),
                                       *change.field, owner.second, wordOf(*change.field, change.before),
                                       wordOf(*change.field, change.after), cell.second.toLocalTime().date()});
        }
        std::stable_sort(m_paper.changes.begin(), m_paper.changes.end(),
                         [](const CouncilPaper::Change &a, const CouncilPaper::Change &b) {
                             return std::pair(a.code, a.project) < std::pair(b.code, b.project);
                         });
        return {};
    }

    /// The project a row belongs to, and the row's own year.
    Result<std::pair<std::optional<RowId>, std::optional<int>>> ownerOf(Entity entity, RowId row) const
    {
        using Owner = std::pair<std::optional<RowId>, std::optional<int>>;
        if (entity == Entity::Project)
            return Owner{row, {}};
        const auto record = m_reader.record(entity, row);
        if (!record && record.error().code == Error::Code::NotFound)
            return Owner{};
        RASHIN_TRY(record);
        const FieldSpec *yearField = registry::spec(entity).find(u"year");
        const auto year = yearField ? record->integer(yearField->field) : std::nullopt;
        const auto asYear = year ? std::optional(int(*year)) : std::nullopt;
        if (entity == Entity::IndicatorValue) {
            const auto indicator = record->row(Field::IndicatorValueIndicator);
            if (!indicator)
                return Owner{};
            RASHIN_LET(const auto owner, ownerOf(Entity::Indicator, *indicator));
            return Owner{owner.first, asYear};
        }
        const FieldSpec *project = registry::spec(entity).find(u"project");
        return Owner{project ? record->row(project->field) : std::nullopt, asYear};
    }

    [[nodiscard]] QString wordOf(Field field, const Value &value) const
    {
        const FieldSpec &spec = registry::spec(field);
        if (!spec.isReference() || !value.row())
            return registry::toText(field, value);
        const auto record = m_reader.record(spec.kind.target, *value.row());
        for (const char16_t *name : {u"name", u"title"}) {
            const FieldSpec *naming = registry::spec(spec.kind.target).find(QStringView(name));
            if (record && naming)
                return record->text(naming->field);
        }
        return {};
    }

    void addOpen(CouncilPaper::Open::Kind kind, const Record &project, const QString &stage, const QString &text)
    {
        m_paper.open.push_back({kind, project.text(Field::ProjectCode), project.text(Field::ProjectName),
                                officeOf(project), stage, text});
    }

    Result<> readOpen()
    {
        RASHIN_LET(const Scoreboard board, Scoreboard::read(m_reader, m_paper.year));
        RASHIN_LET(const auto last, acts(m_paper.year - 1, Field::CycleAct));
        RASHIN_LET(const auto plans, acts(m_paper.year, Field::CyclePlan));
        using Kind = CouncilPaper::Open::Kind;
        for (const auto &head : board.projects()) {
            const Record *project = projectAt(head.id);
            if (!project)
                continue;
            addEvaluations(board, *project);
            const auto act = last.find(head.id);
            if (act != last.end() && !plans.contains(head.id))
                addOpen(Kind::ActIsOpen, *project, {}, act->second);
        }
        return {};
    }

    void addEvaluations(const Scoreboard &board, const Record &project)
    {
        using Kind = CouncilPaper::Open::Kind;
        const Scoreboard::Result *before = nullptr;
        for (size_t stage = 0; stage < board.scheme().stages.size(); ++stage) {
            const Scoreboard::Result *result = board.result(project.id(), stage);
            if (!result)
                continue;
            const QString &name = board.scheme().stages[stage].name;
            const bool isAccepted = result->state == u"accepted";
            if (result->state == u"submitted")
                addOpen(Kind::Waiting, project, name, {});
            if (result->state == u"returned")
                addOpen(Kind::Returned, project, name, {});
            if (before && before->verdict && result->verdict && before->verdict != result->verdict && !isAccepted)
                addOpen(Kind::StagesDiffer, project, name,
                        verdict(board, *before->verdict) + QStringLiteral(" → ") + verdict(board, *result->verdict));
            before = result;
        }
    }

    static QString verdict(const Scoreboard &board, RowId id)
    {
        const YearScheme::Verdict *verdict = board.scheme().verdict(id);
        return verdict ? verdict->name : QString();
    }

    /// What a text of the year's cycles says, by project; those that say nothing are left out.
    Result<std::map<RowId, QString>> acts(int year, Field field) const
    {
        std::map<RowId, QString> texts;
        const Filter filter{{{Field::CycleYear, Value::integer(year)}}, {}};
        RASHIN_LET(const auto cycles, m_reader.records(Entity::Cycle, filter));
        for (const Record &cycle : cycles) {
            const auto project = cycle.row(Field::CycleProject);
            if (project && !cycle.text(field).trimmed().isEmpty())
                texts[*project] = cycle.text(field);
        }
        return texts;
    }

    const Reader &m_reader;
    std::optional<RowId> m_office;
    CouncilPaper m_paper;
    std::map<RowId, Record> m_projects;
    std::map<RowId, QString> m_offices;
    std::map<std::pair<RowId, Field>, std::pair<CellChange, QDateTime>> m_cells;
};

} // namespace

Result<CouncilPaper> readCouncilPaper(const Reader &reader, int year, QDate today, QDate since,
                                      std::optional<RowId> office)
{
    return Paper(reader, year, today, since, office).read();
}

} // namespace core::report
