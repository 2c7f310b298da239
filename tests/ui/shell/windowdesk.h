// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QTest>

namespace testing {

/// The window on the sample file, and hands; whoever derives from it says what the file holds before it is opened.
struct WindowDesk
{
    void open()
    {
        sample.workspace.reset();
        window.show();
        QApplication::setActiveWindow(&window);
        REQUIRE(window.openFile(sample.path));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }

    SampleFile sample;
    ScriptedPrompts prompts;
    ui::Settings settings{sample.folder.filePath(QStringLiteral("rashin.ini"))};
    ui::MainWindow window{settings, prompts, sample.clock};
};

} // namespace testing
