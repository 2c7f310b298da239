// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/export.h"

#include "core/domain/era.h"
#include "core/tabular/csvwriter.h"
#include "core/tabular/encoding.h"
#include "core/tabular/exportscope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowsBetweenWrites = 1000;

tl::unexpected<Error> failureOf(const QSaveFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    const bool forbidden = file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    const auto code = full ? Error::Code::DiskFull : forbidden ? Error::Code::ReadOnly : Error::Code::Storage;
    return failure(code, file.errorString());
}

QString eraYear(const Value &value)
{
    const auto year = FiscalYear::from(value.toInteger());
    return value.isNull() || !year ? QString() : formatEraYear(eraYearOf(*year));
}

/// The rows of one entity as CSV, into an open file.
class CsvExport
{
public:
    CsvExport(QSaveFile &file, ExportScope &scope, ExportOptions::Encoding encoding, ExportReport &report)
        : m_file(file), m_scope(scope), m_encoding(encoding), m_report(report)
    {
    }

    Result<> write(Entity entity)
    {
        const auto fields = m_scope.fields(entity);
        RASHIN_LET(const auto records, m_scope.rows(entity));
        if (m_encoding == ExportOptions::Encoding::Utf8)
            m_file.write("\xEF\xBB\xBF");
        writeHeadings(fields);
        for (const Record &record : records) {
            writeRow(record, fields);
            if (m_writer.rows() % rowsBetweenWrites == 0)
                flush();
        }
        flush();
        m_report.rows = int(records.size());
        return {};
    }

private:
    void writeHeadings(const std::vector<const FieldSpec *> &fields)
    {
        m_writer.add(u"id"_s);
        for (const FieldSpec *field : fields) {
            m_writer.add(field->name);
            if (field->kind.type == FieldType::Year)
                m_writer.add(field->name + u"_ja"_s);
            if (field->isReference())
                m_writer.add(field->name + u"_label"_s);
        }
        m_writer.endRow();
    }

    void writeRow(const Record &record, const std::vector<const FieldSpec *> &fields)
    {
        m_writer.add(record.id().toString());
        for (const FieldSpec *field : fields) {
            const Value &value = record.value(field->field);
            const QString text = registry::toText(field->field, value);
            if (field->isNumber())
                m_writer.addNumber(text);
            else
                addText(text, field->name);
            if (field->kind.type == FieldType::Year)
                addText(eraYear(value), field->name);
            if (field->isReference())
                addText(m_scope.label(*field, value), field->name);
        }
        m_writer.endRow();
    }

    void addText(const QString &text, const QString &column)
    {
        m_writer.add(text);
        if (m_encoding != ExportOptions::Encoding::Cp932)
            return;
        for (const Unmappable &lost : toCp932(text).unmappable)
            m_report.unmappable.push_back({m_writer.rows() + 1, column, lost.character});
    }

    void flush()
    {
        const QString text = m_writer.take();
        m_file.write(m_encoding == ExportOptions::Encoding::Cp932 ? toCp932(text).bytes : text.toUtf8());
    }

    QSaveFile &m_file;
    ExportScope &m_scope;
    ExportOptions::Encoding m_encoding;
    ExportReport &m_report;
    CsvWriter m_writer;
};

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
    if (!isCsv && !path.endsWith(u".json", Qt::CaseInsensitive))
        return failure(Error::Code::Usage, path);
    RASHIN_LET(ExportScope scope, ExportScope::of(reader, options));
    return saved(path, [&](QSaveFile &file, ExportReport &report) -> Result<> {
        if (isCsv)
            return CsvExport(file, scope, options.encoding, report).write(entity);
        RASHIN_LET(report.rows, writeJson(file, scope, entity));
        return {};
    });
}

Result<ExportReport> exportAll(const Reader &reader, const QString &path, const ExportOptions &options)
{
    if (!path.endsWith(u".json", Qt::CaseInsensitive))
        return failure(Error::Code::Usage, path);
    RASHIN_LET(ExportScope scope, ExportScope::of(reader, options));
    return saved(path, [&](QSaveFile &file, ExportReport &report) -> Result<> {
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
