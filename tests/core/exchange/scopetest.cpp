// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/merge.h"
#include "core/operations/fieldrules.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;
using Reason = OutOfScope::Reason;

namespace {

/// The desk, and the working copy of an office.
struct DeskAndOffice
{
    testing::SampleFile desk;
    QString path = desk.folder.filePath(u"支所.rashin"_s);

    void giveOut(RowId office)
    {
        REQUIRE_OK(desk.workspace->copyTo(path));
        REQUIRE_OK(document::becomeSite(path, office));
    }
    void close(Field field, OfficeKind role, bool isOpen = false)
    {
        REQUIRE_OK(desk.workspace->perform(SetFieldRules({{field, role, isOpen}})));
    }
    void write(const Operation &operation)
    {
        desk.clock.advance(60);
        const auto copy = Workspace::open(path, Access::ReadWrite, {u"支所"_s}, desk.clock);
        REQUIRE_OK(copy);
        REQUIRE_OK((*copy)->perform(operation));
    }
    void write(Field field, const QString &text)
    {
        write(SetFields(Entity::Project, desk.project, {{field, Value::text(text)}}));
    }
    std::vector<OutOfScope> takeBack()
    {
        const auto report = merge(*desk.workspace, {path});
        REQUIRE_OK(report);
        return report->outOfScope;
    }
};

} // namespace

TEST_CASE("a field closed to branches is listed when a branch wrote it, and comes in all the same", "[exchange]")
{
    DeskAndOffice files;
    files.close(Field::ProjectPurpose, OfficeKind::Branch);
    files.giveOut(files.desk.branch);
    files.write(Field::ProjectPurpose, u"支所の意図"_s);
    files.write(Field::ProjectMeans, u"支所の手段"_s);
    const auto outside = files.takeBack();
    REQUIRE(outside.size() == 1);
    CHECK(outside[0].reason == Reason::FieldRule);
    CHECK(outside[0].cell.field == Field::ProjectPurpose);
    CHECK(files.desk.text(files.desk.project, Field::ProjectPurpose) == u"支所の意図"_s);
    CHECK(files.desk.text(files.desk.project, Field::ProjectMeans) == u"支所の手段"_s);
}

TEST_CASE("a rule is for one kind of office: what is closed to branches is open to sections", "[exchange]")
{
    DeskAndOffice files;
    files.close(Field::ProjectPurpose, OfficeKind::Branch);
    files.giveOut(files.desk.section);
    files.write(Field::ProjectPurpose, u"課の意図"_s);
    CHECK(files.takeBack().empty());
}

TEST_CASE("a rule that the desk makes after it gave a copy out holds for that copy, and one it takes away does not",
          "[exchange]")
{
    DeskAndOffice files;
    files.giveOut(files.desk.branch);
    files.write(Field::ProjectPurpose, u"支所の意図"_s);
    files.close(Field::ProjectPurpose, OfficeKind::Branch);
    files.close(Field::ProjectMeans, OfficeKind::Branch);
    files.close(Field::ProjectMeans, OfficeKind::Branch, true);
    files.write(Field::ProjectMeans, u"支所の手段"_s);
    const auto outside = files.takeBack();
    REQUIRE(outside.size() == 1);
    CHECK(outside[0].cell.field == Field::ProjectPurpose);
}

TEST_CASE("an office does not open a field for itself by the edits in question: the rule it changed is listed too",
          "[exchange]")
{
    DeskAndOffice files;
    files.close(Field::ProjectPurpose, OfficeKind::Branch);
    files.giveOut(files.desk.branch);
    files.write(SetFieldRules({{Field::ProjectPurpose, OfficeKind::Branch, true}}));
    files.write(Field::ProjectPurpose, u"支所の意図"_s);
    const auto outside = files.takeBack();
    REQUIRE(outside.size() == 2);
    CHECK(outside[0].reason == Reason::CommonData);
    CHECK(outside[0].cell.entity == Entity::FieldRule);
    CHECK(outside[1].reason == Reason::FieldRule);
}

TEST_CASE("rules can be made about what people enter of a project, and about nothing else", "[exchange]")
{
    CHECK(FieldRules::canRule(Field::ProjectPurpose));
    CHECK(FieldRules::canRule(Field::GradeReason));
    CHECK(FieldRules::canRule(Field::IndicatorValueActual));
    for (const Field field : {Field::PolicyTitle, Field::MoneyYear, Field::IndicatorProject, Field::ProjectPosition,
                              Field::FieldRuleBranch, Field::OfficeName})
        CHECK_FALSE(FieldRules::canRule(field));
    testing::SampleFile file;
    CHECK(file.workspace->perform(SetFieldRules({{Field::PolicyTitle, OfficeKind::Branch, false}})).error().code
          == Error::Code::InvalidValue);
    CHECK(FieldRules::of(file.workspace->read())->isEmpty());
    REQUIRE_OK(file.workspace->perform(SetFieldRules({{Field::ProjectPurpose, OfficeKind::Section, false},
                                                      {Field::ProjectPurpose, OfficeKind::Branch, false}})));
    const auto rules = FieldRules::of(file.workspace->read());
    CHECK(rules->closedCount(OfficeKind::Section) == 1);
    CHECK(rules->isClosed(Field::ProjectPurpose, OfficeKind::Branch));
    CHECK_FALSE(rules->isClosed(Field::ProjectPurpose, OfficeKind::Department));
    REQUIRE_OK(file.workspace->undo());
    CHECK(FieldRules::of(file.workspace->read())->isEmpty());
}

TEST_CASE("every field a rule can be made about is found again by its name", "[exchange]")
{
    for (const EntitySpec &entity : registry::entities()) {
        for (const FieldSpec &field : entity.fields)
            CHECK(FieldRules::fieldNamed(FieldRules::nameOf(field.field)) == field.field);
    }
    CHECK_FALSE(FieldRules::fieldNamed(u"project.tomorrow"));
    CHECK_FALSE(FieldRules::fieldNamed(u"purpose"));
}

TEST_CASE("an office judges the policies it is in charge of, and those below them; others are common data", "[exchange]")
{
    DeskAndOffice files;
    RowId other = RowId::random();
    REQUIRE_OK(files.desk.workspace->perform(Batch(QLatin1String("test.fill"), {}, [&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.set(files.desk.policy, Field::PolicyOffice, Value::reference(files.desk.branch)));
        RASHIN_LET(other, editor.add(Entity::Policy, {{Field::PolicyDepth, Value::integer(1)},
                                                      {Field::PolicyTitle, Value::text(u"ほかの方針"_s)}}));
        return {};
    })));
    files.giveOut(files.desk.branch);
    for (const RowId policy : {files.desk.policy, other})
        files.write(AddRow(Entity::PolicyEvaluation, {{Field::PolicyEvaluationPolicy, Value::reference(policy)},
                                                      {Field::PolicyEvaluationYear, Value::integer(2026)},
                                                      {Field::PolicyEvaluationGrade, Value::real(3)}}));
    const auto outside = files.takeBack();
    REQUIRE_FALSE(outside.empty());
    const RowId foreign = Editor::keyId(Entity::PolicyEvaluation, {{Field::PolicyEvaluationPolicy, Value::reference(other)},
                                                                   {Field::PolicyEvaluationYear, Value::integer(2026)}});
    for (const OutOfScope &one : outside) {
        CHECK(one.cell.row == foreign);
        CHECK(one.reason == Reason::CommonData);
    }
}
