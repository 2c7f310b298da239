// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("an edit is durable when perform returns, and says what it changed", "[workspace]")
{
    testing::SampleFile file;
    QSignalSpy changed(file.workspace.get(), &Workspace::changed);

    const auto done = file.set(file.project, Field::ProjectPurpose, Value::text(u"被害を減らす"_s));

    REQUIRE_OK(done);
    REQUIRE(changed.count() == 1);
    REQUIRE(done->changes.rows.size() == 1);
    CHECK(done->changes.rows.front().id == file.project);
    CHECK(done->changes.rows.front().fields == std::vector{Field::ProjectPurpose});
    CHECK(done->changes.touches(Entity::Project));
    CHECK_FALSE(done->changes.touches(Field::ProjectName));
    file.reopen();
    CHECK(file.text(file.project, Field::ProjectPurpose) == u"被害を減らす"_s);
}

TEST_CASE("setting what is there already writes nothing", "[workspace]")
{
    testing::SampleFile file;
    QSignalSpy changed(file.workspace.get(), &Workspace::changed);
    const auto before = file.workspace->history().transactionCount().value();

    const auto done = file.set(file.project, Field::ProjectName, Value::text(u"防災訓練"_s));

    REQUIRE_OK(done);
    CHECK(done->transaction.isEmpty());
    CHECK(changed.isEmpty());
    CHECK(file.workspace->history().transactionCount().value() == before);
}

TEST_CASE("an operation that fails half-way leaves nothing behind", "[workspace]")
{
    testing::SampleFile file;
    const Batch batch(QLatin1String("test"), {}, [&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.set(file.project, Field::ProjectName, Value::text(u"変更後"_s)));
        return editor.set(file.project, Field::ProjectStartYear, Value::integer(12));
    });

    const auto done = file.workspace->perform(batch);

    REQUIRE_FALSE(done);
    CHECK(done.error().code == Error::Code::InvalidValue);
    CHECK(done.error().detail == u"project.start_year"_s);
    CHECK(file.text(file.project, Field::ProjectName) == u"防災訓練"_s);
    CHECK(file.workspace->history().transactionCount().value() == 1);
}

TEST_CASE("rows that mean the same are one row", "[workspace]")
{
    testing::SampleFile file;
    const Editor::Cells key = {{Field::MoneyProject, Value::reference(file.project)},
                               {Field::MoneyYear, Value::integer(2025)},
                               {Field::MoneyBasis, Value::text(u"budget"_s)}};
    Editor::Cells first = key;
    first.emplace_back(Field::MoneyTotal, Value::integer(100));
    Editor::Cells second = key;
    second.emplace_back(Field::MoneyGeneral, Value::integer(60));

    const AddRow a(Entity::Money, first);
    const AddRow b(Entity::Money, second);
    CHECK(a.id() == b.id());
    REQUIRE_OK(file.workspace->perform(a));
    REQUIRE_OK(file.workspace->perform(b));

    CHECK(file.workspace->read().count(Entity::Money) == 1);
    CHECK(file.value(a.id(), Field::MoneyTotal) == Value::integer(100));
    CHECK(file.value(a.id(), Field::MoneyGeneral) == Value::integer(60));
    // Its key is what it is: it does not become another row's.
    CHECK_FALSE(file.set(a.id(), Field::MoneyYear, Value::integer(2026)));
}

TEST_CASE("a removed row takes its parts along and nothing that others need", "[workspace]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.workspace->perform(GradeCriteria({{{file.project, 2026, file.stage}, file.necessity, 3.0}})));
    CHECK(file.workspace->read().count(Entity::Grade) == 1);

    const auto policy = file.workspace->perform(RemoveRow(Entity::Policy, file.policy));
    REQUIRE_FALSE(policy);
    CHECK(policy.error().code == Error::Code::InUse);

    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));
    CHECK(file.workspace->read().count(Entity::Evaluation) == 0);
    CHECK(file.workspace->read().count(Entity::Grade) == 0);
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Policy, file.policy)));
}

TEST_CASE("a natural-key row that is added again does not bring old cells back", "[workspace]")
{
    testing::SampleFile file;
    const Editor::Cells key = {{Field::CycleProject, Value::reference(file.project)},
                               {Field::CycleYear, Value::integer(2026)}};
    Editor::Cells cells = key;
    cells.emplace_back(Field::CyclePlan, Value::text(u"計画"_s));
    const AddRow add(Entity::Cycle, cells);
    REQUIRE_OK(file.workspace->perform(add));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Cycle, add.id())));
    REQUIRE_OK(file.workspace->perform(AddRow(Entity::Cycle, key)));
    CHECK(file.value(add.id(), Field::CyclePlan).isNull());
    CHECK(file.workspace->read().count(Entity::Cycle) == 1);
}

TEST_CASE("a policy cannot come to lie below itself", "[workspace]")
{
    testing::SampleFile file;
    const AddRow child(Entity::Policy, {{Field::PolicyDepth, Value::integer(2)},
                                        {Field::PolicyTitle, Value::text(u"取組"_s)},
                                        {Field::PolicyParent, Value::reference(file.policy)}});
    REQUIRE_OK(file.workspace->perform(child));
    CHECK_FALSE(file.set(file.policy, Field::PolicyParent, Value::reference(child.id())));
    CHECK_FALSE(file.set(file.policy, Field::PolicyParent, Value::reference(file.policy)));
}

TEST_CASE("a grade that is not on the scale is refused with the whole block", "[workspace]")
{
    testing::SampleFile file;
    const EvaluationKey sheet{file.project, 2026, file.stage};
    const auto done = file.workspace->perform(
        GradeCriteria({{sheet, file.necessity, 2.0}, {sheet, file.efficiency, 9.0}}));
    REQUIRE_FALSE(done);
    CHECK(done.error().detail == u"grade.value"_s);
    CHECK(file.workspace->read().count(Entity::Grade) == 0);
}

TEST_CASE("the history of a field tells who, when, what before and what after", "[workspace]")
{
    testing::SampleFile file;
    for (const QString &text : {u"一"_s, u"二"_s, u"三"_s})
        REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(text)));
    REQUIRE_OK(file.set(file.project, Field::ProjectMeans, Value::text(u"他の欄"_s)));

    const auto history = file.workspace->history().ofField(file.project, Field::ProjectPurpose, 10);

    REQUIRE_OK(history);
    REQUIRE(history->size() == 3);
    CHECK(history->front().changes.front().before == Value::text(u"二"_s));
    CHECK(history->front().changes.front().after == Value::text(u"三"_s));
    CHECK(history->front().author == u"試験"_s);
    CHECK(history->front().action == u"project.set"_s);
    CHECK(history->back().changes.front().before.isNull());
    const auto all = file.workspace->history().ofRow(Entity::Project, file.project, 100);
    REQUIRE_OK(all);
    CHECK(all->size() == 5);
}
