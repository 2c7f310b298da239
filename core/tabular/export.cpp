// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/export.h"

#include "core/domain/era.h"
#include "core/schema/names.h"
#include "core/tabular/csvwriter.h"
#include "core/tabular/encoding.h"
#include "core/tabular/exportscope.h"
#include "core/tabular/savefailure.h"
#include "core/tabular/workbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowsBetweenWrites = 1000;

QString eraYear(const Value &value)
{
    const auto year = FiscalYear::from(value.toInteger());
    return value.isNull() || !year ? QString() : formatEraYear(eraYearOf(*year));
}

/// Where the cells of a table go, row by row.
class Sheet
{
public:
    Sheet() = default;
    virtual ~Sheet() = default;
    Sheet(const Sheet &) = delete;
    Sheet &operator=(const Sheet &) = delete;

    virtual void heading(const QString &name) = 0;
    virtual void text(const QString &text, const FieldSpec &field) = 0;
    virtual void number(const Value &value, const FieldSpec &field) = 0;
    virtual void endRow() = 0;
};

void writeHeadings(Sheet &sheet, const std::vector<const FieldSpec *> &fields)
{
    sheet.heading(u"id"_s);
    for (const FieldSpec *field : fields) {
        sheet.heading(field->name);
        if (field->kind.type == FieldType::Year)
            sheet.heading(field->name + u"_ja"_s);
        if (field->isReference())
            sheet.heading(field->name + u"_label"_s);
    }
    sheet.endRow();
}

void writeRow(Sheet &sheet, const Record &record, const std::vector<const FieldSpec *> &fields, ExportScope &scope)
{
    sheet.heading(record.id().toString());
    for (const FieldSpec *field : fields) {
        const Value &value = record.value(field->field);
        if (field->isNumber())
            sheet.number(value, *field);
        else
            sheet.text(registry::toText(field->field, value), *field);
        if (field->kind.type == FieldType::Year)
            sheet.text(eraYear(value), *field);
        if (field->isReference())
            sheet.text(scope.label(*field, value), *field);
    }
    sheet.endRow();
}

/// All rows of an entity below their headings; answers how many.
Result<int> writeTable(Sheet &sheet, ExportScope &scope, Entity entity)
{
    const auto fields = scope.fields(entity);
    RASHIN_LET(const auto records, scope.rows(entity));
    writeHeadings(sheet, fields);
    for (const Record &record : records)
        writeRow(sheet, record, fields, scope);
    return int(records.size());
}

/// A table as CSV, into an open file.
class CsvSheet final : public Sheet
{
public:
    CsvSheet(QSaveFile &file, ExportOptions::Encoding encoding, ExportReport &report)
        : m_file(file), m_encoding(encoding), m_report(report)
    {
        if (m_encoding == ExportOptions::Encoding::Utf8)
            m_file.write("\xEF\xBB\xBF");
    }

    void heading(const QString &name) override { m_writer.add(name); }
    void number(const Value &value, const FieldSpec &field) override
    {
        m_writer.addNumber(registry::toText(field.field, value));
    }
    void text(const QString &text, const FieldSpec &field) override
    {
        m_writer.add(text);
        if (m_encoding != ExportOptions::Encoding::Cp932)
            return;
        for (const Unmappable &lost : toCp932(text).unmappable)
            m_report.unmappable.push_back({m_writer.rows() + 1, field.name, lost.character});
    }
    void endRow() override
    {
        m_writer.endRow();
        if (m_writer.rows() % rowsBetweenWrites == 0)
            flush();
    }
    void flush()
    {
        const QString text = m_writer.take();
        m_file.write(m_encoding == ExportOptions::Encoding::Cp932 ? toCp932(text).bytes : text.toUtf8());
    }

private:
    QSaveFile &m_file;
    ExportOptions::Encoding m_encoding;
    ExportReport &m_report;
    CsvWriter m_writer;
};

/// A table as one sheet of a workbook: numbers are numbers, dates are dates.
class XlsxSheet final : public Sheet
{
public:
    explicit XlsxSheet(Workbook &book) : m_book(book) {}

    void heading(const QString &name) override
    {
        m_book.text(name, m_isFirstRow ? Workbook::Style::Heading : Workbook::Style::Plain);
        m_columns += m_isFirstRow;
    }
    void number(const Value &value, const FieldSpec &field) override
    {
        if (value.isNull())
            return m_book.blank();
        const bool isMoney = field.kind.unit == Unit::ThousandYen;
        m_book.number(value.isInteger() ? double(value.toInteger()) : value.toReal(),
                      isMoney ? Workbook::Style::Money : Workbook::Style::Plain);
    }
    void text(const QString &text, const FieldSpec &field) override
    {
        if (field.kind.type == FieldType::Date)
            return m_book.date(text);
        m_book.text(text);
    }
    void endRow() override
    {
        m_book.endRow();
        m_isFirstRow = false;
    }
    [[nodiscard]] int columns() const { return m_columns; }

private:
    Workbook &m_book;
    bool m_isFirstRow = true;
    int m_columns = 0;
};

/// One row for each column of the tables: what it means, so that the file can be read without this program.
void writeDefinitions(Workbook &book, const ExportScope &scope, const std::vector<Entity> &entities,
                      const ExportOptions &options)
{
    book.addSheet(u"definitions"_s);
    for (int column = 0; const double width : {18., 24., 30., 12., 14., 34., 12.})
        book.setWidth(column++, width);
    for (const QString &name : {u"table"_s, u"column"_s, u"label"_s, u"type"_s, u"unit"_s, u"values"_s, u"disclosure"_s})
        book.text(name, Workbook::Style::Heading);
    book.endRow();
    for (const Entity entity : entities) {
        for (const FieldSpec *field : scope.fields(entity)) {
            book.text(registry::spec(entity).name);
            book.text(field->name);
            book.text(options.label ? options.label(field->field) : QString());
            book.text(names::of(field->kind.type));
            book.text(names::of(field->kind.unit));
            book.text(registry::rangeText(*field));
            book.text(names::of(field->disclosure));
            book.endRow();
        }
    }
}

Result<> writeXlsx(QSaveFile &file, ExportScope &scope, const std::vector<Entity> &entities,
                   const ExportOptions &options, ExportReport &report)
{
    RASHIN_LET(const auto book, Workbook::begin());
    for (const Entity entity : entities) {
        book->addSheet(registry::spec(entity).name);
        XlsxSheet sheet(*book);
        RASHIN_LET(const int rows, writeTable(sheet, scope, entity));
        book->addFilter(sheet.columns());
        book->endSheet();
        report.rows += rows;
    }
    writeDefinitions(*book, scope, entities, options);
    return book->finish(file);
}

QJsonValue jsonOf(const FieldSpec &field, const Value &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    if (field.isReference() || value.isText())
        return registry::toText(field.field, value);
    return value.isInteger() ? QJsonValue(value.toInteger()) : QJsonValue(value.toReal());
}

Result<int> writeJson(QSaveFile &file, ExportScope &scope, Entity entity)
{
    const auto fields = scope.fields(entity);
    RASHIN_LET(const auto records, scope.rows(entity));
    file.write("[");
    for (const char *separator = "\n"; const Record &record : records) {
        QJsonObject row{{u"id"_s, record.id().toString()}};
        for (const FieldSpec *field : fields)
            row.insert(field->name, jsonOf(*field, record.value(field->field)));
        file.write(separator);
        file.write(QJsonDocument(row).toJson(QJsonDocument::Compact));
        separator = ",\n";
    }
    file.write("\n]");
    return int(records.size());
}

/// Opens the file, lets `write` fill it, and puts it in its place only if all went well.
template <typename Write>
Result<ExportReport> saved(const QString &path, Write write)
{
    QSaveFile file(path);
    ExportReport report;
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    RASHIN_TRY(write(file, report));
    if (!file.commit())
        return failureOf(file);
    return report;
}

} // namespace

QJsonObject ExportReport::toJson() const
{
    QJsonArray lost;
    for (const Unmappable &one : unmappable)
        lost.append(QJsonObject{{u"row"_s, one.row}, {u"column"_s, one.column}, {u"char"_s, one.character}});
    return {{u"rows"_s, rows}, {u"unmappable"_s, lost}};
}

Result<ExportReport> exportEntity(const Reader &reader, Entity entity, const QString &path, const ExportOptions &options)
{
    const bool isCsv = path.endsWith(u".csv", Qt::CaseInsensitive);
    const bool isXlsx = path.endsWith(u".xlsx", Qt::CaseInsensitive);
    if (!isCsv && !isXlsx && !path.endsWith(u".json", Qt::CaseInsensitive))
        return failure(Error::Code::Usage, path);
    RASHIN_LET(ExportScope scope, ExportScope::of(reader, options));
    return saved(path, [&](QSaveFile &file, ExportReport &report) -> Result<> {
        if (isXlsx)
            return writeXlsx(file, scope, {entity}, options, report);
        if (isCsv) {
            CsvSheet sheet(file, options.encoding, report);
            RASHIN_LET(report.rows, writeTable(sheet, scope, entity));
            sheet.flush();
            return {};
        }
        RASHIN_LET(report.rows, writeJson(file, scope, entity));
        return {};
    });
}

Result<ExportReport> exportAll(const Reader &reader, const QString &path, const ExportOptions &options)
{
    const bool isXlsx = path.endsWith(u".xlsx", Qt::CaseInsensitive);
    if (!isXlsx && !path.endsWith(u".json", Qt::CaseInsensitive))
        return failure(Error::Code::Usage, path);
    RASHIN_LET(ExportScope scope, ExportScope::of(reader, options));
    return saved(path, [&](QSaveFile &file, ExportReport &report) -> Result<> {
        if (isXlsx) {
            std::vector<Entity> entities;
            for (const EntitySpec &entity : registry::entities())
                entities.push_back(entity.entity);
            return writeXlsx(file, scope, entities, options, report);
        }
        for (const char *separator = "{\n\""; const EntitySpec &entity : registry::entities()) {
            file.write(separator);
            file.write(entity.name.data(), entity.name.size());
            file.write("\": ");
            RASHIN_LET(const int rows, writeJson(file, scope, entity.entity));
            report.rows += rows;
            separator = ",\n\"";
        }
        file.write("\n}\n");
        return {};
    });
}

} // namespace core::tabular
