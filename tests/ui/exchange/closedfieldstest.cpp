// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/fieldrules.h"
#include "tests/support/samplefile.h"
#include "tests/support/testing.h"
#include "ui/forms/fieldedit.h"
#include "ui/forms/recordform.h"
#include "ui/models/evaluationmodel.h"
#include "ui/models/moneymodel.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::OfficeKind;

namespace {

/// A file of a section in which the desk has closed some fields to sections.
struct SectionCopy : testing::SampleFile
{
    void close(std::initializer_list<Field> fields, bool isOpen = false) const
    {
        std::vector<core::SetFieldRules::Rule> rules;
        for (const Field field : fields)
            rules.push_back({field, OfficeKind::Section, isOpen});
        REQUIRE_OK(workspace->perform(core::SetFieldRules(rules)));
    }
};

bool isMarked(const ui::FieldEdit *edit)
{
    const auto *reason = edit->findChild<QLabel *>(u"closed"_s);
    return reason && reason->isVisibleTo(edit) && reason->text().contains(u"Section"_s);
}

} // namespace

TEST_CASE("a field that is closed to the office shows its value and the reason in the form, and takes no typing",
          "[exchange]")
{
    SectionCopy file;
    file.close({Field::ProjectPurpose});
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, core::Value::text(u"事務局の意図"_s)));
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    ui::RecordForm form(*file.workspace, core::Entity::Project);
    form.showRows({file.project});
    form.show();
    ui::FieldEdit *closed = form.edit(Field::ProjectPurpose);
    CHECK(isMarked(closed));
    CHECK_FALSE(isMarked(form.edit(Field::ProjectMeans)));
    auto *text = qobject_cast<QPlainTextEdit *>(closed->input());
    REQUIRE(text);
    QTest::keyClicks(text, u"typed"_s);
    CHECK(text->toPlainText() == u"事務局の意図"_s);

    // The desk opens it again, and it can be typed in at once.
    file.close({Field::ProjectPurpose}, true);
    CHECK_FALSE(isMarked(closed));
    QTest::keyClicks(text, u"typed"_s);
    CHECK(text->toPlainText().contains(u"typed"_s));
}

TEST_CASE("at the desk no field is closed; with the office chosen the form shows what is", "[exchange]")
{
    SectionCopy file;
    file.close({Field::ProjectPurpose});
    ui::RecordForm form(*file.workspace, core::Entity::Project);
    form.showRows({file.project});
    form.show();
    CHECK_FALSE(isMarked(form.edit(Field::ProjectPurpose)));
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    form.refreshClosed();
    CHECK(isMarked(form.edit(Field::ProjectPurpose)));
}

TEST_CASE("the grid says of a closed column why nothing is entered there, and refuses what is pasted", "[exchange]")
{
    SectionCopy file;
    file.close({Field::GradeValue});
    ui::EvaluationModel model(*file.workspace);
    model.show(2026, 0);
    REQUIRE(model.rowCount() > 0);
    const QModelIndex grade = model.index(0, model.column(ui::EvaluationModel::Column::Criterion, 0));
    CHECK(model.flags(grade).testFlag(Qt::ItemIsEditable));
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    model.setSection(true);
    CHECK_FALSE(model.flags(grade).testFlag(Qt::ItemIsEditable));
    CHECK(model.lockReason(grade).contains(u"closed"_s));
    const auto report = model.enter({{grade, u"1"_s}});
    CHECK(report.entered == 0);
    CHECK(report.refused.size() == 1);
    const QModelIndex outcome = model.index(0, model.column(ui::EvaluationModel::Column::Outcome));
    CHECK(model.flags(outcome).testFlag(Qt::ItemIsEditable));
}

TEST_CASE("a closed line of the money is seen and not entered", "[exchange]")
{
    SectionCopy file;
    file.close({Field::MoneyTotal});
    REQUIRE_OK(file.workspace->setOwnOffice(file.section));
    ui::MoneyModel model(*file.workspace);
    model.setSubject(file.project, 2026, u"budget"_s);
    int closed = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, 0);
        const bool isClosed = cell.data(Qt::ToolTipRole).toString().contains(u"closed"_s);
        CHECK((!isClosed || !model.flags(cell).testFlag(Qt::ItemIsEditable)));
        closed += isClosed ? 1 : 0;
    }
    CHECK(closed == 1);
}
