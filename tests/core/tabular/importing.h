// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowoperations.h"
#include "core/tabular/import.h"
#include "tests/core/tabular/files.h"

namespace testing {

/// An empty document to import into.
class Target
{
public:
    Target();
    [[nodiscard]] core::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] const core::Reader &read() const { return m_workspace->read(); }
    [[nodiscard]] qint64 count(core::Entity entity) const;
    [[nodiscard]] std::vector<core::Record> all(core::Entity entity, const core::Filter &filter = {}) const;
    core::RowId add(core::Entity entity, const core::Editor::Cells &cells);

private:
    QTemporaryDir m_folder;
    ManualClock m_clock;
    std::unique_ptr<core::Workspace> m_workspace;
};

/// Takes a file or folder in by a profile that comes with the program.
[[nodiscard]] core::tabular::ImportReport takeIn(const QString &path, const QString &profile, Target &target);

/// Number of warnings of a code for fields whose name starts so.
[[nodiscard]] int warned(const core::tabular::ImportReport &report, const QString &code, const QString &field = {});

} // namespace testing
