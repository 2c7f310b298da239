// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/officefinder.h"

#include "core/domain/codes.h"
#include "core/tabular/cleaning.h"

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString fieldOfOffice = u"project.office"_s;

QString withoutBlanks(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

QString codeFor(const QString &name)
{
    return name.left(qsizetype(registry::spec(Field::OfficeCode).kind.maximum));
}

} // namespace

Result<> OfficeFinder::load()
{
    if (m_isLoaded)
        return {};
    m_isLoaded = true;
    RASHIN_LET(const auto records, m_store.read().records(Entity::Office));
    for (const Record &record : records) {
        if (!record.isGhost())
            m_offices.push_back({record.id(), headerKey(record.text(Field::OfficeName)),
                                 headerKey(record.text(Field::OfficeShortName)), record.text(Field::OfficeCode),
                                 record.row(Field::OfficeParent)});
    }
    return {};
}

const OfficeFinder::Office *OfficeFinder::byId(RowId id) const
{
    const auto found = std::find_if(m_offices.begin(), m_offices.end(), [&](const Office &o) { return o.id == id; });
    return found == m_offices.end() ? nullptr : &*found;
}

std::vector<const OfficeFinder::Office *> OfficeFinder::named(const QString &key, const QString &branchKey) const
{
    std::vector<const Office *> found;
    for (const Office &office : m_offices) {
        if (office.key != key && office.shortKey != key)
            continue;
        const Office *parent = office.parent ? byId(*office.parent) : nullptr;
        if (branchKey.isEmpty() || (parent && (parent->key == branchKey || parent->shortKey == branchKey)))
            found.push_back(&office);
    }
    return found;
}

Result<std::optional<RowId>> OfficeFinder::find(const OfficeRule &rule, const Row &row)
{
    RASHIN_TRY(load());
    if (!rule.path.empty())
        return findPath(rule, row);
    QString text = withoutBlanks(m_reader.plainText(rule.name, row, Field::ProjectOfficeMain));
    if (!rule.separators.isEmpty()) {
        const QStringList parts = text.split(QRegularExpression(u'[' + rule.separators + u']'), Qt::SkipEmptyParts);
        if (parts.size() > 1 && rule.part == 0)
            m_reader.warn(row, rule.name, u"several_offices"_s, text, fieldOfOffice);
        text = parts.value(rule.part);
    }
    if (text.isEmpty())
        return std::optional<RowId>();
    if (rule.create) {
        RASHIN_LET(const RowId id, make(rule, row, text));
        return std::optional(id);
    }
    const QString branch = rule.branch ? headerKey(m_reader.plainText(*rule.branch, row)) : QString();
    const auto found = named(headerKey(text), branch);
    if (found.size() == 1)
        return std::optional(found.front()->id);
    m_reader.warn(row, rule.name, found.empty() ? u"unknown_office"_s : u"ambiguous_office"_s, text, fieldOfOffice);
    return std::optional<RowId>();
}

// Codes of what is made are numbers: names repeat below every ministry, and a code is what people type.
Result<std::optional<RowId>> OfficeFinder::findPath(const OfficeRule &rule, const Row &row)
{
    std::optional<RowId> office;
    QString path;
    for (const ColumnRef &column : rule.path) {
        const QString name = m_reader.plainText(column, row, Field::ProjectOfficeMain);
        if (name.isEmpty())
            continue;
        const QString key = headerKey(name);
        path += key + QChar(0x1F);
        if (const auto known = m_paths.find(path); known != m_paths.end()) {
            office = known->second;
            continue;
        }
        const auto here = std::find_if(m_offices.begin(), m_offices.end(), [&](const Office &each) {
            return each.parent == office && each.key == key;
        });
        if (here != m_offices.end()) {
            office = here->id;
        } else {
            const auto kind = office ? OfficeKind::Section : OfficeKind::Department;
            RASHIN_LET(office, findOrAdd(u"%1"_s.arg(m_offices.size() + 1, 5, 10, QChar(u'0')), name, toCode(kind), office));
        }
        m_paths.emplace(path, *office);
    }
    return office;
}

Result<RowId> OfficeFinder::make(const OfficeRule &rule, const Row &row, const QString &name)
{
    for (const QRegularExpression &pattern : rule.split) {
        const auto match = pattern.match(name);
        if (!match.hasMatch())
            continue;
        const QString department = match.captured(1);
        RASHIN_LET(const RowId parent, findOrAdd(codeFor(department), department, toCode(OfficeKind::Department), {}));
        return findOrAdd(codeFor(name), match.captured(2), toCode(OfficeKind::Section), parent);
    }
    if (!rule.split.empty())
        m_reader.warn(row, rule.name, u"office_without_department"_s, name, fieldOfOffice);
    return findOrAdd(codeFor(name), name, toCode(OfficeKind::Section), {});
}

Result<RowId> OfficeFinder::findOrAdd(const QString &code, const QString &name, QLatin1String kind,
                                      std::optional<RowId> parent)
{
    const QString key = headerKey(name);
    for (const Office &office : m_offices) {
        if (office.code == code || (office.key == key && office.parent == parent))
            return office.id;
    }
    RASHIN_LET(const RowId id, m_store.put(Entity::Office,
                                           {{Field::OfficeCode, Value::text(code)},
                                            {Field::OfficeName, Value::text(name)},
                                            {Field::OfficeKind, Value::text(kind)},
                                            {Field::OfficeParent, Value::reference(parent)}},
                                           {Field::OfficeCode}));
    m_offices.push_back({id, key, {}, code, parent});
    return id;
}

} // namespace core::tabular
