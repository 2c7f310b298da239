// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/xlsxsheet.h"

#include "core/tabular/xlsxstyles.h"
#include "core/tabular/xlsxtext.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<double> plainNumber(QStringView text)
{
    std::array<char, 64> ascii{};
    if (text.isEmpty() || text.size() > qsizetype(ascii.size()))
        return std::nullopt;
    std::transform(text.begin(), text.end(), ascii.begin(),
                   [](QChar c) { return c.unicode() < 0x80 ? char(c.unicode()) : '?'; });
    const char *end = ascii.data() + text.size();
    double number = 0;
    const auto [stopped, error] = std::from_chars(ascii.data(), end, number);
    if (error != std::errc() || stopped != end)
        return std::nullopt;
    return number;
}

/// Where "B12" is; nothing for what is no such place.
std::optional<std::pair<int, int>> place(QStringView reference)
{
    const auto column = columnFromName(reference);
    const auto digits = std::find_if(reference.begin(), reference.end(), [](QChar c) { return c.isDigit(); });
    bool isNumber = false;
    const int row = reference.sliced(digits - reference.begin()).toInt(&isNumber);
    if (!column || !isNumber || row < 1)
        return std::nullopt;
    return std::pair(row - 1, *column);
}

} // namespace

Result<> XlsxSheetParser::parse(const RowSink &sink)
{
    while (!m_xml.atEnd()) {
        if (m_xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (m_xml.name() == u"row") {
            RASHIN_LET(const bool goOn, readRow(sink));
            if (!goOn)
                return {};
        } else if (m_xml.name() == u"mergeCell") {
            addMerged();
        }
    }
    return {};
}

Result<bool> XlsxSheetParser::readRow(const RowSink &sink)
{
    bool isNumber = false;
    const int number = m_xml.attributes().value("r"_L1).toInt(&isNumber);
    m_row.clear(isNumber ? number : m_row.number + 1);
    m_column = -1;
    if (m_row.number < 1 || m_row.number > limits::rows)
        return failure(Error::Code::TooLarge, u"rows"_s);
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            RASHIN_TRY(readCell());
        } else if (token == QXmlStreamReader::EndElement && m_xml.name() == u"row") {
            break;
        }
    }
    return m_xml.hasError() || m_row.isBlank() || sink(m_row);
}

Result<> XlsxSheetParser::readCell()
{
    QString type;
    m_style = 0;
    ++m_column;
    for (const QXmlStreamAttribute &attribute : m_xml.attributes()) {
        if (attribute.name() == u"r")
            m_column = columnFromName(attribute.value()).value_or(limits::columns);
        else if (attribute.name() == u"t")
            type = attribute.value().toString();
        else if (attribute.name() == u"s")
            m_style = attribute.value().toInt();
    }
    m_row.width = std::max(m_row.width, m_column + 1);
    QString content;
    QString formula;
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (m_xml.name() == u"v")
            content = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (m_xml.name() == u"is")
            content = readRichText(m_xml);
        else if (m_xml.name() == u"f")
            formula = u'=' + m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else
            m_xml.skipCurrentElement(); // extensions
    }
    // A text may come to nothing; any other formula without a result was never computed, and nobody knows what it says.
    if (content.isEmpty() && !formula.isEmpty() && type != u"str")
        return store(u"e", std::move(formula));
    return content.isEmpty() ? Result<>() : store(type, std::move(content));
}

Result<> XlsxSheetParser::store(QStringView type, QString content)
{
    if (type == u"s") {
        RASHIN_LET(content, sharedString(content));
    } else if (type == u"str") {
        content = unescaped(std::move(content));
    }
    if (content.isEmpty())
        return {};
    if (m_column >= limits::columns)
        return failure(Error::Code::TooLarge, u"columns row %1"_s.arg(m_row.number));
    Cell &cell = m_row.put(m_column);
    cell.kind = Cell::Kind::Text;
    if (type.isEmpty() || type == u"n") {
        storeNumber(cell, content);
        return {};
    }
    cell.text = std::move(content);
    if (type == u"b") {
        cell.kind = Cell::Kind::Boolean;
        cell.number = cell.text == u"1" || cell.text == u"true" ? 1 : 0;
    } else if (type == u"e") {
        cell.kind = Cell::Kind::Error;
    } else if (type == u"d") {
        cell.kind = Cell::Kind::Date;
    }
    return {};
}

void XlsxSheetParser::storeNumber(Cell &cell, const QString &content) const
{
    const auto number = plainNumber(content);
    if (!number) {
        cell.text = content;
        return;
    }
    cell.kind = Cell::Kind::Number;
    cell.number = *number;
    const bool isDate = m_style >= 0 && size_t(m_style) < m_context.dateStyles.size()
                        && m_context.dateStyles[size_t(m_style)];
    if (!isDate)
        return;
    cell.text = isoFromSerial(*number, m_context.from1904);
    if (!cell.text.isEmpty())
        cell.kind = Cell::Kind::Date;
}

Result<QString> XlsxSheetParser::sharedString(const QString &index) const
{
    bool isNumber = false;
    const uint at = index.toUInt(&isNumber);
    if (!isNumber || at >= m_context.strings.size())
        return failure(Error::Code::Unreadable, u"shared string row %1"_s.arg(m_row.number));
    return m_context.strings[at];
}

void XlsxSheetParser::addMerged()
{
    const auto reference = m_xml.attributes().value("ref"_L1);
    const qsizetype colon = reference.indexOf(u':');
    if (colon < 0)
        return;
    const auto first = place(reference.first(colon));
    const auto last = place(reference.sliced(colon + 1));
    if (first && last)
        m_merged.push_back({first->first, first->second, last->first, last->second});
}

} // namespace core::tabular
