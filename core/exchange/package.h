// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/rowid.h"
#include "core/exchange/keystore.h"
#include "core/exchange/packagestream.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QJsonObject>

#include <atomic>
#include <functional>

namespace core {

/// What an exchange package says of itself: from whom, for whom, how much.
struct Manifest
{
    enum class Content : quint8 {
        Document,   ///< a whole document, ready to be worked in or merged
        Difference, ///< only the transactions the receiver lacks, to be merged
    };
    QString package;    ///< random, hexadecimal digits: tells two packages apart
    QString document;   ///< document id, hexadecimal digits
    QString plan;       ///< its title
    QString fromOffice; ///< code of the sender's office; empty for the desk's own file
    QString fromName;
    QString person;
    QString toOffice;
    QString toName;
    int fiscalYear = 0; ///< 0 where none was named
    Content content = Content::Document;
    QByteArrayList base; ///< of a difference: transactions the receiver must have (the newest of them)
    QByteArrayList tips; ///< newest transactions of the sender
    qint64 transactions = 0;
    qint64 operations = 0;
    qint64 bytes = 0; ///< of the content, uncompressed
    QByteArray hash;  ///< BLAKE2b-256 of the content
    QString appVersion;
    int formatVersion = 0;
    QString remark;
    QDateTime createdAt; ///< UTC
    std::optional<PublicKey> signer;

    [[nodiscard]] QJsonObject toJson() const;
    /// Damaged where a value is missing or absurd.
    [[nodiscard]] static Result<Manifest> fromJson(const QJsonObject &object);
};

namespace package {

/// Told how many of how many bytes are done; false stops with Cancelled and nothing left behind.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// What is to be sent out.
struct Request
{
    QString document; ///< path
    QString target;   ///< path of the package
    Manifest::Content content = Manifest::Content::Document;
    QByteArrayList known;        ///< of a difference: what the receiver has (Ledger::known)
    std::optional<RowId> office; ///< for whom; none: for the desk, or for anybody
    bool isWorkingCopy = false;  ///< of a document: the receiver will write in it as that office
    Sealing sealing;
    std::optional<KeyPair> signer;
    QString person;
    QString remark;
    std::optional<int> fiscalYear; ///< none: the latest of the document
    Progress progress;
};

/// What became of it.
struct Packed
{
    Manifest manifest;
    QByteArray fileHash; ///< SHA-256 of the package: what a person can compare with the system's own tools
    qint64 fileBytes = 0;
};

/// Writes a package beside its name and gives it the name when it is complete and on the disk. Reads the document on a
/// connection of its own, so it may run in any thread and while somebody writes. Exists, NotFound, DiskFull, Storage,
/// Cancelled; then nothing of that name is there.
[[nodiscard]] Result<Packed> pack(const Request &request, const Clock &clock);

/// Whether the file begins as a package does.
[[nodiscard]] bool isPackage(const QString &path);
/// How it is closed, without any key.
[[nodiscard]] Result<SealKind> sealKind(const QString &path);

/// A package that has been read to its end and found whole.
struct Opened
{
    Manifest manifest;
    SignerState signer = SignerState::Unsigned;
    bool isSealed = false;
    QByteArray fileHash; ///< SHA-256 of the package
};

/// Reads all of it, believes nothing before the end, writes nothing. Foreign, Damaged, TooNew, TooLarge, Sealed,
/// Cancelled.
[[nodiscard]] Result<Opened> inspect(const QString &path, const Unsealing &unsealing, const KeyStore &keys,
                                     const Progress &progress = {});

/// How to take a package apart.
struct UnpackOptions
{
    /// Takes it although its signer is revoked or not the one known of that office: a person has said so.
    bool acceptSigner = false;
    QString person; ///< who receives it, for the ledger of a whole document
    Progress progress;
};

/// Writes the content of a package: `target` is there only when everything has been proved – chunks, counts, hash,
/// signature, the document itself. A whole document begins its ledger with its own receipt; a difference is a file for
/// merge(). As inspect(), and Untrusted, Exists, DiskFull, Storage.
[[nodiscard]] Result<Opened> unpack(const QString &path, const QString &target, const Unsealing &unsealing,
                                    const KeyStore &keys, const Clock &clock, const UnpackOptions &options = {});

/// How many of the transactions that a difference builds on the document lacks; 0 means that it can be merged.
[[nodiscard]] Result<qint64> missingBase(const QString &document, const Manifest &manifest);

} // namespace package

} // namespace core
