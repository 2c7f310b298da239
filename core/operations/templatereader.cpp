// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/templatereader.h"

#include "core/domain/position.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <span>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A list that may stand inside an object, and what its members are. In this order they are read: what is referred to
/// by name comes before what refers to it.
struct Nest
{
    std::optional<Entity> parent; ///< none: the document itself
    QLatin1String key;
    Entity child;
};

const Nest nests[] = {
    {std::nullopt, "plan"_L1, Entity::Plan},
    {std::nullopt, "editions"_L1, Entity::Edition},
    {std::nullopt, "visions"_L1, Entity::Vision},
    {std::nullopt, "policy_levels"_L1, Entity::PolicyLevel},
    {std::nullopt, "offices"_L1, Entity::Office},
    {std::nullopt, "policies"_L1, Entity::Policy},
    {std::nullopt, "challenges"_L1, Entity::Challenge},
    {std::nullopt, "schemes"_L1, Entity::Scheme},
    {Entity::Policy, "children"_L1, Entity::Policy},
    {Entity::Challenge, "policies"_L1, Entity::ChallengePolicy},
    {Entity::Office, "children"_L1, Entity::Office},
    {Entity::Scheme, "stages"_L1, Entity::Stage},
    {Entity::Scheme, "scales"_L1, Entity::Scale},
    {Entity::Scheme, "criteria"_L1, Entity::Criterion},
    {Entity::Scheme, "verdicts"_L1, Entity::Verdict},
    {Entity::Scheme, "bands"_L1, Entity::Band},
    {Entity::Scheme, "calendar"_L1, Entity::CalendarEvent},
    {Entity::Scheme, "scope_rules"_L1, Entity::ScopeRule},
    {Entity::Scheme, "sheet"_L1, Entity::SheetBlock},
    {Entity::Scheme, "members"_L1, Entity::ExternalMember},
    {Entity::Stage, "required"_L1, Entity::RequiredField},
    {Entity::Scale, "grades"_L1, Entity::ScaleGrade},
    {Entity::Verdict, "children"_L1, Entity::Verdict},
};

/// The field by which a template names a row of an entity.
std::optional<Field> labelOf(Entity entity)
{
    switch (entity) {
    case Entity::Policy: return Field::PolicyNumber;
    case Entity::Challenge: return Field::ChallengeNumber;
    case Entity::Office: return Field::OfficeCode;
    case Entity::Scale: return Field::ScaleName;
    case Entity::Verdict: return Field::VerdictCode;
    default: return std::nullopt;
    }
}

class RowReader
{
public:
    Result<> readDocument(const QJsonObject &document)
    {
        if (document["format"_L1].toString() != "rashin-template/1"_L1)
            return refuse(u"$.format"_s, u"rashin-template/1"_s);
        QJsonObject rest = document;
        rest.remove("format"_L1);
        RASHIN_TRY(readNests(std::nullopt, rest, u"$"_s));
        const auto isPlan = [](const Template::Row &row) { return row.entity == Entity::Plan; };
        if (std::count_if(m_rows.begin(), m_rows.end(), isPlan) != 1)
            return refuse(u"$.plan"_s, u"1"_s);
        return {};
    }

    std::vector<Template::Row> take() { return std::move(m_rows); }

private:
    static tl::unexpected<Error> refuse(const QString &path, const QString &rule)
    {
        return failure(Error::Code::Unreadable, path + u' ' + rule);
    }

    static tl::unexpected<Error> refuse(const QString &path, const FieldSpec &field)
    {
        return refuse(path,
                      registry::spec(field.entity()).name + u'.' + field.name + u' ' + registry::rangeText(field));
    }

    /// Reads the lists of an object; what then is left in it is known to nobody.
    Result<> readNests(std::optional<Entity> parent, QJsonObject object, const QString &path)
    {
        for (const Nest &nest : nests) {
            if (nest.parent != parent || !object.contains(nest.key))
                continue;
            RASHIN_TRY(readNest(nest, object.take(nest.key), path + u'.' + nest.key));
        }
        if (!object.isEmpty())
            return refuse(path + u'.' + object.keys().constFirst(), u"?"_s);
        return {};
    }

    Result<> readNest(const Nest &nest, const QJsonValue &value, const QString &path)
    {
        if (value.isObject() && nest.child == Entity::Plan)
            return readRow(nest.child, value, {}, path);
        if (!value.isArray())
            return refuse(path, u"[]"_s);
        const QJsonArray members = value.toArray();
        const auto places = position::spread(static_cast<int>(members.size()));
        for (qsizetype i = 0; i < members.size(); ++i)
            RASHIN_TRY(
                readRow(nest.child, members.at(i), places[static_cast<size_t>(i)], u"%1[%2]"_s.arg(path).arg(i)));
        return {};
    }

    Result<> readRow(Entity entity, const QJsonValue &value, const QString &place, const QString &path)
    {
        if (!value.isObject())
            return refuse(path, u"{}"_s);
        QJsonObject object = value.toObject();
        Template::Row row{entity, path, {}, {}};
        for (const FieldSpec &field : registry::spec(entity).fields)
            RASHIN_TRY(readField(field, object, place, row));
        RASHIN_TRY(checkSingle(row));
        m_rows.push_back(std::move(row));
        m_ancestors.push_back(m_rows.size() - 1);
        RASHIN_TRY(readNests(entity, object, path));
        m_ancestors.pop_back();
        return {};
    }

    Result<> readField(const FieldSpec &field, QJsonObject &object, const QString &place, Template::Row &row)
    {
        const QString path = row.path + u'.' + field.name;
        // A list may bear the name of a field's entity (challenge → policies), never that of a field.
        const QJsonValue value = object.take(field.name);
        if (field.isReference())
            return readReference(field, value, path, row);
        if (value.isUndefined() && field.kind.type == FieldType::Position) {
            row.cells.emplace_back(field.field, Value::text(place));
            return {};
        }
        if (value.isUndefined())
            return field.isRequired() ? Result<>(refuse(path, field)) : Result<>();
        const auto accepted = registry::accept(field.field, valueOf(value));
        if (!accepted || (accepted->isNull() && field.isRequired()))
            return refuse(path, field);
        row.cells.emplace_back(field.field, *accepted);
        return {};
    }

    static Value valueOf(const QJsonValue &value)
    {
        if (value.isBool())
            return Value::boolean(value.toBool());
        if (value.isDouble()) {
            const double number = value.toDouble();
            const auto whole = static_cast<qint64>(number);
            return static_cast<double>(whole) == number ? Value::integer(whole) : Value::real(number);
        }
        return Value::text(value.toString());
    }

    Result<> readReference(const FieldSpec &field, const QJsonValue &value, const QString &path, Template::Row &row)
    {
        const auto place =
            value.isUndefined() ? ancestor(field.kind.target) : named(field.kind.target, value.toString());
        if (place)
            row.links.emplace_back(field.field, *place);
        else if (!value.isUndefined() || field.isRequired())
            return refuse(path, field);
        return {};
    }

    [[nodiscard]] std::optional<size_t> ancestor(Entity entity) const
    {
        const auto at = std::find_if(m_ancestors.rbegin(), m_ancestors.rend(),
                                     [&](size_t place) { return m_rows[place].entity == entity; });
        return at == m_ancestors.rend() ? std::nullopt : std::optional(*at);
    }

    /// The nearest row before that bears the name: a scheme's own scale, not that of another year.
    [[nodiscard]] std::optional<size_t> named(Entity entity, const QString &name) const
    {
        const auto label = labelOf(entity);
        for (size_t i = m_rows.size(); label && i-- > 0;) {
            const auto &cells = m_rows[i].cells;
            const std::pair wanted(*label, Value::text(name));
            if (m_rows[i].entity == entity && std::find(cells.begin(), cells.end(), wanted) != cells.end())
                return i;
        }
        return std::nullopt;
    }

    /// Two members with the same key would silently become one row.
    Result<> checkSingle(const Template::Row &row)
    {
        if (!registry::spec(row.entity).hasNaturalKey())
            return {};
        QStringList key{registry::spec(row.entity).name};
        for (const auto &[field, value] : row.cells) {
            if (registry::spec(field).isKey())
                key += registry::toText(field, value);
        }
        for (const auto &[field, place] : row.links) {
            if (registry::spec(field).isKey())
                key += u'#' + QString::number(place);
        }
        if (m_keys.contains(key))
            return refuse(row.path, u"= %1"_s.arg(key.join(u' ')));
        m_keys.insert(key);
        return {};
    }

    std::vector<Template::Row> m_rows;
    std::vector<size_t> m_ancestors;
    QSet<QStringList> m_keys;
};

} // namespace

Result<std::vector<Template::Row>> readTemplateRows(const QJsonObject &document)
{
    RowReader reader;
    RASHIN_TRY(reader.readDocument(document));
    return reader.take();
}

} // namespace core
