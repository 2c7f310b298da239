// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/moveoperations.h"
#include "core/storage/planquery.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

struct Tree : testing::SampleFile
{
    RowId policyAdded(const QString &title, int level, std::optional<RowId> parent)
    {
        const AddRow add(Entity::Policy, {{Field::PolicyDepth, Value::integer(level)},
                                          {Field::PolicyTitle, Value::text(title)},
                                          {Field::PolicyParent, Value::reference(parent)}});
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    RowId projectAdded(const QString &code)
    {
        const AddRow add(Entity::Project, {{Field::ProjectCode, Value::text(code)},
                                           {Field::ProjectName, Value::text(u"事業"_s + code)},
                                           {Field::ProjectPolicyMain, Value::reference(policy)}});
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    QStringList codesUnder(std::optional<RowId> parent) const
    {
        QStringList codes;
        const auto lines = planquery::projectsOf(workspace->read(), parent);
        for (const auto &line : *lines)
            codes.append(line.code);
        return codes;
    }
};

} // namespace

TEST_CASE("projects without positions can be put in any order, which then costs one cell a move", "[move]")
{
    Tree file;
    const RowId two = file.projectAdded(u"0002"_s);
    const RowId three = file.projectAdded(u"0003"_s);
    REQUIRE(file.codesUnder(file.policy) == QStringList{u"0001"_s, u"0002"_s, u"0003"_s});

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, {three}, {file.policy, file.project})));
    CHECK(file.codesUnder(file.policy) == QStringList{u"0001"_s, u"0003"_s, u"0002"_s});

    const auto done = file.workspace->perform(MoveRows(Entity::Project, {two}, {file.policy, {}, true}));
    REQUIRE_OK(done);
    CHECK(done->changes.rows.size() == 1);
    CHECK(file.codesUnder(file.policy) == QStringList{u"0002"_s, u"0001"_s, u"0003"_s});
    CHECK(file.workspace->undoable() == u"project.move"_s);
    REQUIRE_OK(file.workspace->undo());
    CHECK(file.codesUnder(file.policy) == QStringList{u"0001"_s, u"0003"_s, u"0002"_s});
}

TEST_CASE("several projects move together to another policy, and out of all", "[move]")
{
    Tree file;
    const RowId two = file.projectAdded(u"0002"_s);
    const RowId other = file.policyAdded(u"別の方針"_s, 1, std::nullopt);

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, {two, file.project}, {other})));
    CHECK(file.codesUnder(other) == QStringList{u"0002"_s, u"0001"_s});
    CHECK(file.codesUnder(file.policy).isEmpty());

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, {two}, {})));
    CHECK(file.codesUnder(std::nullopt) == QStringList{u"0002"_s});
}

TEST_CASE("a policy takes the level of its new place, its subtree with it, and never hangs below itself", "[move]")
{
    Tree file;
    const RowId second = file.policyAdded(u"二"_s, 1, std::nullopt);
    const RowId child = file.policyAdded(u"二の一"_s, 2, second);

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Policy, {second}, {file.policy})));
    CHECK(file.value(second, Field::PolicyDepth) == Value::integer(2));
    CHECK(file.value(child, Field::PolicyDepth) == Value::integer(3));

    const auto circle = file.workspace->perform(MoveRows(Entity::Policy, {file.policy}, {child}));
    REQUIRE_FALSE(circle);
    CHECK(circle.error().code == Error::Code::InvalidValue);
}

TEST_CASE("a policy goes no deeper than the plan has names for", "[move]")
{
    Tree file;
    for (const int depth : {1, 2}) {
        REQUIRE_OK(file.workspace->perform(AddRow(Entity::PolicyLevel, {{Field::PolicyLevelDepth, Value::integer(depth)},
                                                                        {Field::PolicyLevelName, Value::text(u"階"_s)}})));
    }
    const RowId second = file.policyAdded(u"二"_s, 1, std::nullopt);
    file.policyAdded(u"二の一"_s, 2, second);

    const auto done = file.workspace->perform(MoveRows(Entity::Policy, {second}, {file.policy}));

    REQUIRE_FALSE(done);
    CHECK(done.error().detail == u"policy.level"_s);
    CHECK(file.value(second, Field::PolicyParent).isNull());
}
