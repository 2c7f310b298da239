// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/reorganisation.h"

#include "core/domain/position.h"

#include <algorithm>
#include <set>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Carries out the changes of one reorganisation.
class Reformer
{
public:
    Reformer(Editor &editor, int year, QString note) : m_editor(editor), m_year(year), m_note(std::move(note)) {}

    Result<> carryOut(const std::vector<OfficeReform> &reforms)
    {
        RASHIN_TRY(registry::accept(Field::OfficeValidFrom, Value::integer(m_year)));
        RASHIN_LET(m_offices, m_editor.read().records(Entity::Office));
        RASHIN_LET(m_projects, m_editor.read().records(Entity::Project));
        RASHIN_LET(m_links, m_editor.read().records(Entity::ProjectOffice));
        for (const OfficeReform &reform : reforms)
            RASHIN_TRY(check(reform));
        for (const OfficeReform &reform : reforms)
            RASHIN_TRY(carryOut(reform));
        return hangChildren();
    }

    ReorganiseOffices::Summary summary;

private:
    Result<> check(const OfficeReform &reform)
    {
        if (reform.before.empty() || reform.after.empty())
            return failure(Error::Code::Usage, u"office"_s);
        for (const RowId office : reform.before) {
            if (!m_ceasing.insert(office).second)
                return failure(Error::Code::Usage, u"office"_s);
            RASHIN_TRY(checkExists(office));
        }
        for (const SuccessorOffice &office : reform.after) {
            if (office.existing && m_ceasing.contains(*office.existing))
                return failure(Error::Code::Usage, u"office"_s);
            if (office.existing)
                RASHIN_TRY(checkExists(*office.existing));
        }
        return {};
    }

    /// It exists in the last year before the change, and still in the year itself.
    Result<> checkExists(RowId office) const
    {
        RASHIN_LET(const Record record, m_editor.read().record(Entity::Office, office));
        if (record.isGhost() || record.integer(Field::OfficeValidFrom).value_or(m_year - 1) >= m_year)
            return registry::refused(Field::OfficeValidFrom);
        if (record.integer(Field::OfficeValidTo).value_or(m_year) < m_year)
            return registry::refused(Field::OfficeValidTo);
        return {};
    }

    Result<> carryOut(const OfficeReform &reform)
    {
        std::vector<RowId> after;
        for (const SuccessorOffice &office : reform.after) {
            RASHIN_LET(const RowId id, make(office, reform.before.front()));
            after.push_back(id);
        }
        for (const RowId before : reform.before) {
            m_successors.insert_or_assign(before, after.front());
            RASHIN_TRY(m_editor.set(before, Field::OfficeValidTo, Value::integer(m_year - 1)));
            for (const RowId each : after)
                RASHIN_TRY(link(before, each, reform.change));
            RASHIN_TRY(hangProjects(reform, before, after));
            RASHIN_TRY(hangPolicies(before, after.front()));
        }
        return {};
    }

    Result<RowId> make(const SuccessorOffice &office, RowId model)
    {
        if (office.existing)
            return *office.existing;
        RASHIN_TRY(checkName(office));
        Editor::Cells cells = {{Field::OfficeCode, Value::text(office.code.trimmed())},
                               {Field::OfficeName, Value::text(office.name.trimmed())},
                               {Field::OfficeKind, Value::text(QString(toCode(office.kind)))},
                               {Field::OfficeValidFrom, Value::integer(m_year)},
                               {Field::OfficePosition, m_editor.value(model, Field::OfficePosition)}};
        if (!office.shortName.trimmed().isEmpty())
            cells.emplace_back(Field::OfficeShortName, Value::text(office.shortName.trimmed()));
        if (office.parent)
            cells.emplace_back(Field::OfficeParent, Value::reference(*office.parent));
        RASHIN_LET(const RowId id, m_editor.add(Entity::Office, cells));
        m_made.emplace_back(id, office.parent);
        summary.names[id] = office.name.trimmed();
        return id;
    }

    Result<> checkName(const SuccessorOffice &office)
    {
        if (office.name.trimmed().isEmpty())
            return registry::refused(Field::OfficeName);
        const QString code = office.code.trimmed();
        if (code.isEmpty() || !m_codes.insert(code).second)
            return registry::refused(Field::OfficeCode);
        for (const Record &other : m_offices) {
            const bool stays = !m_ceasing.contains(other.id()) && !other.isGhost()
                               && other.integer(Field::OfficeValidTo).value_or(m_year) >= m_year;
            if (stays && other.text(Field::OfficeCode) == code)
                return registry::refused(Field::OfficeCode);
        }
        // What goes under an office that is changed too goes under its successor (hangChildren); under itself never.
        return {};
    }

    Result<> link(RowId before, RowId after, OfficeChange change)
    {
        Editor::Cells cells = {{Field::OfficeSuccessionPredecessor, Value::reference(before)},
                               {Field::OfficeSuccessionSuccessor, Value::reference(after)},
                               {Field::OfficeSuccessionYear, Value::integer(m_year)},
                               {Field::OfficeSuccessionKind, Value::text(QString(toCode(change)))}};
        if (!m_note.isEmpty())
            cells.emplace_back(Field::OfficeSuccessionNote, Value::text(m_note.left(300)));
        return m_editor.add(Entity::OfficeSuccession, cells).map([](RowId) {});
    }

    Result<> hangProjects(const OfficeReform &reform, RowId before, const std::vector<RowId> &after)
    {
        const auto successor = [&](RowId project) {
            const auto chosen = reform.chosen.find(project);
            return chosen == reform.chosen.end() || chosen->second >= after.size() ? after.front()
                                                                                  : after[chosen->second];
        };
        for (const Record &project : m_projects) {
            if (project.isGhost() || project.row(Field::ProjectOfficeMain) != before)
                continue;
            const RowId to = successor(project.id());
            RASHIN_TRY(m_editor.set(project.id(), Field::ProjectOfficeMain, Value::reference(to)));
            summary.lines.push_back({Entity::Project, project.id(), before, to});
        }
        for (const Record &link : m_links) {
            const auto project = link.row(Field::ProjectOfficeProject);
            if (link.isGhost() || !project || link.row(Field::ProjectOfficeOffice) != before)
                continue;
            const RowId to = successor(*project);
            RASHIN_TRY(relink(link, *project, to));
            summary.lines.push_back({Entity::ProjectOffice, *project, before, to});
        }
        return {};
    }

    Result<> hangPolicies(RowId before, RowId to)
    {
        const Filter ofOffice = {{{Field::PolicyOffice, Value::reference(before)}}, {}};
        RASHIN_LET(const auto policies, m_editor.read().records(Entity::Policy, ofOffice));
        for (const Record &policy : policies) {
            if (policy.isGhost())
                continue;
            RASHIN_TRY(m_editor.set(policy.id(), Field::PolicyOffice, Value::reference(to)));
            summary.lines.push_back({Entity::Policy, policy.id(), before, to});
        }
        return {};
    }

    // What a link means is its key, so the old one goes and a new one comes.
    Result<> relink(const Record &link, RowId project, RowId to)
    {
        Editor::Cells cells = {{Field::ProjectOfficeProject, Value::reference(project)},
                               {Field::ProjectOfficeOffice, Value::reference(to)}};
        if (const QString role = link.text(Field::ProjectOfficeRole); !role.isEmpty())
            cells.emplace_back(Field::ProjectOfficeRole, Value::text(role));
        RASHIN_TRY(m_editor.remove(Entity::ProjectOffice, link.id()));
        return m_editor.add(Entity::ProjectOffice, cells).map([](RowId) {});
    }

    /// At the end, when all successors are known: an office may be renamed in the same act as its branch.
    Result<> hangChildren()
    {
        for (const auto &[made, parent] : m_made) {
            if (parent && m_successors.contains(*parent))
                RASHIN_TRY(m_editor.set(made, Field::OfficeParent, Value::reference(m_successors.at(*parent))));
        }
        for (const Record &office : m_offices) {
            const auto parent = office.row(Field::OfficeParent);
            const bool ended = office.integer(Field::OfficeValidTo).value_or(m_year) < m_year;
            if (office.isGhost() || ended || !parent || !m_successors.contains(*parent)
                || m_ceasing.contains(office.id()))
                continue;
            const RowId to = m_successors.at(*parent);
            if (to == office.id())
                return registry::refused(Field::OfficeParent);
            RASHIN_TRY(m_editor.set(office.id(), Field::OfficeParent, Value::reference(to)));
            summary.lines.push_back({Entity::Office, office.id(), *parent, to});
        }
        return {};
    }

    Editor &m_editor;
    int m_year;
    QString m_note;
    std::vector<Record> m_offices;
    std::vector<Record> m_projects;
    std::vector<Record> m_links;
    std::set<RowId> m_ceasing;
    std::set<QString> m_codes;
    std::map<RowId, RowId> m_successors; ///< where what hangs below a former office goes
    std::vector<std::pair<RowId, std::optional<RowId>>> m_made;
};

} // namespace

Result<> ReorganiseOffices::apply(Editor &editor) const
{
    if (m_reforms.empty())
        return failure(Error::Code::Usage, u"office"_s);
    Reformer reformer(editor, m_year, m_note);
    RASHIN_TRY(reformer.carryOut(m_reforms));
    if (m_summary)
        *m_summary = std::move(reformer.summary);
    return {};
}

} // namespace core
