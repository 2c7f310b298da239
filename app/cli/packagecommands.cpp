// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/messages.h"
#include "app/cli/packages.h"
#include "app/cli/rows.h"
#include "core/exchange/ledger.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonObject keyObject(const PublicKey &key, SignerState state)
{
    return {{u"office"_s, key.office},
            {u"name"_s, key.name},
            {u"fingerprint"_s, key.fingerprint()},
            {u"key"_s, key.toText()},
            {u"state"_s, nameOf(state)}};
}

/// A key as scripts name it: the text of one, a file with one, or the office of a trusted one.
Result<PublicKey> keyNamed(const KeyStore &keys, const QString &name)
{
    if (auto key = PublicKey::fromText(name))
        return *key;
    if (QFileInfo::exists(name))
        return readPublicKey(name);
    if (auto key = keys.find(name))
        return key;
    return refuse(QCoreApplication::translate("Cli",
                                              "There is no key “%1”: name a trusted office (rashin-cli keys lists "
                                              "them), a key file, or a key itself.")
                      .arg(name));
}

Outcome keygen(Call &call)
{
    const KeyStore keys = keyStore(call);
    call.setSubject(keys.folder());
    RASHIN_LET(const QString passphrase, passphraseFrom(call, "passphrase-file"));
    if (call.has("out") && QFileInfo::exists(call.option("out"))) {
        call.setSubject(call.option("out"));
        return failure(Error::Code::Exists);
    }
    const QString name = call.has("name") ? call.option("name") : call.identity().author;
    const KeyPair pair = KeyPair::generate(call.option("office"), name);
    RASHIN_TRY(keys.keepOwn(pair, passphrase, call.has("replace")));
    if (call.has("out")) {
        call.setSubject(call.option("out"));
        RASHIN_TRY(writePublicKey(pair.publicKey(), call.option("out")));
    }
    RASHIN_TRY(print(keyObject(pair.publicKey(), SignerState::Own)));
    return Exit::Done;
}

Outcome listKeys(Call &call)
{
    const KeyStore keys = keyStore(call);
    call.setSubject(keys.folder());
    ArrayPrinter printer;
    const auto own = keys.ownPublicKey();
    if (own)
        printer.add(keyObject(*own, SignerState::Own));
    else if (own.error().code != Error::Code::NotFound)
        return failure(own.error());
    RASHIN_LET(const auto signers, keys.signers());
    for (const KnownSigner &signer : signers)
        printer.add(keyObject(signer.key, signer.isRevoked ? SignerState::Revoked : SignerState::Known));
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

Outcome trustKey(Call &call)
{
    const KeyStore keys = keyStore(call);
    call.setSubject(call.argument("KEY"));
    RASHIN_LET(PublicKey key, keyNamed(keys, call.argument("KEY")));
    if (call.has("office"))
        key.office = call.option("office");
    if (call.has("name"))
        key.name = call.option("name");
    call.setSubject(keys.folder());
    RASHIN_TRY(keys.trust(key, call.clock().now()));
    RASHIN_TRY(print(keyObject(key, SignerState::Known)));
    return Exit::Done;
}

Outcome revokeKey(Call &call)
{
    const KeyStore keys = keyStore(call);
    call.setSubject(call.argument("KEY"));
    RASHIN_LET(const PublicKey key, keyNamed(keys, call.argument("KEY")));
    call.setSubject(keys.folder());
    RASHIN_TRY(keys.revoke(key, call.clock().now()));
    RASHIN_TRY(print(keyObject(key, SignerState::Revoked)));
    return Exit::Done;
}

/// The own keys, opened; Usage with a sentence where there are none.
Result<KeyPair> signingKey(const Call &call, const KeyStore &keys)
{
    RASHIN_LET(const QString passphrase, passphraseFrom(call, "key-passphrase-file"));
    auto own = keys.own(passphrase);
    if (!own && own.error().code == Error::Code::NotFound)
        return refuse(QCoreApplication::translate("Cli", "There are no keys yet; rashin-cli keygen makes them."));
    return own;
}

Result<Sealing> sealingOf(const Call &call, const KeyStore &keys)
{
    Sealing sealing;
    RASHIN_LET(sealing.passphrase, passphraseFrom(call, "passphrase-file"));
    if (!sealing.passphrase.isEmpty() && call.has("to"))
        return refuse(QCoreApplication::translate("Cli", "Either --to or --passphrase-file, not both."));
    for (const QString &name : call.options("to")) {
        RASHIN_LET(const PublicKey key, keyNamed(keys, name));
        sealing.recipients.push_back(key);
    }
    // The sender can open what he has sent, too: he must be able to say what was in it.
    if (!sealing.recipients.empty()) {
        if (const auto own = keys.ownPublicKey())
            sealing.recipients.push_back(*own);
    }
    return sealing;
}

/// The document, for writing its ledger; for reading only where it cannot be written or nothing is to be entered.
Result<std::unique_ptr<Workspace>> openForPacking(Call &call)
{
    if (call.has("no-ledger"))
        return call.open(Access::ReadOnly);
    auto writable = call.open(Access::ReadWrite);
    if (!writable && writable.error().code == Error::Code::ReadOnly) {
        tell(QCoreApplication::translate("Cli", "%1: it may not be written, so its ledger does not name this package.")
                 .arg(call.subject()));
        return call.open(Access::ReadOnly);
    }
    return writable;
}

Result<package::Request> requestFrom(Call &call, Workspace &workspace, const KeyStore &keys)
{
    package::Request request;
    request.document = call.argument("FILE");
    request.target = call.argument("OUT");
    request.person = call.identity().author;
    request.remark = call.option("remark");
    request.isWorkingCopy = call.has("working-copy");
    RASHIN_LET(request.fiscalYear, call.year());
    if (call.has("office")) {
        RASHIN_LET(request.office, officeNamed(workspace.read(), call.option("office")));
    } else if (request.isWorkingCopy) {
        return refuse(QCoreApplication::translate("Cli", "The option --%1 is missing.").arg("office"_L1));
    }
    RASHIN_LET(request.sealing, sealingOf(call, keys));
    if (call.has("sign")) {
        RASHIN_LET(request.signer, signingKey(call, keys));
    }
    if (!call.has("difference"))
        return request;
    request.content = Manifest::Content::Difference;
    RASHIN_LET(const auto entries, Ledger(workspace).entries());
    request.known = Ledger::known(entries, call.option("office"));
    for (const QString &hash : call.options("since"))
        request.known += QByteArray::fromHex(hash.toLatin1());
    if (request.known.isEmpty())
        return refuse(QCoreApplication::translate("Cli",
                                                  "Nothing has been exchanged with that office yet, so a difference "
                                                  "would mean nothing to it. Pack the whole document."));
    return request;
}

Outcome pack(Call &call)
{
    const KeyStore keys = keyStore(call);
    RASHIN_LET(const auto workspace, openForPacking(call));
    RASHIN_LET(package::Request request, requestFrom(call, *workspace, keys));
    Progress shown(call.isQuiet());
    request.progress = [&](qint64 done, qint64 total) {
        shown.show(done, total);
        return true;
    };
    call.setSubject(request.target);
    RASHIN_LET(const auto packed, package::pack(request, call.clock()));
    const bool isSealed = !request.sealing.recipients.empty() || !request.sealing.passphrase.isEmpty();
    if (!workspace->isReadOnly()) {
        call.setSubject(request.document);
        RASHIN_TRY(Ledger(*workspace).record(LedgerEntry::sent(packed, request.target, isSealed)));
    }
    QJsonObject answer = packed.manifest.toJson();
    answer.insert(u"file"_s, request.target);
    answer.insert(u"file_bytes"_s, packed.fileBytes);
    answer.insert(u"sha256"_s, QString::fromLatin1(packed.fileHash.toHex()));
    answer.insert(u"sealed"_s, isSealed);
    answer.insert(u"signed"_s, request.signer.has_value());
    RASHIN_TRY(print(answer));
    return Exit::Done;
}

Outcome unpack(Call &call)
{
    const QString source = call.argument("IN");
    const KeyStore keys = keyStore(call);
    call.setSubject(source);
    RASHIN_LET(const Unsealing unsealing, unsealingFor(call, keys, source));
    Progress shown(call.isQuiet());
    package::UnpackOptions options;
    options.acceptSigner = call.has("accept-signer");
    options.person = call.identity().author;
    options.progress = [&](qint64 done, qint64 total) {
        shown.show(done, total);
        return true;
    };
    const bool isLook = call.argument("OUT").isEmpty();
    if (!isLook && QFileInfo::exists(call.argument("OUT"))) {
        call.setSubject(call.argument("OUT"));
        return failure(Error::Code::Exists);
    }
    RASHIN_LET(const auto opened,
               isLook ? package::inspect(source, unsealing, keys, options.progress)
                      : package::unpack(source, call.argument("OUT"), unsealing, keys, call.clock(), options));
    RASHIN_TRY(print(openedObject(opened)));
    if (opened.signer != SignerState::Unknown && opened.signer != SignerState::Changed
        && opened.signer != SignerState::Revoked)
        return Exit::Done;
    tell(QCoreApplication::translate("Cli",
                                     "Signed by a key that is not trusted here (%1). Compare these digits with the "
                                     "sender on the telephone, then: rashin-cli trust KEY.")
             .arg(opened.manifest.signer->fingerprint()));
    return Exit::NeedsPerson;
}

Outcome ledger(Call &call)
{
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    RASHIN_LET(const auto entries, Ledger(*workspace).entries());
    ArrayPrinter printer;
    for (const LedgerEntry &entry : entries)
        printer.add(entry.toJson());
    RASHIN_TRY(printer.finish());
    return Exit::Done;
}

const Option keysOption{"keys", "FOLDER",
                        QT_TRANSLATE_NOOP("Cli", "where keys are kept (default: the user's own folder)")};
const Option keyPassphraseOption{
    "key-passphrase-file", "F",
    QT_TRANSLATE_NOOP("Cli", "the passphrase that protects the own keys, first line of a file")};

} // namespace

KeyStore keyStore(const Call &call)
{
    return call.has("keys") ? KeyStore(call.option("keys")) : KeyStore::standard();
}

Result<QString> passphraseFrom(const Call &call, const char *option)
{
    if (!call.has(option))
        return QString();
    QFile file(call.option(option));
    constexpr qint64 longest = 4096;
    if (!file.open(QIODevice::ReadOnly))
        return refuse(QCoreApplication::translate("Cli", "%1 cannot be read.").arg(file.fileName()));
    QByteArray line = file.readLine(longest);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return refuse(
            QCoreApplication::translate("Cli", "%1 holds no passphrase in its first line.").arg(file.fileName()));
    return QString::fromUtf8(line);
}

Result<Unsealing> unsealingFor(const Call &call, const KeyStore &keys, const QString &path)
{
    Unsealing unsealing;
    RASHIN_LET(unsealing.passphrase, passphraseFrom(call, "passphrase-file"));
    RASHIN_LET(const SealKind kind, package::sealKind(path));
    if (kind != SealKind::Keys)
        return unsealing;
    RASHIN_LET(const QString passphrase, passphraseFrom(call, "key-passphrase-file"));
    auto own = keys.own(passphrase);
    if (own)
        unsealing.own = *own;
    else if (own.error().code != Error::Code::NotFound)
        return failure(own.error());
    return unsealing;
}

QJsonObject openedObject(const package::Opened &opened)
{
    QJsonObject answer = opened.manifest.toJson();
    answer.insert(u"sha256"_s, QString::fromLatin1(opened.fileHash.toHex()));
    answer.insert(u"sealed"_s, opened.isSealed);
    answer.insert(u"signed"_s, opened.signer != SignerState::Unsigned);
    answer.insert(u"signer_state"_s, nameOf(opened.signer));
    if (opened.manifest.signer) {
        QJsonObject signer = opened.manifest.signer->toJson();
        signer.insert(u"state"_s, nameOf(opened.signer));
        signer.insert(u"fingerprint"_s, opened.manifest.signer->fingerprint());
        signer.insert(u"key"_s, opened.manifest.signer->toText());
        answer.insert(u"signer"_s, signer);
    }
    return answer;
}

std::vector<Command> packageCommands()
{
    return {
        {"keygen",
         {},
         {{"office", "CODE", QT_TRANSLATE_NOOP("Cli", "the office the keys are for")},
          {"name", "NAME", QT_TRANSLATE_NOOP("Cli", "what people call it (default: the login name)")},
          {"out", "OUT", QT_TRANSLATE_NOOP("Cli", "writes the public key into this file, to be handed over")},
          {"passphrase-file", "F",
           QT_TRANSLATE_NOOP("Cli", "protects the keys with the passphrase in the file's first line")},
          {"replace", nullptr, QT_TRANSLATE_NOOP("Cli", "gives the old keys up; what was sealed to them stays closed")},
          keysOption},
         QT_TRANSLATE_NOOP("Cli", "makes this user's keys for signing and sealing packages"),
         keygen},
        {"keys", {}, {keysOption}, QT_TRANSLATE_NOOP("Cli", "lists the own key and the known ones"), listKeys},
        {"trust",
         {{"KEY"}},
         {{"office", "CODE", QT_TRANSLATE_NOOP("Cli", "the office it belongs to (default: as the key says)")},
          {"name", "NAME", QT_TRANSLATE_NOOP("Cli", "what people call it (default: as the key says)")},
          keysOption},
         QT_TRANSLATE_NOOP("Cli", "takes a key as known; compare its fingerprint first"),
         trustKey},
        {"revoke",
         {{"KEY"}},
         {keysOption},
         QT_TRANSLATE_NOOP("Cli", "believes a key no longer, whoever shows it"),
         revokeKey},
        {"pack",
         {{"FILE"}, {"OUT"}},
         {{"sign", nullptr, QT_TRANSLATE_NOOP("Cli", "signs with the own key")},
          {"to", "KEY", QT_TRANSLATE_NOOP("Cli", "only the owner of this key can open it; may be given several times")},
          {"passphrase-file", "F",
           QT_TRANSLATE_NOOP("Cli", "only who knows the passphrase in the file's first line can open it")},
          {"office", "CODE", QT_TRANSLATE_NOOP("Cli", "the office it is for")},
          {"working-copy", nullptr, QT_TRANSLATE_NOOP("Cli", "the content is a working copy for that office")},
          {"difference", nullptr, QT_TRANSLATE_NOOP("Cli", "only what that office does not have yet, by the ledger")},
          {"since", "TRANSACTION",
           QT_TRANSLATE_NOOP("Cli", "of a difference: the receiver has this; may be given several times")},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year it is about (default: the latest)")},
          {"remark", "TEXT", QT_TRANSLATE_NOOP("Cli", "a remark for the receiver and the ledger")},
          {"no-ledger", nullptr, QT_TRANSLATE_NOOP("Cli", "does not enter it into the ledger of FILE")},
          keyPassphraseOption,
          keysOption},
         QT_TRANSLATE_NOOP("Cli", "makes an exchange package of a document"),
         pack},
        {"unpack",
         {{"IN"}, {"OUT", Parameter::Need::MayBeLeftOut}},
         {{"passphrase-file", "F", QT_TRANSLATE_NOOP("Cli", "the passphrase it was closed with, first line of a file")},
          {"accept-signer", nullptr,
           QT_TRANSLATE_NOOP("Cli", "takes it although its signer is revoked or has changed")},
          keyPassphraseOption,
          keysOption},
         QT_TRANSLATE_NOOP("Cli", "proves a package and writes its content; without OUT it only proves it"),
         unpack},
        {"ledger", {{"FILE"}}, {}, QT_TRANSLATE_NOOP("Cli", "lists every file given out and received"), ledger},
    };
}

} // namespace cli
