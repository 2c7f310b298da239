// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/keys.h"

#include "core/base/hash.h"

#include <QStringList>

#include <sodium.h>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned long long sizeOf(QByteArrayView bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

QByteArray zeros(size_t count)
{
    return QByteArray(static_cast<qsizetype>(count), '\0');
}

void ready()
{
    static const int done = sodium_init();
    Q_ASSERT(done >= 0);
}

QByteArray fromHex(const QJsonValue &value, size_t size)
{
    const QByteArray bytes = QByteArray::fromHex(value.toString().toLatin1());
    return static_cast<size_t>(bytes.size()) == size ? bytes : QByteArray();
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// The key a passphrase stands for. NFC, so that it does not matter on which computer it was typed.
Result<QByteArray> stretched(const QString &passphrase, const QByteArray &salt, seal::Strength strength)
{
    QByteArray utf8 = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray key = zeros(crypto_secretbox_KEYBYTES);
    const int done = crypto_pwhash(bytesOf(key), crypto_secretbox_KEYBYTES, utf8.constData(), sizeOf(utf8),
                                   bytesOf(QByteArrayView(salt)), strength.operations,
                                   static_cast<size_t>(strength.memory), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(utf8.data(), static_cast<size_t>(utf8.size()));
    if (done != 0)
        return failure(Error::Code::TooLarge, u"memory for the passphrase"_s);
    return key;
}

} // namespace

QString PublicKey::fingerprint() const
{
    const QByteArray hash = hashOf(QByteArray("rashin key 1") + sign + seal);
    QStringList blocks;
    for (int block = 0; block < 6; ++block) {
        quint64 number = 0;
        for (int i = 0; i < 5; ++i)
            number = number << 8 | static_cast<quint8>(hash[block * 5 + i]);
        blocks += u"%1"_s.arg(number % 100000, 5, 10, QLatin1Char('0'));
    }
    return blocks.join(u' ');
}

QString PublicKey::toText() const
{
    return u"rashin1"_s + hex(sign + seal);
}

std::optional<PublicKey> PublicKey::fromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QByteArray bytes = QByteArray::fromHex(trimmed.mid(7).toLatin1());
    if (!trimmed.startsWith("rashin1"_L1) || bytes.size() != 64 || trimmed.size() != 7 + 128)
        return std::nullopt;
    return PublicKey{{}, {}, bytes.left(32), bytes.mid(32)};
}

QJsonObject PublicKey::toJson() const
{
    return {{u"office"_s, office}, {u"name"_s, name}, {u"sign"_s, hex(sign)}, {u"seal"_s, hex(seal)}};
}

Result<PublicKey> PublicKey::fromJson(const QJsonObject &object)
{
    PublicKey key;
    key.office = object.value("office"_L1).toString().left(200);
    key.name = object.value("name"_L1).toString().left(200);
    key.sign = fromHex(object.value("sign"_L1), crypto_sign_PUBLICKEYBYTES);
    key.seal = fromHex(object.value("seal"_L1), crypto_box_PUBLICKEYBYTES);
    if (key.sign.isEmpty() || key.seal.isEmpty())
        return failure(Error::Code::Unreadable, u"key"_s);
    return key;
}

KeyPair KeyPair::generate(const QString &office, const QString &name)
{
    ready();
    KeyPair made;
    made.m_public.office = office;
    made.m_public.name = name;
    made.m_public.sign = zeros(crypto_sign_PUBLICKEYBYTES);
    made.m_sign = zeros(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(bytesOf(made.m_public.sign), bytesOf(made.m_sign));
    made.m_public.seal = zeros(crypto_box_PUBLICKEYBYTES);
    made.m_seal = zeros(crypto_box_SECRETKEYBYTES);
    crypto_box_keypair(bytesOf(made.m_public.seal), bytesOf(made.m_seal));
    return made;
}

KeyPair::~KeyPair()
{
    for (QByteArray *secret : {&m_sign, &m_seal}) {
        if (!secret->isEmpty())
            sodium_memzero(secret->data(), static_cast<size_t>(secret->size()));
    }
}

QByteArray KeyPair::sign(QByteArrayView bytes) const
{
    QByteArray signature = zeros(crypto_sign_BYTES);
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(bytes), sizeOf(bytes), bytesOf(QByteArrayView(m_sign)));
    return signature;
}

std::optional<QByteArray> KeyPair::open(QByteArrayView sealed) const
{
    if (sealed.size() < qsizetype(crypto_box_SEALBYTES))
        return std::nullopt;
    QByteArray bytes = zeros(static_cast<size_t>(sealed.size()) - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(bytesOf(bytes), bytesOf(sealed), sizeOf(sealed), bytesOf(QByteArrayView(m_public.seal)),
                             bytesOf(QByteArrayView(m_seal)))
        != 0)
        return std::nullopt;
    return bytes;
}

Result<KeyPair> KeyPair::fromSecret(const PublicKey &known, const QByteArray &secret)
{
    ready();
    if (secret.size() != qsizetype(crypto_sign_SECRETKEYBYTES + crypto_box_SECRETKEYBYTES))
        return failure(Error::Code::Damaged, u"key"_s);
    KeyPair pair;
    pair.m_public = known;
    pair.m_sign = secret.left(crypto_sign_SECRETKEYBYTES);
    pair.m_seal = secret.mid(crypto_sign_SECRETKEYBYTES);
    QByteArray sign = zeros(crypto_sign_PUBLICKEYBYTES);
    QByteArray sealing = zeros(crypto_box_PUBLICKEYBYTES);
    crypto_sign_ed25519_sk_to_pk(bytesOf(sign), bytesOf(QByteArrayView(pair.m_sign)));
    crypto_scalarmult_base(bytesOf(sealing), bytesOf(QByteArrayView(pair.m_seal)));
    if (sign != known.sign || sealing != known.seal)
        return failure(Error::Code::Damaged, u"key"_s);
    return pair;
}

namespace seal {

bool isSignedBy(const PublicKey &key, QByteArrayView bytes, QByteArrayView signature)
{
    ready();
    return signature.size() == qsizetype(crypto_sign_BYTES) && key.sign.size() == qsizetype(crypto_sign_PUBLICKEYBYTES)
           && crypto_sign_verify_detached(bytesOf(signature), bytesOf(bytes), sizeOf(bytes),
                                          bytesOf(QByteArrayView(key.sign)))
                  == 0;
}

QByteArray to(const PublicKey &key, QByteArrayView bytes)
{
    ready();
    QByteArray sealed = zeros(static_cast<size_t>(bytes.size()) + crypto_box_SEALBYTES);
    const int done = crypto_box_seal(bytesOf(sealed), bytesOf(bytes), sizeOf(bytes), bytesOf(QByteArrayView(key.seal)));
    return done == 0 ? sealed : QByteArray();
}

bool Strength::isBearable() const
{
    constexpr quint64 mostMemory = quint64{512} << 20;
    return operations >= crypto_pwhash_OPSLIMIT_MIN && operations <= 8 && memory >= (quint64{1} << 20)
           && memory <= mostMemory;
}

Result<QJsonObject> byPassphrase(const QString &passphrase, QByteArrayView bytes, Strength strength)
{
    ready();
    if (passphrase.isEmpty())
        return failure(Error::Code::Usage);
    const QByteArray salt = randomBytes(crypto_pwhash_SALTBYTES);
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    RASHIN_LET(QByteArray key, stretched(passphrase, salt, strength));
    QByteArray box = zeros(static_cast<size_t>(bytes.size()) + crypto_secretbox_MACBYTES);
    crypto_secretbox_easy(bytesOf(box), bytesOf(bytes), sizeOf(bytes), bytesOf(QByteArrayView(nonce)),
                          bytesOf(QByteArrayView(key)));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    return QJsonObject{{u"salt"_s, hex(salt)},
                       {u"operations"_s, static_cast<qint64>(strength.operations)},
                       {u"memory"_s, static_cast<qint64>(strength.memory)},
                       {u"nonce"_s, hex(nonce)},
                       {u"box"_s, hex(box)}};
}

Result<QByteArray> openByPassphrase(const QString &passphrase, const QJsonObject &sealed)
{
    ready();
    const QByteArray salt = fromHex(sealed.value("salt"_L1), crypto_pwhash_SALTBYTES);
    const QByteArray nonce = fromHex(sealed.value("nonce"_L1), crypto_secretbox_NONCEBYTES);
    const QByteArray box = QByteArray::fromHex(sealed.value("box"_L1).toString().toLatin1());
    const Strength strength{static_cast<quint64>(sealed.value("operations"_L1).toInteger()),
                            static_cast<quint64>(sealed.value("memory"_L1).toInteger())};
    if (salt.isEmpty() || nonce.isEmpty() || box.size() < qsizetype(crypto_secretbox_MACBYTES)
        || !strength.isBearable())
        return failure(Error::Code::Damaged, u"passphrase parameters"_s);
    RASHIN_LET(QByteArray key, stretched(passphrase, salt, strength));
    QByteArray bytes = zeros(static_cast<size_t>(box.size()) - crypto_secretbox_MACBYTES);
    const int done = crypto_secretbox_open_easy(bytesOf(bytes), bytesOf(QByteArrayView(box)), sizeOf(box),
                                                bytesOf(QByteArrayView(nonce)), bytesOf(QByteArrayView(key)));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    if (done != 0)
        return failure(Error::Code::Sealed);
    return bytes;
}

} // namespace seal

} // namespace core
