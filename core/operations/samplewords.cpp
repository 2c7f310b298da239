// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/samplewords.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    for (const auto &member : value.toArray())
        strings += member.toString();
    return strings;
}

SampleWords::IndicatorPattern indicatorOf(const QJsonObject &object)
{
    return {object["name"_L1].toString(),      object["unit"_L1].toString(), object["type"_L1].toString(),
            object["direction"_L1].toString(), object["base"_L1].toDouble(), object["step"_L1].toDouble()};
}

SampleWords::Theme themeOf(const QJsonObject &object)
{
    SampleWords::Theme theme{object["policy"_L1].toString(),      object["branch"_L1].toString(),
                             stringsOf(object["departments"_L1]), object["target"_L1].toString(),
                             object["purpose"_L1].toString(),     object["result"_L1].toString(),
                             object["law"_L1].toString(),         stringsOf(object["subjects"_L1]),
                             stringsOf(object["forms"_L1]),       {}};
    for (const auto &indicator : object["indicators"_L1].toArray())
        theme.indicators.push_back(indicatorOf(indicator.toObject()));
    return theme;
}

SampleWords::Thirds thirdsOf(const QJsonArray &array)
{
    return {stringsOf(array.at(0)), stringsOf(array.at(1)), stringsOf(array.at(2))};
}

SampleWords wordsOf(const QJsonObject &object)
{
    SampleWords words;
    words.area = object["area"_L1].toString();
    for (const auto &theme : object["themes"_L1].toArray())
        words.themes.push_back(themeOf(theme.toObject()));
    for (const auto &form : object["forms"_L1].toArray())
        words.forms.push_back(
            {form["name"_L1].toString(), form["delivery"_L1].toString(), form["means"_L1].toString()});
    words.kinds = stringsOf(object["kinds"_L1]);
    words.obligations = stringsOf(object["obligations"_L1]);
    words.plan = stringsOf(object["plan"_L1]);
    words.doing = stringsOf(object["do"_L1]);
    words.check = stringsOf(object["check"_L1]);
    words.act = stringsOf(object["act"_L1]);
    words.steps = stringsOf(object["steps"_L1]);
    words.circumstances = stringsOf(object["circumstances"_L1]);
    words.voices = stringsOf(object["voices"_L1]);
    const QJsonObject reasons = object["reasons"_L1].toObject();
    words.reasons = {thirdsOf(reasons["need"_L1].toArray()), thirdsOf(reasons["effect"_L1].toArray()),
                     thirdsOf(reasons["efficiency"_L1].toArray())};
    const QJsonObject comments = object["comments"_L1].toObject();
    for (auto it = comments.begin(); it != comments.end(); ++it)
        words.comments.insert(it.key(), stringsOf(it.value()));
    return words;
}

} // namespace

const SampleWords &SampleWords::builtIn()
{
    static const SampleWords words = [] {
        QFile file(u":/rashin/templates/sample_words.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened); // compiled in
        return opened ? wordsOf(QJsonDocument::fromJson(file.readAll()).object()) : SampleWords();
    }();
    return words;
}

} // namespace core
