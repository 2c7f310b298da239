// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/importreport.h"

#include <QJsonArray>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray toArray(const std::vector<ImportIssue> &issues)
{
    QJsonArray array;
    for (const ImportIssue &issue : issues) {
        QJsonObject object{{u"row"_s, issue.row},
                           {u"column"_s, issue.column},
                           {u"code"_s, issue.code},
                           {u"value"_s, issue.value},
                           {u"field"_s, issue.field}};
        if (!issue.table.isEmpty())
            object.insert(u"table"_s, issue.table);
        array.append(object);
    }
    return array;
}

QJsonObject toObject(const std::map<Entity, int> &counts)
{
    QJsonObject object;
    for (const auto &[entity, count] : counts)
        object.insert(registry::spec(entity).name, count);
    return object;
}

QJsonObject toObject(const std::map<QString, int> &counts)
{
    QJsonObject object;
    for (const auto &[code, count] : counts)
        object.insert(code, count);
    return object;
}

} // namespace

std::map<QString, int> ImportReport::warningCounts() const
{
    std::map<QString, int> counts;
    for (const ImportIssue &issue : warnings)
        ++counts[issue.code];
    return counts;
}

int ImportReport::createdCount(Entity entity) const
{
    const auto found = created.find(entity);
    return found == created.end() ? 0 : found->second;
}

int ImportReport::updatedCount() const
{
    int all = 0;
    for (const auto &[entity, count] : updated)
        all += count;
    return all;
}

QJsonObject ImportReport::toJson() const
{
    QJsonObject object{{u"rows_read"_s, rowsRead},
                       {u"created"_s, toObject(created)},
                       {u"updated"_s, toObject(updated)},
                       {u"unchanged"_s, unchanged},
                       {u"checks_held"_s, toObject(checksHeld)},
                       {u"warnings"_s, toObject(warningCounts())},
                       {u"errors"_s, toArray(errors)},
                       {u"transaction"_s, transaction}};
    QJsonArray read;
    for (const auto &[table, rows] : tables)
        read.append(QJsonObject{{u"table"_s, table}, {u"rows_read"_s, rows}});
    if (!read.isEmpty())
        object.insert(u"tables"_s, read);
    return object;
}

QJsonObject ImportReport::toLog() const
{
    QJsonObject log = toJson();
    log.insert(u"warning_list"_s, toArray(warnings));
    return log;
}

} // namespace core::tabular
