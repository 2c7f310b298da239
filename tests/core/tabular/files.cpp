// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/files.h"

#include <QFile>

#include <zip.h>

namespace testing {

using namespace Qt::Literals::StringLiterals;

QString Files::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return file.fileName();
}

QString Files::zip(const QString &name, const std::map<QString, QByteArray> &parts) const
{
    int code = 0;
    struct zip *archive = zip_open(QFile::encodeName(path(name)).constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    REQUIRE(archive);
    for (const auto &[part, bytes] : parts) {
        auto *source = zip_source_buffer(archive, bytes.constData(), zip_uint64_t(bytes.size()), 0);
        REQUIRE(zip_file_add(archive, part.toUtf8().constData(), source, ZIP_FL_ENC_GUESS) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    return path(name);
}

QString Files::workbook(const QString &name, const QByteArray &sheet, std::map<QString, QByteArray> parts) const
{
    const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relations = [&](const QByteArray &inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside
               + "</Relationships>";
    };
    const auto one = [&](const QByteArray &id, const QByteArray &type, const QByteArray &target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relation + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    parts.insert({u"[Content_Types].xml"_s, "<Types/>"});
    parts.insert({u"_rels/.rels"_s, relations(one("a", "officeDocument", "xl/workbook.xml"))});
    parts.insert({u"xl/workbook.xml"_s, "<workbook xmlns:r=\"" + relation
                                            + "\"><workbookPr/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/>"
                                              "</sheets></workbook>"});
    QByteArray links = one("s", "worksheet", "/xl/worksheets/sheet1.xml");
    if (parts.contains(u"xl/sharedStrings.xml"_s))
        links += one("t", "sharedStrings", "sharedStrings.xml");
    if (parts.contains(u"xl/styles.xml"_s))
        links += one("u", "styles", "styles.xml");
    parts.insert({u"xl/_rels/workbook.xml.rels"_s, relations(links)});
    parts.insert({u"xl/worksheets/sheet1.xml"_s, "<worksheet>" + sheet + "</worksheet>"});
    return zip(name, parts);
}

QStringList Rows::texts(size_t row) const
{
    QStringList texts;
    for (const auto &cell : rows.at(row).cells)
        texts += cell.toText();
    return texts;
}

core::Result<Rows> readAll(const QString &path, const QString &table)
{
    RASHIN_LET(const auto source, core::tabular::openTables(path));
    Rows all;
    RASHIN_TRY(source->read(table.isEmpty() ? source->tables().value(0) : table, [&](const core::tabular::Row &row) {
        all.rows.push_back(row);
        return true;
    }));
    return all;
}

} // namespace testing
