// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/lineageoperations.h"

#include <algorithm>
#include <set>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What of a project is said anew of each one, and not taken over from the one before.
constexpr Field ownFields[] = {Field::ProjectCode,        Field::ProjectName,      Field::ProjectKana,
                               Field::ProjectFormerNames, Field::ProjectStartYear, Field::ProjectEndYear,
                               Field::ProjectState,       Field::ProjectPosition,  Field::ProjectExclusion,
                               Field::ProjectOrigin};

Result<> endWith(Editor &editor, RowId project, int lastYear)
{
    if (editor.value(project, Field::ProjectStartYear).integerIfAny().value_or(lastYear) > lastYear)
        return registry::refused(Field::ProjectEndYear);
    return editor.set(project, Field::ProjectEndYear, Value::integer(lastYear));
}

/// Adds lines to the former names that are not among them yet.
QString withNames(const QString &known, const QStringList &names)
{
    QStringList lines = known.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        if (!name.isEmpty() && !lines.contains(name))
            lines.append(name);
    }
    return lines.join(u'\n').left(kinds::longestText);
}

/// Carries one succession out.
class Heir
{
public:
    Heir(Editor &editor, int year, const std::vector<RowId> &before) : m_editor(editor), m_year(year), m_before(before)
    {
    }

    Result<> add(const SuccessorProject &project, RowId id)
    {
        if (project.name.trimmed().isEmpty())
            return registry::refused(Field::ProjectName);
        RASHIN_TRY(checkCode(project.code.trimmed()));
        RASHIN_LET(const Record model, m_editor.read().record(Entity::Project, m_before.front()));
        Editor::Cells cells;
        for (const FieldSpec &field : registry::spec(Entity::Project).fields) {
            if (!model.value(field.field).isNull() && !std::ranges::count(ownFields, field.field))
                cells.emplace_back(field.field, model.value(field.field));
        }
        const auto say = [&cells](Field field, const Value &value) {
            std::erase_if(cells, [field](const auto &cell) { return cell.first == field; });
            cells.emplace_back(field, value);
        };
        say(Field::ProjectName, Value::text(project.name.trimmed()));
        if (!project.code.trimmed().isEmpty())
            say(Field::ProjectCode, Value::text(project.code.trimmed()));
        if (project.office)
            say(Field::ProjectOfficeMain, Value::reference(*project.office));
        if (project.policy)
            say(Field::ProjectPolicyMain, Value::reference(*project.policy));
        say(Field::ProjectStartYear, Value::integer(m_year));
        say(Field::ProjectState, Value::text(u"active"_s));
        return m_editor.add(Entity::Project, cells, id).map([](RowId) {});
    }

    /// The heir is still found by the names of those before it.
    Result<> keepNames(RowId heir)
    {
        const QString own = m_editor.value(heir, Field::ProjectName).toText();
        QStringList names;
        for (const RowId before : m_before) {
            names << m_editor.value(before, Field::ProjectFormerNames).toText().split(u'\n', Qt::SkipEmptyParts);
            names << m_editor.value(before, Field::ProjectName).toText();
        }
        names.removeAll(own);
        const QString known = m_editor.value(heir, Field::ProjectFormerNames).toText();
        return m_editor.set(heir, Field::ProjectFormerNames, Value::text(withNames(known, names)));
    }

    Result<> link(RowId before, RowId heir, ProjectChange change, const QString &note)
    {
        Editor::Cells cells = {{Field::ProjectSuccessionPredecessor, Value::reference(before)},
                               {Field::ProjectSuccessionSuccessor, Value::reference(heir)},
                               {Field::ProjectSuccessionYear, Value::integer(m_year)},
                               {Field::ProjectSuccessionKind, Value::text(QString(toCode(change)))}};
        if (!note.isEmpty())
            cells.emplace_back(Field::ProjectSuccessionNote, Value::text(note.left(300)));
        return m_editor.add(Entity::ProjectSuccession, cells).map([](RowId) {});
    }

    /// The definitions and goals of the indicators, without values: those belong to the project that reached them.
    Result<> copyIndicators(RowId heir)
    {
        std::set<QString> known;
        RASHIN_TRY(noteNames(heir, known));
        for (const RowId before : m_before) {
            RASHIN_LET(const auto indicators,
                       m_editor.read().records(Entity::Indicator,
                                               {{{Field::IndicatorProject, Value::reference(before)}}, {}}));
            for (const Record &indicator : indicators) {
                if (!indicator.isGhost() && known.insert(indicator.text(Field::IndicatorName)).second)
                    RASHIN_TRY(copyIndicator(indicator, heir));
            }
        }
        return {};
    }

    /// What no plan has answered yet, or has put off.
    Result<> handImprovements(RowId heir)
    {
        for (const RowId before : m_before) {
            RASHIN_LET(const auto improvements,
                       m_editor.read().records(Entity::Improvement,
                                               {{{Field::ImprovementProject, Value::reference(before)}}, {}}));
            for (const Record &improvement : improvements) {
                const auto state = fromCode<ImprovementState>(improvement.text(Field::ImprovementState));
                const bool open = !state || state == ImprovementState::Open || state == ImprovementState::Postponed;
                if (open && !improvement.isGhost())
                    RASHIN_TRY(m_editor.set(improvement.id(), Field::ImprovementProject, Value::reference(heir)));
            }
        }
        return {};
    }

    Result<> begin(RowId heir)
    {
        return m_editor
            .add(Entity::Cycle, {{Field::CycleProject, Value::reference(heir)},
                                 {Field::CycleYear, Value::integer(m_year)},
                                 {Field::CycleState, Value::text(u"plan"_s)}})
            .map([](RowId) {});
    }

private:
    Result<> checkCode(const QString &code)
    {
        if (code.isEmpty())
            return {};
        RASHIN_LET(const auto other, m_editor.read().find(Field::ProjectCode, Value::text(code)));
        return other || !m_codes.insert(code).second ? Result<>(registry::refused(Field::ProjectCode)) : Result<>();
    }

    Result<> noteNames(RowId project, std::set<QString> &names)
    {
        RASHIN_LET(
            const auto indicators,
            m_editor.read().records(Entity::Indicator, {{{Field::IndicatorProject, Value::reference(project)}}, {}}));
        for (const Record &indicator : indicators)
            names.insert(indicator.text(Field::IndicatorName));
        return {};
    }

    Result<> copyIndicator(const Record &indicator, RowId heir)
    {
        Editor::Cells cells = {{Field::IndicatorProject, Value::reference(heir)}};
        for (const FieldSpec &field : registry::spec(Entity::Indicator).fields) {
            if (field.field != Field::IndicatorProject && !indicator.value(field.field).isNull())
                cells.emplace_back(field.field, indicator.value(field.field));
        }
        return m_editor.add(Entity::Indicator, cells).map([](RowId) {});
    }

    Editor &m_editor;
    int m_year;
    const std::vector<RowId> &m_before;
    std::set<QString> m_codes;
};

} // namespace

SucceedProjects::SucceedProjects(int year, ProjectChange change, std::vector<RowId> before,
                                 std::vector<SuccessorProject> after, Choice choice, QString note)
    : m_year(year)
    , m_change(change)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_choice(choice)
    , m_note(note.trimmed())
{
    for (const SuccessorProject &project : m_after)
        m_ids.push_back(project.existing ? *project.existing : RowId::random());
}

Result<> SucceedProjects::apply(Editor &editor) const
{
    RASHIN_TRY(registry::accept(Field::ProjectStartYear, Value::integer(m_year)));
    const std::set<RowId> before(m_before.begin(), m_before.end());
    const bool isOwnHeir = std::ranges::any_of(m_ids, [&](RowId id) { return before.contains(id); });
    if (m_before.empty() || m_after.empty() || before.size() != m_before.size() || isOwnHeir)
        return failure(Error::Code::Usage, u"project"_s);
    Heir heir(editor, m_year, m_before);
    for (size_t i = 0; i < m_after.size(); ++i) {
        if (!m_after[i].existing)
            RASHIN_TRY(heir.add(m_after[i], m_ids[i]));
        RASHIN_TRY(heir.keepNames(m_ids[i]));
        for (const RowId project : m_before)
            RASHIN_TRY(heir.link(project, m_ids[i], m_change, m_note));
        if (m_choice.indicators)
            RASHIN_TRY(heir.copyIndicators(m_ids[i]));
        if (m_choice.cycle)
            RASHIN_TRY(heir.begin(m_ids[i]));
    }
    if (m_choice.improvements)
        RASHIN_TRY(heir.handImprovements(m_ids.front()));
    for (const RowId project : m_before)
        RASHIN_TRY(endWith(editor, project, m_year - 1));
    return {};
}

Result<> RenameProject::apply(Editor &editor) const
{
    const QString before = editor.value(m_project, Field::ProjectName).toText();
    if (before == m_name)
        return {};
    const QString known = editor.value(m_project, Field::ProjectFormerNames).toText();
    return editor.set(Entity::Project, m_project,
                      {{Field::ProjectName, Value::text(m_name)},
                       {Field::ProjectFormerNames, Value::text(withNames(known, {before}))}});
}

Result<> EndProjects::apply(Editor &editor) const
{
    for (const RowId project : m_projects) {
        RASHIN_TRY(endWith(editor, project, m_lastYear));
        if (m_reason.isEmpty())
            continue;
        const QString remarks = editor.value(project, Field::ProjectRemarks).toText();
        const QString text = remarks.isEmpty() ? m_reason : remarks + u'\n' + m_reason;
        RASHIN_TRY(editor.set(project, Field::ProjectRemarks, Value::text(text.left(kinds::longestText))));
    }
    return {};
}

} // namespace core
