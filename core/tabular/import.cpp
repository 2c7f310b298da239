// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/import.h"

#include "core/operations/rowoperations.h"
#include "core/tabular/columnbinder.h"

#include <QFileInfo>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostIssues = 1000; // of one kind of damage; beyond that, the table is simply another one

} // namespace

Result<Import> Import::read(const QString &path, Profile profile, const QString &sheet, const Progress &progress)
{
    RASHIN_LET(const auto source, openTables(path));
    Import import;
    import.m_fileName = QFileInfo(path).fileName();
    import.m_profile = std::move(profile);
    QString table = sheet.isEmpty() ? import.m_profile.sheet : sheet;
    if (table.isEmpty())
        table = source->tables().value(0);
    RASHIN_TRY(import.readTable(*source, table, progress));
    return import;
}

Result<> Import::readTable(TableSource &source, const QString &table, const Progress &progress)
{
    bool isCancelled = false;
    RASHIN_TRY(source.read(table, [&](const Row &row) {
        isCancelled = progress && !progress(row.number, 0);
        takeRow(row, source.isRectangular());
        return !isCancelled;
    }));
    if (isCancelled)
        return failure(Error::Code::Cancelled);
    if (m_width == 0)
        m_found.errors.push_back({m_profile.headerRow, {}, u"no_heading"_s, {}, {}});
    return {};
}

void Import::takeRow(const Row &row, bool isRectangular)
{
    if (row.number == m_profile.headerRow) {
        m_width = row.width;
        bindColumns(m_profile, row, m_found);
        return;
    }
    if (row.number < m_profile.headerRow || m_width == 0)
        return;
    if (isRectangular && row.width != m_width) {
        if (m_found.errors.size() < mostIssues)
            m_found.errors.push_back({row.number, {}, u"ragged"_s, QString::number(row.width), QString::number(m_width)});
        return;
    }
    if (!row.at(m_profile.key.column).isEmpty())
        m_rows.push_back(row);
    else if (m_found.warnings.size() < mostIssues)
        m_found.warnings.push_back({row.number, columnName(m_profile.key.column), u"no_key"_s, {}, {}});
}

Result<ImportReport> Import::rehearse(Workspace &workspace, const Progress &progress) const
{
    return run(workspace, progress, false);
}

Result<ImportReport> Import::perform(Workspace &workspace, const Progress &progress) const
{
    return run(workspace, progress, true);
}

Result<ImportReport> Import::run(Workspace &workspace, const Progress &progress, bool keep) const
{
    ImportReport report = m_found;
    if (report.isRefused())
        return report;
    const auto steps = [&](Editor &editor) -> Result<> {
        RASHIN_TRY(Importer(m_profile, editor, report).run(m_rows, progress));
        if (report.isRefused())
            return failure(Error::Code::InvalidValue);
        return {};
    };
    const Batch batch(QLatin1String("table.import"), m_fileName + u" ("_s + m_profile.name + u')', steps);
    const auto done = keep ? workspace.perform(batch) : workspace.rehearse(batch);
    if (report.isRefused())
        return report;
    if (!done)
        return failure(done.error());
    report.transaction = keep ? done->transaction : QString();
    return report;
}

} // namespace core::tabular
