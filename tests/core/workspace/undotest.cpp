// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("undo and redo go any depth, and across sessions", "[undo]")
{
    testing::SampleFile file;
    const auto purpose = [&] { return file.text(file.project, Field::ProjectPurpose); };
    for (int i = 1; i <= 20; ++i)
        REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(QString::number(i))));

    file.reopen();
    for (int i = 19; i >= 10; --i) {
        CHECK(file.workspace->undoable() == u"project.set"_s);
        REQUIRE_OK(file.workspace->undo());
        CHECK(purpose() == QString::number(i));
    }
    file.reopen();
    for (int i = 11; i <= 15; ++i) {
        REQUIRE_OK(file.workspace->redo());
        CHECK(purpose() == QString::number(i));
    }
    for (int i = 14; i >= 0; --i) {
        REQUIRE_OK(file.workspace->undo());
        CHECK(purpose() == (i ? QString::number(i) : QString()));
    }
    // The making of the document is no step: undo does not empty the plan.
    CHECK_FALSE(file.workspace->undo());
    CHECK(file.workspace->read().count(Entity::Project) == 1);
}

TEST_CASE("a new edit ends what could be redone", "[undo]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"一"_s)));
    REQUIRE_OK(file.workspace->undo());
    CHECK(file.workspace->redoable());
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"二"_s)));
    CHECK_FALSE(file.workspace->redoable());
    CHECK_FALSE(file.workspace->redo());
}

TEST_CASE("undoing a removal brings the row back with all its parts", "[undo]")
{
    testing::SampleFile file;
    const EvaluationKey sheet{file.project, 2026, file.stage};
    REQUIRE_OK(file.workspace->perform(GradeCriteria({{sheet, file.necessity, 3.0}, {sheet, file.efficiency, 1.0}})));
    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));

    REQUIRE_OK(file.workspace->undo());

    CHECK(file.workspace->read().count(Entity::Grade) == 2);
    CHECK(file.text(file.project, Field::ProjectName) == u"防災訓練"_s);
    CHECK(file.workspace->undoable() == u"grade.set"_s);
    REQUIRE_OK(file.workspace->redo());
    CHECK(file.workspace->read().count(Entity::Project) == 0);
    CHECK(file.workspace->check()->isSound());
}

TEST_CASE("taking back an older change leaves alone what was changed since", "[undo]")
{
    testing::SampleFile file;
    const auto first = file.workspace->perform(SetFields(Entity::Project, file.project,
                                                         {{Field::ProjectPurpose, Value::text(u"目的"_s)},
                                                          {Field::ProjectMeans, Value::text(u"手段"_s)}}));
    REQUIRE_OK(first);
    REQUIRE_OK(file.set(file.project, Field::ProjectMeans, Value::text(u"別の手段"_s)));

    const auto back = file.workspace->takeBack(first->transaction);

    REQUIRE_OK(back);
    REQUIRE(back->skipped.size() == 1);
    CHECK(back->skipped.front().field == Field::ProjectMeans);
    CHECK(file.value(file.project, Field::ProjectPurpose).isNull());
    CHECK(file.text(file.project, Field::ProjectMeans) == u"別の手段"_s);
    REQUIRE_OK(file.workspace->undo());
    CHECK(file.text(file.project, Field::ProjectPurpose) == u"目的"_s);
}
