// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/handovermodel.h"
#include "ui/models/ledgermodel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::Value;
using testing::TrayRoom;

namespace {

/// Gives a file in a form to the ticked offices, and waits until it is in the ledger.
QString give(TrayRoom &room, const QString &folder, int form)
{
    const QString out = room.folder.filePath(folder);
    REQUIRE(QDir().mkpath(out));
    const int before = room.find<QTableView>(u"ledger"_s)->model()->rowCount();
    room.find<QComboBox>(u"giveForm"_s)->setCurrentIndex(form);
    room.prompts.files.enqueue(out);
    room.click(u"giveOut"_s);
    REQUIRE(testing::eventually([&] { return room.find<QTableView>(u"ledger"_s)->model()->rowCount() > before; }));
    return out;
}

void tick(const TrayRoom &room, size_t branch)
{
    TrayRoom::pressIn(room.find<QTableView>(u"handovers"_s), room.rowOf(u"handovers"_s, room.branches[branch].name), 0,
                      Qt::Key_Space);
}

} // namespace

TEST_CASE("working copies go out to all ticked offices at once, each knowing whose it is, each with its line in the ledger",
          "[exchange]")
{
    TrayRoom room;
    auto *board = room.find<QTableView>(u"handovers"_s);
    const QAbstractItemModelTester boardTester(board->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    auto *ledger = room.find<QTableView>(u"ledger"_s);
    const QAbstractItemModelTester ledgerTester(ledger->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    CHECK_FALSE(room.find<QPushButton>(u"giveOut"_s)->isEnabled());
    room.click(u"tickAll"_s);
    const QString out = give(room, u"配布"_s, 0);
    const QStringList made = QDir(out).entryList({u"*.rashin"_s});
    REQUIRE(made.size() == board->model()->rowCount());
    REQUIRE(testing::eventually([&] { return ledger->model()->rowCount() == made.size(); }));
    for (const QString &name : made) {
        const auto copy = core::Workspace::open(QDir(out).filePath(name), core::Access::ReadOnly, {u"t"_s}, room.clock);
        REQUIRE_OK(copy);
        CHECK((*copy)->ownOffice().has_value());
        CHECK((*copy)->siteId() != room.desk->siteId());
    }
    for (int row = 0; row < board->model()->rowCount(); ++row)
        CHECK(room.cell(u"handovers"_s, row, ui::HandoverModel::StateColumn).startsWith(u'→'));
    CHECK_FALSE(room.find<QPushButton>(u"giveOut"_s)->isEnabled()); // nobody is ticked any more
    room.click(u"tickWaiting"_s);
    CHECK(room.find<QPushButton>(u"giveOut"_s)->isEnabled());
}

TEST_CASE("sections are listed when they are asked for", "[exchange]")
{
    TrayRoom room;
    const auto *board = room.find<QTableView>(u"handovers"_s)->model();
    const int before = board->rowCount();
    room.find<QCheckBox>(u"showSections"_s)->setChecked(true);
    CHECK(board->rowCount() > before);
}

TEST_CASE("a package for the office's key alone waits for that key; with it, only that office opens the package", "[exchange]")
{
    TrayRoom room;
    tick(room, 0);
    room.find<QComboBox>(u"giveForm"_s)->setCurrentIndex(1);
    room.find<QComboBox>(u"giveSealed"_s)->setCurrentIndex(2);
    const QString out = room.folder.filePath(u"先に"_s);
    REQUIRE(QDir().mkpath(out));
    room.prompts.files.enqueue(out);
    room.click(u"giveOut"_s);
    CHECK(QDir(out).isEmpty());

    REQUIRE_OK(room.keys.trust(room.branches[0].keys.publicKey(), room.clock.now()));
    const QString sent = give(room, u"配布"_s, 1);
    const QString file = QDir(sent).filePath(QDir(sent).entryList({u"*.rashinx"_s}).value(0));
    CHECK(core::package::sealKind(file).value() == core::SealKind::Keys);
    core::Unsealing other;
    other.own = room.branches[1].keys;
    CHECK(core::package::inspect(file, other, room.keys).error().code == core::Error::Code::Sealed);
    room.unpack(room.branches[0], file);
    CHECK(room.cell(u"ledger"_s, 0, ui::LedgerModel::SignerColumn).contains(u"sealed"_s));
}

TEST_CASE("a passphrase is needed before a package under one is given, and is not kept", "[exchange]")
{
    TrayRoom room;
    tick(room, 0);
    room.find<QComboBox>(u"giveForm"_s)->setCurrentIndex(1);
    room.find<QComboBox>(u"giveSealed"_s)->setCurrentIndex(1);
    CHECK_FALSE(room.find<QPushButton>(u"giveOut"_s)->isEnabled());
    auto *passphrase = room.find<QLineEdit>(u"givePassphrase"_s);
    CHECK(passphrase->echoMode() == QLineEdit::Password);
    QTest::keyClicks(passphrase, u"tsuyu no harema"_s);
    give(room, u"配布"_s, 1);
    CHECK(passphrase->text().isEmpty());
}

TEST_CASE("after a copy was given, a difference holds only what was written since", "[exchange]")
{
    TrayRoom room;
    tick(room, 0);
    give(room, u"一回目"_s, 0);
    REQUIRE_OK(room.desk->perform(core::SetFields(core::Entity::Project, room.projectOf(room.branches[0]),
                                                  {{Field::ProjectPurpose, Value::text(u"追加"_s)}})));
    tick(room, 0);
    give(room, u"二回目"_s, 2);
    CHECK(room.cell(u"ledger"_s, 0, ui::LedgerModel::ContentColumn).contains(u"1 change"_s));
}

TEST_CASE("an office's own copy gives what is new to the desk", "[exchange]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.workspace->setOwnOffice(file.branch));
    testing::ScriptedPrompts prompts;
    ui::ExchangePage page(*file.workspace, prompts, core::KeyStore(file.folder.filePath(u"鍵"_s)));
    page.setYear(2026);
    page.show();
    auto *board = page.findChild<QTableView *>(u"handovers"_s);
    CHECK(board->model()->index(0, ui::HandoverModel::OfficeColumn).data().toString() == u"The desk"_s);
    CHECK(board->model()->index(0, ui::HandoverModel::StateColumn).data().toString().startsWith(u'→'));
    board->setFocus();
    board->setCurrentIndex(board->model()->index(0, 0));
    QTest::keyClick(board, Qt::Key_Space);
    prompts.files.enqueue(file.folder.path());
    QTest::mouseClick(page.findChild<QPushButton *>(u"giveOut"_s), Qt::LeftButton);
    auto *ledger = page.findChild<QTableView *>(u"ledger"_s);
    REQUIRE(testing::eventually([&] { return ledger->model()->rowCount() == 1; }));
    CHECK(board->model()->index(0, ui::HandoverModel::StateColumn).data().toString().startsWith(u'●'));
}

TEST_CASE("the page says how many changes are nowhere else, and that there are none once they were given out", "[exchange]")
{
    TrayRoom room;
    const auto says = [&](const QString &words) {
        const auto labels = room.page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(words); });
    };
    CHECK(says(u"only in this file"_s));
    tick(room, 0);
    give(room, u"配布"_s, 0);
    REQUIRE(testing::eventually([&] { return says(u"have been given out"_s); }));
    REQUIRE_OK(room.desk->perform(core::SetFields(core::Entity::Project, room.projectOf(room.branches[0]),
                                                  {{Field::ProjectPurpose, Value::text(u"追加"_s)}})));
    REQUIRE(testing::eventually([&] { return says(u"1 change"_s); }));
}
