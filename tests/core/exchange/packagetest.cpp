// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/ledger.h"
#include "core/exchange/merge.h"
#include "core/storage/database.h"
#include "tests/support/files.h"
#include "tests/support/samplefile.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QtEndian>

#include <sodium.h>
#include <zstd.h>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Field;
using core::Manifest;
using core::SignerState;
using core::Value;
using testing::bytesOf;
using testing::writeBytes;

namespace {

/// A document, the keys of two people, and a place for what they hand each other.
struct Counter
{
    testing::SampleFile file;
    core::KeyStore sender{file.folder.filePath(u"sender"_s)};
    core::KeyStore receiver{file.folder.filePath(u"receiver"_s)};
    core::KeyPair senderKeys = core::KeyPair::generate(u"shiba"_s, u"芝"_s);
    core::KeyPair receiverKeys = core::KeyPair::generate(u"desk"_s, u"企画課"_s);

    [[nodiscard]] QString path(const QString &name) const { return file.folder.filePath(name); }
    [[nodiscard]] core::package::Request request(const QString &name) const
    {
        core::package::Request made;
        made.document = file.path;
        made.target = path(name);
        made.person = u"山田"_s;
        made.remark = u"一次評価"_s;
        return made;
    }
    [[nodiscard]] core::package::Packed pack(const core::package::Request &made) const
    {
        auto packed = core::package::pack(made, file.clock);
        REQUIRE_OK(packed);
        return *packed;
    }
    [[nodiscard]] core::Result<core::package::Opened> unpack(const QString &name, const core::Unsealing &unsealing = {},
                                                             const core::package::UnpackOptions &options = {}) const
    {
        return core::package::unpack(path(name), path(u"out.rashin"_s), unsealing, receiver, file.clock, options);
    }
    [[nodiscard]] bool nothingWritten() const
    {
        return QDir(file.folder.path()).entryList({u"out.rashin*"_s}, QDir::Files).isEmpty();
    }
};

Error::Code codeOf(const core::Result<core::package::Opened> &opened)
{
    REQUIRE_FALSE(opened.has_value());
    return opened.error().code;
}

} // namespace

TEST_CASE("a package holds the whole document, says from whom it is, and opens its receiver's ledger", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.office = desk.file.branch;
    request.signer = desk.senderKeys;
    const auto packed = desk.pack(request);
    REQUIRE_OK(desk.receiver.trust(desk.senderKeys.publicKey(), desk.file.clock.now()));

    const auto opened = desk.unpack(u"a.rashinx"_s);
    REQUIRE_OK(opened);
    CHECK(opened->signer == SignerState::Known);
    CHECK(opened->manifest.person == u"山田"_s);
    CHECK(opened->manifest.transactions == packed.manifest.transactions);
    CHECK(opened->fileHash == packed.fileHash);

    auto made =
        core::Workspace::open(desk.path(u"out.rashin"_s), core::Access::ReadWrite, {u"佐藤"_s}, desk.file.clock);
    REQUIRE_OK(made);
    CHECK((*made)->documentId() == desk.file.workspace->documentId());
    CHECK((*made)->check()->isSound());
    const auto entries = core::Ledger(**made).entries();
    REQUIRE_OK(entries);
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().direction == core::LedgerEntry::Direction::In);
    CHECK(entries->front().hash == packed.fileHash);
    CHECK(entries->front().tips == packed.manifest.tips);
}

TEST_CASE("a difference holds only what the other lacks, cannot be opened, and merges", "[package]")
{
    Counter office;
    const auto whole = office.pack(office.request(u"whole.rashinx"_s));
    REQUIRE_OK(core::package::unpack(office.path(u"whole.rashinx"_s), office.path(u"other.rashin"_s), {},
                                     office.receiver, office.file.clock));
    REQUIRE_OK(office.file.set(office.file.project, Field::ProjectPurpose, Value::text(u"子育て支援"_s)));
    REQUIRE_OK(office.file.set(office.file.project, Field::ProjectPurpose, Value::text(u"子育て"_s)));
    REQUIRE_OK(office.file.set(office.file.project, Field::ProjectResult, Value::text(u"成果"_s)));

    auto request = office.request(u"more.rashinx"_s);
    request.content = Manifest::Content::Difference;
    request.known = whole.manifest.tips;
    const auto packed = office.pack(request);
    CHECK(packed.manifest.transactions == 3);
    CHECK(packed.manifest.operations == 3);

    REQUIRE_OK(office.unpack(u"more.rashinx"_s));
    const auto asDocument =
        core::Workspace::open(office.path(u"out.rashin"_s), core::Access::ReadOnly, {}, office.file.clock);
    REQUIRE_FALSE(asDocument);
    CHECK(asDocument.error().code == Error::Code::Partial);

    auto other = core::Workspace::open(office.path(u"other.rashin"_s), core::Access::ReadWrite, {}, office.file.clock);
    REQUIRE_OK(other);
    CHECK(*core::package::missingBase((*other)->path(), packed.manifest) == 0);
    const auto report = core::merge(**other, {office.path(u"out.rashin"_s)});
    REQUIRE_OK(report);
    CHECK(report->newTransactions() == 3);
    CHECK((*other)->read().record(core::Entity::Project, office.file.project)->text(Field::ProjectPurpose)
          == u"子育て"_s);
    CHECK((*other)->check()->isSound());
    CHECK(core::merge(**other, {office.path(u"out.rashin"_s)})->newTransactions() == 0);
}

TEST_CASE("a difference whose base is missing is not taken in, and says so beforehand", "[package]")
{
    Counter office;
    REQUIRE_OK(office.file.workspace->copyTo(office.path(u"old.rashin"_s)));
    REQUIRE_OK(office.file.set(office.file.project, Field::ProjectPurpose, Value::text(u"一"_s)));
    const auto whole = office.pack(office.request(u"whole.rashinx"_s));
    REQUIRE_OK(office.file.set(office.file.project, Field::ProjectPurpose, Value::text(u"二"_s)));
    auto request = office.request(u"more.rashinx"_s);
    request.content = Manifest::Content::Difference;
    request.known = whole.manifest.tips;
    const auto packed = office.pack(request);
    REQUIRE_OK(office.unpack(u"more.rashinx"_s));

    const QByteArray before = bytesOf(office.path(u"old.rashin"_s));
    CHECK(*core::package::missingBase(office.path(u"old.rashin"_s), packed.manifest) == 1);
    CHECK_FALSE(core::merge(office.path(u"old.rashin"_s), {office.path(u"out.rashin"_s)}, office.file.clock));
    CHECK(bytesOf(office.path(u"old.rashin"_s)) == before);
}

TEST_CASE("only the recipient's key opens a sealed package", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.sealing.recipients = {desk.receiverKeys.publicKey()};
    request.signer = desk.senderKeys;
    (void)desk.pack(request);
    CHECK_FALSE(bytesOf(desk.path(u"a.rashinx"_s)).contains("山田"));

    CHECK(codeOf(desk.unpack(u"a.rashinx"_s)) == Error::Code::Sealed);
    CHECK(codeOf(desk.unpack(u"a.rashinx"_s, {desk.senderKeys, {}})) == Error::Code::Sealed);
    CHECK(desk.nothingWritten());
    const auto opened = desk.unpack(u"a.rashinx"_s, {desk.receiverKeys, {}});
    REQUIRE_OK(opened);
    CHECK(opened->isSealed);
    CHECK(opened->signer == SignerState::Unknown);
}

TEST_CASE("a passphrase opens a package, a wrong one does not", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.sealing.passphrase = u"羅針 と 海図"_s;
    request.sealing.strength = core::seal::Strength::weak();
    (void)desk.pack(request);
    CHECK(codeOf(desk.unpack(u"a.rashinx"_s)) == Error::Code::Sealed);
    CHECK(codeOf(desk.unpack(u"a.rashinx"_s, {{}, u"羅針と海図"_s})) == Error::Code::Sealed);
    CHECK(desk.nothingWritten());
    REQUIRE_OK(desk.unpack(u"a.rashinx"_s, {{}, u"羅針 と 海図"_s}));
}

TEST_CASE("known, unknown, changed and revoked signers are told apart", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.signer = desk.senderKeys;
    (void)desk.pack(request);
    const auto state = [&] {
        const auto opened = core::package::inspect(desk.path(u"a.rashinx"_s), {}, desk.receiver);
        REQUIRE_OK(opened);
        return opened->signer;
    };
    CHECK(state() == SignerState::Unknown);
    REQUIRE_OK(
        desk.receiver.trust(core::KeyPair::generate(u"shiba"_s, u"前の芝"_s).publicKey(), desk.file.clock.now()));
    CHECK(state() == SignerState::Changed);
    CHECK(codeOf(desk.unpack(u"a.rashinx"_s)) == Error::Code::Untrusted);
    CHECK(desk.nothingWritten());

    REQUIRE_OK(desk.receiver.trust(desk.senderKeys.publicKey(), desk.file.clock.now()));
    CHECK(state() == SignerState::Known);
    REQUIRE_OK(desk.receiver.revoke(desk.senderKeys.publicKey(), desk.file.clock.now()));
    CHECK(state() == SignerState::Revoked);
    CHECK(codeOf(desk.unpack(u"a.rashinx"_s)) == Error::Code::Untrusted);
    CHECK(desk.nothingWritten());
    core::package::UnpackOptions anyway;
    anyway.acceptSigner = true;
    REQUIRE_OK(desk.unpack(u"a.rashinx"_s, {}, anyway));
}

TEST_CASE("a package cut anywhere, lengthened, reordered or with any bit turned gives no document", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.signer = desk.senderKeys;
    (void)desk.pack(request);
    const QByteArray whole = bytesOf(desk.path(u"a.rashinx"_s));
    const auto refused = [&](const QByteArray &bytes, const char *what) {
        writeBytes(desk.path(u"b.rashinx"_s), bytes);
        const auto opened = desk.unpack(u"b.rashinx"_s);
        INFO(what);
        CHECK_FALSE(opened.has_value());
        CHECK(desk.nothingWritten());
    };

    // Borders of chunks: after the head a length and as many bytes, again and again.
    std::vector<qsizetype> borders = {16 + qFromLittleEndian<qint32>(whole.constData() + 12)};
    while (borders.back() < whole.size())
        borders.push_back(borders.back() + 4 + qFromLittleEndian<qint32>(whole.constData() + borders.back()));
    REQUIRE(borders.back() == whole.size());
    REQUIRE(borders.size() >= 4); // manifest, content, signature
    for (const qsizetype border : borders) {
        if (border < whole.size()) {
            refused(whole.left(border), "cut at a border");
            refused(whole.left(border + 2), "cut behind a border");
        }
        refused(whole.left(border - 1), "cut before a border");
    }
    refused(whole + '\0', "lengthened");
    refused(whole + whole.mid(borders[borders.size() - 2]), "the end twice");
    const QByteArray first = whole.mid(borders[0], borders[1] - borders[0]);
    const QByteArray second = whole.mid(borders[1], borders[2] - borders[1]);
    refused(whole.left(borders[0]) + second + first + whole.mid(borders[2]), "reordered");
    refused(whole.left(borders[0]) + first + whole.mid(borders[2]), "a chunk missing");
    for (qsizetype at = 0; at < whole.size(); at += 1 + at / 40) {
        QByteArray turned = whole;
        turned[at] = char(turned[at] ^ (1 << (at % 8)));
        refused(turned, "a bit turned");
    }
}

TEST_CASE("a signature cannot be taken off, nor the package given another envelope", "[package]")
{
    Counter desk;
    auto request = desk.request(u"a.rashinx"_s);
    request.signer = desk.senderKeys;
    (void)desk.pack(request);
    // Whoever can read a package can write its chunks anew, for others or without the signature.
    const auto rewrite = [&](const core::Sealing &sealing, const core::KeyPair *signer) {
        QFile in(desk.path(u"a.rashinx"_s));
        REQUIRE(in.open(QIODevice::ReadOnly));
        auto reader = core::PackageReader::open(in, {});
        REQUIRE_OK(reader);
        QFile out(desk.path(u"b.rashinx"_s));
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        auto writer = core::PackageWriter::begin(out, sealing);
        REQUIRE_OK(writer);
        for (;;) {
            const auto chunk = reader->next();
            REQUIRE_OK(chunk);
            if (!*chunk)
                break;
            REQUIRE_OK(writer->add(**chunk));
        }
        REQUIRE_OK(writer->finish(signer));
    };
    rewrite({}, nullptr);
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::Damaged);
    const core::KeyPair stranger = core::KeyPair::generate(u"shiba"_s, {});
    rewrite({}, &stranger);
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::Damaged);
    CHECK(desk.nothingWritten());
}

TEST_CASE("what claims too much, is of a later version or asks for too much work is refused before the work",
          "[package]")
{
    Counter desk;
    const auto forged = [&](const std::function<void(Manifest &)> &change, const QByteArray &content) {
        (void)desk.pack(desk.request(u"a.rashinx"_s));
        QFile in(desk.path(u"a.rashinx"_s));
        REQUIRE(in.open(QIODevice::ReadOnly));
        auto reader = core::PackageReader::open(in, {});
        REQUIRE_OK(reader);
        auto manifest = Manifest::fromJson(QJsonDocument::fromJson(**reader->next()).object());
        REQUIRE_OK(manifest);
        change(*manifest);
        QFile out(desk.path(u"b.rashinx"_s));
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        auto writer = core::PackageWriter::begin(out, {});
        REQUIRE_OK(writer);
        REQUIRE_OK(writer->add(QJsonDocument(manifest->toJson()).toJson()));
        for (qsizetype at = 0; at < content.size(); at += core::PackageWriter::largestChunk)
            REQUIRE_OK(writer->add(content.mid(at, core::PackageWriter::largestChunk)));
        REQUIRE_OK(writer->finish(nullptr));
        QFile::remove(desk.path(u"a.rashinx"_s));
    };
    QByteArray bomb(qsizetype(ZSTD_compressBound(256 << 20)), '\0');
    const QByteArray nothing(256 << 20, '\0');
    bomb.resize(
        qsizetype(ZSTD_compress(bomb.data(), size_t(bomb.size()), nothing.constData(), size_t(nothing.size()), 3)));
    forged([&](Manifest &manifest) { manifest.bytes = nothing.size(); }, bomb);
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::TooLarge);
    forged([](Manifest &manifest) { manifest.bytes = 100'000; }, bomb);
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::TooLarge);
    forged([](Manifest &manifest) { manifest.formatVersion = 1000; }, {});
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::TooNew);
    CHECK(desk.nothingWritten());

    (void)desk.pack(desk.request(u"a.rashinx"_s));
    QByteArray later = bytesOf(desk.path(u"a.rashinx"_s));
    later[8] = 2;
    writeBytes(desk.path(u"b.rashinx"_s), later);
    CHECK(codeOf(desk.unpack(u"b.rashinx"_s)) == Error::Code::TooNew);

    QJsonObject greedy = *core::seal::byPassphrase(u"x"_s, "secret", core::seal::Strength::weak());
    greedy.insert(u"memory"_s, qint64{1} << 40);
    CHECK(core::seal::openByPassphrase(u"x"_s, greedy).error().code == Error::Code::Damaged);
}

TEST_CASE("nothing is overwritten, and a package that was stopped leaves nothing", "[package]")
{
    Counter desk;
    (void)desk.pack(desk.request(u"a.rashinx"_s));
    CHECK(core::package::pack(desk.request(u"a.rashinx"_s), desk.file.clock).error().code == Error::Code::Exists);
    auto stopped = desk.request(u"b.rashinx"_s);
    stopped.progress = [](qint64 done, qint64 total) { return done <= total / 2; };
    CHECK(core::package::pack(stopped, desk.file.clock).error().code == Error::Code::Cancelled);
    CHECK(QDir(desk.file.folder.path()).entryList({u"b.rashinx*"_s}).isEmpty());
    auto pulled = desk.request(u"stick/b.rashinx"_s);
    REQUIRE(QDir(desk.file.folder.path()).mkdir(u"stick"_s));
    pulled.progress = [&](qint64 done, qint64 total) {
        if (done > total / 2)
            QDir(desk.path(u"stick"_s)).removeRecursively();
        return true;
    };
    CHECK_FALSE(core::package::pack(pulled, desk.file.clock));
    CHECK_FALSE(QFile::exists(desk.path(u"stick"_s)));
    auto nowhere = desk.request(u"none/b.rashinx"_s);
    CHECK(core::package::pack(nowhere, desk.file.clock).error().code == Error::Code::NotFound);
}

TEST_CASE("what an office has sent decides what a difference for it begins with", "[package]")
{
    core::LedgerEntry sent;
    sent.direction = core::LedgerEntry::Direction::Out;
    sent.office = u"shiba"_s;
    sent.tips = {"sent"};
    core::LedgerEntry received = sent;
    received.direction = core::LedgerEntry::Direction::In;
    received.tips = {"received"};
    core::LedgerEntry other = received;
    other.office = u"azabu"_s;
    CHECK(core::Ledger::known({}, u"shiba"_s).isEmpty());
    CHECK(core::Ledger::known({sent, other}, u"shiba"_s) == QByteArrayList{"sent"});
    CHECK(core::Ledger::known({received, sent, other}, u"shiba"_s) == QByteArrayList{"received"});
}

TEST_CASE("the ledger is kept in its order, and a working copy begins with an empty one", "[package]")
{
    testing::SampleFile file;
    core::Ledger ledger(*file.workspace);
    for (int i = 0; i < 12; ++i) {
        core::LedgerEntry entry;
        entry.at = file.clock.now().addSecs(i);
        entry.file = u"%1.rashinx"_s.arg(i);
        REQUIRE_OK(ledger.record(entry));
    }
    file.reopen();
    const auto entries = core::Ledger(*file.workspace).entries();
    REQUIRE_OK(entries);
    REQUIRE(entries->size() == 12);
    for (int i = 0; i < 12; ++i)
        CHECK((*entries)[size_t(i)].file == u"%1.rashinx"_s.arg(i));
    CHECK(file.workspace->check()->isSound());

    REQUIRE_OK(file.workspace->copyTo(file.folder.filePath(u"copy.rashin"_s)));
    REQUIRE_OK(core::document::becomeSite(file.folder.filePath(u"copy.rashin"_s), file.branch));
    auto copy = core::Workspace::open(file.folder.filePath(u"copy.rashin"_s), core::Access::ReadWrite, {}, file.clock);
    REQUIRE_OK(copy);
    CHECK(core::Ledger(**copy).entries()->empty());
}

TEST_CASE("a desktop knows packages and documents by their first bytes, whatever they are called", "[package]")
{
    Counter desk;
    REQUIRE(QDir(desk.path(u"data"_s)).mkpath(u"mime/packages"_s));
    REQUIRE(QFile::copy(QStringLiteral(RASHIN_SOURCE_DIR "/packaging/desktop/rashin-mime.xml"),
                        desk.path(u"data/mime/packages/rashin.xml"_s)));
    qputenv("XDG_DATA_HOME", desk.path(u"data"_s).toUtf8());
    qputenv("QT_NO_MIME_CACHE", "1"); // beside a system's cache Qt forgets whose magic weighs more; installed, both are in one
    const QMimeDatabase types;
    const auto typeOf = [&](const QString &name) {
        return types.mimeTypeForFile(desk.path(name), QMimeDatabase::MatchContent).name();
    };

    for (const bool sealed : {false, true}) {
        auto request = desk.request(sealed ? u"sealed"_s : u"open"_s);
        if (sealed)
            request.sealing.recipients = {desk.receiverKeys.publicKey()};
        (void)desk.pack(request);
        CHECK(typeOf(sealed ? u"sealed"_s : u"open"_s) == u"application/vnd.rashin.package"_s);
    }
    REQUIRE_OK(desk.file.workspace->copyTo(desk.path(u"plan"_s)));
    CHECK(typeOf(u"plan"_s) == u"application/vnd.rashin.plan"_s);
    CHECK(types.mimeTypeForName(u"application/vnd.rashin.plan"_s).inherits(u"application/vnd.sqlite3"_s));
    // Any other database, and anything else that begins alike, is not ours.
    QByteArray other = bytesOf(desk.path(u"plan"_s));
    other.replace(68, 4, "XXXX");
    writeBytes(desk.path(u"other"_s), other);
    CHECK_FALSE(typeOf(u"other"_s).contains(u"rashin"_s));
    writeBytes(desk.path(u"rash"_s), "RASHIN plan of 2026");
    CHECK_FALSE(typeOf(u"rash"_s).contains(u"rashin"_s));
}
