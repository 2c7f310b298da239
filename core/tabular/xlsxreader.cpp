// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/xlsxreader.h"

#include "core/tabular/blankcellfilter.h"
#include "core/tabular/xlsxstyles.h"
#include "core/tabular/xlsxtext.h"

#include <QDir>
#include <QXmlStreamReader>

#include <map>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A link of one part of the package to another (OPC, ECMA-376 part 2).
struct Relation
{
    QString type; ///< the last word of its address: worksheet, styles, sharedStrings, officeDocument
    QString part;
};

QString folderOf(const QString &part)
{
    return part.left(part.lastIndexOf(u'/') + 1);
}

QString relationsOf(const QString &part)
{
    return folderOf(part) + u"_rels/"_s + part.mid(folderOf(part).size()) + u".rels"_s;
}

// What the archive says of a stream's end is better than what the XML reader thinks of it.
Result<> outcome(const Archive::Stream &stream, const QXmlStreamReader &xml, const QString &part)
{
    if (stream.failed())
        return failure(*stream.failed());
    if (xml.hasError())
        return failure(Error::Code::Unreadable, u"xml %1 line %2"_s.arg(part).arg(xml.lineNumber()));
    return {};
}

Result<> readXml(Archive &archive, const QString &part, const std::function<void(QXmlStreamReader &)> &reader)
{
    RASHIN_LET(const auto stream, archive.stream(part));
    QXmlStreamReader xml(stream.get());
    reader(xml);
    return outcome(*stream, xml, part);
}

Result<std::map<QString, Relation>> readRelations(Archive &archive, const QString &part)
{
    std::map<QString, Relation> relations;
    const auto reader = [&](QXmlStreamReader &xml) {
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"Relationship")
                continue;
            const auto attributes = xml.attributes();
            const QString target = attributes.value("Target"_L1).toString();
            const QString type = attributes.value("Type"_L1).toString();
            const QString path = target.startsWith(u'/') ? target.mid(1) : QDir::cleanPath(folderOf(part) + target);
            relations[attributes.value("Id"_L1).toString()] = {type.mid(type.lastIndexOf(u'/') + 1), path};
        }
    };
    RASHIN_TRY(readXml(archive, relationsOf(part), reader));
    return relations;
}

QString partOfType(const std::map<QString, Relation> &relations, QStringView type)
{
    for (const auto &[id, relation] : relations) {
        if (relation.type == type)
            return relation.part;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<TableSource>> XlsxReader::open(std::unique_ptr<Archive> archive)
{
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(archive)));
    RASHIN_TRY(reader->readWorkbook());
    return std::unique_ptr<TableSource>(std::move(reader));
}

Result<> XlsxReader::readWorkbook()
{
    RASHIN_LET(const auto relations, readRelations(*m_archive, QString()));
    const QString workbook = partOfType(relations, u"officeDocument");
    if (workbook.isEmpty())
        return failure(Error::Code::Unreadable, u"missing xl/workbook.xml"_s);
    return readParts(workbook);
}

Result<> XlsxReader::readParts(const QString &workbook)
{
    RASHIN_LET(const auto relations, readRelations(*m_archive, workbook));
    const auto reader = [&](QXmlStreamReader &xml) {
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto attributes = xml.attributes();
            if (xml.name() == u"workbookPr") {
                const auto from1904 = attributes.value("date1904"_L1);
                m_context.from1904 = from1904 == u"1" || from1904 == u"true";
            } else if (xml.name() == u"sheet") {
                const auto isId = [](const QXmlStreamAttribute &a) { return a.name() == u"id"; }; // r:id
                const auto id = std::find_if(attributes.begin(), attributes.end(), isId);
                const auto found = relations.find(id != attributes.end() ? id->value().toString() : QString());
                if (found != relations.end() && found->second.type == u"worksheet") // no chart sheets
                    m_sheets.push_back({attributes.value("name"_L1).toString(), found->second.part,
                                        attributes.value("state"_L1).startsWith(u"hidden")
                                            || attributes.value("state"_L1) == u"veryHidden"});
            }
        }
    };
    RASHIN_TRY(readXml(*m_archive, workbook, reader));
    // What its office does not see is nobody's first table.
    std::stable_partition(m_sheets.begin(), m_sheets.end(), [](const Sheet &sheet) { return !sheet.isHidden; });
    RASHIN_TRY(readOptional(partOfType(relations, u"styles"),
                            [&](QXmlStreamReader &xml) { m_context.dateStyles = readDateStyles(xml); }));
    return readOptional(partOfType(relations, u"sharedStrings"),
                        [&](QXmlStreamReader &xml) { m_context.strings = readSharedStrings(xml); });
}

Result<> XlsxReader::readOptional(const QString &part, const std::function<void(QXmlStreamReader &)> &reader)
{
    return part.isEmpty() ? Result<>() : readXml(*m_archive, part, reader);
}

QStringList XlsxReader::tables() const
{
    QStringList names;
    for (const Sheet &sheet : m_sheets)
        names += sheet.name;
    return names;
}

Result<> XlsxReader::read(const QString &table, const RowSink &sink)
{
    for (const Sheet &sheet : m_sheets) {
        if (sheet.name != table)
            continue;
        RASHIN_LET(const auto stream, m_archive->stream(sheet.part));
        BlankCellFilter filter(*stream);
        QXmlStreamReader xml(&filter);
        XlsxSheetParser parser(xml, m_context);
        RASHIN_TRY(parser.parse(sink));
        m_merged = parser.merged();
        return outcome(*stream, xml, sheet.part);
    }
    return failure(Error::Code::NotFound, table);
}

} // namespace core::tabular
