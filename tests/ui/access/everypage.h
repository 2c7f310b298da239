// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/sample.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "translations/language.h"
#include "ui/mainwindow.h"
#include "ui/pages/pagetable.h"

#include <QTest>

namespace testing {

/// The window with a sample plan, in Japanese, and every page of it one after the other.
class EveryPage
{
public:
    explicit EveryPage(int projects = 12)
    {
        const core::SampleSize size{projects, 2, 1};
        auto made = core::Workspace::create(path, {QStringLiteral("試験")}, clock, core::BeginSample(size));
        REQUIRE_OK(made);
        REQUIRE_OK((*made)->perform(core::AddSampleProjects(size, 0, size.projects)));
    }

    /// Calls `look(page, id)` with each page shown.
    template <typename Look>
    void each(Look look)
    {
        ui::MainWindow window(settings, prompts, clock);
        window.resize(1366, 768);
        window.show();
        REQUIRE(window.openFile(path));
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        for (const ui::PageSpec &page : ui::pageTable()) {
            const QString id = QString::fromLatin1(page.id);
            REQUIRE(window.showPage(id));
            QTest::qWait(20);
            look(window, id);
        }
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("港区.rashin"));
    ManualClock clock;
    ScriptedPrompts prompts;
    ui::Settings settings{folder.filePath(QStringLiteral("rashin.ini"))};
    translations::Installed japanese{translations::Language::Japanese};
};

} // namespace testing
