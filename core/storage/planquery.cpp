// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/planquery.h"

#include "core/base/text.h"

namespace core::planquery {

namespace {

// Merged files may hold links that close a circle; those are cut, and their rows stand at the top.
constexpr char policyParent[] = "CASE WHEN id IN (SELECT row FROM cut) THEN NULL ELSE parent END";
// A link to a row that nobody has (any more) is no link.
constexpr char projectPolicy[] = "CASE WHEN policy IN (SELECT id FROM policy) THEN policy END";
constexpr char projectColumns[] = "SELECT id, policy, code, name, office, state, id IN (SELECT row FROM ghost)";
constexpr char projectOrder[] = " ORDER BY position, code, id";

ProjectLine projectFrom(const Statement &query, RowId id)
{
    return {id, query.row(1), query.text(2), query.text(3), query.row(4), query.text(5), query.integer(6) != 0};
}

Result<std::vector<ProjectLine>> projectsFrom(Statement &query, const std::function<bool(const ProjectLine &)> &fits)
{
    return query.all<ProjectLine>([&](const Statement &row) -> std::optional<ProjectLine> {
        const auto id = row.row(0);
        if (!id)
            return std::nullopt;
        ProjectLine line = projectFrom(row, *id);
        return !fits || fits(line) ? std::optional(std::move(line)) : std::nullopt;
    });
}

QByteArray filterSql(const PlanFilter &filter)
{
    QByteArray sql = QByteArray(projectColumns) + ", kana, former_names FROM project WHERE 1";
    if (filter.office) {
        sql.prepend("WITH RECURSIVE sub(id) AS (SELECT ? UNION SELECT o.id FROM office o JOIN sub ON o.parent = sub.id "
                    "WHERE o.id NOT IN (SELECT row FROM cut)) ");
        sql += " AND (office IN (SELECT id FROM sub) OR id IN (SELECT project FROM project_office WHERE office IN "
               "(SELECT id FROM sub)))";
    }
    if (!filter.kind.isEmpty())
        sql += " AND kind = ?";
    if (!filter.state.isEmpty())
        sql += " AND coalesce(state, 'active') = ?";
    return sql + projectOrder;
}

void bindFilter(Statement &query, const PlanFilter &filter)
{
    int next = 0;
    if (filter.office)
        query.bind(next++, filter.office->value());
    if (!filter.kind.isEmpty())
        query.bind(next++, filter.kind);
    if (!filter.state.isEmpty())
        query.bind(next++, filter.state);
}

} // namespace

Result<std::vector<PolicyLine>> policies(const Reader &reader)
{
    RASHIN_LET(auto query, reader.database().use(QByteArray("SELECT id, ") + policyParent
                                                 + ", level, number, title, source, source_note, "
                                                   "id IN (SELECT row FROM ghost) FROM policy "
                                                   "ORDER BY position, number, id"));
    return query->all<PolicyLine>([](const Statement &row) -> std::optional<PolicyLine> {
        const auto id = row.row(0);
        if (!id)
            return std::nullopt;
        return PolicyLine{*id,         row.row(1),  static_cast<int>(row.integer(2)), row.text(3), row.text(4),
                          row.text(5), row.text(6), row.integer(7) != 0};
    });
}

Result<Counts> projectCounts(const Reader &reader)
{
    // The inner GROUP BY runs over the index alone, so the links are checked once a policy, not once a project.
    RASHIN_LET(auto query,
               reader.database().use(QByteArray("SELECT ") + projectPolicy + ", sum(n) FROM "
                                     "(SELECT policy, count(*) AS n FROM project GROUP BY policy) GROUP BY 1"));
    return query->all<Counts::value_type>(
        [](const Statement &row) { return Counts::value_type(row.row(0), static_cast<int>(row.integer(1))); });
}

Result<std::vector<ProjectLine>> projectsOf(const Reader &reader, std::optional<RowId> policy)
{
    const QByteArray condition = policy ? " WHERE policy = ?"
                                        : " WHERE (policy IS NULL OR policy NOT IN (SELECT id FROM policy))";
    RASHIN_LET(auto query, reader.database().use(projectColumns + QByteArray(" FROM project") + condition + projectOrder));
    if (policy)
        query->bind(0, policy->value());
    return projectsFrom(*query, {});
}

Result<std::optional<ProjectLine>> project(const Reader &reader, RowId id)
{
    RASHIN_LET(auto query, reader.database().use(projectColumns + QByteArray(" FROM project WHERE id = ?")));
    RASHIN_LET(const bool found, query->bind(0, id.value()).step());
    return found ? std::optional(projectFrom(*query, id)) : std::nullopt;
}

Result<std::vector<ProjectLine>> matches(const Reader &reader, const PlanFilter &filter, const QSet<RowId> &whole)
{
    RASHIN_LET(auto query, reader.database().use(filterSql(filter)));
    bindFilter(*query, filter);
    const QString key = searchKey(filter.text);
    if (key.isEmpty())
        return projectsFrom(*query, {});
    return projectsFrom(*query, [&](const ProjectLine &line) {
        if (line.policy && whole.contains(*line.policy))
            return true;
        return searchKey(line.code).contains(key) || searchKey(line.name).contains(key)
               || searchKey(query->text(7)).contains(key) || searchKey(query->text(8)).contains(key);
    });
}

Result<QStringList> usedTexts(const Reader &reader, Field field)
{
    const QByteArray table = registry::spec(entityOf(field)).name.data();
    const QByteArray column = registry::spec(field).name.data();
    RASHIN_LET(auto query, reader.database().use("SELECT DISTINCT \"" + column + "\" FROM \"" + table + "\" WHERE \""
                                                 + column + "\" IS NOT NULL ORDER BY 1"));
    QStringList texts;
    RASHIN_TRY(query->each([&](const Statement &row) { texts.append(row.text(0)); }));
    return texts;
}

Result<std::optional<PlanYears>> planYears(const Reader &reader)
{
    RASHIN_LET(const auto plan, reader.first(Entity::Plan, {}));
    return plan ? parsePlanYears(plan->text(Field::PlanPeriod)) : std::nullopt;
}

std::optional<Field> parentField(Entity entity)
{
    switch (entity) {
    case Entity::Policy:
        return Field::PolicyParent;
    case Entity::Project:
        return Field::ProjectPolicyMain;
    case Entity::Office:
        return Field::OfficeParent;
    default:
        return std::nullopt;
    }
}

Result<std::vector<Sibling>> siblings(const Reader &reader, Entity entity, std::optional<RowId> parent)
{
    const EntitySpec &spec = registry::spec(entity);
    QByteArray sql = QByteArray("SELECT id, position FROM \"") + spec.name.data() + '"';
    const auto link = parentField(entity);
    if (link) {
        const QByteArray column = registry::spec(*link).name.data();
        sql += " WHERE CASE WHEN id IN (SELECT row FROM cut) THEN NULL ELSE " + column + " END IS ?";
    }
    sql += " ORDER BY position";
    for (const char *tie : {"number", "code"}) {
        if (spec.find(QString::fromLatin1(tie)))
            sql += QByteArray(", ") + tie;
    }
    RASHIN_LET(auto query, reader.database().use(sql + ", id"));
    if (link)
        query->bind(0, Value::reference(parent));
    return query->all<Sibling>([](const Statement &row) {
        const auto id = row.row(0);
        return id ? std::optional(Sibling{*id, row.text(1)}) : std::nullopt;
    });
}

} // namespace core::planquery
