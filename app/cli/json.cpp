// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

#include <QJsonDocument>

#include <cstdio>

namespace cli {

using namespace Qt::Literals::StringLiterals;

namespace {

void write(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

core::Result<> flush()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        return core::failure(core::Error::Code::Storage, u"stdout"_s);
    return {};
}

} // namespace

core::Result<> print(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson());
    return flush();
}

core::Result<> print(const QJsonArray &array)
{
    write(QJsonDocument(array).toJson());
    return flush();
}

ArrayPrinter::ArrayPrinter()
{
    write("[");
}

void ArrayPrinter::add(const QJsonObject &object)
{
    write(m_first ? "\n" : ",\n");
    write(QJsonDocument(object).toJson(QJsonDocument::Compact));
    m_first = false;
}

core::Result<> ArrayPrinter::finish()
{
    write("\n]\n");
    return flush();
}

QJsonValue jsonValue(const core::FieldSpec &field, const core::Value &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    if (field.isReference())
        return core::registry::toText(field.field, value);
    if (value.isInteger())
        return value.toInteger();
    if (value.isReal())
        return value.toReal();
    return value.toText();
}

QJsonObject jsonRow(const core::Record &record, const std::vector<const core::FieldSpec *> &fields)
{
    QJsonObject object{{u"id"_s, record.id().toString()}};
    if (!fields.empty()) {
        for (const core::FieldSpec *field : fields)
            object.insert(field->name, jsonValue(*field, record.value(field->field)));
        return object;
    }
    for (const core::FieldSpec &field : core::registry::spec(record.entity()).fields)
        object.insert(field.name, jsonValue(field, record.value(field.field)));
    return object;
}

QJsonValue jsonId(std::optional<core::RowId> id)
{
    return id ? QJsonValue(id->toString()) : QJsonValue(QJsonValue::Null);
}

} // namespace cli
