// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/touchquery.h"

#include <map>

namespace core::touchquery {

namespace {

/// The field by which a row belongs to another: the first of its key or owner that is a reference.
const FieldSpec *ownerOf(const EntitySpec &entity)
{
    for (const FieldSpec &field : entity.fields) {
        if (field.isReference() && (field.isOwner() || field.isKey()))
            return &field;
    }
    return nullptr;
}

/// The fields that lead from a row of an entity to its project, in this order; empty where none does.
std::vector<const FieldSpec *> wayToProject(const EntitySpec &start)
{
    constexpr size_t longest = 4;
    std::vector<const FieldSpec *> way;
    for (const EntitySpec *at = &start; at->entity != Entity::Project; at = &registry::spec(way.back()->kind.target)) {
        const FieldSpec *owner = ownerOf(*at);
        if (!owner || way.size() == longest)
            return {};
        way.push_back(owner);
    }
    return way;
}

/// The newest time of all cells of an entity's rows, by project. max() takes the other columns from the row it stands in.
QString newest(const EntitySpec &entity, const std::vector<const FieldSpec *> &way)
{
    QString tables = QStringLiteral("\"%1\" t0").arg(entity.name);
    for (size_t i = 1; i < way.size(); ++i)
        tables += QStringLiteral(" JOIN \"%1\" t%2 ON t%2.id = t%3.\"%4\"")
                      .arg(registry::spec(way[i]->entity()).name)
                      .arg(i)
                      .arg(i - 1)
                      .arg(way[i - 1]->name);
    const QString project = way.empty() ? QStringLiteral("t0.id")
                                        : QStringLiteral("t%1.\"%2\"").arg(way.size() - 1).arg(way.back()->name);
    return QStringLiteral("SELECT %1, max(x.hlc), x.author FROM %2 JOIN cell c ON c.row = t0.id JOIN tx x ON x.id = c.op >> 24 "
                          "GROUP BY 1")
        .arg(project, tables);
}

} // namespace

Result<std::vector<Touch>> ofProjects(const Reader &reader)
{
    std::map<RowId, Touch> latest;
    RASHIN_LET(auto projects, reader.database().use("SELECT id FROM project WHERE id NOT IN (SELECT row FROM ghost)"));
    RASHIN_TRY(projects->each([&](const Statement &row) {
        if (const auto id = row.row(0))
            latest.emplace(*id, Touch{*id, {}, {}});
    }));
    for (const EntitySpec &entity : registry::entities()) {
        const auto way = wayToProject(entity);
        if (way.empty() && entity.entity != Entity::Project)
            continue;
        RASHIN_LET(auto query, reader.database().use(newest(entity, way).toUtf8()));
        RASHIN_TRY(query->each([&](const Statement &row) {
            const auto project = row.row(0);
            const auto known = project ? latest.find(*project) : latest.end();
            const auto at = QDateTime::fromMSecsSinceEpoch(row.integer(1) >> 16, Qt::UTC);
            if (known != latest.end() && (!known->second.at.isValid() || known->second.at < at))
                known->second = {*project, at, row.text(2)};
        }));
    }
    std::vector<Touch> touches;
    for (auto &[project, touch] : latest)
        touches.push_back(std::move(touch));
    return touches;
}

} // namespace core::touchquery
