// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/ledger.h"

#include "core/workspace/workspace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray hexArray(const QByteArrayList &hashes)
{
    QJsonArray array;
    for (const QByteArray &hash : hashes)
        array.append(QString::fromLatin1(hash.toHex()));
    return array;
}

QByteArrayList bytesFrom(const QJsonArray &array)
{
    QByteArrayList hashes;
    for (const QJsonValue &hash : array)
        hashes += QByteArray::fromHex(hash.toString().toLatin1());
    return hashes;
}

/// What the book says of a package whichever way it goes.
LedgerEntry entryOf(const Manifest &manifest, const QString &file)
{
    LedgerEntry entry;
    entry.file = QFileInfo(file).fileName();
    entry.package = manifest.package;
    entry.content = manifest.content;
    entry.transactions = manifest.transactions;
    entry.operations = manifest.operations;
    entry.fingerprint = manifest.signer ? manifest.signer->fingerprint() : QString();
    entry.remark = manifest.remark;
    entry.tips = manifest.tips;
    return entry;
}

} // namespace

LedgerEntry LedgerEntry::sent(const package::Packed &packed, const QString &file, bool isSealed)
{
    const Manifest &manifest = packed.manifest;
    LedgerEntry entry = entryOf(manifest, file);
    entry.direction = Direction::Out;
    entry.at = manifest.createdAt;
    entry.office = manifest.toOffice;
    entry.officeName = manifest.toName;
    entry.person = manifest.person;
    entry.bytes = packed.fileBytes;
    entry.hash = packed.fileHash;
    entry.signer = manifest.signer ? SignerState::Own : SignerState::Unsigned;
    entry.isSealed = isSealed;
    return entry;
}

LedgerEntry LedgerEntry::received(const package::Opened &opened, const QString &file, const QString &receiver,
                                  const QDateTime &when)
{
    const Manifest &manifest = opened.manifest;
    LedgerEntry entry = entryOf(manifest, file);
    entry.direction = Direction::In;
    entry.at = when;
    entry.office = manifest.fromOffice;
    entry.officeName = manifest.fromName;
    entry.person = receiver;
    entry.bytes = QFileInfo(file).size();
    entry.hash = opened.fileHash;
    entry.signer = opened.signer;
    entry.isSealed = opened.isSealed;
    return entry;
}

QJsonObject LedgerEntry::toJson() const
{
    return {{u"direction"_s, direction == Direction::Out ? u"out"_s : u"in"_s},
            {u"at"_s, at.toUTC().toString(Qt::ISODate)},
            {u"office"_s, office},
            {u"name"_s, officeName},
            {u"person"_s, person},
            {u"file"_s, file},
            {u"package"_s, package},
            {u"content"_s, content == Manifest::Content::Document ? u"document"_s : u"difference"_s},
            {u"transactions"_s, transactions},
            {u"operations"_s, operations},
            {u"bytes"_s, bytes},
            {u"sha256"_s, QString::fromLatin1(hash.toHex())},
            {u"signer"_s, nameOf(signer)},
            {u"fingerprint"_s, fingerprint},
            {u"sealed"_s, isSealed},
            {u"remark"_s, remark},
            {u"tips"_s, hexArray(tips)},
            {u"first_arrival"_s, firstArrival},
            {u"last_arrival"_s, lastArrival}};
}

std::optional<LedgerEntry> LedgerEntry::fromJson(const QJsonObject &object)
{
    const QString direction = object.value("direction"_L1).toString();
    const auto signer = signerStateNamed(object.value("signer"_L1).toString());
    LedgerEntry entry;
    entry.at = QDateTime::fromString(object.value("at"_L1).toString(), Qt::ISODate);
    if ((direction != "out"_L1 && direction != "in"_L1) || !signer || !entry.at.isValid())
        return std::nullopt;
    entry.direction = direction == "out"_L1 ? Direction::Out : Direction::In;
    entry.signer = *signer;
    entry.office = object.value("office"_L1).toString();
    entry.officeName = object.value("name"_L1).toString();
    entry.person = object.value("person"_L1).toString();
    entry.file = object.value("file"_L1).toString();
    entry.package = object.value("package"_L1).toString();
    entry.content = object.value("content"_L1).toString() == "difference"_L1 ? Manifest::Content::Difference
                                                                             : Manifest::Content::Document;
    entry.transactions = object.value("transactions"_L1).toInteger();
    entry.operations = object.value("operations"_L1).toInteger();
    entry.bytes = object.value("bytes"_L1).toInteger();
    entry.hash = QByteArray::fromHex(object.value("sha256"_L1).toString().toLatin1());
    entry.fingerprint = object.value("fingerprint"_L1).toString();
    entry.isSealed = object.value("sealed"_L1).toBool();
    entry.remark = object.value("remark"_L1).toString();
    entry.tips = bytesFrom(object.value("tips"_L1).toArray());
    entry.firstArrival = object.value("first_arrival"_L1).toInteger();
    entry.lastArrival = object.value("last_arrival"_L1).toInteger();
    return entry;
}

QString Ledger::listName()
{
    return u"ledger"_s;
}

Result<std::vector<LedgerEntry>> Ledger::entries() const
{
    RASHIN_LET(const QStringList texts, m_workspace.notes(listName()));
    std::vector<LedgerEntry> entries;
    for (const QString &text : texts) {
        if (auto entry = LedgerEntry::fromJson(QJsonDocument::fromJson(text.toUtf8()).object()))
            entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<> Ledger::record(const LedgerEntry &entry)
{
    return m_workspace.addNote(listName(),
                               QString::fromUtf8(QJsonDocument(entry.toJson()).toJson(QJsonDocument::Compact)));
}

QByteArrayList Ledger::known(const std::vector<LedgerEntry> &entries, const QString &office)
{
    for (const auto direction : {LedgerEntry::Direction::In, LedgerEntry::Direction::Out}) {
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            if (entry->direction == direction && entry->office == office && !entry->tips.isEmpty())
                return entry->tips;
        }
    }
    return {};
}

Result<qint64> Ledger::changesOnlyHere() const
{
    RASHIN_LET(const auto all, entries());
    QByteArrayList given;
    for (const LedgerEntry &entry : all) {
        if (entry.direction == LedgerEntry::Direction::Out)
            given += entry.tips;
    }
    return m_workspace.history().ownCountSince(given);
}

Result<LedgerEntry> plainFileEntry(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? Error::Code::ReadOnly : Error::Code::NotFound, path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return failure(Error::Code::Storage, path);
    LedgerEntry entry;
    entry.file = QFileInfo(path).fileName();
    entry.bytes = file.size();
    entry.hash = hash.result();
    return entry;
}

} // namespace core
