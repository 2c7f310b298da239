// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/keys.h"

#include <QIODevice>

#include <memory>
#include <vector>

namespace core {

// The container of an exchange package (`.rashinx`): chunks that are encrypted, authenticated and in order, and at the
// end a signature over all of it. What the chunks say is package.h's business. The layout is in this folder's README.

/// For whom a package is closed: nobody (anybody can read it), owners of keys, or whoever knows a passphrase.
struct Sealing
{
    std::vector<PublicKey> recipients;
    QString passphrase;
    seal::Strength strength;
};

/// What a reader has to open a package with.
struct Unsealing
{
    std::optional<KeyPair> own;
    QString passphrase;
};

/// Writes a package to a device, chunk by chunk.
class PackageWriter
{
public:
    static constexpr qsizetype largestChunk = 64 * 1024;

    /// Usage where there are no or too many recipients beside a passphrase.
    [[nodiscard]] static Result<PackageWriter> begin(QIODevice &device, const Sealing &sealing);
    PackageWriter(PackageWriter &&) noexcept;
    ~PackageWriter();

    /// One chunk of at most `largestChunk` bytes.
    [[nodiscard]] Result<> add(QByteArrayView bytes);
    /// The last chunk: the signature, where there is a key. Nothing may follow.
    [[nodiscard]] Result<> finish(const KeyPair *signer);

private:
    struct State;
    explicit PackageWriter(std::unique_ptr<State> state);
    [[nodiscard]] Result<> push(QByteArrayView bytes, unsigned char tag);
    std::unique_ptr<State> m_state;
};

/// Reads a package. Nothing it hands out may be believed for good before the end has come.
class PackageReader
{
public:
    /// Reads the envelope: Foreign, Damaged, TooNew; Sealed where neither key nor passphrase opens it.
    [[nodiscard]] static Result<PackageReader> open(QIODevice &device, const Unsealing &unsealing);
    PackageReader(PackageReader &&) noexcept;
    ~PackageReader();

    /// The next chunk; none at the end, which is reached only where the package is whole: every chunk in its place,
    /// nothing cut, nothing added. Damaged otherwise.
    [[nodiscard]] Result<std::optional<QByteArray>> next();
    /// After the end: whether it bears a signature, and whether it is that key's.
    [[nodiscard]] bool isSigned() const;
    [[nodiscard]] bool isSignedBy(const PublicKey &key) const;
    /// Closed for some only; known from the envelope.
    [[nodiscard]] bool isSealed() const;

private:
    struct State;
    explicit PackageReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// How a package is closed, told from its first bytes, without any key.
enum class SealKind : quint8 { Open, Keys, Passphrase };
[[nodiscard]] Result<SealKind> sealKindOf(QIODevice &device);

} // namespace core
