// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/csvreader.h"

#include <algorithm>
#include <limits>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r';
}

/// Walks through the text record by record.
class Parser
{
public:
    Parser(QStringView text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    Result<> readRecord(Row &row)
    {
        while (true) {
            RASHIN_TRY(readField(row));
            if (atEnd())
                return {};
            if (m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            m_at += m_text.sliced(m_at).startsWith(u"\r\n") ? 2 : 1;
            return {};
        }
    }

private:
    Result<> readField(Row &row)
    {
        const int column = row.width++;
        m_field.clear();
        if (!atEnd() && m_text[m_at] == u'"') {
            RASHIN_TRY(readQuoted(row.number));
        }
        m_field += takeUntilEnd();
        if (m_field.isEmpty())
            return {};
        if (column >= limits::columns)
            return failure(Error::Code::TooLarge, u"columns row %1"_s.arg(row.number));
        Cell &cell = row.put(column);
        cell.kind = Cell::Kind::Text;
        cell.text = m_field;
        return {};
    }

    Result<> readQuoted(int row)
    {
        for (++m_at; !atEnd();) {
            const qsizetype quote = m_text.indexOf(u'"', m_at);
            if (quote < 0)
                break;
            m_field += m_text.sliced(m_at, quote - m_at);
            m_at = quote + 1;
            if (atEnd() || m_text[m_at] != u'"')
                return {};
            m_field += u'"';
            ++m_at;
        }
        return failure(Error::Code::Unreadable, u"quote row %1"_s.arg(row));
    }

    QStringView takeUntilEnd()
    {
        const qsizetype from = m_at;
        while (!atEnd() && m_text[m_at] != m_separator && !isLineBreak(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    QString m_field;
};

constexpr qsizetype sampleSize = 65536;
constexpr int sampleRows = 20;

/// How well a separator divides: the fewest fields of a record, and all fields. Nothing if the quotes do not close.
struct Division
{
    int least = 0;
    int all = 0;
    friend auto operator<=>(const Division &, const Division &) = default;
};

Division divide(QStringView sample, QChar separator)
{
    Parser parser(sample, separator);
    Division division{std::numeric_limits<int>::max(), 0};
    Row row;
    for (int number = 1; number <= sampleRows && !parser.atEnd(); ++number) {
        row.clear(number);
        if (!parser.readRecord(row))
            return number > 1 ? division : Division{};
        if (row.isBlank())
            continue;
        division.least = std::min(division.least, row.width);
        division.all += row.width;
    }
    return division;
}

} // namespace

QChar detectSeparator(QStringView text)
{
    const QStringView sample = text.first(std::min(text.size(), sampleSize));
    QChar best = u',';
    Division most = divide(sample, best);
    for (const QChar candidate : {QChar(u'\t'), QChar(u';')}) {
        if (const Division division = divide(sample, candidate); division > most) {
            most = division;
            best = candidate;
        }
    }
    return best;
}

Result<> readCsv(QStringView text, const RowSink &sink)
{
    Parser parser(text, detectSeparator(text));
    Row row;
    for (int number = 1; !parser.atEnd(); ++number) {
        row.clear(number);
        RASHIN_TRY(parser.readRecord(row));
        if (!row.isBlank() && !sink(row))
            break;
    }
    return {};
}

} // namespace core::tabular
