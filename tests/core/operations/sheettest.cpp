// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sheetoperations.h"
#include "tests/support/samplefile.h"

#include <QDate>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// One sheet of the sample file on its way.
struct Way
{
    testing::SampleFile file;
    EvaluationKey key{file.project, 2026, file.stage};

    Result<> grade(double value) { return done(GradeCriteria({{key, file.necessity, value}})); }
    Result<> submit() { return done(SubmitSheets({key}, u"山田"_s, QDate(2026, 6, 29))); }
    Result<> sendBack(const QString &why) { return done(ReturnSheets({key}, why)); }
    Result<> accept() { return done(AcceptSheets({key})); }
    Result<> done(const Operation &operation)
    {
        file.clock.advance(1);
        return file.workspace->perform(operation).map([](const auto &) {});
    }
    void asOffice() { REQUIRE_OK(file.workspace->setOwnOffice(file.section)); }
    void asDesk() { REQUIRE_OK(file.workspace->setOwnOffice(std::nullopt)); }
    QString state() const { return file.text(key.row(), Field::EvaluationState); }
};

bool isClosed(const Result<> &result)
{
    return !result && result.error().code == Error::Code::Closed;
}

} // namespace

TEST_CASE("what a section has handed in it cannot write in until it is sent back", "[sheets]")
{
    Way way;
    way.asOffice();
    REQUIRE_OK(way.grade(2));
    REQUIRE_OK(way.submit());
    CHECK(isClosed(way.grade(3)));
    CHECK(isClosed(way.done(SetGradeReason(way.key, way.file.necessity, u"理由"_s))));
    CHECK(isClosed(way.done(SetEvaluation(way.key, {{Field::EvaluationComment, Value::text(u"意見"_s)}}))));
    CHECK(isClosed(way.submit()));
    const RowId grade = Editor::keyId(Entity::Grade, {{Field::GradeEvaluation, Value::reference(way.key.row())},
                                                      {Field::GradeCriterion, Value::reference(way.file.necessity)}});
    CHECK(way.file.value(grade, Field::GradeValue) == Value::real(2));

    way.asDesk();
    REQUIRE_OK(way.sendBack(u"根拠を書いてください"_s));
    way.asOffice();
    REQUIRE_OK(way.grade(3));
    REQUIRE_OK(way.submit());
    CHECK(way.state() == u"submitted"_s);
}

TEST_CASE("the ways of a script obey the same rule as the grid", "[sheets]")
{
    Way way;
    way.asOffice();
    REQUIRE_OK(way.grade(2));
    REQUIRE_OK(way.submit());
    const RowId sheet = way.key.row();
    const RowId grade = Editor::keyId(Entity::Grade, {{Field::GradeEvaluation, Value::reference(sheet)},
                                                      {Field::GradeCriterion, Value::reference(way.file.necessity)}});
    CHECK(isClosed(way.done(SetFields(Entity::Grade, grade, {{Field::GradeValue, Value::real(1)}}))));
    CHECK(isClosed(way.done(RemoveRow(Entity::Grade, grade))));
    CHECK(isClosed(way.done(RemoveRow(Entity::Evaluation, sheet))));
    CHECK(isClosed(way.done(SetFieldsOfAll(Entity::Evaluation, {sheet}, {{Field::EvaluationComment, Value::text(u"a"_s)}}))));
    CHECK(isClosed(way.done(AddRow(Entity::Grade, {{Field::GradeEvaluation, Value::reference(sheet)},
                                                   {Field::GradeCriterion, Value::reference(way.file.efficiency)},
                                                   {Field::GradeValue, Value::real(1)}}))));
    // Nor does the state give way by itself.
    for (const QString &state : {u"draft"_s, u"accepted"_s, u"returned"_s})
        CHECK(isClosed(way.done(SetFields(Entity::Evaluation, sheet, {{Field::EvaluationState, Value::text(state)}}))));
    CHECK(isClosed(way.done(SetFields(Entity::Evaluation, sheet, {{Field::EvaluationState, Value()}}))));
    CHECK(way.state() == u"submitted"_s);
}

TEST_CASE("the desk may correct what was handed in, and nobody what is final", "[sheets]")
{
    Way way;
    REQUIRE_OK(way.grade(2));
    REQUIRE_OK(way.submit());
    REQUIRE_OK(way.grade(3));
    REQUIRE_OK(way.accept());
    CHECK(isClosed(way.grade(1)));
    CHECK(isClosed(way.accept()));
    REQUIRE_OK(way.sendBack(u"再検討"_s));
    REQUIRE_OK(way.grade(1));
}

TEST_CASE("an office neither sends back nor accepts, and nothing is sent back without a reason", "[sheets]")
{
    Way way;
    REQUIRE_OK(way.grade(2));
    REQUIRE_OK(way.submit());
    const auto wordless = way.sendBack(u" 　"_s);
    REQUIRE_FALSE(wordless);
    CHECK(wordless.error().detail == u"evaluation.returned_because"_s);
    way.asOffice();
    CHECK(isClosed(way.sendBack(u"理由"_s)));
    CHECK(isClosed(way.accept()));
    CHECK(way.state() == u"submitted"_s);
}

TEST_CASE("handing in is one step that says who and when, and undo opens the sheet again", "[sheets]")
{
    Way way;
    way.asOffice();
    REQUIRE_OK(way.grade(2));
    REQUIRE_OK(way.submit());
    CHECK(way.file.text(way.key.row(), Field::EvaluationBy) == u"山田"_s);
    CHECK(way.file.text(way.key.row(), Field::EvaluationDate) == u"2026-06-29"_s);
    REQUIRE_OK(way.file.workspace->undo());
    CHECK(way.state().isEmpty());
    REQUIRE_OK(way.grade(1));
}
