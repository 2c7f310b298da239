// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/xlsxstyles.h"

#include <QDateTime>
#include <QXmlStreamReader>

#include <cmath>
#include <map>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double lastSerial = 2958466; // 10000-01-01
constexpr qint64 millisecondsOfDay = 86'400'000;

/// The code without what is shown as it is written: "…", \x, _x, *x, [Red], [$-411].
QString bare(QStringView code)
{
    QString kept;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i];
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'"' || c == u'[') {
            const qsizetype end = code.indexOf(c == u'"' ? u'"' : u']', i + 1);
            const QStringView inside = end < 0 ? QStringView() : code.sliced(i + 1, end - i - 1);
            if (c == u'[' && (inside.startsWith(u'h', Qt::CaseInsensitive) || inside.startsWith(u'm', Qt::CaseInsensitive)))
                kept += inside.first(1);
            i = end < 0 ? code.size() : end;
        } else {
            kept += c.toLower();
        }
    }
    return kept;
}

} // namespace

bool isDateFormat(QStringView code)
{
    const QString text = bare(code);
    if (text.contains(u"general") || text.startsWith(u"g/"))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool scientific = c == u'e' && i + 1 < text.size() && (text[i + 1] == u'+' || text[i + 1] == u'-');
        if (!scientific && QStringView(u"ymdhsge").contains(c))
            return true;
    }
    return false;
}

bool isBuiltinDateFormat(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

std::vector<bool> readDateStyles(QXmlStreamReader &xml)
{
    std::map<int, bool> own;
    std::vector<bool> dates;
    bool inCellFormats = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.name() == u"cellXfs") {
            inCellFormats = xml.isStartElement();
        } else if (xml.isStartElement() && xml.name() == u"numFmt") {
            own[xml.attributes().value("numFmtId"_L1).toInt()] = isDateFormat(xml.attributes().value("formatCode"_L1));
        } else if (xml.isStartElement() && inCellFormats && xml.name() == u"xf") {
            const int id = xml.attributes().value("numFmtId"_L1).toInt();
            const auto found = own.find(id);
            dates.push_back(found != own.end() ? found->second : isBuiltinDateFormat(id));
        }
    }
    return dates;
}

QString isoFromSerial(double serial, bool from1904)
{
    if (!(serial >= 0 && serial < lastSerial))
        return {};
    const double wholeDays = std::floor(serial);
    const auto milliseconds = qint64(std::llround((serial - wholeDays) * double(millisecondsOfDay)));
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(milliseconds % millisecondsOfDay));
    const Qt::DateFormat format = time.msec() ? Qt::ISODateWithMs : Qt::ISODate;
    const qint64 days = qint64(wholeDays) + milliseconds / millisecondsOfDay;
    if (days == 0 && !from1904)
        return time.toString(format);
    const QDate zero = from1904 ? QDate(1904, 1, 1) : QDate(1899, 12, days < 60 ? 31 : 30);
    const QDate date = zero.addDays(days);
    if (milliseconds % millisecondsOfDay == 0)
        return date.toString(Qt::ISODate);
    return date.toString(Qt::ISODate) + u'T' + time.toString(format);
}

} // namespace core::tabular
