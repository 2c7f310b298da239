// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/numbering.h"
#include "tests/support/samplefile.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using Count = NumberingRule::Count;

namespace {

struct Plan : testing::SampleFile
{
    RowId policyAdded(const QString &number, int level, std::optional<RowId> parent)
    {
        const AddRow add(Entity::Policy, {{Field::PolicyDepth, Value::integer(level)},
                                          {Field::PolicyNumber, Value::text(number)},
                                          {Field::PolicyTitle, Value::text(u"方針"_s + number)},
                                          {Field::PolicyParent, Value::reference(parent)}});
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    RowId projectAdded(const QString &code, RowId below, const QString &state = u"active"_s)
    {
        const AddRow add(Entity::Project, {{Field::ProjectCode, Value::text(code)},
                                           {Field::ProjectName, Value::text(u"事業"_s + code)},
                                           {Field::ProjectState, Value::text(state)},
                                           {Field::ProjectPolicyMain, Value::reference(below)}});
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    QStringList numbered(const NumberingRule &rule) const
    {
        const auto ground = NumberingGround::read(workspace->read());
        REQUIRE_OK(ground);
        QStringList texts;
        for (const NumberedRow &row : ground->numbered(rule))
            texts.append(row.before + u"→"_s + row.after);
        return texts;
    }
    QString code(RowId row) const { return workspace->read().value(row, Field::ProjectCode)->toText(); }
    QString number(RowId row) const { return workspace->read().value(row, Field::PolicyNumber)->toText(); }
};

} // namespace

TEST_CASE("projects are counted behind the number of their policy, or through the whole plan", "[numbering]")
{
    Plan plan;
    const RowId two = plan.policyAdded(u"2"_s, 1, {});
    plan.projectAdded(u"A"_s, two);
    plan.projectAdded(u"B"_s, two);
    const QString first = plan.number(plan.policy);

    const QString joint = first.isEmpty() ? QString() : first + u"-"_s;
    CHECK(plan.numbered({.digits = 2}) == QStringList{u"0001→"_s + joint + u"01"_s, u"A→2-01"_s, u"B→2-02"_s});
    CHECK(plan.numbered({.count = Count::Through, .prefix = u"R8-"_s, .digits = 3, .first = 10})
          == QStringList{u"0001→R8-010"_s, u"A→R8-011"_s, u"B→R8-012"_s});
    CHECK(plan.numbered({.below = two, .count = Count::Through}) == QStringList{u"A→1"_s, u"B→2"_s});
}

TEST_CASE("what has a number keeps it when only the missing ones are given, and nobody gets it twice", "[numbering]")
{
    Plan plan;
    plan.projectAdded(u"2"_s, plan.policy);
    const RowId ended = plan.projectAdded(u"3"_s, plan.policy, u"ended"_s);
    const RowId fresh = plan.projectAdded({}, plan.policy);
    const RowId other = plan.projectAdded({}, plan.policy);
    const NumberingRule rule{.onlyMissing = true, .count = Count::Through};

    CHECK(plan.numbered(rule) == QStringList{u"→1"_s, u"→4"_s});
    REQUIRE_OK(plan.workspace->perform(Renumber(rule)));
    CHECK(QSet<QString>{plan.code(fresh), plan.code(other)} == QSet<QString>{u"1"_s, u"4"_s});
    CHECK(plan.code(ended) == u"3"_s);
    CHECK(plan.code(plan.project) == u"0001"_s);
}

TEST_CASE("all levels of policies are numbered in one act that one step takes back", "[numbering]")
{
    Plan plan;
    const RowId second = plan.policyAdded(u"旧"_s, 1, {});
    const RowId child = plan.policyAdded(u"ア"_s, 2, second);
    const RowId last = plan.policyAdded(u"イ"_s, 2, second);

    const QString before = plan.number(plan.policy);
    REQUIRE_OK(plan.workspace->perform(Renumber({.subject = Entity::Policy, .joint = u"."_s})));
    CHECK(plan.number(plan.policy) == u"1"_s);
    CHECK(plan.number(second) == u"2"_s);
    CHECK(plan.number(child) == u"2.1"_s);
    CHECK(plan.number(last) == u"2.2"_s);
    CHECK(plan.workspace->undoable() == u"plan.renumber"_s);
    REQUIRE_OK(plan.workspace->undo());
    CHECK(plan.number(plan.policy) == before);
    CHECK(plan.number(child) == u"ア"_s);
}

TEST_CASE("one level is numbered anew below each policy while the others stay", "[numbering]")
{
    Plan plan;
    const RowId second = plan.policyAdded(u"旧"_s, 1, {});
    const RowId child = plan.policyAdded(u"ア"_s, 2, plan.policy);
    const RowId other = plan.policyAdded(u"イ"_s, 2, second);

    REQUIRE_OK(plan.workspace->perform(Renumber({.subject = Entity::Policy, .level = 2, .count = Count::PerParent})));
    CHECK(plan.number(child) == u"1"_s);
    CHECK(plan.number(other) == u"1"_s);
    CHECK(plan.number(second) == u"旧"_s);
}

TEST_CASE("a number that would be too long is refused by its field, and nothing is changed", "[numbering]")
{
    Plan plan;
    const auto refused = plan.workspace->perform(Renumber({.count = Count::Through, .prefix = QString(30, u'長')}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::InvalidValue);
    CHECK(plan.code(plan.project) == u"0001"_s);
}
