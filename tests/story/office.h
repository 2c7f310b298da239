// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/story/watchdog.h"
#include "tests/ui/access/everypage.h"

#include <QAbstractButton>
#include <QKeySequence>

#include <cstdio>

namespace testing {

/// A window with the sample plan open, and hands.
struct Office
{
    explicit Office(int projects = 12) : pages(projects)
    {
        window.resize(1366, 768);
        window.show();
        REQUIRE(window.openFile(pages.path));
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    ~Office()
    {
        std::printf("watchdog: %d blocks over 100 ms, longest %lld ms\n", dog.blocks(),
                    static_cast<long long>(dog.longest()));
    }

    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
        dog.say(QKeySequence(QKeyCombination(with, static_cast<Qt::Key>(key))).toString());
        QTest::keyClick(target, static_cast<Qt::Key>(key), with);
        QTest::qWait(20);
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        auto *found = window.currentPage()->template findChild<Widget *>(name);
        INFO(name.toStdString());
        REQUIRE(found);
        return found;
    }
    /// Waits until the button can be pressed: files may still be read beside the window.
    void click(const QString &name)
    {
        auto *button = find<QAbstractButton>(name);
        INFO(name.toStdString());
        REQUIRE(QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, 60'000));
        dog.say(name);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::qWait(20);
    }

    EveryPage pages;
    ui::MainWindow window{pages.settings, pages.prompts, pages.clock};
    Watchdog dog;
};

} // namespace testing
