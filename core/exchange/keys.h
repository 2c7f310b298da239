// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

/// The public half of an office's keys: Ed25519 to tell its signature, X25519 to seal something to it.
struct PublicKey
{
    QString office;  ///< code of the office; may be empty
    QString name;    ///< in people's words
    QByteArray sign; ///< Ed25519, 32 bytes
    QByteArray seal; ///< X25519, 32 bytes

    /// "12345 67890 12345 67890 12345 67890", to be read out on the phone: six blocks of five digits, each from five
    /// bytes of BLAKE2b-256("rashin key 1", sign, seal) modulo 100,000 (as Signal's numeric fingerprints do). 99.6
    /// bits: nobody finds a second key with the same digits. Names are not part of it: whoever compares knows whom he
    /// called.
    [[nodiscard]] QString fingerprint() const;
    /// "rashin1" and the two keys in hexadecimal digits: what scripts hand over.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static std::optional<PublicKey> fromText(const QString &text);
    [[nodiscard]] QJsonObject toJson() const;
    /// Unreadable where the object holds no key.
    [[nodiscard]] static Result<PublicKey> fromJson(const QJsonObject &object);

    /// The same keys, whatever they are called.
    [[nodiscard]] bool isSameAs(const PublicKey &other) const { return sign == other.sign && seal == other.seal; }
};

/// An office's own keys. Secret bytes are wiped when it goes.
class KeyPair
{
public:
    [[nodiscard]] static KeyPair generate(const QString &office, const QString &name);
    KeyPair(const KeyPair &other) = default;
    KeyPair(KeyPair &&) noexcept = default;
    KeyPair &operator=(const KeyPair &) = default;
    KeyPair &operator=(KeyPair &&) noexcept = default;
    ~KeyPair();

    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    /// Ed25519 over the bytes, detached, 64 bytes.
    [[nodiscard]] QByteArray sign(QByteArrayView bytes) const;
    /// What somebody sealed to this key; none where it was another's.
    [[nodiscard]] std::optional<QByteArray> open(QByteArrayView sealed) const;

    /// The secret halves, to be kept.
    [[nodiscard]] QByteArray secret() const { return m_sign + m_seal; }
    [[nodiscard]] static Result<KeyPair> fromSecret(const PublicKey &known, const QByteArray &secret);

private:
    KeyPair() = default;
    PublicKey m_public;
    QByteArray m_sign; ///< 64 bytes
    QByteArray m_seal; ///< 32 bytes
};

namespace seal {

/// Whether the signature over the bytes is that key's.
[[nodiscard]] bool isSignedBy(const PublicKey &key, QByteArrayView bytes, QByteArrayView signature);
/// Only the owner of the key can open it (crypto_box_seal).
[[nodiscard]] QByteArray to(const PublicKey &key, QByteArrayView bytes);

/// How hard a passphrase is to guess: Argon2id. Bounded before it is used, for it stands in files that others wrote.
struct Strength
{
    quint64 operations = 3;
    quint64 memory = quint64{256} << 20; ///< bytes

    [[nodiscard]] bool isBearable() const;
    /// For tests only: nothing a person should rely on.
    [[nodiscard]] static Strength weak() { return {1, quint64{8} << 20}; }
};
/// Something small closed by a passphrase (Argon2id, then XSalsa20-Poly1305), with all that is needed to open it.
[[nodiscard]] Result<QJsonObject> byPassphrase(const QString &passphrase, QByteArrayView bytes, Strength strength = {});
/// Sealed where the passphrase is wrong; Damaged where the parameters are absurd.
[[nodiscard]] Result<QByteArray> openByPassphrase(const QString &passphrase, const QJsonObject &sealed);

} // namespace seal

} // namespace core
