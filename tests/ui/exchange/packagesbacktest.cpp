// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/incomingmodel.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::SignerState;
using testing::Branch;
using testing::TrayRoom;
using ui::IncomingModel;

namespace {

/// A desk whose first branch has a plain copy in which it has written.
struct OneBranch : TrayRoom
{
    Branch &branch = branches[0];
    core::RowId project = projectOf(branch);

    OneBranch()
    {
        branch.copy = folder.filePath(u"支所.rashin"_s);
        REQUIRE_OK(desk->copyTo(branch.copy));
        REQUIRE_OK(core::document::becomeSite(branch.copy, branch.office));
        write(branch, project, Field::ProjectPurpose, u"支所の意図"_s);
    }
    void takeFiles(const QString &file)
    {
        page->takeFiles({file});
        REQUIRE(testing::eventually([&] { return !state().isEmpty() && !state().startsWith(u"Being"_s); }));
        find<QTableView>(u"incoming"_s)->selectRow(0);
    }
    [[nodiscard]] QString state() const { return cell(u"incoming"_s, 0, IncomingModel::StateColumn); }
    [[nodiscard]] QString signer() const { return find<QLabel>(u"signerState"_s)->text(); }
    [[nodiscard]] bool isTicked() const
    {
        return find<QTableView>(u"incoming"_s)->model()->index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    void takeIn()
    {
        click(u"takeIn"_s);
        REQUIRE(testing::eventually([&] { return find<QTableView>(u"incoming"_s)->model()->rowCount() == 0; }));
        CHECK(textHere(project, Field::ProjectPurpose) == u"支所の意図"_s);
    }
};

} // namespace

TEST_CASE("a package under a passphrase says so, and comes in once the passphrase is told", "[exchange]")
{
    OneBranch room;
    core::Sealing sealing;
    sealing.passphrase = u"梅雨の晴れ間"_s;
    sealing.strength = core::seal::Strength::weak();
    REQUIRE_OK(room.keys.trust(room.branch.keys.publicKey(), room.clock.now()));
    room.takeFiles(room.giveBack(room.branch, u"返却.rashinx"_s, sealing));
    CHECK(room.state().startsWith(u'✕'));
    room.prompts.texts.enqueue(u"違う言葉"_s);
    room.click(u"tellPassphrase"_s);
    REQUIRE(testing::eventually([&] { return room.state().startsWith(u'✕'); }));
    room.prompts.texts.enqueue(u"梅雨の晴れ間"_s);
    room.click(u"tellPassphrase"_s);
    REQUIRE(testing::eventually([&] { return room.state().startsWith(u'●'); }));
    room.takeIn();
}

TEST_CASE("a signer nobody has compared waits; once the digits are the same, the key is known for ever", "[exchange]")
{
    OneBranch room;
    room.takeFiles(room.giveBack(room.branch, u"返却.rashinx"_s));
    CHECK(room.state().startsWith(u'△'));
    CHECK_FALSE(room.isTicked());
    CHECK_FALSE(room.find<QPushButton>(u"takeIn"_s)->isEnabled());
    auto *list = room.find<QTableView>(u"incoming"_s);
    CHECK_FALSE(list->model()->setData(list->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole)); // no way around it
    CHECK(room.find<QLabel>(u"signerDigits"_s)->text() == room.branch.keys.publicKey().fingerprint());
    room.click(u"trustSigner"_s);
    REQUIRE(testing::eventually([&] { return room.state().startsWith(u'●'); }));
    CHECK(room.keys.stateOf(room.branch.keys.publicKey()).value() == SignerState::Known);
    CHECK(room.find<QTableView>(u"keys"_s)->model()->rowCount() == 1); // the list of keys has heard of it
    room.takeIn();
}

TEST_CASE("another key of an office that is known is told apart from a new office", "[exchange]")
{
    OneBranch room;
    const auto old = core::KeyPair::generate(room.branch.code, room.branch.name);
    REQUIRE_OK(room.keys.trust(old.publicKey(), room.clock.now()));
    room.takeFiles(room.giveBack(room.branch, u"返却.rashinx"_s));
    CHECK(room.state().startsWith(u'△'));
    CHECK(room.signer().contains(u"another key"_s));
    room.click(u"acceptOnce"_s);
    CHECK(room.isTicked());
    CHECK(room.keys.stateOf(old.publicKey()).value() == SignerState::Known); // nothing was decided for later
    room.takeIn();
}

TEST_CASE("a revoked key can be accepted for one file, but not be trusted from here", "[exchange]")
{
    OneBranch room;
    REQUIRE_OK(room.keys.revoke(room.branch.keys.publicKey(), room.clock.now()));
    room.takeFiles(room.giveBack(room.branch, u"返却.rashinx"_s));
    CHECK(room.signer().contains(u"no longer valid"_s));
    CHECK_FALSE(room.find<QPushButton>(u"trustSigner"_s)->isVisible());
    room.click(u"acceptOnce"_s);
    room.takeIn();
    CHECK(room.keys.stateOf(room.branch.keys.publicKey()).value() == SignerState::Revoked);
}

TEST_CASE("a difference that builds on what is not here is refused with the way on", "[exchange]")
{
    OneBranch room;
    REQUIRE_OK(room.keys.trust(room.branch.keys.publicKey(), room.clock.now()));
    const QString lost = room.giveBack(room.branch, u"一回目.rashinx"_s); // never arrives
    room.write(room.branch, room.project, Field::ProjectMeans, u"手段"_s);
    const QString second = room.giveBack(room.branch, u"二回目.rashinx"_s);
    room.takeFiles(second);
    CHECK(room.state().contains(u"earlier package"_s));
    CHECK(room.cell(u"incoming"_s, 0, IncomingModel::OfficeColumn) == room.branch.name); // as the package says
    CHECK_FALSE(room.find<QPushButton>(u"takeIn"_s)->isEnabled());
    const QString advice = room.find<QLabel>(u"incomingNote"_s)->text();
    CHECK(advice.contains(room.branch.name)); // whom to ask
    CHECK(advice.contains(u"the whole"_s));   // and for what
    CHECK_FALSE(room.find<QPushButton>(u"acceptOnce"_s)->isVisible());

    // The earlier one is found after all: once it is in, the other is looked at again and can come in.
    room.page->takeFiles({lost});
    room.click(u"takeIn"_s);
    auto *list = room.find<QTableView>(u"incoming"_s);
    REQUIRE(testing::eventually([&] { return list->model()->rowCount() == 1 && room.state().startsWith(u'●'); }));
    room.takeIn();
    CHECK(room.textHere(room.project, Field::ProjectMeans) == u"手段"_s);
}

TEST_CASE("what was received is in the ledger with who signed it", "[exchange]")
{
    OneBranch room;
    REQUIRE_OK(room.keys.trust(room.branch.keys.publicKey(), room.clock.now()));
    room.takeFiles(room.giveBack(room.branch, u"返却.rashinx"_s));
    room.takeIn();
    const auto entries = core::Ledger(*room.desk).entries().value();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].signer == SignerState::Known);
    CHECK(entries[0].office == room.branch.code);
    CHECK(entries[0].firstArrival > 0);
}
