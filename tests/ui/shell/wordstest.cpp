// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Message
{
    QString source;
    QStringList translations;
    bool unfinished = false;
};

std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader in(&file);
    std::vector<Message> found;
    while (!in.atEnd()) {
        in.readNext();
        if (!in.isStartElement())
            continue;
        if (in.name() == u"message")
            found.emplace_back();
        else if (in.name() == u"source")
            found.back().source = in.readElementText();
        else if (in.name() == u"numerusform")
            found.back().translations.append(in.readElementText());
        else if (in.name() == u"translation") {
            found.back().unfinished = in.attributes().value(u"type"_s) == u"unfinished";
            const QString text = in.readElementText(QXmlStreamReader::IncludeChildElements);
            found.back().translations.append(text.trimmed());
        }
    }
    REQUIRE_FALSE(in.hasError());
    return found;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(\\d|n|L\\d)"_s);
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

} // namespace

TEST_CASE("every text has its words", "[translations]")
{
    for (const char *language : {"ja", "en"}) {
        const QString path = u"%1/rashin_%2.ts"_s.arg(QStringLiteral(RASHIN_TRANSLATIONS), QLatin1String(language));
        for (const Message &message : messagesOf(path)) {
            INFO(language << ": " << message.source.toStdString());
            CHECK_FALSE(message.unfinished);
            for (const QString &translation : message.translations)
                CHECK_FALSE(translation.isEmpty());
        }
    }
}

TEST_CASE("Japanese keeps the placeholders of the English", "[translations]")
{
    for (const Message &message : messagesOf(QStringLiteral(RASHIN_TRANSLATIONS "/rashin_ja.ts"))) {
        if (message.unfinished)
            continue;
        for (const QString &translation : message.translations) {
            INFO(message.source.toStdString() << " → " << translation.toStdString());
            CHECK(placeholders(translation) == placeholders(message.source));
        }
    }
}

TEST_CASE("a word is spelt one way: nouns of two verbs as in official texts, long vowels kept", "[translations]")
{
    // 公用文作成の考え方: 取込み, 引継ぎ, 組合せ as nouns; 取り込む as a verb. フォルダー as JIS Z 8301 has it.
    static const QRegularExpression lost(
        u"取り込み(?=可|済|前|先|の|[（(＆&]|$)|読み込み(?=中|の|$)|組み合わせ(?![るてた])|引き継ぎ(?=[のがをは]|$)"
        "|フォルダ(?!ー)|プリンタ(?!ー)|サーバ(?!ー)|ブラウザ(?!ー)|雛形|雛型|下さい|出来(?=ま|る|な)|全て|ひとつ|及び|又は"_s);
    for (const Message &message : messagesOf(QStringLiteral(RASHIN_TRANSLATIONS "/rashin_ja.ts")))
        for (const QString &translation : message.translations) {
            INFO(translation.toStdString());
            CHECK_FALSE(lost.match(translation).hasMatch());
        }
}
