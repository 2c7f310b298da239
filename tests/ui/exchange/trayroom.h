// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/handover.h"
#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/pages/exchangepage.h"

#include <QTableView>
#include <QTest>

namespace testing {

/// Waits for what a thread beside the window brings about. Long, for a machine that is busy with something else; what
/// does not come at all is still found.
template <typename Condition>
[[nodiscard]] bool eventually(Condition condition)
{
    constexpr int milliseconds = 60'000;
    return QTest::qWaitFor(condition, milliseconds);
}

/// A branch with keys and a copy of its own.
struct Branch
{
    core::RowId office;
    QString code;
    QString name;
    core::KeyPair keys;
    QString copy; ///< path, once it has one
};

/// A desk with the sample plan on the Minato template, its Exchange page with keys of its own, and five branches.
struct TrayRoom
{
    TrayRoom();

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *found = page->findChild<Widget *>(name);
        REQUIRE(found);
        return found;
    }
    void click(const QString &button) const;
    void showTab(int tab) const;
    /// Goes to a row of a table and presses a key there.
    static void pressIn(QTableView *table, int row, int column, Qt::Key key);
    [[nodiscard]] QString cell(const QString &table, int row, int column) const;
    /// The row of the first table whose first column says so.
    [[nodiscard]] int rowOf(const QString &table, const QString &text, int column = 0) const;

    /// The copy a branch opens out of the package it was given.
    void unpack(Branch &branch, const QString &package);
    void write(const Branch &branch, core::RowId row, core::Field field, const QString &text);
    /// The branch sends what is new back, signed.
    [[nodiscard]] QString giveBack(const Branch &branch, const QString &name, const core::Sealing &sealing = {});
    [[nodiscard]] core::RowId projectOf(const Branch &branch) const;
    [[nodiscard]] QString textHere(core::RowId row, core::Field field) const;

    QTemporaryDir folder;
    ManualClock clock;
    ScriptedPrompts prompts;
    core::KeyStore keys{folder.filePath(QStringLiteral("鍵"))};
    std::unique_ptr<core::Workspace> desk;
    std::vector<Branch> branches;
    std::unique_ptr<ui::ExchangePage> page;
};

} // namespace testing
