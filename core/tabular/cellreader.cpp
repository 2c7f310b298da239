// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/cellreader.h"

#include "core/domain/number.h"
#include "core/domain/width.h"
#include "core/tabular/cleaning.h"

#include <cmath>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestShown = 200; // of a value in a report

bool isCode(Field field)
{
    return field == Field::ProjectCode || field == Field::OfficeCode;
}

// Would any program take the text for this number?
bool isPlainNumber(const QString &text)
{
    bool plain = false;
    std::ignore = text.toDouble(&plain);
    return plain;
}

bool isBlank(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

} // namespace

QString fieldName(Field field)
{
    return registry::spec(entityOf(field)).name + u'.' + registry::spec(field).name;
}

ImportIssue CellReader::issue(const Row &row, const ColumnRef &column, const QString &code, const QString &value,
                              const QString &field) const
{
    return {row.number, column.column < 0 ? QString() : columnName(column.column), code, value.left(longestShown), field, table};
}

void CellReader::warn(const Row &row, const ColumnRef &column, const QString &code, const QString &value,
                      const QString &field)
{
    m_report.warnings.push_back(issue(row, column, code, value, field));
}

void CellReader::refuse(const Row &row, const ColumnRef &column, const QString &code, const QString &value,
                        const QString &field)
{
    m_report.errors.push_back(issue(row, column, code, value, field));
}

QString CellReader::clean(const QString &text, const ColumnRef &column, const Row &row, const Meant &meant)
{
    const CleanText result = cleaned(text);
    if (!result.done)
        return result.text;
    const auto *field = std::get_if<Field>(&meant);
    const QString name = field ? fieldName(*field) : QString(std::get<QLatin1String>(meant));
    for (const Cleaning cleaning : {Cleaning::Composed, Cleaning::Radical, Cleaning::Invisible, Cleaning::Apostrophe,
                                    Cleaning::PrivateUse, Cleaning::Control}) {
        if (result.done.testFlag(cleaning))
            warn(row, column, codeOf(cleaning), text, name);
    }
    return result.text;
}

QString CellReader::plainText(const ColumnRef &column, const Row &row, const Meant &meant)
{
    const Cell &cell = row.at(column.column);
    if (cell.isEmpty())
        return {};
    const QString text = clean(cell.toText(), column, row, meant).trimmed();
    return isDash(text) ? QString() : text;
}

std::optional<double> CellReader::number(const ColumnRef &column, const Row &row)
{
    const Cell &cell = row.at(column.column);
    if (cell.kind == Cell::Kind::Number)
        return cell.number;
    const NumberReading reading = parseNumber(cell.text);
    if (reading.kind != NumberReading::Kind::Number)
        return std::nullopt;
    return reading.value;
}

void CellReader::read(const CellRule &rule, const Row &row, Editor::Cells &cells)
{
    switch (rule.source) {
    case CellRule::Source::Constant:
        cells.emplace_back(rule.field, rule.constant);
        return;
    case CellRule::Source::Row:
        cells.emplace_back(rule.field, Value::reference(made[size_t(rule.slot)]));
        return;
    case CellRule::Source::Line:
        add(rule, row, Value::text(line), cells);
        return;
    case CellRule::Source::Flags: {
        QStringList set;
        for (size_t i = 0; i < rule.columns.size(); ++i) {
            if (!plainText(rule.columns[i], row).isEmpty())
                set += rule.labels[qsizetype(i)];
        }
        add(rule, row, Value::text(set.join(u'、')), cells);
        return;
    }
    case CellRule::Source::Columns:
        readColumns(rule, row, cells);
    }
}

void CellReader::readColumns(const CellRule &rule, const Row &row, Editor::Cells &cells)
{
    const ColumnRef &first = rule.columns.front();
    if (row.at(first.column).kind == Cell::Kind::Error) {
        warn(row, first, u"cell_error"_s, row.at(first.column).text, fieldName(rule.field));
        return;
    }
    if (const QString text = row.at(first.column).toText().trimmed(); !text.isEmpty() && rule.empty.contains(text)) {
        warn(row, first, u"as_empty"_s, text, fieldName(rule.field));
        cells.emplace_back(rule.field, Value());
        return;
    }
    std::optional<Value> value;
    const FieldType type = registry::spec(rule.field).kind.type;
    if (!rule.choices.empty() || !rule.rowChoices.empty() || type == FieldType::Choice)
        value = readChoice(rule, row);
    else if (type == FieldType::Year)
        value = readYear(rule, row);
    else if (type == FieldType::Date)
        value = readDate(rule, row);
    else if (registry::spec(rule.field).isNumber())
        value = readNumber(rule, row, cells);
    else
        value = readText(rule, row);
    if (value)
        add(rule, row, *value, cells);
}

void CellReader::add(const CellRule &rule, const Row &row, const Value &value, Editor::Cells &cells)
{
    const auto accepted = registry::accept(rule.field, value);
    if (accepted) {
        cells.emplace_back(rule.field, *accepted);
        return;
    }
    const ColumnRef column = rule.columns.empty() ? ColumnRef{} : rule.columns.front();
    refuse(row, column, u"refused"_s, registry::toText(rule.field, value), fieldName(rule.field));
}

QString CellReader::joined(const CellRule &rule, const Row &row)
{
    QString text;
    for (const ColumnRef &column : rule.columns) {
        const Cell &cell = row.at(column.column);
        if (cell.isEmpty())
            continue;
        if (cell.kind == Cell::Kind::Number && isCode(rule.field))
            warn(row, column, u"number_as_code"_s, cell.toText(), fieldName(rule.field));
        if (!text.isEmpty())
            text += rule.join;
        text += clean(cell.toText(), column, row, rule.field);
    }
    return text;
}

std::optional<Value> CellReader::readText(const CellRule &rule, const Row &row)
{
    QString text = joined(rule, row);
    if (isBlank(text) || (isDash(text.trimmed()) && !rule.keepsDash))
        return Value();
    if (rule.width > 0)
        text = text.trimmed().rightJustified(rule.width, u'0');
    if (registry::spec(rule.field).kind.type == FieldType::Text) {
        text = text.trimmed();
        if (text.contains(u'\n')) {
            warn(row, rule.columns.front(), u"line_break"_s, text, fieldName(rule.field));
            text.replace(u'\n', u' ');
        }
    }
    return Value::text(rule.format.isEmpty() ? text : rule.format.arg(text));
}

std::optional<Value> CellReader::readNumber(const CellRule &rule, const Row &row, Editor::Cells &cells)
{
    const ColumnRef &column = rule.columns.front();
    const Cell &cell = row.at(column.column);
    double number = cell.number;
    if (cell.isEmpty() || isBlank(cell.toText()))
        return Value();
    if (cell.kind != Cell::Kind::Number) {
        const NumberReading reading = parseNumber(cell.text);
        if (reading.kind == NumberReading::Kind::Empty) {
            warn(row, column, u"dash"_s, cell.text, fieldName(rule.field));
            return Value();
        }
        if (reading.kind != NumberReading::Kind::Number) {
            warn(row, column, u"not_a_number"_s, cell.text, fieldName(rule.field));
            if (rule.otherwise)
                cells.emplace_back(*rule.otherwise, Value::text(cleaned(cell.text).text.trimmed()));
            return std::nullopt;
        }
        if (!isPlainNumber(cell.text))
            warn(row, column, u"text_number"_s, cell.text, fieldName(rule.field));
        number = reading.value;
    }
    number *= rule.scale;
    const bool isMoney = registry::spec(rule.field).kind.type == FieldType::Money;
    if (isMoney && std::trunc(number) != number) {
        warn(row, column, u"fractional_money"_s, cell.toText(), fieldName(rule.field));
        number = std::round(number); // half away from zero
    }
    return Value::real(number);
}

std::optional<Value> CellReader::readYear(const CellRule &rule, const Row &row)
{
    const QString text = plainText(rule.columns.front(), row, rule.field);
    const YearReading reading = parseFiscalYear(text, m_era);
    if (reading.reading == Reading::Empty)
        return Value();
    if (reading.reading == Reading::Certain)
        return Value::integer(reading.year->value() + rule.plus);
    const QString code = reading.reading == Reading::Ambiguous ? u"uncertain_year"_s : u"not_a_year"_s;
    warn(row, rule.columns.front(), code, text, fieldName(rule.field));
    return std::nullopt;
}

std::optional<Value> CellReader::readDate(const CellRule &rule, const Row &row)
{
    QStringList parts;
    for (const ColumnRef &column : rule.columns)
        parts += plainText(column, row, rule.field);
    const QString text = parts.join(u'.');
    if (parts.join(QString()).isEmpty())
        return Value();
    const DateReading reading = parseDate(text.section(u'T', 0, 0), m_era);
    if (reading.reading == Reading::Certain)
        return Value::text(reading.date.toString(Qt::ISODate));
    const QString code = reading.reading == Reading::Ambiguous ? u"uncertain_date"_s : u"not_a_date"_s;
    warn(row, rule.columns.front(), code, text, fieldName(rule.field));
    return std::nullopt;
}

std::optional<Value> CellReader::readChoice(const CellRule &rule, const Row &row)
{
    const ColumnRef &column = rule.columns.front();
    QString text;
    for (const ColumnRef &part : rule.columns)
        text += plainText(part, row, rule.field);
    if (text.isEmpty())
        return Value();
    const QString key = headerKey(text);
    for (const auto &[known, stored] : rule.choices) {
        if (known == key)
            return registry::parse(rule.field, stored).value_or(Value());
    }
    for (const auto &[known, slot] : rule.rowChoices) {
        if (known == key)
            return Value::reference(made[size_t(slot)]);
    }
    warn(row, column, u"unknown_choice"_s, text, fieldName(rule.field));
    return std::nullopt;
}

} // namespace core::tabular
