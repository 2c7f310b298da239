// SPDX-License-Identifier: GPL-3.0-or-later
// Scope, required fields, blocks of the sheet and templates in the scheme's editor, by mouse and keys.
#include "core/operations/schemeoperations.h"
#include "core/report/sheetcontent.h"
#include "core/report/yearscope.h"
#include "core/storage/requiredquery.h"
#include "tests/ui/pages/schemevisit.h"
#include "ui/forms/recordtable.h"
#include "ui/models/requiredmodel.h"
#include "ui/models/sheetlayoutmodel.h"
#include "ui/pages/policypane.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::SheetPart;
using core::Value;

namespace {

struct Visit : testing::SchemeVisit
{
    using SchemeVisit::SchemeVisit;
    void openTab(int tab)
    {
        click(u"editScheme"_s);
        child<QTabWidget>(u"schemeTabs"_s).setCurrentIndex(tab);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString said(const QString &label) { return child<QLabel>(label).text(); }
    /// Ticks the box of a cell as a person does with the blank key.
    void tick(QTableView &view, const QModelIndex &index)
    {
        view.setCurrentIndex(index);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Space);
        QCoreApplication::processEvents();
    }
    /// Makes the sample file one that judges its policies in 2026.
    void judgePolicies()
    {
        const core::Batch batch(QLatin1String("test.fill"), {}, [this](core::Editor &editor) -> core::Result<> {
            RASHIN_TRY(editor.set(Entity::Scheme, file.scheme, {{Field::SchemePolicyLevel, Value::integer(1)},
                                                               {Field::SchemePolicyEvery, Value::integer(3)},
                                                               {Field::SchemePolicyBase, Value::integer(2026)}}));
            RASHIN_LET(const core::RowId scale,
                       editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(file.scheme)},
                                                  {Field::ScaleName, Value::text(u"政策"_s)},
                                                  {Field::ScaleMinimum, Value::real(1)},
                                                  {Field::ScaleMaximum, Value::real(2)},
                                                  {Field::ScaleGoodEnd, Value::text(u"high"_s)},
                                                  {Field::ScaleForPolicies, Value::boolean(true)}}));
            for (const auto &[value, label] : {std::pair(2.0, u"A"_s), std::pair(1.0, u"C"_s)})
                RASHIN_TRY(editor.add(Entity::ScaleGrade, {{Field::ScaleGradeScale, Value::reference(scale)},
                                                           {Field::ScaleGradeValue, Value::real(value)},
                                                           {Field::ScaleGradeLabel, Value::text(label)}}));
            return {};
        });
        REQUIRE_OK(file.workspace->perform(batch));
    }
};

} // namespace

TEST_CASE("a rule of the scope takes its projects out of the grid at once, with the reason, and says what it lacks",
          "[scheme][gui]")
{
    Visit visit;
    REQUIRE_OK(visit.file.set(visit.file.project, Field::ProjectKind, Value::text(u"内部管理"_s)));
    visit.openTab(1);
    auto &rules = visit.table(u"scopeRules"_s);
    const int line = rules.rowCount() - 1;
    REQUIRE(rules.setData(rules.index(line, 2), u"kind"_s));
    CHECK(rules.rowCount() == line + 2); // the number and what it does are given
    CHECK(QTest::qWaitFor([&] { return visit.child<QLabel>(u"scopeFaults"_s).isVisible(); }));
    CHECK(visit.said(u"scopeFaults"_s).contains(u"condition"_s));
    REQUIRE(rules.setData(rules.index(line, 3), u"is"_s));
    REQUIRE(rules.setData(rules.index(line, 4), u"内部管理"_s));
    CHECK(QTest::qWaitFor([&] { return visit.said(u"scopeFaults"_s).contains(u"reason"_s); }));
    REQUIRE(rules.setData(rules.index(line, 7), u"内部管理事務のため"_s));
    CHECK(QTest::qWaitFor([&] { return visit.child<QLabel>(u"scopeFaults"_s).isHidden(); }));
    CHECK(visit.said(u"scopeSum"_s).contains(u"1 are left out"_s));
    auto &left = *visit.child<QTableView>(u"leftOut"_s).model();
    REQUIRE(left.rowCount() == 1);
    CHECK(left.index(0, 3).data().toString() == u"内部管理事務のため"_s);
    visit.click(u"back"_s);
    CHECK(QTest::qWaitFor([&] { return visit.page.filter().rowCount() == 0; }));
    REQUIRE(visit.page.model().rowCount() == 1);
    CHECK(visit.page.model().exclusion(0) == u"内部管理事務のため"_s);
    REQUIRE_OK(visit.file.set(visit.file.project, Field::ProjectKind, Value::text(u"経常"_s)));
    CHECK(visit.page.model().exclusion(0).isEmpty()); // the grid follows the project
}

TEST_CASE("a field ticked as required is counted as missing, named beside the grid, and leads to where it is filled in",
          "[scheme][gui]")
{
    Visit visit;
    visit.openTab(3);
    auto &view = visit.child<QTableView>(u"required"_s);
    auto &model = *qobject_cast<RequiredModel *>(view.model());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    int purpose = 0;
    while (model.field(purpose) != Field::ProjectPurpose)
        ++purpose;
    visit.tick(view, model.index(purpose, 2));
    CHECK(model.index(purpose, 2).data(Qt::CheckStateRole) == Qt::Checked);
    const auto demands = core::requiredquery::demandsOf(visit.file.workspace->read(), visit.file.stage);
    REQUIRE(demands->size() == 1);
    CHECK(demands->front().field == Field::ProjectPurpose);
    const QModelIndex expected = model.index(purpose, model.columnCount() - 1);
    CHECK_FALSE(model.index(purpose + 1, expected.column()).flags().testFlag(Qt::ItemIsEditable)); // nobody asks for it
    REQUIRE(model.setData(expected, u"だれのためかを１行で"_s));
    CHECK(expected.data().toString() == u"だれのためかを１行で"_s);
    CHECK_FALSE(model.setData(expected, QString(201, u'あ'))); // longer than the field
    CHECK(expected.data().toString() == u"だれのためかを１行で"_s);
    visit.click(u"back"_s);
    visit.page.focusFirst();
    QCoreApplication::processEvents();
    CHECK(visit.page.model().missing(0) == 3); // two grades and the purpose
    auto &lacks = visit.child<QLabel>(u"lacks"_s);
    CHECK(QTest::qWaitFor([&] { return lacks.isVisible(); }));
    CHECK(lacks.text().contains(u"だれのためかを１行で"_s));
    QString page;
    std::optional<Field> field;
    QObject::connect(&visit.page, &Page::wanted, &visit.page, [&](const Place &place) {
        page = place.page;
        field = place.field;
    });
    emit lacks.linkActivated(QString::number(int(Field::ProjectPurpose)));
    CHECK(page == u"plan"_s);
    CHECK(field == Field::ProjectPurpose);
    visit.click(u"submit"_s);
    CHECK(visit.file.text(core::EvaluationKey{visit.file.project, 2026, visit.file.stage}.row(), Field::EvaluationState)
          != u"submitted"_s);
    REQUIRE_OK(visit.file.set(visit.file.project, Field::ProjectPurpose, Value::text(u"備える"_s)));
    CHECK(visit.page.model().missing(0) == 2);
    CHECK(QTest::qWaitFor([&] { return lacks.isHidden(); }));
}

TEST_CASE("blocks of the sheet are ticked, moved and named, and the printed sheet of that year obeys", "[scheme][gui]")
{
    Visit visit;
    visit.openTab(9);
    auto &view = visit.child<QTableView>(u"sheetBlocks"_s);
    auto &model = *qobject_cast<SheetLayoutModel *>(view.model());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto layout = [&] {
        const auto sheets = core::report::SheetReader::prepare(visit.file.workspace->read(), 2026);
        REQUIRE_OK(sheets);
        const auto content = sheets->read(visit.file.project);
        REQUIRE_OK(content);
        return content->layout;
    };
    CHECK(layout() == core::defaultSheetLayout());
    visit.tick(view, model.index(2, SheetLayoutModel::BlockColumn)); // money goes
    CHECK(layout().size() == 5);
    CHECK_FALSE(model.isShown(5));
    view.setCurrentIndex(model.index(0, 0));
    visit.click(u"blockDown"_s);
    CHECK(layout()[0].part == SheetPart::Indicators);
    CHECK(layout()[1].part == SheetPart::Outline);
    CHECK(view.currentIndex().row() == 1); // the keyboard goes along
    REQUIRE(model.setData(model.index(1, SheetLayoutModel::TitleColumn), u"事業のあらまし"_s));
    CHECK(layout()[1].title == u"事業のあらまし"_s);
    for (int row = 4; row > 0; --row)
        visit.tick(view, model.index(row, SheetLayoutModel::BlockColumn));
    CHECK(layout().size() == 1);
    CHECK_FALSE(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole)); // a sheet without blocks is none
    CHECK(layout().size() == 1);
    visit.click(u"usualSheet"_s);
    CHECK(layout() == core::defaultSheetLayout());
}

TEST_CASE("a year without a scheme may take one that comes with the program", "[scheme][gui]")
{
    Visit visit(2029);
    visit.click(u"editScheme"_s);
    auto &sources = visit.child<QComboBox>(u"schemeSources"_s);
    const int one = sources.findData(u"one_is_best#2026"_s);
    REQUIRE(one > 0);
    CHECK(sources.findData(u"five_views#2026"_s) > 0);
    CHECK(sources.findData(u"minato#2024"_s) > 0);
    sources.setCurrentIndex(one);
    visit.click(u"takeOver"_s);
    const auto scheme = core::readScheme(visit.file.workspace->read(), 2029);
    REQUIRE_OK(scheme);
    REQUIRE(scheme->criteria.size() == 3);
    CHECK(scheme->criteria[0].scale.goodEnd == core::GoodEnd::Low);
    CHECK(scheme->stages[0].due.year() == 2029);
}

TEST_CASE("policies are begun, graded, given reasons and made final in their own pane", "[policies][gui]")
{
    Visit visit;
    visit.click(u"judgePolicies"_s);
    CHECK(visit.said(u"policySum"_s).contains(u"judges no policies"_s));
    CHECK(visit.child<QPushButton>(u"submit"_s).isHidden());
    visit.judgePolicies();
    CHECK(QTest::qWaitFor([&] { return visit.child<QPushButton>(u"beginPolicies"_s).isVisible(); }));
    visit.click(u"beginPolicies"_s);
    REQUIRE(visit.file.workspace->read().count(Entity::PolicyEvaluation).value() == 1);
    auto &grade = visit.child<QComboBox>(u"policyGrade"_s);
    REQUIRE(grade.count() == 3);
    CHECK(grade.itemText(1) == u"A"_s);
    grade.setFocus();
    QTest::keyClick(&grade, Qt::Key_Down);
    emit grade.activated(grade.currentIndex());
    const auto rows = visit.file.workspace->read().records(Entity::PolicyEvaluation);
    REQUIRE(rows->size() == 1);
    const core::RowId review = rows->front().id();
    CHECK(visit.file.value(review, Field::PolicyEvaluationGrade) == Value::real(2));
    CHECK_FALSE(visit.child<QPushButton>(u"finalPolicy"_s).isEnabled());
    for (const Field field : {Field::PolicyEvaluationReason, Field::PolicyEvaluationOpinion, Field::PolicyEvaluationResponse})
        REQUIRE_OK(visit.file.set(review, field, Value::text(u"本文"_s)));
    REQUIRE_OK(visit.file.set(review, Field::PolicyEvaluationExternal, Value::real(1)));
    CHECK(QTest::qWaitFor([&] { return visit.child<QPushButton>(u"finalPolicy"_s).isEnabled(); }));
    visit.click(u"finalPolicy"_s);
    CHECK(visit.file.text(review, Field::PolicyEvaluationState) == u"final"_s);
    CHECK_FALSE(grade.isEnabled());
    visit.click(u"finalPolicy"_s); // opened again
    CHECK(visit.file.text(review, Field::PolicyEvaluationState) == u"draft"_s);
    visit.click(u"backToProjects"_s);
    CHECK(visit.child<QPushButton>(u"submit"_s).isVisible());
    CHECK(visit.page.reveal({u"evaluation"_s, Entity::Policy, visit.file.policy, Field::PolicyEvaluationGrade, 2026}));
    CHECK(visit.child<QComboBox>(u"policyGrade"_s).hasFocus());
}
