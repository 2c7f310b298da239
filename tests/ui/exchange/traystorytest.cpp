// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/conflictquery.h"
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/handovermodel.h"
#include "ui/models/incomingmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using testing::Branch;
using testing::TrayRoom;

namespace {

enum Tab { Give, Take, Conflicts, LedgerTab };

void flipOneBit(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(file.size() / 2));
    char byte = 0;
    REQUIRE(file.peek(&byte, 1) == 1);
    byte = static_cast<char>(byte ^ 4);
    REQUIRE(file.write(&byte, 1) == 1);
}

/// Signed packages for the five branches, out of the page, and opened by each.
void giveOutToAll(TrayRoom &room)
{
    auto *board = room.find<QTableView>(u"handovers"_s);
    for (const Branch &branch : room.branches)
        TrayRoom::pressIn(board, room.rowOf(u"handovers"_s, branch.name), ui::HandoverModel::OfficeColumn, Qt::Key_Space);
    room.find<QComboBox>(u"giveForm"_s)->setCurrentIndex(1);
    room.prompts.choices.enqueue(0); // keys without a passphrase
    room.click(u"makeKeysHere"_s);
    room.showTab(Give);
    room.find<QCheckBox>(u"giveSigned"_s)->setChecked(true);
    const QString out = room.folder.filePath(u"配布"_s);
    REQUIRE(QDir().mkpath(out));
    room.prompts.files.enqueue(out);
    room.click(u"giveOut"_s);
    REQUIRE(testing::eventually([&] { return QDir(out).entryList({u"*.rashinx"_s}).size() == 5
                                         && room.cell(u"ledger"_s, 4, 0).size() > 0; }));
    for (Branch &branch : room.branches)
        room.unpack(branch, QDir(out).filePath(u"計画 – %1.rashinx"_s.arg(branch.name)));
}

} // namespace

TEST_CASE("a desk gives packages to five branches, takes back what is sound, settles, prints and takes one back", "[exchange]")
{
    TrayRoom room;
    giveOutToAll(room);
    const Branch &shiba = room.branches[0];
    const Branch &azabu = room.branches[1];
    const Branch &akasaka = room.branches[2];
    const Branch &takanawa = room.branches[3];
    const Branch &minato = room.branches[4];
    for (const Branch &branch : room.branches)
        CHECK(room.cell(u"handovers"_s, room.rowOf(u"handovers"_s, branch.name), 1).startsWith(u'→'));

    const core::RowId ofShiba = room.projectOf(shiba);
    const core::RowId ofTakanawa = room.projectOf(takanawa);
    const QString before = room.textHere(ofTakanawa, Field::ProjectMeans);
    room.write(shiba, ofShiba, Field::ProjectPurpose, u"芝が書いた意図"_s);
    room.write(azabu, ofShiba, Field::ProjectPurpose, u"麻布が書いた芝の意図"_s); // not its own
    room.write(akasaka, room.projectOf(akasaka), Field::ProjectPurpose, u"赤坂が書いた意図"_s);
    room.write(takanawa, ofTakanawa, Field::ProjectMeans, u"高輪が書いた手段"_s);
    room.write(minato, room.projectOf(minato), Field::ProjectMeans, u"芝浦港南が書いた手段"_s);
    for (const Branch *known : {&shiba, &azabu, &takanawa, &minato})
        REQUIRE_OK(room.keys.trust(known->keys.publicKey(), room.clock.now()));
    QStringList files;
    for (const Branch &branch : room.branches)
        files += room.giveBack(branch, branch.code + u".rashinx"_s);
    flipOneBit(files.back());

    // Everything is dropped at once: the damaged one says so, the unknown signer waits, the others are looked at.
    room.page->takeFiles(files);
    auto *take = room.find<QPushButton>(u"takeIn"_s);
    const auto state = [&](const Branch &branch) {
        return room.cell(u"incoming"_s, room.rowOf(u"incoming"_s, branch.code + u".rashinx"_s), ui::IncomingModel::StateColumn);
    };
    REQUIRE(testing::eventually([&] { return state(shiba).startsWith(u'●') && state(minato).startsWith(u'✕'); }));
    CHECK(state(akasaka).startsWith(u'△'));
    CHECK_FALSE(take->isEnabled()); // an edit outside of what azabu answers for
    CHECK(room.find<QLabel>(u"signerDigits"_s)->text() == akasaka.keys.publicKey().fingerprint());
    room.click(u"acceptOnce"_s);
    CHECK(state(akasaka).startsWith(u'●'));
    CHECK(room.keys.stateOf(akasaka.keys.publicKey()).value() == core::SignerState::Unknown);
    auto *confirm = room.find<QCheckBox>(u"confirmOutside"_s);
    REQUIRE(testing::eventually([confirm] { return confirm->isVisible(); }));
    confirm->click();
    room.click(u"takeIn"_s);
    REQUIRE(testing::eventually([&] { return room.find<QTableView>(u"incoming"_s)->model()->rowCount() == 1; }));
    CHECK(state(minato).startsWith(u'✕')); // what did not come in stays in sight
    CHECK(room.textHere(room.projectOf(akasaka), Field::ProjectPurpose) == u"赤坂が書いた意図"_s);
    CHECK(room.textHere(room.projectOf(minato), Field::ProjectMeans) != u"芝浦港南が書いた手段"_s);

    // Two wrote the same field: a person chooses with keys.
    auto *tabs = room.find<QTabWidget>(u"exchangeTabs"_s);
    CHECK(tabs->currentIndex() == Conflicts);
    REQUIRE(core::conflictquery::count(room.desk->read()).value() == 1);
    TrayRoom::pressIn(room.find<QTableView>(u"conflicts"_s), 0, 0, Qt::Key_1);
    room.click(u"applyDecisions"_s);
    CHECK(core::conflictquery::count(room.desk->read()).value() == 0);

    // Who has returned what, and the book of it on paper.
    const auto handover = [&](const Branch &branch, int column) {
        return room.cell(u"handovers"_s, room.rowOf(u"handovers"_s, branch.name), column);
    };
    CHECK(handover(shiba, ui::HandoverModel::StateColumn).startsWith(u'●'));
    CHECK(handover(minato, ui::HandoverModel::StateColumn).startsWith(u'→'));
    CHECK(handover(takanawa, ui::HandoverModel::BroughtColumn).contains(u'1'));
    CHECK(room.find<QLabel>(u"handoverSummary"_s)->text().contains(minato.name.left(4)));
    room.showTab(LedgerTab);
    CHECK(room.find<QTableView>(u"ledger"_s)->model()->rowCount() == 9);
    CHECK(room.page->canPrint());
    const QString pdf = room.folder.filePath(u"受渡簿.pdf"_s);
    room.prompts.files.enqueue(pdf);
    room.click(u"saveLedger"_s);
    CHECK(QFileInfo(pdf).size() > 1000);

    // One of them is taken back, whatever came after it.
    room.find<QTableView>(u"ledger"_s)->selectRow(room.rowOf(u"ledger"_s, takanawa.code + u".rashinx"_s, 3));
    CHECK(room.find<QLabel>(u"takingBackPreview"_s)->text().contains(takanawa.code));
    room.click(u"takeBackMerge"_s);
    CHECK(room.textHere(ofTakanawa, Field::ProjectMeans) == before);
    CHECK(room.textHere(room.projectOf(akasaka), Field::ProjectPurpose) == u"赤坂が書いた意図"_s);
    CHECK_FALSE(room.find<QPushButton>(u"takeBackMerge"_s)->isEnabled());
    REQUIRE_OK(room.desk->undo());
    CHECK(room.textHere(ofTakanawa, Field::ProjectMeans) == u"高輪が書いた手段"_s);
}
