// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's July without a display: files go out and come back, all through one window. july.sh is its long form.
#include "core/operations/rowoperations.h"
#include "core/storage/conflictquery.h"
#include "tests/story/office.h"
#include "ui/models/handovermodel.h"
#include "ui/models/incomingmodel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using core::Entity;
using core::Field;
using core::Value;

namespace {

constexpr int longWait = 60'000; // milliseconds, for a machine that is busy with something else

/// A branch as the desk knows it: its office, its name, one of its projects.
struct Branch
{
    core::RowId office;
    QString name;
    core::RowId project;
};

/// The desk in July: a window, five branches, a folder for what goes out and one for what comes back.
struct July : testing::Office
{
    July() : Office(60)
    {
        const auto offices = read().records(Entity::Office, {{{Field::OfficeKind, Value::text(u"branch"_s)}}, {}});
        REQUIRE_OK(offices);
        for (const core::Record &office : *offices)
            branches.push_back({office.id(), office.text(Field::OfficeName), projectOf(office.id())});
        REQUIRE(branches.size() == 5);
        REQUIRE(QDir().mkpath(out));
        REQUIRE(QDir().mkpath(back));
    }
    [[nodiscard]] const core::Reader &read() const { return window.workspace()->read(); }
    [[nodiscard]] core::RowId projectOf(core::RowId branch) const
    {
        const auto projects = read().records(Entity::Project);
        REQUIRE_OK(projects);
        for (const core::Record &project : *projects) {
            const auto office = project.row(Field::ProjectOfficeMain);
            if (office == branch || (office && read().value(*office, Field::OfficeParent)->row() == branch))
                return project.id();
        }
        FAIL("a branch without a project");
        return branch;
    }
    void showTab(int tab)
    {
        dog.say(u"tab %1"_s.arg(tab));
        find<QTabWidget>(u"exchangeTabs"_s)->setCurrentIndex(tab);
        QTest::qWait(20);
    }
    /// What the branch does in its own copy in the weeks between.
    void write(const Branch &branch, core::RowId row, Field field, const QString &text)
    {
        pages.clock.advance(3600);
        const auto copy =
            core::Workspace::open(copyOf(branch, back), core::Access::ReadWrite, {branch.name}, pages.clock);
        REQUIRE_OK(copy);
        REQUIRE_OK((*copy)->perform(core::SetFields(Entity::Project, row, {{field, Value::text(text)}})));
    }
    void writeHere(core::RowId row, Field field, const QString &text)
    {
        pages.clock.advance(3600);
        REQUIRE_OK(window.workspace()->perform(core::SetFields(Entity::Project, row, {{field, Value::text(text)}})));
    }
    [[nodiscard]] static QString copyOf(const Branch &branch, const QString &folder)
    {
        const QStringList found = QDir(folder).entryList({u"*%1.rashin"_s.arg(branch.name)});
        REQUIRE(found.size() == 1);
        return QDir(folder).filePath(found.front());
    }
    [[nodiscard]] qint64 conflicts() const { return core::conflictquery::count(read()).value(); }
    [[nodiscard]] QString text(core::RowId row, Field field) const { return read().value(row, field)->toText(); }
    [[nodiscard]] QString summary() const { return find<QLabel>(u"handoverSummary"_s)->text(); }

    void giveOut();
    void workInBranches();
    void writeElsewhere();
    void collect();
    void settle();

    std::vector<Branch> branches;
    QString out = pages.folder.filePath(u"配布"_s);
    QString back = pages.folder.filePath(u"返却"_s);
};

void July::giveOut()
{
    press(Qt::Key_8, Qt::ControlModifier);
    click(u"tickAll"_s);
    pages.prompts.files.enqueue(out);
    click(u"giveOut"_s);
    auto *ledger = find<QTableView>(u"ledger"_s)->model();
    const int offices = find<QTableView>(u"handovers"_s)->model()->rowCount();
    REQUIRE(QTest::qWaitFor([&] { return ledger->rowCount() == offices; }, longWait));
    for (const Branch &branch : branches)
        REQUIRE(QFile::copy(copyOf(branch, out), QDir(back).filePath(u"計画-%1.rashin"_s.arg(branch.name))));
}

void July::workInBranches()
{
    dog.rest([this] { writeElsewhere(); });
    writeHere(branches[2].project, Field::ProjectPurpose, u"事務局が直した意図"_s); // two conflicts
    writeHere(branches[3].project, Field::ProjectPurpose, u"事務局が直した意図"_s);
}

void July::writeElsewhere()
{
    for (const Branch &branch : branches)
        write(branch, branch.project, Field::ProjectPurpose, branch.name + u"が書いた意図"_s);
    write(branches[1], branches[0].project, Field::ProjectMeans, u"隣の支所が書いた手段"_s); // not its own
}

/// Five files out of one folder, each with what it brings; what lies outside is looked at and confirmed by the
/// keyboard.
void July::collect()
{
    showTab(1);
    pages.prompts.files.enqueue(back);
    click(u"addFolder"_s);
    auto *incoming = find<QTableView>(u"incoming"_s)->model();
    REQUIRE(incoming->rowCount() == 5);
    auto *outside = find<QTableView>(u"outside"_s);
    REQUIRE(QTest::qWaitFor([&] { return outside->isVisible() && outside->model()->rowCount() == 1; }, longWait));
    CHECK_FALSE(find<QAbstractButton>(u"takeIn"_s)->isEnabled());
    find<QCheckBox>(u"confirmOutside"_s)->setFocus();
    press(Qt::Key_Space);
    click(u"takeIn"_s);
    REQUIRE(QTest::qWaitFor([&] { return incoming->rowCount() == 0; }, longWait));
}

void July::settle()
{
    auto *list = find<QTableView>(u"conflicts"_s);
    REQUIRE(list->isVisible()); // the page has gone there of its own accord
    REQUIRE(conflicts() == 2);
    list->setFocus();
    press(Qt::Key_1);
    press(Qt::Key_2);
    CHECK(conflicts() == 2); // nothing is written yet
    find<QAbstractButton>(u"applyDecisions"_s)->setFocus();
    press(Qt::Key_Space);
    CHECK(conflicts() == 0);
    CHECK(QApplication::focusWidget() == find<QTabWidget>(u"exchangeTabs"_s)->tabBar()); // there is nothing left to settle
}

} // namespace

TEST_CASE("the desk's July: collect five files, confirm, settle by keys, chase who is missing, and bundle the sheets",
          "[story]")
{
    July july;
    july.giveOut();
    july.workInBranches();
    july.collect();
    for (const Branch &branch : {july.branches[0], july.branches[1], july.branches[4]})
        CHECK(july.text(branch.project, Field::ProjectPurpose) == branch.name + u"が書いた意図"_s);
    CHECK(july.text(july.branches[0].project, Field::ProjectMeans) == u"隣の支所が書いた手段"_s);
    july.settle();

    // Chase: who has not returned anything is named, ticked by one button, and reminded with a text for the mail.
    july.showTab(0);
    CHECK(july.summary().contains(u"返却済み5"_s));
    const auto *board = qobject_cast<ui::HandoverModel *>(july.find<QTableView>(u"handovers"_s)->model());
    REQUIRE(board);
    july.click(u"tickWaiting"_s);
    CHECK(board->ticked().size() == static_cast<size_t>(board->rowCount()) - 5);
    july.click(u"copyReminder"_s);
    const QString reminder = QGuiApplication::clipboard()->text();
    for (const core::Handover &missing : board->ticked()) {
        CHECK(july.summary().contains(missing.name.left(2)));
        CHECK(reminder.contains(missing.name));
    }
    CHECK_FALSE(reminder.contains(july.branches[0].name));

    // The book of it, and the sheets of what came in, as PDF.
    july.showTab(3);
    const QString book = july.pages.folder.filePath(u"受渡簿.pdf"_s);
    july.pages.prompts.files.enqueue(book);
    july.click(u"saveLedger"_s);
    CHECK(QFileInfo(book).size() > 1000);
    july.press(Qt::Key_7, Qt::ControlModifier);
    auto *offices = july.find<QComboBox>(u"offices"_s);
    offices->setFocus();
    july.press(Qt::Key_Down);
    const QString bundle = july.pages.folder.filePath(u"評価シート.pdf"_s);
    july.pages.prompts.files.enqueue(bundle);
    july.click(u"pdf"_s);
    REQUIRE(QTest::qWaitFor([&] { return QFileInfo(bundle).size() > 10'000; }, longWait));

    // All of it is one honest file.
    const auto sound = july.dog.rest([&] { return july.window.workspace()->check(); });
    REQUIRE_OK(sound);
    CHECK(sound->isSound());
}
