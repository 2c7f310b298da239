// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/xlsxtext.h"

#include <QXmlStreamReader>

namespace core::tabular {

QString unescaped(QString text)
{
    for (qsizetype at = text.indexOf(u"_x"); at >= 0 && at + 7 <= text.size(); at = text.indexOf(u"_x", at + 1)) {
        bool isHex = false;
        const ushort code = QStringView(text).sliced(at + 2, 4).toUShort(&isHex, 16);
        if (isHex && text[at + 6] == u'_')
            text.replace(at, 7, QChar(code));
    }
    if (text.contains(u'\r')) {
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        text.replace(u'\r', u'\n');
    }
    return text;
}

QString readRichText(QXmlStreamReader &xml)
{
    QString text;
    int depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            if (xml.name() == u"t")
                text += xml.readElementText(QXmlStreamReader::IncludeChildElements);
            else if (xml.name() == u"r")
                ++depth;
            else
                xml.skipCurrentElement(); // rPh, phoneticPr, rPr
        } else if (token == QXmlStreamReader::EndElement && depth-- == 0) {
            break;
        }
    }
    return unescaped(std::move(text));
}

std::vector<QString> readSharedStrings(QXmlStreamReader &xml)
{
    std::vector<QString> strings;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"si")
            strings.push_back(readRichText(xml));
    }
    return strings;
}

} // namespace core::tabular
