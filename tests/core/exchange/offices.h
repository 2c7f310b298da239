// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/conflicts.h"
#include "core/exchange/merge.h"
#include "tests/support/samplefile.h"

namespace testing {

/// A working copy of a sample document, with a person of its own.
class Copy
{
public:
    Copy(const QString &path, const QString &author, const core::Clock &clock);

    [[nodiscard]] core::Result<core::Workspace::Committed> set(core::RowId row, core::Field field,
                                                               const core::Value &value);
    [[nodiscard]] QString text(core::RowId row, core::Field field) const;
    [[nodiscard]] std::vector<core::Conflict> conflicts() const;
    /// Takes the other file in, without a backup; the test ends where that fails.
    core::MergeReport mergeFrom(const Copy &other);
    void close() { workspace.reset(); }
    void reopen();

    QString path;
    QString author;
    const core::Clock &clock;
    std::unique_ptr<core::Workspace> workspace;
};

/// A desk with the sample document and two branches that got copies of it.
struct Offices
{
    Offices();
    /// One more copy of a copy, made as a branch gets one (`own`), or in the file manager (the same site).
    [[nodiscard]] std::unique_ptr<Copy> copyOf(const Copy &original, const QString &author, bool own = true);

    SampleFile desk;
    std::unique_ptr<Copy> shiba;
    std::unique_ptr<Copy> azabu;
    int copies = 0;
};

} // namespace testing
