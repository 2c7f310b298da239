// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/csvwriter.h"

#include <algorithm>
#include <tuple>

namespace core::tabular {

bool looksLikeFormula(QStringView text)
{
    constexpr QStringView starts = u"=+-@\t\r";
    if (text.size() < 2 || !starts.contains(text.front()))
        return false;
    bool isNumber = false;
    std::ignore = text.toDouble(&isNumber);
    return !isNumber;
}

void CsvWriter::separate()
{
    if (!m_first)
        m_text += u',';
    m_first = false;
}

void CsvWriter::add(const QString &text)
{
    separate();
    const bool guarded = m_guard == Guard::On && looksLikeFormula(text);
    constexpr QStringView special = u",\"\r\n;\t";
    if (std::none_of(text.begin(), text.end(), [&](QChar c) { return special.contains(c); })) {
        if (guarded)
            m_text += u'\'';
        m_text += text;
        return;
    }
    m_text += u'"';
    if (guarded)
        m_text += u'\'';
    for (const QChar c : text) {
        if (c == u'"')
            m_text += u'"';
        m_text += c;
    }
    m_text += u'"';
}

void CsvWriter::addNumber(const QString &plain)
{
    separate();
    m_text += plain;
}

void CsvWriter::endRow()
{
    m_text += u"\r\n";
    m_first = true;
    ++m_rows;
}

} // namespace core::tabular
