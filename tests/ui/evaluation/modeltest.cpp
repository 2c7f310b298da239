// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/evaluation/evaluationfile.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/labels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using core::Value;
using Column = EvaluationModel::Column;

namespace {

/// The model on the sample file, under the tester, on the first stage.
struct Shown
{
    explicit Shown(int stage = 0) { model.show(2026, stage); }

    [[nodiscard]] QModelIndex at(int row, Column kind, int criterion = -1) const
    {
        return model.index(row, model.column(kind, criterion));
    }
    [[nodiscard]] QString text(int row, Column kind, int criterion = -1) const
    {
        return at(row, kind, criterion).data().toString();
    }

    testing::EvaluationFile file;
    EvaluationModel model{*file.workspace};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Warning};
};

} // namespace

TEST_CASE("the grid has a row for each project and a column for each criterion of the year's scheme", "[evaluation]")
{
    const Shown shown;
    CHECK(shown.model.rowCount() == 3);
    CHECK(shown.text(0, Column::Code) == u"0001"_s);
    CHECK(shown.text(1, Column::Name) == u"学校給食"_s);
    CHECK(shown.text(0, Column::Office) == u"芝地区総合支所・協働推進課"_s);
    const int second = shown.model.column(Column::Criterion, 1);
    CHECK(shown.model.headerData(second, Qt::Horizontal, Qt::DisplayRole).toString() == u"効率性"_s);
    CHECK(shown.model.missing(0) == 3); // two grades and the verdict
    CHECK(shown.text(0, Column::Score).isEmpty());
}

TEST_CASE("an entered grade comes back with score, coverage and rank", "[evaluation]")
{
    Shown shown;
    REQUIRE(shown.model.setData(shown.at(0, Column::Criterion, 0), u"３"_s));
    CHECK(shown.text(0, Column::Criterion, 0) == u"高い"_s);
    CHECK(shown.text(0, Column::Score) == u"100.0"_s);
    CHECK(shown.text(0, Column::Coverage).startsWith(u"67"_s)); // weight 2 of 3
    CHECK(shown.text(0, Column::Rank) == u"1"_s);
    REQUIRE(shown.model.setData(shown.at(1, Column::Criterion, 0), u"高い"_s));
    REQUIRE(shown.model.setData(shown.at(0, Column::Criterion, 1), u"1"_s));
    CHECK(shown.text(0, Column::Score) == u"66.7"_s); // (2×100 + 1×0) ÷ 3
    CHECK(shown.text(0, Column::Rank) == u"2"_s);
    CHECK(shown.text(1, Column::Rank) == u"1"_s);
}

TEST_CASE("an undo reaches the grid without a reset, even where it takes the row away", "[evaluation]")
{
    Shown shown;
    const QSignalSpy resets(&shown.model, &QAbstractItemModel::modelReset);
    REQUIRE(shown.model.setData(shown.at(0, Column::Criterion, 0), u"2"_s));
    REQUIRE_OK(shown.file.workspace->undo());
    CHECK(shown.text(0, Column::Criterion, 0).isEmpty());
    CHECK(shown.text(0, Column::Rank).isEmpty());
    REQUIRE_OK(shown.file.workspace->redo());
    CHECK(shown.text(0, Column::Criterion, 0) == u"ふつう"_s);
    CHECK(resets.isEmpty());
}

TEST_CASE("a block is one step: what fits is entered, what does not stays marked with the reason", "[evaluation]")
{
    Shown shown;
    const qint64 before = shown.file.transactions();
    const auto report = shown.model.enter({{shown.at(0, Column::Criterion, 0), u"3"_s},
                                           {shown.at(0, Column::Criterion, 1), u"9"_s},
                                           {shown.at(1, Column::Verdict), u"廃止"_s},
                                           {shown.at(1, Column::Outcome), u"1"_s},
                                           {shown.at(2, Column::Score), u"50"_s}});
    CHECK(report.entered == 3);
    REQUIRE(report.refused.size() == 2);
    CHECK(shown.file.transactions() == before + 1);
    CHECK(shown.file.gradeOf(shown.file.project, shown.file.necessity) == 3.0);
    CHECK(shown.text(1, Column::Verdict) == u"スクラップ（廃止）"_s);
    CHECK(shown.text(0, Column::Criterion, 1) == u"9"_s);
    CHECK_FALSE(shown.at(0, Column::Criterion, 1).data(EvaluationModel::RefusedRole).toString().isEmpty());
    CHECK_FALSE(shown.file.gradeOf(shown.file.project, shown.file.efficiency));
    REQUIRE_OK(shown.file.workspace->undo());
    CHECK(shown.text(0, Column::Criterion, 0).isEmpty());
    CHECK(shown.text(1, Column::Verdict).isEmpty());
    REQUIRE(shown.model.setData(shown.at(0, Column::Criterion, 1), u"1"_s));
    CHECK(shown.at(0, Column::Criterion, 1).data(EvaluationModel::RefusedRole).toString().isEmpty());
}

TEST_CASE("the later stage shows what the earlier one said, and where it differs", "[evaluation]")
{
    Shown shown(1);
    shown.file.grade(shown.file.project, shown.file.stage, shown.file.necessity, 3);
    const QModelIndex cell = shown.at(0, Column::Criterion, 0);
    CHECK(cell.data(EvaluationModel::EarlierRole).toString() == u"高い"_s);
    CHECK_FALSE(cell.data(EvaluationModel::DiffersRole).toBool());
    REQUIRE(shown.model.setData(cell, u"2"_s));
    CHECK(cell.data(EvaluationModel::DiffersRole).toBool());
    CHECK(shown.file.gradeOf(shown.file.project, shown.file.necessity) == 3.0); // the first stage keeps its own
}

TEST_CASE("what a section has submitted is fixed until it is sent back; what is accepted, for all", "[evaluation]")
{
    Shown shown;
    const QModelIndex cell = shown.at(0, Column::Criterion, 0);
    const auto setState = [&](const QString &state) {
        REQUIRE_OK(shown.file.workspace->perform(
            core::SetEvaluation(shown.file.first(shown.file.project), {{Field::EvaluationState, Value::text(state)},
                                                                       {Field::EvaluationReturned, Value::text(u"理由"_s)}})));
    };
    setState(u"submitted"_s);
    CHECK((cell.flags() & Qt::ItemIsEditable));
    shown.model.setSection(true);
    CHECK_FALSE((cell.flags() & Qt::ItemIsEditable));
    CHECK_FALSE(shown.model.setData(cell, u"3"_s));
    CHECK_FALSE(shown.file.gradeOf(shown.file.project, shown.file.necessity));
    setState(u"returned"_s);
    CHECK((cell.flags() & Qt::ItemIsEditable));
    setState(u"accepted"_s);
    shown.model.setSection(false);
    CHECK_FALSE((cell.flags() & Qt::ItemIsEditable));
}

TEST_CASE("a new project or another scheme is seen at once", "[evaluation]")
{
    Shown shown;
    const core::AddRow add(core::Entity::Project, {{Field::ProjectCode, Value::text(u"0000"_s)},
                                                   {Field::ProjectName, Value::text(u"新規事業"_s)}});
    REQUIRE_OK(shown.file.workspace->perform(add));
    REQUIRE(shown.model.rowCount() == 4);
    CHECK(shown.text(0, Column::Name) == u"新規事業"_s);
    REQUIRE_OK(shown.file.set(shown.file.necessity, Field::CriterionName, Value::text(u"公平性"_s)));
    const int column = shown.model.column(Column::Criterion, 0);
    CHECK(shown.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() == u"公平性"_s);
    shown.model.show(1999, 0);
    CHECK(shown.model.columnCount() == 3);
}

TEST_CASE("last year's grades stand beside this year's, by the names of the criteria", "[evaluation]")
{
    testing::EvaluationFile file;
    // Last year's scheme: one of this year's criteria under another number, on a scale of its own.
    const auto added = [&](core::Entity entity, core::Editor::Cells cells) {
        const core::AddRow add(entity, std::move(cells));
        REQUIRE_OK(file.workspace->perform(add));
        return add.id();
    };
    const auto scheme = added(core::Entity::Scheme, {{Field::SchemeYear, Value::integer(2025)}, {Field::SchemeName, Value::text(u"昨年"_s)}});
    const auto stage = added(core::Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                                   {Field::StageNumber, Value::integer(1)},
                                                   {Field::StageName, Value::text(u"一次"_s)}});
    const auto scale = added(core::Entity::Scale, {{Field::ScaleScheme, Value::reference(scheme)},
                                                   {Field::ScaleName, Value::text(u"五段階"_s)},
                                                   {Field::ScaleMinimum, Value::real(1)},
                                                   {Field::ScaleMaximum, Value::real(5)},
                                                   {Field::ScaleGoodEnd, Value::text(u"high"_s)}});
    const auto criterion = added(core::Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                                           {Field::CriterionNumber, Value::integer(7)},
                                                           {Field::CriterionName, Value::text(u"効率性"_s)},
                                                           {Field::CriterionScale, Value::reference(scale)}});
    REQUIRE_OK(file.workspace->perform(core::GradeCriteria({{{file.project, 2025, stage}, criterion, 4.0}})));

    EvaluationModel model(*file.workspace);
    model.show(2026, 0);
    model.setBeside(EvaluationModel::Beside::LastYear);
    const auto beside = [&](int of) {
        return model.index(0, model.column(Column::Criterion, of)).data(EvaluationModel::EarlierRole).toString();
    };
    CHECK(beside(1) == u"4"_s);
    CHECK(beside(0).isEmpty()); // another question
    CHECK_FALSE(model.index(0, model.column(Column::Criterion, 1)).data(EvaluationModel::DiffersRole).toBool());
    REQUIRE_OK(file.workspace->undo());
    CHECK(beside(1).isEmpty());
}

TEST_CASE("columns are chosen and put in order by their names; what the scheme has not is left out", "[evaluation]")
{
    testing::EvaluationFile file;
    EvaluationModel model(*file.workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
    model.show(2026, 0);
    model.setLayout({u"score"_s, u"grade2"_s, u"reason1"_s, u"grade9"_s, u"nonsense"_s, u"score"_s});
    REQUIRE(model.columnCount() == 6);
    CHECK(model.kind(3) == Column::Score);
    CHECK(model.criterion(4) == 1);
    CHECK(model.kind(5) == Column::Reason);
    CHECK(model.token(5) == u"reason1"_s);
    CHECK(model.heading(u"verdict"_s) == ui::labels::field(Field::EvaluationVerdict));
    REQUIRE_OK(file.workspace->perform(core::SetGradeReason(file.first(file.project), file.necessity, u"だから"_s)));
    CHECK(model.index(0, 5).data().toString() == u"だから"_s);
}

TEST_CASE("an excluded project is not graded, counted or ranked", "[evaluation]")
{
    Shown shown;
    shown.file.grade(shown.file.project, shown.file.stage, shown.file.necessity, 3);
    REQUIRE_OK(shown.file.set(shown.file.project, Field::ProjectExclusion, Value::text(u"内部事務"_s)));
    CHECK(shown.model.missing(0) == 0);
    CHECK(shown.text(0, Column::Rank).isEmpty());
    CHECK_FALSE((shown.at(0, Column::Criterion, 0).flags() & Qt::ItemIsEditable));
}

TEST_CASE("every cell says itself to a screen reader", "[evaluation]")
{
    Shown shown;
    shown.file.grade(shown.file.project, shown.file.stage, shown.file.necessity, 3);
    for (int row = 0; row < shown.model.rowCount(); ++row) {
        for (int column = 0; column < shown.model.columnCount(); ++column)
            CHECK_FALSE(shown.model.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    const QString said = shown.at(0, Column::Criterion, 0).data(Qt::AccessibleTextRole).toString();
    CHECK(said == u"防災訓練 必要性 高い"_s);
}

TEST_CASE("rows keep their place while grades are entered, until the filter is applied again", "[evaluation]")
{
    Shown shown;
    EvaluationFilter filter(shown.model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Warning);
    filter.setOnlyGaps(true);
    REQUIRE(filter.rowCount() == 3);
    shown.model.enter({{shown.at(0, Column::Criterion, 0), u"3"_s},
                       {shown.at(0, Column::Criterion, 1), u"3"_s},
                       {shown.at(0, Column::Verdict), u"1"_s}});
    CHECK(filter.rowCount() == 3);
    filter.applyAgain();
    CHECK(filter.rowCount() == 2);
    filter.setOnlyGaps(false);
    filter.setSearch(u"がっこう"_s);
    CHECK(filter.rowCount() == 0);
    filter.setSearch(u"学校"_s);
    CHECK(filter.rowCount() == 1);
    filter.setSearch({});
    filter.setPick(EvaluationFilter::Pick::NotStarted);
    CHECK(filter.rowCount() == 2);
}

TEST_CASE("what is empty stands last whichever way one sorts", "[evaluation]")
{
    Shown shown;
    shown.file.grade(shown.file.second, shown.file.stage, shown.file.necessity, 3);
    shown.file.grade(shown.file.third, shown.file.stage, shown.file.necessity, 1);
    EvaluationFilter filter(shown.model);
    const int score = shown.model.column(Column::Score);
    const auto codes = [&] {
        QStringList found;
        for (int row = 0; row < filter.rowCount(); ++row)
            found.append(filter.index(row, 0).data().toString());
        return found;
    };
    filter.sort(score, Qt::AscendingOrder);
    CHECK(codes() == QStringList{u"0003"_s, u"0002"_s, u"0001"_s});
    filter.sort(score, Qt::DescendingOrder);
    CHECK(codes() == QStringList{u"0002"_s, u"0003"_s, u"0001"_s});
    filter.sort(0, Qt::DescendingOrder);
    CHECK(codes() == QStringList{u"0003"_s, u"0002"_s, u"0001"_s});
}
