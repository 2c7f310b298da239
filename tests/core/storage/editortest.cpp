// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

Result<Workspace::Committed> doIt(testing::SampleFile &file, const Batch::Steps &steps)
{
    return file.workspace->perform(Batch(QLatin1String("test"), {}, steps));
}

} // namespace

TEST_CASE("a row is not added without what it needs", "[editor]")
{
    testing::SampleFile file;
    const auto done = file.workspace->perform(AddRow(Entity::Project, {{Field::ProjectCode, Value::text(u"1"_s)}}));
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Error::Code::InvalidValue);
    CHECK(done.error().detail == u"project.name"_s);
}

TEST_CASE("a required field cannot be emptied, any other can", "[editor]")
{
    testing::SampleFile file;
    CHECK_FALSE(file.set(file.project, Field::ProjectName, Value()));
    REQUIRE_OK(file.set(file.project, Field::ProjectCode, Value()));
    CHECK(file.value(file.project, Field::ProjectCode).isNull());
}

TEST_CASE("a reference to what is not there is refused", "[editor]")
{
    testing::SampleFile file;
    const auto done = file.set(file.project, Field::ProjectPolicyMain, Value::reference(RowId::random()));
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Error::Code::NotFound);
    // An office is no policy.
    CHECK_FALSE(file.set(file.project, Field::ProjectPolicyMain, Value::reference(file.branch)));
}

TEST_CASE("rows made in one step can refer to each other", "[editor]")
{
    testing::SampleFile file;
    const auto done = doIt(file, [](Editor &editor) -> Result<> {
        RASHIN_LET(const RowId policy, editor.add(Entity::Policy, {{Field::PolicyDepth, Value::integer(1)},
                                                                   {Field::PolicyTitle, Value::text(u"新"_s)}}));
        RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)},
                                                {Field::ProjectPolicyMain, Value::reference(policy)}}));
        CHECK(editor.value(policy, Field::PolicyTitle) == Value::text(u"新"_s));
        CHECK(editor.exists(Entity::Policy, policy));
        return {};
    });
    REQUIRE_OK(done);
    CHECK(done->changes.rows.size() == 2);
}

TEST_CASE("what is added and removed in one step was never there", "[editor]")
{
    testing::SampleFile file;
    const auto done = doIt(file, [](Editor &editor) -> Result<> {
        RASHIN_LET(const RowId row, editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)}}));
        return editor.remove(Entity::Project, row);
    });
    REQUIRE_OK(done);
    CHECK(file.workspace->read().count(Entity::Project) == 1);
    CHECK(file.workspace->check()->isSound());
}

TEST_CASE("records come in their order and through their filter", "[editor]")
{
    testing::SampleFile file;
    for (const QString &code : {u"0010"_s, u"0003"_s, u"0007"_s}) {
        REQUIRE_OK(file.workspace->perform(AddRow(Entity::Project, {{Field::ProjectCode, Value::text(code)},
                                                                    {Field::ProjectName, Value::text(code)}})));
    }
    const auto codes = [&](const Filter &filter) {
        QStringList all;
        for (const Record &record : file.workspace->read().records(Entity::Project, filter).value())
            all += record.text(Field::ProjectCode);
        return all;
    };
    CHECK(codes({}) == QStringList{u"0001"_s, u"0003"_s, u"0007"_s, u"0010"_s});
    CHECK(codes({{{Field::ProjectPolicyMain, Value()}}, {}}).size() == 3);
    CHECK(codes({{{Field::ProjectOfficeMain, Value::reference(file.section)}}, {}}) == QStringList{u"0001"_s});
}
