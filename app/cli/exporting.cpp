// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exporting.h"

#include "app/cli/json.h"
#include "core/tabular/csvwriter.h"
#include "core/tabular/encoding.h"

#include <QFile>
#include <QSaveFile>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// One line, and the characters of it that CP932 lacks with the columns they stand in.
class LineWriter
{
public:
    LineWriter(Exported &out, bool asCp932) : m_out(out), m_asCp932(asCp932) {}

    void cell(const QString &column, const QString &text, bool isNumber)
    {
        if (m_asCp932)
            listUnmappable(column, text);
        if (isNumber)
            m_line.addNumber(text);
        else
            m_line.add(text);
    }

    void end()
    {
        m_line.endRow();
        m_out.bytes += m_asCp932 ? tabular::toCp932(m_line.text()).bytes : m_line.text().toUtf8();
        m_line = tabular::CsvWriter();
        ++m_row;
    }

private:
    void listUnmappable(const QString &column, const QString &text)
    {
        for (const tabular::Unmappable &one : tabular::toCp932(text).unmappable)
            m_out.unmappable.append(QJsonObject{{u"row"_s, m_row}, {u"column"_s, column}, {u"char"_s, one.character}});
    }

    Exported &m_out;
    bool m_asCp932;
    qint64 m_row = 1;
    tabular::CsvWriter m_line;
};

} // namespace

Exported exportCsv(const std::vector<Record> &records, const std::vector<const FieldSpec *> &fields, bool asCp932)
{
    Exported out;
    if (!asCp932)
        out.bytes = "\xEF\xBB\xBF"; // Excel takes UTF-8 for CP932 without it
    LineWriter line(out, asCp932);
    line.cell(u"id"_s, u"id"_s, false);
    for (const FieldSpec *field : fields)
        line.cell(field->name, field->name, false);
    line.end();
    for (const Record &record : records) {
        line.cell(u"id"_s, record.id().toString(), false);
        for (const FieldSpec *field : fields) {
            const QString text = registry::toText(field->field, record.value(field->field));
            line.cell(field->name, text, field->isNumber());
        }
        line.end();
        ++out.rows;
    }
    return out;
}

QJsonArray exportJson(const std::vector<Record> &records, const std::vector<const FieldSpec *> &fields)
{
    QJsonArray rows;
    for (const Record &record : records)
        rows.append(jsonRow(record, fields));
    return rows;
}

Result<> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failure(file.error() == QFileDevice::ResourceError ? Error::Code::DiskFull : Error::Code::Storage,
                       file.errorString());
    return {};
}

} // namespace cli
