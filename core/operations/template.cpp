// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/template.h"

#include "core/base/hash.h"
#include "core/operations/templatereader.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

QString lineOf(const QByteArray &json, int offset)
{
    return u"line %1"_s.arg(json.left(offset).count('\n') + 1);
}

QString movedDate(const QString &date, int years)
{
    const QDate day = QDate::fromString(date, Qt::ISODate);
    return day.isValid() ? day.addYears(years).toString(Qt::ISODate) : date;
}

QJsonArray movedEvents(const QJsonArray &events, int years)
{
    QJsonArray moved;
    for (const auto &event : events) {
        QJsonObject copy = event.toObject();
        for (const auto &key : {u"opens"_s, u"due"_s}) {
            if (copy.contains(key))
                copy[key] = movedDate(copy[key].toString(), years);
        }
        moved.append(copy);
    }
    return moved;
}

QJsonObject movedScheme(QJsonObject scheme, int year)
{
    const int years = year - scheme["year"_L1].toInt();
    scheme["year"_L1] = year;
    for (const auto &key : {u"stages"_s, u"calendar"_s}) {
        if (scheme.contains(key))
            scheme[key] = movedEvents(scheme[key].toArray(), years);
    }
    const auto policyDue = u"policy_due"_s;
    if (scheme.contains(policyDue))
        scheme[policyDue] = movedDate(scheme[policyDue].toString(), years);
    return scheme;
}

int yearOf(const QJsonObject &scheme)
{
    return scheme["year"_L1].toInt();
}

std::vector<QJsonObject> byYear(const QJsonArray &schemes)
{
    std::vector<QJsonObject> sorted;
    for (const auto &scheme : schemes)
        sorted.push_back(scheme.toObject());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const QJsonObject &a, const QJsonObject &b) { return yearOf(a) < yearOf(b); });
    return sorted;
}

QJsonArray schemesUntil(const QJsonArray &all, int year)
{
    const std::vector<QJsonObject> sorted = byYear(all);
    QJsonArray kept;
    for (const QJsonObject &scheme : sorted) {
        if (yearOf(scheme) <= year)
            kept.append(scheme);
    }
    if (sorted.empty())
        return kept;
    const QJsonObject latest = kept.isEmpty() ? sorted.front() : kept.last().toObject();
    if (kept.isEmpty() || yearOf(latest) != year)
        kept.append(movedScheme(latest, year));
    return kept;
}

QJsonArray schemesOfAllYears(const QJsonArray &all)
{
    QJsonArray filled;
    for (const QJsonObject &scheme : byYear(all)) {
        while (!filled.isEmpty() && yearOf(filled.last().toObject()) + 1 < yearOf(scheme))
            filled.append(movedScheme(filled.last().toObject(), yearOf(filled.last().toObject()) + 1));
        filled.append(scheme);
    }
    return filled;
}

/// The same template makes the same ids, so that two runs of a script make the same document.
RowId idFromPath(const QString &path)
{
    const QByteArray hash = hashOf("rashin-template/1 " + path.toUtf8());
    const qint64 number = qFromLittleEndian<qint64>(hash.constData()) & 0x7FFFFFFFFFFFFFFF;
    return *RowId::from(std::max<qint64>(number, 1));
}

} // namespace

Result<Template> Template::parse(const QByteArray &json)
{
    if (json.size() > largestFile)
        return failure(Error::Code::TooLarge);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(Error::Code::Unreadable, lineOf(json, problem.offset));
    return read(document.object());
}

Result<Template> Template::read(const QJsonObject &document)
{
    RASHIN_LET(auto rows, readTemplateRows(document));
    Template made;
    made.m_document = document;
    made.m_rows = std::move(rows);
    return made;
}

QStringList Template::builtInNames()
{
    return {u"minato"_s, u"basic"_s, u"blank"_s, u"five_views"_s, u"one_is_best"_s};
}

Result<Template> Template::builtIn(const QString &name)
{
    if (!builtInNames().contains(name))
        return failure(Error::Code::NotFound, name);
    QFile file(u":/rashin/templates/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::NotFound, name);
    return parse(file.readAll());
}

Template Template::with(const QJsonArray &schemes) const
{
    QJsonObject document = m_document;
    if (!document.contains("schemes"_L1))
        return *this;
    document["schemes"_L1] = schemes;
    auto changed = read(document);
    Q_ASSERT(changed); // only years and days differ
    return changed ? *std::move(changed) : *this;
}

Template Template::startingIn(int year) const
{
    return with(schemesUntil(m_document["schemes"_L1].toArray(), year));
}

Template Template::withoutGaps() const
{
    return with(schemesOfAllYears(m_document["schemes"_L1].toArray()));
}

std::vector<Template::SchemeName> Template::schemes() const
{
    std::vector<SchemeName> names;
    for (const QJsonObject &scheme : byYear(m_document["schemes"_L1].toArray()))
        names.push_back({yearOf(scheme), scheme["name"_L1].toString()});
    return names;
}

Result<Template> Template::withScheme(int year, int toYear) const
{
    for (const QJsonObject &scheme : byYear(m_document["schemes"_L1].toArray())) {
        if (yearOf(scheme) == year)
            return with({movedScheme(scheme, toYear)});
    }
    return failure(Error::Code::NotFound, QString::number(year));
}

Template Template::asSample() const
{
    Template marked = *this;
    for (Row &row : marked.m_rows) {
        if (row.entity == Entity::Plan)
            row.cells.emplace_back(Field::PlanSample, Value::boolean(true));
    }
    return marked;
}

CreateFromTemplate::CreateFromTemplate(Template plan, QString nameOfTemplate)
    : m_template(std::move(plan))
    , m_reason(std::move(nameOfTemplate))
{
}

Result<> CreateFromTemplate::apply(Editor &editor) const
{
    std::vector<RowId> added;
    for (const Template::Row &row : m_template.rows()) {
        Editor::Cells cells = row.cells;
        for (const auto &[field, place] : row.links)
            cells.emplace_back(field, Value::reference(added[place]));
        RASHIN_LET(const RowId id, editor.add(row.entity, cells, idFromPath(row.path)));
        added.push_back(id);
    }
    return {};
}

} // namespace core
