// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/tablesample.h"

#include "core/domain/era.h"
#include "core/domain/number.h"

#include <algorithm>
#include <map>
#include <set>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int headerWithin = 30; // rows
constexpr qsizetype longestHeading = 80;
constexpr int mostExamples = 3;

/// Could the cell be a heading? Words, not a number, not a paragraph.
bool isHeading(const Cell &cell)
{
    const QString text = cell.toText().trimmed();
    return cell.kind == Cell::Kind::Text && !text.isEmpty() && text.size() <= longestHeading
           && parseNumber(text).kind != NumberReading::Kind::Number;
}

int headingsIn(const Row &row)
{
    return int(std::count_if(row.cells.begin(), row.cells.end(), isHeading));
}

/// The first row with nearly as many words as any: titles and units above have few, data below has numbers, too.
int foundHeader(const std::vector<Row> &rows)
{
    int most = 0;
    for (const Row &row : rows) {
        if (row.number <= headerWithin)
            most = std::max(most, headingsIn(row));
    }
    for (const Row &row : rows) {
        if (headingsIn(row) * 10 >= most * 8)
            return row.number;
    }
    return rows.empty() ? 1 : rows.front().number;
}

using Kind = SampledColumn::Kind;

Kind kindOf(const Cell &cell)
{
    if (cell.kind == Cell::Kind::Date)
        return Kind::Date;
    const QString text = cell.toText().trimmed();
    if (const auto year = parseFiscalYear(text); year.reading == Reading::Certain)
        return Kind::Year;
    if (cell.kind == Cell::Kind::Number || parseNumber(text).kind == NumberReading::Kind::Number)
        return Kind::Number;
    return parseDate(text).reading == Reading::Certain ? Kind::Date : Kind::Text;
}

/// One kind where nearly all cells are of it; years alone may be numbers, too.
Kind commonKind(const std::map<Kind, int> &counts)
{
    int all = 0;
    for (const auto &[kind, count] : counts)
        all += count;
    if (all == 0)
        return Kind::Empty;
    for (const auto &[kind, count] : counts) {
        if (count * 20 >= all * 19)
            return kind;
    }
    const auto number = counts.find(Kind::Number);
    const auto year = counts.find(Kind::Year);
    if (number != counts.end() && year != counts.end() && (number->second + year->second) * 20 >= all * 19)
        return Kind::Number;
    return Kind::Mixed;
}

SampledColumn sampled(const TableSample &sample, int column)
{
    SampledColumn found;
    std::map<Kind, int> kinds;
    std::set<QString> different;
    for (const Row &row : sample.rows) {
        if (row.number <= sample.headerRow || row.at(column).isEmpty())
            continue;
        const QString text = row.at(column).toText().trimmed();
        if (text.isEmpty())
            continue;
        ++found.filled;
        if (parseNumber(text).kind != NumberReading::Kind::Empty) // a dash is of no kind
            ++kinds[kindOf(row.at(column))];
        if (different.insert(text).second && found.examples.size() < mostExamples)
            found.examples += text;
    }
    found.isUnique = found.filled > 0 && int(different.size()) == found.filled;
    found.kind = commonKind(kinds);
    return found;
}

/// What a row before the header says of a column: the cell itself, or the last one to its left as a merged cell shows it. A
/// single cell is a title of the whole table, unless it says what is counted.
QString wordAbove(const Row &row, int column)
{
    const auto isFilled = [](const Cell &cell) { return !cell.isEmpty(); };
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(), isFilled);
    if (filled == 1) {
        const QString words = std::find_if(row.cells.begin(), row.cells.end(), isFilled)->toText().simplified();
        return words.contains(u"単位"_s) ? words : QString();
    }
    for (int at = column; at >= 0; --at) {
        if (!row.at(at).isEmpty())
            return row.at(at).toText().simplified();
    }
    return {};
}

QString wordsAbove(const TableSample &sample, int column)
{
    QStringList words;
    for (const Row &row : sample.rows) {
        if (row.number < sample.headerRow)
            words += wordAbove(row, column);
    }
    words.removeAll(QString());
    return words.join(u' ');
}

} // namespace

QString SampledColumn::fullHeading() const
{
    return (above + u' ' + heading).simplified();
}

QStringList TableSample::headings() const
{
    QStringList all;
    for (const SampledColumn &column : columns)
        all += column.heading;
    return all;
}

Result<TableSample> sampleTable(const QString &path, const QString &table, std::optional<int> headerRow)
{
    RASHIN_LET(const auto source, openTables(path));
    TableSample sample;
    sample.tables = source->tables();
    sample.table = table.isEmpty() ? sample.tables.value(0) : table;
    sample.isWhole = true;
    RASHIN_TRY(source->read(sample.table, [&](const Row &row) {
        sample.isWhole = int(sample.rows.size()) < TableSample::mostRows;
        if (sample.isWhole)
            sample.rows.push_back(row);
        return sample.isWhole;
    }));
    sample.encoding = source->encoding();
    sample.headerRow = headerRow.value_or(foundHeader(sample.rows));
    for (const Row &row : sample.rows)
        sample.width = std::max(sample.width, int(row.cells.size()));
    for (int column = 0; column < sample.width; ++column) {
        SampledColumn found = sampled(sample, column);
        found.above = wordsAbove(sample, column);
        const auto header = std::find_if(sample.rows.begin(), sample.rows.end(),
                                         [&](const Row &row) { return row.number == sample.headerRow; });
        if (header != sample.rows.end())
            found.heading = header->at(column).toText();
        sample.columns.push_back(std::move(found));
    }
    return sample;
}

} // namespace core::tabular
