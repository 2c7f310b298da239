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
    /// Reads the tables the profile describes. `sheet` overrules the name of its only table, or chooses one of several.
    /// Errors as openTables() has them, NotFound for a sheet, Cancelled. What is wrong with the tables themselves
    /// (headings, ragged rows, a table missing) stands in the report of rehearse() and perform().
    [[nodiscard]] static Result<Import> read(const QString &path, Profile profile, const QString &sheet = {},
                                             const Progress &progress = {});

    /// Does the one step, or says what it would do; answers as Workspace::perform() and rehearse().
    using Performer = std::function<Result<Workspace::Committed>(const Operation &)>;
    /// The same as perform() or rehearse() by whoever performs, as a connection in another thread.
    [[nodiscard]] Result<ImportReport> carryOut(const Performer &perform, const Progress &progress = {}) const;
    /// What perform() would do. Writes nothing.
    [[nodiscard]] Result<ImportReport> rehearse(Workspace &workspace, const Progress &progress = {}) const;
    /// Takes the table in, unless the report comes back refused. Cancelled leaves everything as it was.
    [[nodiscard]] Result<ImportReport> perform(Workspace &workspace, const Progress &progress = {}) const;

private:
    Import() = default;
    using Part = ImportedTable;
    [[nodiscard]] static Result<> readTable(TableSource &source, Part &part, const Progress &progress);
    static void takeRow(const Row &row, bool isRectangular, Part &part);
    [[nodiscard]] Result<> readParts(const QString &path, TableSource &source, const Progress &progress);
    void gatherFound();

    QString m_fileName;
    Profile m_profile;
    std::vector<Part> m_parts;
    ImportReport m_found; ///< what reading found
};

} // namespace core::tabular
