// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cellcondition.h"

#include "core/base/text.h"
#include "core/domain/number.h"
#include "core/domain/width.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

CellCondition::Term CellCondition::term(const QString &word)
{
    struct Sign
    {
        QString sign;
        Kind ofNumber;
        Kind ofText;
        std::optional<Kind> alone = {};
    };
    // Longer signs first: <= begins with <.
    static const Sign signs[] = {{u"<>"_s, Kind::IsNot, Kind::IsNot, Kind::Filled},
                                 {u">="_s, Kind::AtLeast, Kind::Contains},
                                 {u"<="_s, Kind::AtMost, Kind::Contains},
                                 {u">"_s, Kind::Above, Kind::Contains},
                                 {u"<"_s, Kind::Below, Kind::Contains},
                                 {u"="_s, Kind::Is, Kind::Is, Kind::Empty},
                                 {u"-"_s, Kind::Lacks, Kind::Lacks},
                                 {u"!"_s, Kind::Lacks, Kind::Lacks}};
    const auto found = std::ranges::find_if(signs, [&](const Sign &sign) { return word.startsWith(sign.sign); });
    if (found == std::end(signs))
        return {Kind::Contains, core::searchKey(word)};
    const QString rest = word.mid(found->sign.size());
    if (rest.isEmpty())
        return found->alone ? Term{*found->alone} : Term{Kind::Contains, core::searchKey(word)};
    const core::NumberReading reading = core::parseNumber(rest);
    const bool isNumber = reading.kind == core::NumberReading::Kind::Number;
    return {isNumber ? found->ofNumber : found->ofText, core::searchKey(rest), isNumber ? reading.value : 0};
}

CellCondition CellCondition::parse(const QString &typed)
{
    static const QRegularExpression between(u"[|｜、]"_s);
    CellCondition condition;
    for (const QString &alternative : typed.split(between, Qt::SkipEmptyParts)) {
        std::vector<Term> terms;
        for (const QString &word : core::narrowed(alternative).split(u' ', Qt::SkipEmptyParts))
            terms.push_back(term(word));
        if (!terms.empty())
            condition.m_alternatives.push_back(std::move(terms));
    }
    return condition;
}

bool CellCondition::holds(const Term &term, const QString &key, std::optional<double> number)
{
    switch (term.kind) {
    case Kind::Contains: return key.contains(term.key);
    case Kind::Lacks: return !key.contains(term.key);
    case Kind::Is: return key == term.key || (number && *number == term.number && !term.key.isEmpty() && term.key[0].isDigit());
    case Kind::IsNot: return key != term.key;
    case Kind::Empty: return key.isEmpty();
    case Kind::Filled: return !key.isEmpty();
    case Kind::Below: return number && *number < term.number;
    case Kind::AtMost: return number && *number <= term.number;
    case Kind::Above: return number && *number > term.number;
    case Kind::AtLeast: return number && *number >= term.number;
    }
    return false;
}

bool CellCondition::holds(const QString &text, std::optional<double> number) const
{
    if (isEmpty())
        return true;
    const QString key = core::searchKey(text);
    return std::ranges::any_of(m_alternatives, [&](const std::vector<Term> &terms) {
        return std::ranges::all_of(terms, [&](const Term &term) { return holds(term, key, number); });
    });
}

} // namespace ui
