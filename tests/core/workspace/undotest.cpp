// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"

#include <random>

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

TEST_CASE("undo passes over a step of which nothing is left, and redo follows it", "[undo]")
{
    testing::SampleFile file;
    const auto texts = [&] {
        return QStringList{file.text(file.project, Field::ProjectPurpose), file.text(file.project, Field::ProjectMeans)};
    };
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    const auto means = file.set(file.project, Field::ProjectMeans, Value::text(u"手段"_s));
    REQUIRE_OK(means);
    REQUIRE_OK(file.set(file.project, Field::ProjectName, Value::text(u"名称"_s)));
    REQUIRE_OK(file.workspace->takeBack(means->transaction));

    REQUIRE_OK(file.workspace->undo()); // the taking back
    REQUIRE_OK(file.workspace->undo()); // the name
    REQUIRE_OK(file.workspace->undo());
    CHECK(texts() == QStringList{u"目的"_s, QString()});
    REQUIRE_OK(file.workspace->undo());
    CHECK(texts() == QStringList{QString(), QString()});
    file.reopen();
    REQUIRE_OK(file.workspace->redo());
    CHECK(texts() == QStringList{u"目的"_s, QString()});
    REQUIRE_OK(file.workspace->redo());
    CHECK(texts() == QStringList{u"目的"_s, u"手段"_s});
}

TEST_CASE("what can be undone is the same after a restart, whatever was done", "[undo]")
{
    testing::SampleFile file;
    std::mt19937 random(7);
    QStringList done;
    for (int step = 0; step < 120; ++step) {
        const unsigned what = random() % 8;
        if (what < 3) {
            const auto made = file.set(file.project, what ? Field::ProjectPurpose : Field::ProjectMeans,
                                       Value::text(QString::number(random() % 4)));
            REQUIRE_OK(made);
            done += made->transaction;
        } else if (what < 5) {
            const auto undone = file.workspace->undo();
            done += undone ? undone->transaction : QString();
        } else if (what < 7) {
            const auto redone = file.workspace->redo();
            done += redone ? redone->transaction : QString();
        } else if (!done.isEmpty()) {
            const auto back = file.workspace->takeBack(done[static_cast<qsizetype>(random() % size_t(done.size()))]);
            done += back ? back->transaction : QString();
        }
        done.removeAll(QString());
        const auto undoable = file.workspace->undoable();
        const auto redoable = file.workspace->redoable();
        if (step % 6 == 0)
            file.reopen();
        INFO(step);
        CHECK(file.workspace->undoable() == undoable);
        CHECK(file.workspace->redoable() == redoable);
    }
}
