// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/packagestream.h"

#include "core/base/hash.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView magic("RASHINX\n", 8);
constexpr quint32 version = 1;
constexpr quint32 largestEnvelope = 64 * 1024;
constexpr qsizetype mostRecipients = 64;
constexpr qsizetype overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char lastTag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

const unsigned char *bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

QByteArray numberBytes(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray fromHex(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

Result<> writeAll(QIODevice &device, QByteArrayView bytes)
{
    if (device.write(bytes.data(), bytes.size()) != bytes.size())
        return failure(Error::Code::DiskFull, device.errorString());
    return {};
}

/// What the signature is over: everything from the first byte of the file, decrypted.
class SignedHash
{
public:
    SignedHash() { m_hasher.add("rashinx signature 1"); }
    void add(QByteArrayView bytes)
    {
        m_hasher.addNumber(static_cast<quint64>(bytes.size()));
        m_hasher.add(bytes);
    }
    [[nodiscard]] QByteArray result() { return m_hasher.result(); }

private:
    Hasher m_hasher;
};

/// The file key, closed as wished, as the envelope says it.
Result<QJsonObject> closed(const QByteArray &key, const Sealing &sealing)
{
    if (!sealing.passphrase.isEmpty()) {
        RASHIN_LET(const QJsonObject box, seal::byPassphrase(sealing.passphrase, key, sealing.strength));
        return QJsonObject{{u"sealing"_s, u"passphrase"_s}, {u"passphrase"_s, box}};
    }
    if (sealing.recipients.empty())
        return QJsonObject{{u"sealing"_s, u"none"_s}, {u"key"_s, hex(key)}};
    QJsonArray recipients;
    for (const PublicKey &recipient : sealing.recipients) {
        const QByteArray box = seal::to(recipient, key);
        if (box.isEmpty())
            return failure(Error::Code::Usage, recipient.office);
        recipients.append(QJsonObject{{u"seal"_s, hex(recipient.seal)}, {u"box"_s, hex(box)}});
    }
    return QJsonObject{{u"sealing"_s, u"keys"_s}, {u"recipients"_s, recipients}};
}

Result<QByteArray> openedByKey(const QJsonArray &recipients, const std::optional<KeyPair> &own)
{
    if (recipients.size() > mostRecipients)
        return damaged("too many recipients");
    for (const QJsonValue &recipient : recipients) {
        if (!own || fromHex(recipient["seal"_L1]) != own->publicKey().seal)
            continue;
        if (auto key = own->open(fromHex(recipient["box"_L1])))
            return *key;
        return damaged("a seal");
    }
    return failure(Error::Code::Sealed);
}

Result<SealKind> kindOf(const QJsonObject &envelope)
{
    const QString sealing = envelope.value("sealing"_L1).toString();
    if (sealing == "none"_L1)
        return SealKind::Open;
    if (sealing == "keys"_L1)
        return SealKind::Keys;
    if (sealing == "passphrase"_L1)
        return SealKind::Passphrase;
    return damaged("envelope");
}

Result<QByteArray> fileKey(const QJsonObject &envelope, const Unsealing &unsealing)
{
    RASHIN_LET(const SealKind kind, kindOf(envelope));
    switch (kind) {
    case SealKind::Open: return fromHex(envelope.value("key"_L1));
    case SealKind::Keys: return openedByKey(envelope.value("recipients"_L1).toArray(), unsealing.own);
    case SealKind::Passphrase: break;
    }
    if (unsealing.passphrase.isEmpty())
        return failure(Error::Code::Sealed);
    return seal::openByPassphrase(unsealing.passphrase, envelope.value("passphrase"_L1).toObject());
}

/// Everything before the first chunk, as it stands in the file.
Result<QByteArray> readHead(QIODevice &device)
{
    const QByteArray start = device.read(magic.size() + 8);
    if (!start.startsWith(magic))
        return failure(Error::Code::Foreign);
    if (start.size() < magic.size() + 8)
        return damaged("cut");
    if (qFromLittleEndian<quint32>(start.constData() + magic.size()) > version)
        return failure(Error::Code::TooNew);
    if (qFromLittleEndian<quint32>(start.constData() + magic.size()) < version)
        return damaged("version");
    const quint32 size = qFromLittleEndian<quint32>(start.constData() + magic.size() + 4);
    if (size > largestEnvelope)
        return damaged("envelope");
    const QByteArray envelope = device.read(size);
    if (envelope.size() != qsizetype(size))
        return damaged("cut");
    return start + envelope;
}

Result<QJsonObject> envelopeFrom(const QByteArray &head)
{
    const QJsonDocument document = QJsonDocument::fromJson(head.mid(magic.size() + 8));
    return document.isObject() ? Result<QJsonObject>(document.object()) : Result<QJsonObject>(damaged("envelope"));
}

} // namespace

struct PackageWriter::State
{
    QIODevice *device;
    crypto_secretstream_xchacha20poly1305_state stream;
    QByteArray headHash; ///< goes into every chunk's authentication: chunks belong to this envelope
    SignedHash signedHash;
};

PackageWriter::PackageWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PackageWriter::PackageWriter(PackageWriter &&) noexcept = default;

PackageWriter::~PackageWriter()
{
    if (m_state)
        sodium_memzero(&m_state->stream, sizeof m_state->stream);
}

Result<PackageWriter> PackageWriter::begin(QIODevice &device, const Sealing &sealing)
{
    if (sealing.recipients.size() > size_t(mostRecipients)
        || (!sealing.recipients.empty() && !sealing.passphrase.isEmpty()))
        return failure(Error::Code::Usage);
    auto state = std::make_unique<State>();
    state->device = &device;
    QByteArray key = randomBytes(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    QByteArray start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state->stream, bytesOf(start), bytesOf(QByteArrayView(key)));
    auto envelope = closed(key, sealing);
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    RASHIN_TRY(envelope);
    envelope->insert(u"stream"_s, hex(start));
    const QByteArray text = QJsonDocument(*envelope).toJson(QJsonDocument::Compact);
    const QByteArray head =
        magic.toByteArray() + numberBytes(version) + numberBytes(static_cast<quint32>(text.size())) + text;
    state->headHash = hashOf(head);
    state->signedHash.add(head);
    RASHIN_TRY(writeAll(device, head));
    return PackageWriter(std::move(state));
}

Result<> PackageWriter::push(QByteArrayView bytes, unsigned char tag)
{
    QByteArray chunk(bytes.size() + overhead, '\0');
    crypto_secretstream_xchacha20poly1305_push(
        &m_state->stream, bytesOf(chunk), nullptr, bytesOf(bytes), static_cast<unsigned long long>(bytes.size()),
        bytesOf(QByteArrayView(m_state->headHash)), static_cast<unsigned long long>(m_state->headHash.size()), tag);
    RASHIN_TRY(writeAll(*m_state->device, numberBytes(static_cast<quint32>(chunk.size()))));
    return writeAll(*m_state->device, chunk);
}

Result<> PackageWriter::add(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= largestChunk);
    m_state->signedHash.add(bytes);
    return push(bytes, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

Result<> PackageWriter::finish(const KeyPair *signer)
{
    return push(signer ? signer->sign(m_state->signedHash.result()) : QByteArray(), lastTag);
}

struct PackageReader::State
{
    QIODevice *device;
    crypto_secretstream_xchacha20poly1305_state stream;
    QByteArray headHash;
    SignedHash signedHash;
    QByteArray finalHash;
    QByteArray signature;
    bool isAtEnd = false;
    bool isSealed = false;
};

PackageReader::PackageReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PackageReader::PackageReader(PackageReader &&) noexcept = default;

PackageReader::~PackageReader()
{
    if (m_state)
        sodium_memzero(&m_state->stream, sizeof m_state->stream);
}

Result<PackageReader> PackageReader::open(QIODevice &device, const Unsealing &unsealing)
{
    RASHIN_LET(const QByteArray head, readHead(device));
    RASHIN_LET(const QJsonObject envelope, envelopeFrom(head));
    RASHIN_LET(const SealKind kind, kindOf(envelope));
    RASHIN_LET(QByteArray key, fileKey(envelope, unsealing));
    const QByteArray start = fromHex(envelope.value("stream"_L1));
    if (key.size() != qsizetype(crypto_secretstream_xchacha20poly1305_KEYBYTES)
        || start.size() != qsizetype(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
        return damaged("envelope");
    auto state = std::make_unique<State>();
    state->device = &device;
    state->isSealed = kind != SealKind::Open;
    crypto_secretstream_xchacha20poly1305_init_pull(&state->stream, bytesOf(QByteArrayView(start)),
                                                    bytesOf(QByteArrayView(key)));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    state->headHash = hashOf(head);
    state->signedHash.add(head);
    return PackageReader(std::move(state));
}

Result<std::optional<QByteArray>> PackageReader::next()
{
    if (m_state->isAtEnd)
        return std::optional<QByteArray>();
    const QByteArray length = m_state->device->read(4);
    const quint32 size = length.size() == 4 ? qFromLittleEndian<quint32>(length.constData()) : 0;
    if (size < overhead || size > PackageWriter::largestChunk + overhead)
        return damaged("chunk");
    const QByteArray chunk = m_state->device->read(size);
    if (chunk.size() != qsizetype(size))
        return damaged("cut");
    QByteArray bytes(chunk.size() - overhead, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(
            &m_state->stream, bytesOf(bytes), nullptr, &tag, bytesOf(QByteArrayView(chunk)), size,
            bytesOf(QByteArrayView(m_state->headHash)), static_cast<unsigned long long>(m_state->headHash.size()))
        != 0)
        return damaged("chunk");
    if (tag != lastTag) {
        m_state->signedHash.add(bytes);
        return std::optional(bytes);
    }
    if (!m_state->device->read(1).isEmpty())
        return damaged("something follows the end");
    if (!bytes.isEmpty() && bytes.size() != qsizetype(crypto_sign_BYTES))
        return damaged("signature");
    m_state->isAtEnd = true;
    m_state->finalHash = m_state->signedHash.result();
    m_state->signature = bytes;
    return std::optional<QByteArray>();
}

bool PackageReader::isSigned() const
{
    return m_state->isAtEnd && !m_state->signature.isEmpty();
}

bool PackageReader::isSignedBy(const PublicKey &key) const
{
    return isSigned() && seal::isSignedBy(key, m_state->finalHash, m_state->signature);
}

bool PackageReader::isSealed() const
{
    return m_state->isSealed;
}

Result<SealKind> sealKindOf(QIODevice &device)
{
    RASHIN_LET(const QByteArray head, readHead(device));
    RASHIN_LET(const QJsonObject envelope, envelopeFrom(head));
    return kindOf(envelope);
}

} // namespace core
