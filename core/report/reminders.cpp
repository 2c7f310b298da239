// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reminders.h"

#include <algorithm>

namespace core::report {

using Line = Reminders::Line;

namespace {

std::optional<Line::Cause> causeOf(const Task &task, QDate today)
{
    if (task.state == Task::State::Done)
        return std::nullopt;
    if (task.late)
        return Line::Cause::Late;
    if (task.state == Task::State::Returned)
        return Line::Cause::Returned;
    const bool isSoon = task.due.isValid() && today.daysTo(task.due) <= Reminders::soonDays;
    return isSoon ? std::optional(Line::Cause::Soon) : std::nullopt;
}

/// Writes the lines of one document's tasks.
class LineMaker
{
public:
    LineMaker(const Reader &reader, const TaskList &list) : m_reader(reader), m_list(list) {}

    [[nodiscard]] Result<> read()
    {
        RASHIN_LET(const auto projects, scorequery::projects(m_reader));
        for (const auto &project : projects)
            m_projects.emplace(project.id, project);
        for (const YearScheme::Stage &stage : m_list.scheme.stages) {
            RASHIN_LET(const Value by, m_reader.value(stage.id, Field::StageBy));
            m_by.append(by.toText());
        }
        return {};
    }

    /// A later stage is not the section's work: who the scheme says evaluates it. Empty for what the office owes itself.
    [[nodiscard]] QString evaluator(const Task &task) const
    {
        const bool isLater = task.kind == Task::Kind::Evaluation && task.stage.value_or(0) > 0;
        return isLater ? m_by.value(static_cast<qsizetype>(*task.stage)) : QString();
    }

    [[nodiscard]] Line line(const Task &task, Line::Cause cause) const
    {
        Line line{.cause = cause, .kind = task.kind, .due = task.due, .missing = task.missing};
        name(task, line);
        if (task.due.isValid())
            line.days = task.due.daysTo(m_list.today);
        if (task.stage)
            line.stage = m_list.scheme.stages[*task.stage].name;
        line.who = who(task);
        if (task.state == Task::State::Returned)
            line.reason = text(task, Field::EvaluationReturned);
        return line;
    }

private:
    /// What the task is about: a project or a policy.
    void name(const Task &task, Line &line) const
    {
        const auto project = task.project ? m_projects.find(*task.project) : m_projects.end();
        if (project != m_projects.end()) {
            line.code = project->second.code;
            line.project = project->second.name;
        } else if (task.policy) {
            line.code = m_reader.value(*task.policy, Field::PolicyNumber).value_or(Value()).toText();
            line.project = m_reader.value(*task.policy, Field::PolicyTitle).value_or(Value()).toText();
        }
    }

    [[nodiscard]] QString text(const Task &task, Field field) const
    {
        const auto value = task.row ? m_reader.value(*task.row, field) : Result<Value>(Value());
        return value ? value->toText() : QString();
    }

    [[nodiscard]] QString who(const Task &task) const
    {
        if (task.kind == Task::Kind::Improvements)
            return text(task, Field::ImprovementOwner);
        if (task.kind != Task::Kind::Evaluation)
            return {};
        const QString person = text(task, Field::EvaluationBy);
        return person.isEmpty() ? m_by.value(static_cast<qsizetype>(task.stage.value_or(0))) : person;
    }

    const Reader &m_reader;
    const TaskList &m_list;
    std::map<RowId, scorequery::ProjectHead> m_projects;
    QStringList m_by;
};

/// The branch or department, and the section in it.
QString nameOf(const Offices &offices, std::optional<RowId> office)
{
    const Offices::Office *own = office ? offices.find(*office) : nullptr;
    if (!own)
        return {};
    const auto unit = offices.unit(own->id);
    const Offices::Office *above = unit ? offices.find(*unit) : nullptr;
    return above && above != own ? above->name + u'　' + own->name : own->name;
}

/// All offices, sections under what they belong to.
std::vector<RowId> inTree(const Offices &offices)
{
    std::map<RowId, size_t> places;
    for (size_t i = 0; i < offices.all().size(); ++i)
        places.emplace(offices.all()[i].id, i);
    std::vector<std::pair<std::vector<size_t>, RowId>> paths;
    for (const Offices::Office &office : offices.all()) {
        std::vector<size_t> path;
        for (const RowId above : offices.tree().upwards(office.id))
            path.insert(path.begin(), places[above]);
        paths.emplace_back(std::move(path), office.id);
    }
    std::ranges::sort(paths);
    std::vector<RowId> sorted;
    for (const auto &[path, office] : paths)
        sorted.push_back(office);
    return sorted;
}

void sortLines(std::vector<Line> &lines)
{
    std::ranges::stable_sort(lines, {}, [](const Line &line) { return std::tuple(line.code, line.project, -line.days); });
}

} // namespace

int Reminders::Office::count(Line::Cause cause) const
{
    return static_cast<int>(std::ranges::count(lines, cause, &Line::cause));
}

qint64 Reminders::Office::longest() const
{
    qint64 days = 0;
    for (const Line &line : lines)
        days = line.cause == Line::Cause::Late ? std::max(days, line.days) : days;
    return days;
}

int Reminders::count(Line::Cause cause) const
{
    int sum = 0;
    for (const Office &office : offices)
        sum += office.count(cause);
    return sum;
}

Result<Reminders> readReminders(const Reader &reader, int year, QDate today, std::optional<RowId> office)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    if (office && !offices.find(*office))
        return failure(Error::Code::NotFound, office->toString());
    RASHIN_LET(const TaskList list, readTasks(reader, year, today, office));
    RASHIN_LET(const auto plan, reader.first(Entity::Plan, {}));
    LineMaker maker(reader, list);
    RASHIN_TRY(maker.read());
    std::map<std::optional<RowId>, Reminders::Office> found;
    std::map<QString, Reminders::Office> evaluators;
    for (const Task &task : list.tasks) {
        const auto cause = causeOf(task, today);
        const QString evaluator = maker.evaluator(task);
        if (!cause || (office && !evaluator.isEmpty()))
            continue;
        auto &owing = evaluator.isEmpty() ? found[task.office] : evaluators[evaluator];
        owing.lines.push_back(maker.line(task, *cause));
    }
    Reminders reminders{.year = year,
                        .today = today,
                        .municipality = plan ? plan->text(Field::PlanMunicipality) : QString()};
    const auto take = [&](Reminders::Office &owing, std::optional<RowId> id, const QString &name) {
        owing.office = id;
        owing.name = name;
        sortLines(owing.lines);
        reminders.offices.push_back(std::move(owing));
    };
    for (const RowId one : inTree(offices)) {
        if (const auto owing = found.find(one); owing != found.end())
            take(owing->second, one, nameOf(offices, one));
    }
    if (const auto owing = found.find(std::nullopt); owing != found.end())
        take(owing->second, std::nullopt, {});
    for (auto &[name, owing] : evaluators)
        take(owing, std::nullopt, name);
    return reminders;
}

} // namespace core::report
