// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "ui/models/plantree.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using ui::PlanNodeId;
using ui::PlanTree;
using Kind = PlanNodeId::Kind;

namespace {

struct Tree : testing::SampleFile
{
    Tree()
    {
        tester.setUseFetchMore(false); // what is opened, and when, is what is tested
        REQUIRE_OK(tree.load());
    }

    RowId added(Entity entity, Editor::Cells cells)
    {
        const AddRow add(entity, std::move(cells));
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    RowId policyAdded(const QString &number, std::optional<RowId> parent = {})
    {
        return added(Entity::Policy, {{Field::PolicyDepth, Value::integer(parent ? 2 : 1)},
                                      {Field::PolicyNumber, Value::text(number)},
                                      {Field::PolicyTitle, Value::text(u"方針"_s + number)},
                                      {Field::PolicyParent, Value::reference(parent)}});
    }
    RowId projectAdded(const QString &code, std::optional<RowId> under)
    {
        return added(Entity::Project, {{Field::ProjectCode, Value::text(code)},
                                       {Field::ProjectName, Value::text(u"事業"_s + code)},
                                       {Field::ProjectPolicyMain, Value::reference(under)}});
    }
    QModelIndex at(Kind kind, std::optional<RowId> row = {}) { return tree.indexOf(PlanNodeId{kind, row}); }
    QStringList below(const QModelIndex &index)
    {
        if (tree.canFetchMore(index))
            tree.fetchMore(index);
        QStringList names;
        for (int row = 0; row < tree.rowCount(index); ++row)
            names.append(tree.index(row, 0, index).data(Qt::EditRole).toString());
        return names;
    }
    QString count(const QModelIndex &index) { return index.siblingAtColumn(PlanTree::CountColumn).data().toString(); }

    PlanTree tree{*workspace};
    QAbstractItemModelTester tester{&tree, QAbstractItemModelTester::FailureReportingMode::Warning};
};

} // namespace

TEST_CASE("the tree shows the plan, its policies and, once opened, their projects", "[plantree]")
{
    Tree file;
    const QModelIndex plan = file.at(Kind::Plan, file.plan);
    const QModelIndex policy = file.at(Kind::Policy, file.policy);

    CHECK(file.tree.rowCount() == 1);
    CHECK(plan.data().toString() == u"見本計画"_s);
    CHECK(policy.parent() == plan);
    CHECK(policy.data().toString() == u"1\u2002経営力を強化します"_s);
    CHECK(file.count(policy) == u"1"_s);
    CHECK(file.count(plan) == u"1"_s);
    CHECK(file.tree.rowCount(policy) == 0);
    CHECK(file.tree.hasChildren(policy));
    CHECK(file.below(policy) == QStringList{u"防災訓練"_s});
    CHECK_FALSE(file.at(Kind::Unassigned).isValid());
}

TEST_CASE("an edit, its undo and a removal reach the tree without a reset", "[plantree]")
{
    Tree file;
    file.below(file.at(Kind::Policy, file.policy));
    const QPersistentModelIndex project = file.at(Kind::Project, file.project);
    const QSignalSpy reset(&file.tree, &PlanTree::modelReset);

    REQUIRE(file.tree.setData(project, u"総合防災訓練"_s, Qt::EditRole));
    CHECK(project.data().toString() == u"0001\u2002総合防災訓練"_s);
    REQUIRE_OK(file.workspace->undo());
    CHECK(project.data().toString() == u"0001\u2002防災訓練"_s);

    REQUIRE_OK(file.workspace->perform(RemoveRow(Entity::Project, file.project)));
    CHECK_FALSE(project.isValid());
    CHECK(file.count(file.at(Kind::Policy, file.policy)) == u"0"_s);
    REQUIRE_OK(file.workspace->undo());
    CHECK(file.below(file.at(Kind::Policy, file.policy)) == QStringList{u"防災訓練"_s});
    CHECK(reset.isEmpty());
}

TEST_CASE("a project that moves to another policy keeps its row, so it stays selected", "[plantree]")
{
    Tree file;
    const RowId other = file.policyAdded(u"2"_s);
    file.below(file.at(Kind::Policy, file.policy));
    const QPersistentModelIndex project = file.at(Kind::Project, file.project);

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, {file.project}, {other})));

    REQUIRE(project.isValid());
    CHECK(file.tree.idAt(project.parent()) == PlanNodeId{Kind::Policy, other});
    CHECK(file.count(file.at(Kind::Policy, file.policy)) == u"0"_s);
    CHECK(file.count(file.at(Kind::Policy, other)) == u"1"_s);

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, {file.project}, {})));
    CHECK(file.below(file.at(Kind::Unassigned)) == QStringList{u"防災訓練"_s});
    REQUIRE_OK(file.workspace->undo());
    CHECK_FALSE(file.at(Kind::Unassigned).isValid());
}

TEST_CASE("a policy moves with all that is open below it", "[plantree]")
{
    Tree file;
    const RowId second = file.policyAdded(u"2"_s);
    const RowId child = file.policyAdded(u"2-1"_s, second);
    file.projectAdded(u"0009"_s, child);
    file.below(file.at(Kind::Policy, child));
    const QPersistentModelIndex kept = file.at(Kind::Policy, child);

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Policy, {child}, {file.policy})));

    REQUIRE(kept.isValid());
    CHECK(file.tree.idAt(kept.parent()) == PlanNodeId{Kind::Policy, file.policy});
    CHECK(file.count(file.at(Kind::Policy, file.policy)) == u"2"_s);
    CHECK(file.below(kept) == QStringList{u"事業0009"_s});
}

TEST_CASE("an order that is turned round is turned round in the tree", "[plantree]")
{
    Tree file;
    std::vector<RowId> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back(file.projectAdded(u"1%1"_s.arg(i, 2, 10, QChar(u'0')), file.policy));
    const QModelIndex policy = file.at(Kind::Policy, file.policy);
    const QStringList before = file.below(policy);
    std::reverse(rows.begin(), rows.end());

    REQUIRE_OK(file.workspace->perform(MoveRows(Entity::Project, rows, {file.policy, {}, true})));

    QStringList expected;
    for (auto it = before.rbegin(); it != before.rend() - 1; ++it)
        expected.append(*it);
    expected.append(before.front());
    CHECK(file.below(policy) == expected);
    CHECK(file.below(policy).size() == 13);
}

TEST_CASE("a filter shows what passes it with all above, and counts only that", "[plantree]")
{
    Tree file;
    const RowId second = file.policyAdded(u"2"_s);
    const RowId child = file.policyAdded(u"2-1"_s, second);
    file.projectAdded(u"0009"_s, child);
    file.projectAdded(u"0010"_s, std::nullopt);

    REQUIRE_OK(file.tree.setFilter({u"ﾎﾞｳｻｲ"_s, {}, {}, {}}));
    CHECK(file.tree.shownProjects() == 0);
    REQUIRE_OK(file.tree.setFilter({u"防災"_s, {}, {}, {}}));
    CHECK(file.tree.shownProjects() == 1);
    CHECK(file.tree.allProjects() == 3);
    CHECK(file.below(file.at(Kind::Plan, file.plan)) == QStringList{u"経営力を強化します"_s});
    CHECK(file.below(file.at(Kind::Policy, file.policy)) == QStringList{u"防災訓練"_s});

    // A policy found by its name brings what hangs on it.
    REQUIRE_OK(file.tree.setFilter({u"方針２"_s, {}, {}, {}}));
    CHECK(file.below(file.at(Kind::Policy, child)) == QStringList{u"事業0009"_s});

    REQUIRE_OK(file.tree.setFilter({{}, file.branch, {}, {}}));
    CHECK(file.tree.shownProjects() == 1);
    // What no longer passes leaves at once.
    REQUIRE_OK(file.set(file.project, Field::ProjectOfficeMain, Value()));
    CHECK(file.tree.shownProjects() == 0);
    REQUIRE_OK(file.tree.setFilter({}));
    CHECK(file.tree.shownProjects() == 3);
}

TEST_CASE("a drop moves rows, and never a policy into itself", "[plantree]")
{
    Tree file;
    const RowId second = file.policyAdded(u"2"_s);
    const RowId child = file.policyAdded(u"2-1"_s, second);
    const QModelIndex target = file.at(Kind::Policy, second);
    const std::unique_ptr<QMimeData> project(file.tree.mimeData({file.at(Kind::Project, file.project)}));
    const std::unique_ptr<QMimeData> policy(file.tree.mimeData({target}));

    CHECK_FALSE(file.tree.canDropMimeData(policy.get(), Qt::MoveAction, -1, 0, file.at(Kind::Policy, child)));
    CHECK_FALSE(file.tree.canDropMimeData(project.get(), Qt::MoveAction, -1, 0, file.at(Kind::Visions)));
    REQUIRE(file.tree.dropMimeData(project.get(), Qt::MoveAction, -1, 0, target));
    CHECK(file.value(file.project, Field::ProjectPolicyMain).row() == second);
    REQUIRE(file.tree.dropMimeData(policy.get(), Qt::MoveAction, 2, 0, file.at(Kind::Plan, file.plan)));
    CHECK(file.below(file.at(Kind::Plan, file.plan)).at(2) == u"方針2"_s);
}

TEST_CASE("what was mended in the source says so", "[plantree]")
{
    Tree file;
    REQUIRE_OK(file.set(file.policy, Field::PolicySource, Value::text(u"probable"_s)));
    REQUIRE_OK(file.set(file.policy, Field::PolicySourceNote, Value::text(u"推定の理由"_s)));
    const QModelIndex policy = file.at(Kind::Policy, file.policy);
    CHECK(policy.data().toString().endsWith(u'※'));
    CHECK(policy.data(Qt::ToolTipRole).toString().contains(u"推定の理由"_s));
}

TEST_CASE("one place up or down is found among rows of the same kind only", "[plantree]")
{
    Tree file;
    const RowId two = file.projectAdded(u"0002"_s, file.policy);
    file.policyAdded(u"1-1"_s, file.policy);
    file.below(file.at(Kind::Policy, file.policy));
    const QModelIndex first = file.at(Kind::Project, file.project);

    CHECK_FALSE(file.tree.spotBeside(first, -1));
    CHECK(file.tree.spotBeside(first, 1) == core::Spot{file.policy, two});
    CHECK(file.tree.spotBeside(file.at(Kind::Project, two), -1) == core::Spot{file.policy, {}, true});
    CHECK_FALSE(file.tree.spotBeside(file.at(Kind::Policy, file.policy), 1));
}
