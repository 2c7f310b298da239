// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/keystore.h"

#include "core/base/platform/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StateName
{
    SignerState state;
    QLatin1String name;
};
constexpr StateName stateNames[] = {
    {SignerState::Unsigned, "unsigned"_L1}, {SignerState::Own, "own"_L1},         {SignerState::Known, "known"_L1},
    {SignerState::Unknown, "unknown"_L1},   {SignerState::Changed, "changed"_L1}, {SignerState::Revoked, "revoked"_L1},
};

const QString ownFile = u"own.json"_s;
const QString signersFile = u"signers.json"_s;
constexpr qint64 largestFile = 1 << 20;

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Code::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, path);
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestFile));
    return document.isObject() ? Result<QJsonObject>(document.object()) : failure(Error::Code::Unreadable, path);
}

/// Keys that name no office are not compared: nobody can have exchanged them.
bool isOfSameOffice(const PublicKey &one, const PublicKey &other)
{
    return !one.office.isEmpty() && one.office == other.office;
}

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

QLatin1String nameOf(SignerState state)
{
    for (const StateName &entry : stateNames) {
        if (entry.state == state)
            return entry.name;
    }
    return "unsigned"_L1;
}

std::optional<SignerState> signerStateNamed(QStringView name)
{
    for (const StateName &entry : stateNames) {
        if (name == entry.name)
            return entry.state;
    }
    return std::nullopt;
}

KeyStore KeyStore::standard()
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return KeyStore(base + u"/rashin/keys"_s);
}

Result<QJsonObject> KeyStore::read(const QString &file) const
{
    return readObject(m_folder + u'/' + file);
}

Result<PublicKey> KeyStore::ownPublicKey() const
{
    RASHIN_LET(const QJsonObject object, read(ownFile));
    return PublicKey::fromJson(object.value("public"_L1).toObject());
}

bool KeyStore::isLocked() const
{
    const auto object = read(ownFile);
    return object && object->contains("sealed"_L1);
}

Result<KeyPair> KeyStore::own(const QString &passphrase) const
{
    RASHIN_LET(const QJsonObject object, read(ownFile));
    RASHIN_LET(const PublicKey known, PublicKey::fromJson(object.value("public"_L1).toObject()));
    if (!object.contains("sealed"_L1))
        return KeyPair::fromSecret(known, QByteArray::fromHex(object.value("secret"_L1).toString().toLatin1()));
    if (passphrase.isEmpty())
        return failure(Error::Code::Sealed, m_folder);
    RASHIN_LET(const QByteArray secret, seal::openByPassphrase(passphrase, object.value("sealed"_L1).toObject()));
    return KeyPair::fromSecret(known, secret);
}

Result<> KeyStore::keepOwn(const KeyPair &pair, const QString &passphrase, bool replace, seal::Strength strength) const
{
    const QString path = m_folder + u'/' + ownFile;
    if (!replace && QFileInfo::exists(path))
        return failure(Error::Code::Exists, path);
    QJsonObject object{{u"version"_s, 1}, {u"public"_s, pair.publicKey().toJson()}};
    if (passphrase.isEmpty()) {
        object.insert(u"secret"_s, QString::fromLatin1(pair.secret().toHex()));
    } else {
        RASHIN_LET(const QJsonObject sealed, seal::byPassphrase(passphrase, pair.secret(), strength));
        object.insert(u"sealed"_s, sealed);
    }
    return writePrivately(path, textOf(object));
}

Result<std::vector<KnownSigner>> KeyStore::signers() const
{
    std::vector<KnownSigner> known;
    const auto object = read(signersFile);
    if (!object && object.error().code == Error::Code::NotFound)
        return known;
    RASHIN_TRY(object);
    const QJsonArray entries = object->value("signers"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        KnownSigner signer;
        RASHIN_LET(signer.key, PublicKey::fromJson(entry.toObject()));
        signer.isRevoked = entry["revoked"_L1].toBool();
        signer.since = QDateTime::fromString(entry["since"_L1].toString(), Qt::ISODate);
        known.push_back(std::move(signer));
    }
    return known;
}

Result<> KeyStore::keepSigners(const std::vector<KnownSigner> &signers) const
{
    QJsonArray entries;
    for (const KnownSigner &signer : signers) {
        QJsonObject entry = signer.key.toJson();
        entry.insert(u"revoked"_s, signer.isRevoked);
        entry.insert(u"since"_s, signer.since.toUTC().toString(Qt::ISODate));
        entries.append(entry);
    }
    return writePrivately(m_folder + u'/' + signersFile, textOf({{u"version"_s, 1}, {u"signers"_s, entries}}));
}

Result<> KeyStore::trust(const PublicKey &key, const QDateTime &now) const
{
    RASHIN_LET(auto known, signers());
    std::erase_if(known, [&](const KnownSigner &signer) { return signer.key.isSameAs(key); });
    for (KnownSigner &signer : known) {
        if (isOfSameOffice(signer.key, key) && !signer.isRevoked) {
            signer.isRevoked = true;
            signer.since = now;
        }
    }
    known.push_back({key, false, now});
    return keepSigners(known);
}

Result<> KeyStore::revoke(const PublicKey &key, const QDateTime &now) const
{
    RASHIN_LET(auto known, signers());
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const KnownSigner &signer) { return signer.key.isSameAs(key); });
    if (at == known.end())
        known.push_back({key, true, now});
    else
        *at = {at->key, true, now};
    return keepSigners(known);
}

Result<PublicKey> KeyStore::find(const QString &office) const
{
    RASHIN_LET(const auto known, signers());
    for (const KnownSigner &signer : known) {
        if (!signer.isRevoked && !office.isEmpty() && (signer.key.office == office || signer.key.name == office))
            return signer.key;
    }
    return failure(Error::Code::NotFound, office);
}

Result<SignerState> KeyStore::stateOf(const PublicKey &key) const
{
    // A revoked key is revoked even where it is one's own: it may be in other hands.
    RASHIN_LET(const auto known, signers());
    bool isOfficeKnown = false;
    for (const KnownSigner &signer : known) {
        if (signer.key.sign == key.sign && (signer.isRevoked || signer.key.seal == key.seal))
            return signer.isRevoked ? SignerState::Revoked : SignerState::Known;
        isOfficeKnown = isOfficeKnown || (isOfSameOffice(signer.key, key) && !signer.isRevoked);
    }
    const auto own = ownPublicKey();
    if (own && own->isSameAs(key))
        return SignerState::Own;
    if (!own && own.error().code != Error::Code::NotFound)
        return failure(own.error());
    return isOfficeKnown ? SignerState::Changed : SignerState::Unknown;
}

Result<PublicKey> readPublicKey(const QString &path)
{
    RASHIN_LET(const QJsonObject object, readObject(path));
    return PublicKey::fromJson(object.value("rashin_key"_L1).toObject());
}

Result<> writePublicKey(const PublicKey &key, const QString &path)
{
    if (QFileInfo::exists(path))
        return failure(Error::Code::Exists, path);
    QSaveFile file(path);
    const QByteArray bytes = textOf({{u"rashin_key"_s, key.toJson()}, {u"fingerprint"_s, key.fingerprint()}});
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(Error::Code::Storage, file.errorString());
    return {};
}

} // namespace core
