// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/evaluationoperations.h"
#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "tests/support/testing.h"

namespace testing {

/// A small document in a folder of its own: a plan, one branch with a section, one policy, one project, and the scheme
/// of 2026 with one stage and two criteria graded from 1 to 3.
class SampleFile
{
public:
    SampleFile();

    [[nodiscard]] core::Result<core::Workspace::Committed> set(core::RowId row, core::Field field,
                                                               const core::Value &value);
    [[nodiscard]] core::Value value(core::RowId row, core::Field field) const;
    [[nodiscard]] QString text(core::RowId row, core::Field field) const { return value(row, field).toText(); }
    /// Closes the document and opens it again, as the next session would.
    void reopen();

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("見本.rashin"));
    ManualClock clock;
    core::RowId plan = core::RowId::random();
    core::RowId branch = core::RowId::random();
    core::RowId section = core::RowId::random();
    core::RowId policy = core::RowId::random();
    core::RowId project = core::RowId::random();
    core::RowId scheme = core::RowId::random();
    core::RowId stage = core::RowId::random();
    core::RowId scale = core::RowId::random();
    core::RowId necessity = core::RowId::random();
    core::RowId efficiency = core::RowId::random();
    std::unique_ptr<core::Workspace> workspace;

private:
    [[nodiscard]] core::Result<> fill(core::Editor &editor);
    [[nodiscard]] core::Result<> fillScheme(core::Editor &editor);
};

} // namespace testing
