// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testing.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QTest>

namespace testing {

/// What a person does on a widget: looks for things by their names, and clicks what is enabled.
class Hands
{
public:
    virtual ~Hands() = default;

    template <typename Widget>
    Widget &child(const QString &name)
    {
        auto *found = place().template findChild<Widget *>(name);
        REQUIRE(found);
        return *found;
    }
    void click(const QString &name)
    {
        auto &button = child<QAbstractButton>(name);
        REQUIRE(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
        QCoreApplication::processEvents();
    }

protected:
    /// Where the hands are.
    virtual QWidget &place() = 0;
    /// Shows it in a window of the size of a small notebook.
    void open()
    {
        place().resize(1180, 680);
        place().show();
        REQUIRE(QTest::qWaitForWindowActive(&place()));
    }
};

} // namespace testing
