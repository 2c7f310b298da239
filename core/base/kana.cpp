// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/kana.h"

#include <array>
#include <string_view>
#include <tuple>

namespace core {

namespace {

/// The syllables that begin with the same consonants, for a, i, u, e, o; empty where Japanese has none.
struct Syllables
{
    std::u16string_view consonants;
    std::array<std::u16string_view, 5> kana;
};

constexpr std::u16string_view none;

// Longer ones first.
constexpr Syllables table[] = {
    {u"ky", {u"きゃ", none, u"きゅ", none, u"きょ"}},     {u"gy", {u"ぎゃ", none, u"ぎゅ", none, u"ぎょ"}},
    {u"sy", {u"しゃ", none, u"しゅ", none, u"しょ"}},     {u"sh", {u"しゃ", u"し", u"しゅ", u"しぇ", u"しょ"}},
    {u"zy", {u"じゃ", none, u"じゅ", none, u"じょ"}},     {u"jy", {u"じゃ", none, u"じゅ", none, u"じょ"}},
    {u"ty", {u"ちゃ", none, u"ちゅ", none, u"ちょ"}},     {u"ch", {u"ちゃ", u"ち", u"ちゅ", u"ちぇ", u"ちょ"}},
    {u"ts", {none, none, u"つ", none, none}},                 {u"ny", {u"にゃ", none, u"にゅ", none, u"にょ"}},
    {u"hy", {u"ひゃ", none, u"ひゅ", none, u"ひょ"}},     {u"by", {u"びゃ", none, u"びゅ", none, u"びょ"}},
    {u"py", {u"ぴゃ", none, u"ぴゅ", none, u"ぴょ"}},     {u"my", {u"みゃ", none, u"みゅ", none, u"みょ"}},
    {u"ry", {u"りゃ", none, u"りゅ", none, u"りょ"}},     {u"k", {u"か", u"き", u"く", u"け", u"こ"}},
    {u"g", {u"が", u"ぎ", u"ぐ", u"げ", u"ご"}},      {u"s", {u"さ", u"し", u"す", u"せ", u"そ"}},
    {u"z", {u"ざ", u"じ", u"ず", u"ぜ", u"ぞ"}},      {u"j", {u"じゃ", u"じ", u"じゅ", u"じぇ", u"じょ"}},
    {u"t", {u"た", u"ち", u"つ", u"て", u"と"}},      {u"d", {u"だ", u"ぢ", u"づ", u"で", u"ど"}},
    {u"n", {u"な", u"に", u"ぬ", u"ね", u"の"}},      {u"h", {u"は", u"ひ", u"ふ", u"へ", u"ほ"}},
    {u"f", {u"ふぁ", u"ふぃ", u"ふ", u"ふぇ", u"ふぉ"}}, {u"b", {u"ば", u"び", u"ぶ", u"べ", u"ぼ"}},
    {u"p", {u"ぱ", u"ぴ", u"ぷ", u"ぺ", u"ぽ"}},      {u"m", {u"ま", u"み", u"む", u"め", u"も"}},
    {u"y", {u"や", none, u"ゆ", none, u"よ"}},            {u"r", {u"ら", u"り", u"る", u"れ", u"ろ"}},
    {u"w", {u"わ", none, none, none, u"を"}},               {u"", {u"あ", u"い", u"う", u"え", u"お"}},
};

constexpr std::u16string_view vowels = u"aiueo";

/// The syllable at the beginning of `letters`, and how many of them it takes; 0 where there is none.
std::pair<std::u16string_view, size_t> syllable(std::u16string_view letters)
{
    for (const Syllables &row : table) {
        const size_t length = row.consonants.size();
        if (!letters.starts_with(row.consonants) || letters.size() <= length)
            continue;
        const size_t vowel = vowels.find(letters[length]);
        if (vowel != vowels.npos && !row.kana[vowel].empty())
            return {row.kana[vowel], length + 1};
    }
    return {{}, 0};
}

bool isVowel(char16_t letter)
{
    return vowels.find(letter) != vowels.npos;
}

/// ん, っ and ー, which are no syllables: how many letters it takes, 0 where it is none of them.
std::pair<std::u16string_view, size_t> between(std::u16string_view letters)
{
    const char16_t first = letters[0];
    const char16_t next = letters.size() > 1 ? letters[1] : u'\0';
    if (first == u'-')
        return {u"ー", 1};
    if (first == u' ')
        return {u" ", 1};
    if (first == u'n' && (next == u'n' || next == u'\''))
        return {u"ん", isVowel(letters.size() > 2 ? letters[2] : u'\0') && next == u'n' ? 1 : 2};
    if (first == u'n' || (first == u'm' && (next == u'b' || next == u'p' || next == u'm')))
        return {u"ん", 1};
    if (first == next || (first == u't' && next == u'c'))
        return {u"っ", 1};
    return {{}, 0};
}

} // namespace

QString kanaOf(const QString &latin)
{
    const QString lower = latin.normalized(QString::NormalizationForm_KC).toLower().simplified();
    std::u16string_view rest(reinterpret_cast<const char16_t *>(lower.utf16()), static_cast<size_t>(lower.size()));
    QString kana;
    while (!rest.empty()) {
        auto [sound, length] = syllable(rest);
        if (length == 0)
            std::tie(sound, length) = between(rest);
        if (length == 0)
            return {};
        kana += QStringView(sound.data(), static_cast<qsizetype>(sound.size()));
        rest.remove_prefix(length);
    }
    return kana;
}

} // namespace core
