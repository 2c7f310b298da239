// SPDX-License-Identifier: GPL-3.0-or-later
// A year at the evaluation page, by mouse and keys: the desk sets the year up, the section works, both meet, the next year
// begins, and the old one stays as it was.
#include "core/operations/sheetoperations.h"
#include "core/report/scoreboard.h"
#include "tests/support/scriptedprompts.h"
#include "tests/ui/evaluation/evaluationfile.h"
#include "ui/forms/recordtablemodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/evaluationpage.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using core::Value;
using Column = EvaluationModel::Column;

namespace {

/// The desk and a section at one file, in turn.
struct Year
{
    testing::EvaluationFile file;
    testing::ScriptedPrompts prompts;
    std::unique_ptr<EvaluationPage> page;

    void sit(std::optional<core::RowId> office, int year = 2026)
    {
        page.reset();
        REQUIRE_OK(file.workspace->setOwnOffice(office));
        page = std::make_unique<EvaluationPage>(*file.workspace, prompts);
        page->setOffice(office);
        page->setYear(year);
        page->resize(1180, 680);
        page->show();
        REQUIRE(QTest::qWaitForWindowActive(page.get()));
        page->focusFirst();
        QCoreApplication::processEvents();
    }
    template <typename Widget>
    Widget &child(const QString &name)
    {
        auto *found = page->findChild<Widget *>(name);
        REQUIRE(found);
        return *found;
    }
    void click(const QString &name)
    {
        auto &button = child<QPushButton>(name);
        REQUIRE(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    void toStage(int index)
    {
        auto &stage = child<QComboBox>(u"stage"_s);
        stage.setCurrentIndex(index);
        emit stage.activated(index);
        page->focusFirst();
        QCoreApplication::processEvents();
    }
    /// Types a grade for each criterion and the verdict of the current row, as the keyboard enters them.
    void judge(const QString &grade)
    {
        EvaluationModel &model = page->model();
        const std::vector<std::pair<int, QString>> cells = {{model.column(Column::Criterion, 0), grade},
                                                            {model.column(Column::Criterion, 1), grade},
                                                            {model.column(Column::Verdict), u"1"_s}};
        for (const auto &[column, text] : cells)
            REQUIRE(model.setData(model.index(0, column), text));
    }
    [[nodiscard]] QString state(core::RowId stage)
    {
        return file.text(core::EvaluationKey{file.project, 2026, stage}.row(), Field::EvaluationState);
    }
    [[nodiscard]] QString notice() { return child<QLabel>(u"returnedBecause"_s).text(); }
    [[nodiscard]] std::vector<std::optional<double>> scores() const
    {
        const auto board = core::Scoreboard::read(file.workspace->read(), 2026);
        REQUIRE_OK(board);
        std::vector<std::optional<double>> found;
        for (const auto &result : board->results())
            found.push_back(result.score.value);
        return found;
    }
};

} // namespace

TEST_CASE("a year in the window: set up, work, submit, return, accept, second stage, roll over; the past stays",
          "[evaluation][story][gui]")
{
    Year year;
    REQUIRE_OK(year.file.set(year.file.second, Field::ProjectKind, Value::text(u"内部管理"_s)));

    // April: the desk leaves internal work out.
    year.sit(std::nullopt);
    year.click(u"editScheme"_s);
    year.child<QTabWidget>(u"schemeTabs"_s).setCurrentIndex(1);
    auto &rules = *qobject_cast<RecordTableModel *>(year.child<QTableView>(u"scopeRules"_s).model());
    const int line = rules.rowCount() - 1;
    REQUIRE(rules.setData(rules.index(line, 2), u"kind"_s));
    REQUIRE(rules.setData(rules.index(line, 3), u"is"_s));
    REQUIRE(rules.setData(rules.index(line, 4), u"内部管理"_s));
    REQUIRE(rules.setData(rules.index(line, 7), u"内部管理事務のため"_s));
    year.click(u"back"_s);
    CHECK(year.page->filter().rowCount() == 2);

    // June: the section enters and submits; then it is read-only for it, and the reason is said.
    year.sit(year.file.section);
    year.judge(u"2"_s);
    year.click(u"submit"_s);
    CHECK(year.state(year.file.stage) == u"submitted"_s);
    CHECK(QTest::qWaitFor([&] { return year.notice().contains(u"Submitted"_s); }));
    CHECK(year.child<QPlainTextEdit>(u"reason1"_s).isReadOnly());
    CHECK_FALSE(year.page->model().setData(year.page->model().index(0, 3), u"3"_s));

    // The desk wants more; the section reads why, mends it and submits again; the desk takes it.
    year.sit(std::nullopt);
    year.prompts.texts.enqueue(u"根拠の数字を"_s);
    year.click(u"sendBack"_s);
    year.sit(year.file.section);
    CHECK(QTest::qWaitFor([&] { return year.notice().contains(u"根拠の数字を"_s); }));
    year.judge(u"3"_s);
    year.click(u"submit"_s);
    year.sit(std::nullopt);
    year.click(u"accept"_s);
    CHECK(year.state(year.file.stage) == u"accepted"_s);

    // The second stage judges otherwise and leaves the first alone.
    year.toStage(1);
    year.judge(u"1"_s);
    year.click(u"submit"_s);
    year.click(u"accept"_s);
    CHECK(year.state(year.file.review) == u"accepted"_s);
    CHECK(year.file.gradeOf(year.file.project, year.file.necessity) == 3.0);
    const auto before = year.scores();
    REQUIRE(before.size() == 2);
    CHECK(*before[0] == Approx(100));
    CHECK(*before[1] == Approx(0));

    // The next year takes the rules along; what is changed there touches nothing here.
    year.sit(std::nullopt, 2027);
    year.click(u"editScheme"_s);
    year.click(u"rollOver"_s);
    year.child<QTabWidget>(u"schemeTabs"_s).setCurrentIndex(1);
    auto &carried = *qobject_cast<RecordTableModel *>(year.child<QTableView>(u"scopeRules"_s).model());
    REQUIRE(carried.rowCount() == 2);
    carried.remove(0);
    auto &criteria = *qobject_cast<RecordTableModel *>(year.child<QTableView>(u"criteria"_s).model());
    REQUIRE(criteria.setData(criteria.index(0, 2), u"9"_s));
    year.click(u"back"_s);
    CHECK(year.page->filter().rowCount() == 3);
    year.page->setYear(2026);
    CHECK(year.page->filter().rowCount() == 2);
    CHECK(year.scores() == before);
}
