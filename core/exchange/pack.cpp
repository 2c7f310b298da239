// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/base/platform/durable.h"
#include "core/exchange/compression.h"
#include "core/exchange/package.h"
#include "core/storage/difference.h"
#include "core/storage/document.h"
#include "core/storage/localnotes.h"
#include "core/storage/reader.h"
#include "core/storage/scorequery.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace core::package {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype atOnce = 1 << 20;

/// One packing at work.
class Packing
{
public:
    Packing(const Request &request, const Clock &clock) : m_request(request), m_clock(clock) {}
    [[nodiscard]] Result<Packed> run();

private:
    [[nodiscard]] Result<> describe(const Reader &reader);
    [[nodiscard]] Result<> describeContent();
    [[nodiscard]] Result<> makeContent();
    [[nodiscard]] Result<> readContent(const std::function<Result<>(QByteArrayView)> &take, qint64 done);
    [[nodiscard]] Result<> write(const QString &path);
    [[nodiscard]] Result<> writeContent(PackageWriter &writer);

    const Request &m_request;
    const Clock &m_clock;
    QTemporaryDir m_folder;
    QString m_content = m_folder.filePath(u"content.rashin"_s);
    std::unique_ptr<Database> m_database;
    Manifest m_manifest;
};

Result<> Packing::describe(const Reader &reader)
{
    RASHIN_LET(const auto plan, reader.first(Entity::Plan, {}));
    m_manifest.plan = plan ? plan->text(Field::PlanTitle) : QString();
    RASHIN_LET(const auto own, document::ownOffice(*m_database));
    if (own) {
        RASHIN_LET(const Record office, reader.record(Entity::Office, *own));
        m_manifest.fromOffice = office.text(Field::OfficeCode);
        m_manifest.fromName = office.text(Field::OfficeName);
    }
    if (m_request.office) {
        RASHIN_LET(const Record office, reader.record(Entity::Office, *m_request.office));
        m_manifest.toOffice = office.text(Field::OfficeCode);
        m_manifest.toName = office.text(Field::OfficeName);
    }
    RASHIN_LET(const auto years, scorequery::years(reader));
    m_manifest.fiscalYear = m_request.fiscalYear.value_or(years.empty() ? 0 : years.back());
    return {};
}

Result<> Packing::makeContent()
{
    if (!m_folder.isValid())
        return failure(Error::Code::Storage, m_folder.errorString());
    m_manifest.content = m_request.content;
    if (m_request.content == Manifest::Content::Difference) {
        m_manifest.base = m_request.known;
        RASHIN_LET(const auto counts, difference::write(*m_database, m_content, m_request.known));
        m_manifest.transactions = counts.transactions;
        m_manifest.operations = counts.operations;
        return {};
    }
    RASHIN_TRY(document::copy(*m_database, m_content));
    if (m_request.isWorkingCopy)
        return document::becomeSite(m_content, m_request.office);
    RASHIN_LET(auto copy, Database::openDocument(m_content, Access::ReadWrite));
    return LocalNotes(*copy).forget();
}

Result<> Packing::readContent(const std::function<Result<>(QByteArrayView)> &take, qint64 done)
{
    QFile file(m_content);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Storage, file.errorString());
    QByteArray piece(atOnce, Qt::Uninitialized);
    for (;;) {
        const qint64 size = file.read(piece.data(), atOnce);
        if (size < 0)
            return failure(Error::Code::Storage, file.errorString());
        if (size == 0)
            return {};
        RASHIN_TRY(take(QByteArrayView(piece.constData(), size)));
        if (m_request.progress && !m_request.progress(done + file.pos(), 2 * file.size()))
            return failure(Error::Code::Cancelled);
    }
}

/// Counts and tips of what was really taken: the document may have gone on meanwhile.
Result<> Packing::describeContent()
{
    RASHIN_LET(auto content, Database::openDocument(m_content, Access::ReadOnly));
    RASHIN_LET(m_manifest.tips, difference::tips(*content));
    m_manifest.document = QString::fromLatin1(document::documentId(*content).toHex());
    if (m_request.content == Manifest::Content::Document) {
        RASHIN_LET(const auto counts, difference::countAll(*content));
        m_manifest.transactions = counts.transactions;
        m_manifest.operations = counts.operations;
    }
    content.reset();
    Hasher hasher;
    RASHIN_TRY(readContent(
        [&](QByteArrayView bytes) -> Result<> {
            hasher.add(bytes);
            return {};
        },
        0));
    m_manifest.hash = hasher.result();
    m_manifest.bytes = QFileInfo(m_content).size();
    m_manifest.package = QString::fromLatin1(randomBytes(8).toHex());
    m_manifest.person = m_request.person;
    m_manifest.remark = m_request.remark;
    m_manifest.appVersion = QStringLiteral(RASHIN_VERSION);
    m_manifest.formatVersion = registry::formatVersion;
    m_manifest.createdAt = m_clock.now().toUTC();
    if (m_request.signer)
        m_manifest.signer = m_request.signer->publicKey();
    return {};
}

Result<> Packing::writeContent(PackageWriter &writer)
{
    Compressor compressor([&](QByteArrayView bytes) -> Result<> {
        for (qsizetype at = 0; at < bytes.size(); at += PackageWriter::largestChunk)
            RASHIN_TRY(writer.add(bytes.sliced(at, qMin(PackageWriter::largestChunk, bytes.size() - at))));
        return {};
    });
    RASHIN_TRY(readContent([&](QByteArrayView bytes) { return compressor.add(bytes); }, m_manifest.bytes));
    return compressor.finish();
}

Result<> Packing::write(const QString &path)
{
    const QByteArray manifest = QJsonDocument(m_manifest.toJson()).toJson(QJsonDocument::Compact);
    if (manifest.size() > PackageWriter::largestChunk)
        return failure(Error::Code::TooLarge, u"manifest"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failure(QFileInfo(QFileInfo(path).path()).isDir() ? Error::Code::ReadOnly : Error::Code::NotFound,
                       file.errorString());
    RASHIN_LET(PackageWriter writer, PackageWriter::begin(file, m_request.sealing));
    RASHIN_TRY(writer.add(manifest));
    RASHIN_TRY(writeContent(writer));
    RASHIN_TRY(writer.finish(m_request.signer ? &*m_request.signer : nullptr));
    return file.flush() ? Result<>() : failure(Error::Code::DiskFull, file.errorString());
}

Result<Packed> Packing::run()
{
    if (QFileInfo::exists(m_request.target))
        return failure(Error::Code::Exists, m_request.target);
    RASHIN_LET(m_database, document::open(m_request.document, Access::ReadOnly));
    RASHIN_TRY(describe(Reader(*m_database)));
    RASHIN_TRY(makeContent());
    RASHIN_TRY(describeContent());
    // Beside its final name, so that giving the name is one step of the file system.
    const QString unfinished = m_request.target + u".part"_s;
    Packed packed;
    const auto done = [&]() -> Result<> {
        RASHIN_TRY(write(unfinished));
        QFile file(unfinished);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return failure(Error::Code::Storage, unfinished);
        packed.fileHash = hash.result();
        packed.fileBytes = file.size();
        file.close();
        return publish(unfinished, m_request.target);
    }();
    if (!done) {
        QFile::remove(unfinished);
        return failure(done.error());
    }
    packed.manifest = std::move(m_manifest);
    return packed;
}

} // namespace

Result<Packed> pack(const Request &request, const Clock &clock)
{
    return Packing(request, clock).run();
}

} // namespace core::package
