// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/keystore.h"
#include "tests/support/testing.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::KeyPair;
using core::KeyStore;

TEST_CASE("a fingerprint is six blocks of five digits that depend on both keys", "[keys]")
{
    core::PublicKey key{u"shiba"_s, u"芝"_s, QByteArray(32, 'a'), QByteArray(32, 'b')};
    const QString digits = key.fingerprint();
    CHECK(QRegularExpression(u"^\\d{5}( \\d{5}){5}$"_s).match(digits).hasMatch());
    core::PublicKey renamed = key;
    renamed.office = u"azabu"_s;
    CHECK(renamed.fingerprint() == digits);
    core::PublicKey other = key;
    other.seal = QByteArray(32, 'c');
    CHECK(other.fingerprint() != digits);
    // For ever: people have it on paper.
    CHECK(digits == u"03725 76016 72446 30916 26838 56829"_s);
}

TEST_CASE("a key survives its text and its file", "[keys]")
{
    const QTemporaryDir folder;
    const core::PublicKey key = KeyPair::generate(u"shiba"_s, u"芝地区総合支所"_s).publicKey();
    const auto text = core::PublicKey::fromText(key.toText() + u'\n');
    REQUIRE(text);
    CHECK(text->isSameAs(key));
    CHECK_FALSE(core::PublicKey::fromText(key.toText().chopped(1)));
    REQUIRE_OK(core::writePublicKey(key, folder.filePath(u"k"_s)));
    CHECK(core::writePublicKey(key, folder.filePath(u"k"_s)).error().code == Error::Code::Exists);
    const auto file = core::readPublicKey(folder.filePath(u"k"_s));
    REQUIRE_OK(file);
    CHECK(file->isSameAs(key));
    CHECK(file->name == key.name);
}

TEST_CASE("own keys are readable by nobody else, and never replaced unasked", "[keys]")
{
    const QTemporaryDir folder;
    const KeyStore store(folder.filePath(u"keys"_s));
    CHECK(store.own().error().code == Error::Code::NotFound);
    const KeyPair pair = KeyPair::generate(u"shiba"_s, {});
    REQUIRE_OK(store.keepOwn(pair));
    const auto permissions = QFile::permissions(store.folder() + u"/own.json"_s);
    CHECK_FALSE(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther));
    CHECK(store.keepOwn(KeyPair::generate({}, {})).error().code == Error::Code::Exists);
    const auto kept = store.own();
    REQUIRE_OK(kept);
    CHECK(kept->publicKey().isSameAs(pair.publicKey()));
    CHECK(core::seal::isSignedBy(pair.publicKey(), "text", kept->sign("text")));
    CHECK_FALSE(core::seal::isSignedBy(pair.publicKey(), "text!", kept->sign("text")));
    CHECK(kept->open(core::seal::to(pair.publicKey(), "secret")) == QByteArray("secret"));
    CHECK_FALSE(KeyPair::generate({}, {}).open(core::seal::to(pair.publicKey(), "secret")));
}

TEST_CASE("keys under a passphrase need it", "[keys]")
{
    const QTemporaryDir folder;
    const KeyStore store(folder.filePath(u"keys"_s));
    const KeyPair pair = KeyPair::generate({}, {});
    REQUIRE_OK(store.keepOwn(pair, u"合言葉"_s, false, core::seal::Strength::weak()));
    CHECK(store.isLocked());
    QFile file(store.folder() + u"/own.json"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains(pair.secret().toHex().left(20)));
    CHECK(store.ownPublicKey()->isSameAs(pair.publicKey()));
    CHECK(store.own().error().code == Error::Code::Sealed);
    CHECK(store.own(u"合い言葉"_s).error().code == Error::Code::Sealed);
    REQUIRE_OK(store.own(u"合言葉"_s));
}

TEST_CASE("trusting an office's new key gives the old one up", "[keys]")
{
    const QTemporaryDir folder;
    const testing::ManualClock clock;
    const KeyStore store(folder.filePath(u"keys"_s));
    const auto old = KeyPair::generate(u"shiba"_s, u"芝"_s).publicKey();
    const auto fresh = KeyPair::generate(u"shiba"_s, u"芝"_s).publicKey();
    REQUIRE_OK(store.trust(old, clock.now()));
    CHECK(*store.stateOf(fresh) == core::SignerState::Changed);
    REQUIRE_OK(store.trust(fresh, clock.now()));
    CHECK(*store.stateOf(fresh) == core::SignerState::Known);
    CHECK(*store.stateOf(old) == core::SignerState::Revoked);
    CHECK(store.find(u"shiba"_s)->isSameAs(fresh));
    CHECK(store.find(u"芝"_s)->isSameAs(fresh));
    CHECK(store.find(u"azabu"_s).error().code == Error::Code::NotFound);
}
