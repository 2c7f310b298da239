// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/import.h"

#include "core/operations/rowoperations.h"
#include "core/tabular/columnbinder.h"

#include <QFileInfo>

#include <atomic>
#include <future>
#include <mutex>

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
        part.source = names.first();
        part.rules = rules;
        part.name = isAlone ? QString() : names.first();
    }
    RASHIN_TRY(import.readParts(path, *source, progress));
    import.gatherFound();
    if (import.m_parts.empty() && import.m_found.errors.empty())
        return failure(Error::Code::NotFound, sheet.isEmpty() ? import.m_profile.tables.front().name : sheet);
    return import;
}

// Files of a folder have nothing in common, so two can be read at a time; what opening a workbook again costs is unknown.
Result<> Import::readParts(const QString &path, TableSource &source, const Progress &progress)
{
    std::atomic<size_t> next = 0;
    std::atomic<bool> isOver = false;
    std::mutex telling;
    const Progress tell = [&](qint64 done, qint64 all) {
        const std::scoped_lock lock(telling);
        return !isOver && (!progress || progress(done, all));
    };
    const auto readSome = [&](TableSource &from) -> Result<> {
        for (size_t at = next++; at < m_parts.size(); at = next++) {
            const auto done = readTable(from, m_parts[at], tell);
            isOver = isOver || !done;
            RASHIN_TRY(done);
        }
        return {};
    };
    if (m_parts.size() < 2 || !QFileInfo(path).isDir())
        return readSome(source);
    auto others = std::async(std::launch::async, [&]() -> Result<> {
        RASHIN_LET(const auto again, openTables(path));
        return readSome(*again);
    });
    const auto done = readSome(source);
    const auto doneThere = others.get();
    // Who was stopped because of the other has nothing to say himself.
    const bool isStopped = !done && done.error().code == Error::Code::Cancelled && !doneThere;
    return done.has_value() || isStopped ? doneThere : done;
}

void Import::gatherFound()
{
    const auto gather = [](std::vector<ImportIssue> &all, const std::vector<ImportIssue> &some) {
        const size_t room = std::max(all.size(), mostIssues) - all.size();
        all.insert(all.end(), some.begin(), some.begin() + std::ptrdiff_t(std::min(room, some.size())));
    };
    for (const Part &part : m_parts) {
        gather(m_found.errors, part.found.errors);
        gather(m_found.warnings, part.found.warnings);
    }
}

Result<> Import::readTable(TableSource &source, Part &part, const Progress &progress)
{
    bool isCancelled = false;
    RASHIN_TRY(source.read(part.source, [&](const Row &row) {
        isCancelled = progress && !progress(row.number, 0);
        takeRow(row, source.isRectangular(), part);
        return !isCancelled;
    }));
    if (isCancelled)
        return failure(Error::Code::Cancelled);
    if (part.width == 0)
        part.found.errors.push_back({part.rules.headerRow, {}, u"no_heading"_s, {}, {}, part.name});
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
        const size_t before = part.found.errors.size();
        part.used = bindColumns(part.rules, row, part.found);
        for (size_t i = before; i < part.found.errors.size(); ++i)
            part.found.errors[i].table = part.name;
        return;
    }
    if (row.number < part.rules.headerRow || part.width == 0)
        return;
    if (isRectangular && row.width != part.width)
        return note(part.found.errors,
                    {row.number, {}, u"ragged"_s, QString::number(row.width), QString::number(part.width), {}});
    if (!row.at(part.rules.key.column).isEmpty())
        return part.keep(row);
    note(part.found.warnings, {row.number, columnName(part.rules.key.column), u"no_key"_s, {}, {}, {}});
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
