// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/importer.h"
#include "core/tabular/importreport.h"
#include "core/tabular/profile.h"
#include "core/workspace/workspace.h"

namespace core::tabular {

/// A foreign table, read and ready to be taken into a document.
///
/// Reading needs no document and may run in any thread; perform() is one transaction, or none. The same file a second
/// time changes nothing.
class Import
{
public:
    /// Reads the table the profile describes. `sheet` overrules the profile's. Errors as openTables() has them,
    /// NotFound for a sheet, Cancelled. What is wrong with the table itself (headings, ragged rows) stands in the report
    /// of rehearse() and perform().
    [[nodiscard]] static Result<Import> read(const QString &path, Profile profile, const QString &sheet = {},
                                             const Progress &progress = {});

    /// What perform() would do. Writes nothing.
    [[nodiscard]] Result<ImportReport> rehearse(Workspace &workspace, const Progress &progress = {}) const;
    /// Takes the table in, unless the report comes back refused. Cancelled leaves everything as it was.
    [[nodiscard]] Result<ImportReport> perform(Workspace &workspace, const Progress &progress = {}) const;

private:
    Import() = default;
    [[nodiscard]] Result<> readTable(TableSource &source, const QString &table, const Progress &progress);
    void takeRow(const Row &row, bool isRectangular);
    [[nodiscard]] Result<ImportReport> run(Workspace &workspace, const Progress &progress, bool keep) const;

    QString m_fileName;
    Profile m_profile;
    int m_width = 0;
    std::vector<Row> m_rows;
    ImportReport m_found; ///< what reading found
};

} // namespace core::tabular
