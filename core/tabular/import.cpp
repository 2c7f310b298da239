// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/import.h"

#include "core/operations/rowoperations.h"
#include "core/tabular/columnbinder.h"

#include <QFileInfo>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostIssues = 1000; // of one kind of damage; beyond that, the table is simply another one

/// A pattern fits any tables; without one it is the first.
QStringList tablesNamed(const QStringList &tables, const QString &name)
{
    if (name.isEmpty())
        return tables.first(std::min<qsizetype>(1, tables.size()));
    QString pattern = QRegularExpression::escape(name);
    pattern.replace(u"\\*"_s, u".*"_s);
    return tables.filter(QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
}

} // namespace

Result<Import> Import::read(const QString &path, Profile profile, const QString &sheet, const Progress &progress)
{
    RASHIN_LET(const auto source, openTables(path));
    Import import;
    import.m_fileName = QFileInfo(path).fileName();
    import.m_profile = std::move(profile);
    const bool isAlone = import.m_profile.tables.size() == 1;
    for (const TableRules &rules : import.m_profile.tables) {
        const QString wanted = isAlone && !sheet.isEmpty() ? sheet : rules.name;
        const auto names = tablesNamed(source->tables(), wanted);
        if (!isAlone && !sheet.isEmpty() && !names.contains(sheet))
            continue;
        if (names.isEmpty() && isAlone)
            return failure(Error::Code::NotFound, wanted);
        if (names.isEmpty() && !rules.isOptional)
            import.m_found.errors.push_back({0, {}, u"no_table"_s, wanted, {}, {}});
        if (names.size() > 1)
            import.m_found.warnings.push_back({0, {}, u"several_tables"_s, names.join(u", "), {}, {}});
        if (names.isEmpty())
            continue;
        Part &part = import.m_parts.emplace_back();
        part.rules = rules;
        part.name = isAlone ? QString() : names.first();
        RASHIN_TRY(import.readTable(*source, names.first(), part, progress));
    }
    if (import.m_parts.empty() && import.m_found.errors.empty())
        return failure(Error::Code::NotFound, sheet.isEmpty() ? import.m_profile.tables.front().name : sheet);
    return import;
}

Result<> Import::readTable(TableSource &source, const QString &table, Part &part, const Progress &progress)
{
    bool isCancelled = false;
    RASHIN_TRY(source.read(table, [&](const Row &row) {
        isCancelled = progress && !progress(row.number, 0);
        takeRow(row, source.isRectangular(), part);
        return !isCancelled;
    }));
    if (isCancelled)
        return failure(Error::Code::Cancelled);
    if (part.width == 0)
        m_found.errors.push_back({part.rules.headerRow, {}, u"no_heading"_s, {}, {}, part.name});
    return {};
}

void Import::takeRow(const Row &row, bool isRectangular, Part &part)
{
    const auto note = [&](std::vector<ImportIssue> &issues, ImportIssue issue) {
        issue.table = part.name;
        if (issues.size() < mostIssues)
            issues.push_back(std::move(issue));
    };
    if (row.number == part.rules.headerRow) {
        part.width = row.width;
        const size_t before = m_found.errors.size();
        part.used = bindColumns(part.rules, row, m_found);
        for (size_t i = before; i < m_found.errors.size(); ++i)
            m_found.errors[i].table = part.name;
        return;
    }
    if (row.number < part.rules.headerRow || part.width == 0)
        return;
    if (isRectangular && row.width != part.width)
        return note(m_found.errors, {row.number, {}, u"ragged"_s, QString::number(row.width), QString::number(part.width), {}});
    if (!row.at(part.rules.key.column).isEmpty())
        return part.keep(row);
    note(m_found.warnings, {row.number, columnName(part.rules.key.column), u"no_key"_s, {}, {}, {}});
}

Result<ImportReport> Import::rehearse(Workspace &workspace, const Progress &progress) const
{
    auto report = carryOut([&](const Operation &operation) { return workspace.rehearse(operation); }, progress);
    if (report)
        report->transaction.clear();
    return report;
}

Result<ImportReport> Import::perform(Workspace &workspace, const Progress &progress) const
{
    return carryOut([&](const Operation &operation) { return workspace.perform(operation); }, progress);
}

Result<ImportReport> Import::carryOut(const Performer &perform, const Progress &progress) const
{
    ImportReport report = m_found;
    if (report.isRefused())
        return report;
    const auto steps = [&](Editor &editor) -> Result<> {
        RASHIN_TRY(Importer(m_profile, editor, report).run(m_parts, progress));
        if (report.isRefused())
            return failure(Error::Code::InvalidValue);
        return {};
    };
    const auto done = perform(Batch(QLatin1String("table.import"), m_fileName + u" ("_s + m_profile.name + u')', steps));
    if (report.isRefused())
        return report;
    if (!done)
        return failure(done.error());
    report.transaction = done->transaction;
    return report;
}

} // namespace core::tabular
