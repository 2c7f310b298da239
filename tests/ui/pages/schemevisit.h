// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/hands.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/forms/recordtablemodel.h"
#include "ui/pages/evaluationpage.h"

#include <QTableView>

namespace testing {

/// The evaluation page of the sample file, whose scheme is one click away.
struct SchemeVisit : Hands
{
    SampleFile file;
    ScriptedPrompts prompts;
    ui::EvaluationPage page{*file.workspace, prompts};

    explicit SchemeVisit(int year = 2026)
    {
        page.setOffice(std::nullopt);
        page.setYear(year);
        open();
    }
    ui::RecordTableModel &table(const QString &name)
    {
        return *qobject_cast<ui::RecordTableModel *>(child<QTableView>(name).model());
    }
    QWidget &place() override { return page; }
};

} // namespace testing
