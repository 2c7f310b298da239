// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/forms/recordtablemodel.h"
#include "ui/pages/evaluationpage.h"

#include <QAbstractButton>
#include <QTableView>
#include <QTest>

namespace testing {

/// The evaluation page of the sample file, whose scheme is one click away.
struct SchemeVisit
{
    SampleFile file;
    ScriptedPrompts prompts;
    ui::EvaluationPage page{*file.workspace, prompts};

    explicit SchemeVisit(int year = 2026)
    {
        page.setOffice(std::nullopt);
        page.setYear(year);
        page.resize(1180, 680);
        page.show();
        REQUIRE(QTest::qWaitForWindowActive(&page));
    }
    template <typename Widget>
    Widget &child(const QString &name)
    {
        auto *found = page.findChild<Widget *>(name);
        REQUIRE(found);
        return *found;
    }
    void click(const QString &name)
    {
        REQUIRE(child<QAbstractButton>(name).isEnabled());
        QTest::mouseClick(&child<QAbstractButton>(name), Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    ui::RecordTableModel &table(const QString &name)
    {
        return *qobject_cast<ui::RecordTableModel *>(child<QTableView>(name).model());
    }
};

} // namespace testing
