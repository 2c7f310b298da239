// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/exchange/package.h"

#include <QJsonArray>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestText = 1000; ///< characters
constexpr qsizetype mostHashes = 200;   ///< fewer than all only make the next difference larger
constexpr qint64 mostCounted = qint64{1} << 48;

QJsonArray hashArray(const QByteArrayList &hashes)
{
    QJsonArray array;
    for (const QByteArray &hash : hashes.mid(0, mostHashes))
        array.append(QString::fromLatin1(hash.toHex()));
    return array;
}

QByteArray hashFrom(const QJsonValue &value)
{
    const QByteArray hash = QByteArray::fromHex(value.toString().toLatin1());
    return hash.size() == Hasher::size ? hash : QByteArray();
}

std::optional<QByteArrayList> hashesFrom(const QJsonValue &value)
{
    QByteArrayList hashes;
    for (const QJsonValue &entry : value.toArray()) {
        hashes += hashFrom(entry);
        if (hashes.back().isEmpty() || hashes.size() > mostHashes)
            return std::nullopt;
    }
    return hashes;
}

QString shortened(const QString &text)
{
    return text.left(longestText);
}

QJsonObject party(const QString &office, const QString &name)
{
    return {{u"office"_s, office}, {u"name"_s, shortened(name)}};
}

bool isCount(qint64 number)
{
    return number >= 0 && number <= mostCounted;
}

/// Texts of a stranger: of bearable length, and without line breaks that could forge a form.
QString textFrom(const QJsonValue &value)
{
    return shortened(value.toString()).simplified();
}

} // namespace

QJsonObject Manifest::toJson() const
{
    QJsonObject from = party(fromOffice, fromName);
    from.insert(u"person"_s, shortened(person));
    QJsonObject object{{u"package"_s, package},
                       {u"document"_s, document},
                       {u"plan"_s, shortened(plan)},
                       {u"from"_s, from},
                       {u"to"_s, party(toOffice, toName)},
                       {u"fiscal_year"_s, fiscalYear ? QJsonValue(fiscalYear) : QJsonValue()},
                       {u"content"_s, content == Content::Document ? u"document"_s : u"difference"_s},
                       {u"base"_s, hashArray(base)},
                       {u"tips"_s, hashArray(tips)},
                       {u"counts"_s, QJsonObject{{u"transactions"_s, transactions}, {u"operations"_s, operations}}},
                       {u"bytes"_s, bytes},
                       {u"hash"_s, QString::fromLatin1(hash.toHex())},
                       {u"app_version"_s, appVersion},
                       {u"format_version"_s, formatVersion},
                       {u"remark"_s, shortened(remark)},
                       {u"created_at"_s, createdAt.toUTC().toString(Qt::ISODate)}};
    object.insert(u"signer"_s, signer ? QJsonValue(signer->toJson()) : QJsonValue());
    return object;
}

Result<Manifest> Manifest::fromJson(const QJsonObject &object)
{
    const auto bad = [](const char *what) { return failure(Error::Code::Damaged, QString::fromLatin1(what)); };
    Manifest made;
    made.package = textFrom(object.value("package"_L1));
    made.document = textFrom(object.value("document"_L1));
    made.plan = textFrom(object.value("plan"_L1));
    const QJsonObject from = object.value("from"_L1).toObject();
    made.fromOffice = textFrom(from.value("office"_L1));
    made.fromName = textFrom(from.value("name"_L1));
    made.person = textFrom(from.value("person"_L1));
    const QJsonObject to = object.value("to"_L1).toObject();
    made.toOffice = textFrom(to.value("office"_L1));
    made.toName = textFrom(to.value("name"_L1));
    made.fiscalYear = object.value("fiscal_year"_L1).toInt();
    const QString content = object.value("content"_L1).toString();
    if (content != "document"_L1 && content != "difference"_L1)
        return bad("content");
    made.content = content == "document"_L1 ? Content::Document : Content::Difference;
    const auto base = hashesFrom(object.value("base"_L1));
    const auto tips = hashesFrom(object.value("tips"_L1));
    made.hash = hashFrom(object.value("hash"_L1));
    if (!base || !tips || made.hash.isEmpty())
        return bad("hash");
    made.base = *base;
    made.tips = *tips;
    const QJsonObject counts = object.value("counts"_L1).toObject();
    made.transactions = counts.value("transactions"_L1).toInteger(-1);
    made.operations = counts.value("operations"_L1).toInteger(-1);
    made.bytes = object.value("bytes"_L1).toInteger(-1);
    if (!isCount(made.transactions) || !isCount(made.operations) || !isCount(made.bytes))
        return bad("counts");
    made.appVersion = textFrom(object.value("app_version"_L1));
    made.formatVersion = object.value("format_version"_L1).toInt();
    made.remark = textFrom(object.value("remark"_L1));
    made.createdAt = QDateTime::fromString(object.value("created_at"_L1).toString(), Qt::ISODate);
    if (object.value("signer"_L1).isObject()) {
        const auto signer = PublicKey::fromJson(object.value("signer"_L1).toObject());
        if (!signer)
            return bad("signer");
        made.signer = *signer;
    }
    return made;
}

} // namespace core
