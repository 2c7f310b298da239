// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/base/platform/durable.h"
#include "core/exchange/compression.h"
#include "core/exchange/foreignfile.h"
#include "core/exchange/ledger.h"
#include "core/storage/difference.h"
#include "core/storage/document.h"
#include "core/storage/localnotes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStorageInfo>

namespace core::package {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Documents compress three to thirty times. What claims to hold more than this much of its size is no document.
constexpr qint64 largestRatio = 200;
constexpr qint64 slack = qint64{16} << 20;

/// One package being read to its end.
class Reading
{
public:
    using Sink = std::function<Result<>(QByteArrayView)>;

    Reading(const QString &path, const KeyStore &keys, const Progress &progress)
        : m_file(path)
        , m_keys(keys)
        , m_progress(progress)
    {
    }
    /// `begin` is told the manifest before any content comes; nothing is proved yet then.
    [[nodiscard]] Result<Opened> run(const Unsealing &unsealing, const std::function<Result<>(const Manifest &)> &begin,
                                     const Sink &sink);

private:
    [[nodiscard]] Result<Manifest> manifest(PackageReader &reader) const;
    [[nodiscard]] Result<> content(PackageReader &reader, const Manifest &manifest, const Sink &sink);
    [[nodiscard]] Result<SignerState> signer(const PackageReader &reader, const Manifest &manifest) const;

    QFile m_file;
    const KeyStore &m_keys;
    const Progress &m_progress;
};

Result<Manifest> Reading::manifest(PackageReader &reader) const
{
    RASHIN_LET(const auto chunk, reader.next());
    if (!chunk)
        return damaged("no manifest");
    const QJsonDocument document = QJsonDocument::fromJson(*chunk);
    if (!document.isObject())
        return damaged("manifest");
    RASHIN_LET(Manifest manifest, Manifest::fromJson(document.object()));
    if (manifest.formatVersion > registry::formatVersion)
        return failure(Error::Code::TooNew);
    if (manifest.bytes > ForeignFile::largest || manifest.bytes > m_file.size() * largestRatio + slack)
        return failure(Error::Code::TooLarge);
    return manifest;
}

Result<> Reading::content(PackageReader &reader, const Manifest &manifest, const Sink &sink)
{
    Hasher hasher;
    Decompressor decompressor(manifest.bytes, [&](QByteArrayView bytes) -> Result<> {
        hasher.add(bytes);
        return sink ? sink(bytes) : Result<>();
    });
    for (;;) {
        RASHIN_LET(const auto chunk, reader.next());
        if (!chunk)
            break;
        RASHIN_TRY(decompressor.add(*chunk));
        if (m_progress && !m_progress(m_file.pos(), m_file.size()))
            return failure(Error::Code::Cancelled);
    }
    RASHIN_TRY(decompressor.finish());
    return hasher.result() == manifest.hash ? Result<>() : Result<>(damaged("content"));
}

Result<SignerState> Reading::signer(const PackageReader &reader, const Manifest &manifest) const
{
    if (!manifest.signer && !reader.isSigned())
        return SignerState::Unsigned;
    if (!manifest.signer || !reader.isSignedBy(*manifest.signer))
        return damaged("signature");
    return m_keys.stateOf(*manifest.signer);
}

Result<Opened> Reading::run(const Unsealing &unsealing, const std::function<Result<>(const Manifest &)> &begin,
                            const Sink &sink)
{
    if (!m_file.exists())
        return failure(Error::Code::NotFound, m_file.fileName());
    if (!m_file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, m_file.errorString());
    RASHIN_LET(PackageReader reader, PackageReader::open(m_file, unsealing));
    Opened opened;
    RASHIN_LET(opened.manifest, manifest(reader));
    if (begin)
        RASHIN_TRY(begin(opened.manifest));
    RASHIN_TRY(content(reader, opened.manifest, sink));
    RASHIN_LET(opened.signer, signer(reader, opened.manifest));
    opened.isSealed = reader.isSealed();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!m_file.seek(0) || !hash.addData(&m_file))
        return failure(Error::Code::Storage, m_file.errorString());
    opened.fileHash = hash.result();
    return opened;
}

Result<> checkRoom(const QString &target, qint64 bytes)
{
    const QStorageInfo disk(QFileInfo(target).absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < bytes)
        return failure(Error::Code::DiskFull, target);
    return {};
}

/// The content is a stranger's database file: looked at through the locked-down door before any other connection is
/// made.
Result<> checkContent(const QString &path, const Manifest &manifest)
{
    {
        RASHIN_LET(ForeignFile file, ForeignFile::open(path));
        if (QString::fromLatin1(file.documentId().toHex()) != manifest.document)
            return damaged("document");
        RASHIN_TRY(file.log().checkPages());
    }
    RASHIN_LET(auto database, Database::openDocument(path, Access::ReadOnly));
    RASHIN_LET(const bool isPart, difference::isPart(*database));
    if (isPart != (manifest.content == Manifest::Content::Difference))
        return damaged("kind of content");
    if (isPart)
        return {};
    RASHIN_LET(const auto found, document::check(*database));
    // The tables may be an older version's; opening computes them anew. The log must be right.
    return found.pages && found.log ? Result<>() : Result<>(damaged("document"));
}

Result<> beginLedger(const QString &path, const Opened &opened, const QString &file, const QString &person,
                     const QDateTime &now)
{
    RASHIN_LET(auto database, Database::openDocument(path, Access::ReadWrite));
    LocalNotes notes(*database);
    RASHIN_TRY(notes.forget()); // whatever the sender put there
    const LedgerEntry entry = LedgerEntry::received(opened, file, person, now);
    return notes.add(Ledger::listName(),
                     QString::fromUtf8(QJsonDocument(entry.toJson()).toJson(QJsonDocument::Compact)));
}

bool isToBeRefused(SignerState state)
{
    return state == SignerState::Changed || state == SignerState::Revoked;
}

Result<Opened> unpackInto(const QString &unfinished, const QString &path, const QString &target,
                          const Unsealing &unsealing, const KeyStore &keys, const Clock &clock,
                          const UnpackOptions &options)
{
    QFile out(unfinished);
    Reading reading(path, keys, options.progress);
    RASHIN_LET(const Opened opened, reading.run(
                                        unsealing,
                                        [&](const Manifest &manifest) -> Result<> {
                                            RASHIN_TRY(checkRoom(target, manifest.bytes));
                                            if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
                                                return failure(Error::Code::ReadOnly, out.errorString());
                                            return {};
                                        },
                                        [&](QByteArrayView bytes) -> Result<> {
                                            if (out.write(bytes.data(), bytes.size()) != bytes.size())
                                                return failure(Error::Code::DiskFull, out.errorString());
                                            return {};
                                        }));
    if (!out.flush())
        return failure(Error::Code::DiskFull, out.errorString());
    out.close();
    if (isToBeRefused(opened.signer) && !options.acceptSigner)
        return failure(Error::Code::Untrusted, opened.manifest.signer->fingerprint());
    RASHIN_TRY(checkContent(unfinished, opened.manifest));
    if (opened.manifest.content == Manifest::Content::Document)
        RASHIN_TRY(beginLedger(unfinished, opened, path, options.person, clock.now()));
    RASHIN_TRY(publish(unfinished, target));
    return opened;
}

} // namespace

bool isPackage(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(8) == "RASHINX\n";
}

Result<SealKind> sealKind(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? Error::Code::ReadOnly : Error::Code::NotFound, path);
    return sealKindOf(file);
}

Result<Opened> inspect(const QString &path, const Unsealing &unsealing, const KeyStore &keys, const Progress &progress)
{
    return Reading(path, keys, progress).run(unsealing, {}, {});
}

Result<Opened> unpack(const QString &path, const QString &target, const Unsealing &unsealing, const KeyStore &keys,
                      const Clock &clock, const UnpackOptions &options)
{
    if (QFileInfo::exists(target))
        return failure(Error::Code::Exists, target);
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished);
    auto opened = unpackInto(unfinished, path, target, unsealing, keys, clock, options);
    if (!opened) {
        for (const QString &left : {unfinished, unfinished + u"-journal"_s})
            QFile::remove(left);
    }
    return opened;
}

Result<qint64> missingBase(const QString &document, const Manifest &manifest)
{
    RASHIN_LET(auto database, document::open(document, Access::ReadOnly));
    RASHIN_LET(const qint64 known, difference::countKnown(*database, manifest.base));
    return manifest.base.size() - known;
}

} // namespace core::package
