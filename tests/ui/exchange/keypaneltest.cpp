// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"
#include "ui/models/keymodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using testing::TrayRoom;

namespace {

constexpr int keyTab = 5;

} // namespace

TEST_CASE("keys are made by asking how they are kept, and their digits are shown", "[exchange]")
{
    TrayRoom room;
    room.showTab(keyTab);
    room.click(u"makeKeys"_s); // and a change of mind
    CHECK_FALSE(room.keys.ownPublicKey());
    room.prompts.choices.enqueue(0);
    room.click(u"makeKeys"_s);
    REQUIRE_OK(room.keys.ownPublicKey());
    CHECK_FALSE(room.keys.isLocked());
    CHECK(room.find<QLabel>(u"ownDigits"_s)->text() == room.keys.ownPublicKey()->fingerprint());
    const QString path = room.folder.filePath(u"鍵.json"_s);
    room.prompts.files.enqueue(path);
    room.click(u"saveKey"_s);
    CHECK(core::readPublicKey(path)->isSameAs(*room.keys.ownPublicKey()));
}

TEST_CASE("keys under a passphrase cannot be used without it, and new ones are made only after asking", "[exchange]")
{
    TrayRoom room;
    room.showTab(keyTab);
    room.prompts.choices.enqueue(1);
    room.prompts.texts.enqueue(u"紫陽花"_s);
    room.click(u"makeKeys"_s);
    CHECK(room.keys.isLocked());
    CHECK(room.keys.own().error().code == core::Error::Code::Sealed);
    const auto first = room.keys.ownPublicKey();
    room.click(u"makeKeys"_s); // no answer: nothing happens
    CHECK(room.keys.ownPublicKey()->isSameAs(*first));
    room.prompts.choices.enqueue(0);
    room.prompts.choices.enqueue(0);
    room.click(u"makeKeys"_s);
    CHECK_FALSE(room.keys.ownPublicKey()->isSameAs(*first));
}

TEST_CASE("a key file is trusted after its digits were compared, and given up again", "[exchange]")
{
    TrayRoom room;
    room.showTab(keyTab);
    auto *list = room.find<QTableView>(u"keys"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    const core::PublicKey &key = room.branches[0].keys.publicKey();
    const QString path = room.folder.filePath(u"芝.json"_s);
    REQUIRE_OK(core::writePublicKey(key, path));
    room.prompts.files.enqueue(path);
    room.prompts.choices.enqueue(1); // not the same
    room.click(u"takeKeyIn"_s);
    CHECK(list->model()->rowCount() == 0);
    room.prompts.files.enqueue(path);
    room.prompts.choices.enqueue(0);
    room.click(u"takeKeyIn"_s);
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(room.cell(u"keys"_s, 0, ui::KeyModel::DigitsColumn) == key.fingerprint());
    CHECK(room.cell(u"keys"_s, 0, ui::KeyModel::WhoColumn).contains(room.branches[0].name));

    list->selectRow(0);
    room.prompts.choices.enqueue(0);
    room.click(u"revokeKey"_s);
    CHECK(room.keys.stateOf(key).value() == core::SignerState::Revoked);
    list->selectRow(0);
    room.prompts.choices.enqueue(0);
    room.click(u"trustKey"_s);
    CHECK(room.keys.stateOf(key).value() == core::SignerState::Known);
}

TEST_CASE("a file that holds no key is refused with a sentence", "[exchange]")
{
    TrayRoom room;
    room.showTab(keyTab);
    const QString path = room.folder.filePath(u"メモ.json"_s);
    QFile note(path);
    REQUIRE(note.open(QIODevice::WriteOnly));
    note.write("{}");
    note.close();
    room.prompts.files.enqueue(path);
    room.click(u"takeKeyIn"_s);
    CHECK(room.find<QTableView>(u"keys"_s)->model()->rowCount() == 0);
    CHECK(room.find<QLabel>(u"messageText"_s)->text().contains(u"メモ.json"_s));
}
