// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/keys.h"

#include <QDateTime>

#include <vector>

namespace core {

/// What is known of whoever signed something.
enum class SignerState : quint8 {
    Unsigned, ///< nobody signed it
    Own,      ///< this user's own key
    Known,    ///< a person has compared the fingerprint and trusts it
    Unknown,  ///< never seen, and nobody else is known of that office
    Changed,  ///< of that office another key is known: a new computer, or somebody else
    Revoked,  ///< no longer to be believed
};
/// "unsigned", "own", … for scripts and the ledger.
[[nodiscard]] QLatin1String nameOf(SignerState state);
[[nodiscard]] std::optional<SignerState> signerStateNamed(QStringView name);

/// A key that somebody has decided about.
struct KnownSigner
{
    PublicKey key;
    bool isRevoked = false;
    QDateTime since; ///< UTC, of the decision
};

/// This user's own keys and the signers he knows: two small files in his configuration, readable by nobody else.
///
/// Trust is given by a person who has compared fingerprints (at first use, by telephone), never by itself.
class KeyStore
{
public:
    /// In the user's configuration folder: `rashin/keys`.
    [[nodiscard]] static KeyStore standard();
    explicit KeyStore(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString folder() const { return m_folder; }

    /// The public half, without any passphrase; NotFound where there are no keys yet.
    [[nodiscard]] Result<PublicKey> ownPublicKey() const;
    /// Whether own() needs a passphrase.
    [[nodiscard]] bool isLocked() const;
    /// NotFound, or Sealed where the passphrase is missing or wrong.
    [[nodiscard]] Result<KeyPair> own(const QString &passphrase = {}) const;
    /// Keeps the keys, closed by a passphrase where one is given. The old ones must be named to be given up: Exists.
    [[nodiscard]] Result<> keepOwn(const KeyPair &pair, const QString &passphrase = {}, bool replace = false,
                                   seal::Strength strength = {}) const;

    [[nodiscard]] Result<std::vector<KnownSigner>> signers() const;
    /// A person has decided to trust the key. Another key of that office, trusted before, is revoked.
    [[nodiscard]] Result<> trust(const PublicKey &key, const QDateTime &now) const;
    /// The key is not believed any more, whoever shows it; it need not be known before.
    [[nodiscard]] Result<> revoke(const PublicKey &key, const QDateTime &now) const;
    /// A key by the code or name of its office, trusted ones only; NotFound.
    [[nodiscard]] Result<PublicKey> find(const QString &office) const;

    [[nodiscard]] Result<SignerState> stateOf(const PublicKey &key) const;

private:
    [[nodiscard]] Result<QJsonObject> read(const QString &file) const;
    [[nodiscard]] Result<> keepSigners(const std::vector<KnownSigner> &signers) const;
    QString m_folder;
};

/// A file with a public key, to be handed over: JSON. Unreadable where it is none.
[[nodiscard]] Result<PublicKey> readPublicKey(const QString &path);
[[nodiscard]] Result<> writePublicKey(const PublicKey &key, const QString &path);

} // namespace core
