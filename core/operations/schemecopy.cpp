// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/schemecopy.h"

#include <QDate>
#include <QHash>

namespace core {

namespace {

/// The parts of a scheme, with the field that says of what they are a part.
constexpr std::pair<Entity, Field> parts[] = {
    {Entity::Stage, Field::StageScheme},
    {Entity::Scale, Field::ScaleScheme},
    {Entity::ScaleGrade, Field::ScaleGradeScale},
    {Entity::Criterion, Field::CriterionScheme},
    {Entity::Verdict, Field::VerdictScheme},
    {Entity::Band, Field::BandScheme},
    {Entity::CalendarEvent, Field::CalendarEventScheme},
    {Entity::ScopeRule, Field::ScopeRuleScheme},
    {Entity::RequiredField, Field::RequiredFieldStage},
    {Entity::SheetBlock, Field::SheetBlockScheme},
    {Entity::ExternalMember, Field::ExternalMemberScheme},
};

class Copier
{
public:
    Copier(Editor &editor, int fromYear, int toYear) : m_editor(editor), m_toYear(toYear), m_shift(toYear - fromYear) {}

    Result<> copy(const Record &record)
    {
        Editor::Cells cells;
        for (const FieldSpec &field : registry::spec(record.entity()).fields) {
            const Value value = moved(field, record.value(field.field));
            if (!value.isNull())
                cells.emplace_back(field.field, value);
        }
        RASHIN_LET(const RowId id, m_editor.add(record.entity(), cells));
        m_ids.insert(record.id(), id);
        ++m_made[record.entity()];
        return {};
    }

    /// Records of one entity whose owners are copied already; a row waits for the one it hangs from.
    Result<> copyParts(Entity entity, Field owner)
    {
        RASHIN_LET(std::vector<Record> left, m_editor.read().records(entity));
        std::erase_if(left, [&](const Record &record) {
            return record.isGhost() || !isCopied(record.row(owner)) || namesWhatIsGone(record);
        });
        while (!left.empty()) {
            std::vector<Record> waiting;
            for (const Record &record : left) {
                if (waits(record, left))
                    waiting.push_back(record);
                else
                    RASHIN_TRY(copy(record));
            }
            if (waiting.size() == left.size())
                return {}; // a circle that a merge has brought: shown to people there, not carried on
            left = std::move(waiting);
        }
        return {};
    }

    [[nodiscard]] std::map<Entity, int> made() const { return m_made; }

    /// Whether rows of it are parts of a scheme. Offices and policies, which rules of the scope name, stay the same ones.
    [[nodiscard]] static bool isOfScheme(Entity entity)
    {
        return entity == Entity::Scheme
               || std::any_of(std::begin(parts), std::end(parts), [&](const auto &part) { return part.first == entity; });
    }

private:
    /// A rule for an office that a merge has removed would be one for all offices without it.
    [[nodiscard]] bool namesWhatIsGone(const Record &record) const
    {
        for (const FieldSpec &field : registry::spec(record.entity()).fields) {
            const auto row = field.isReference() ? record.row(field.field) : std::nullopt;
            if (row && !isOfScheme(field.kind.target) && !m_editor.exists(field.kind.target, *row))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool isCopied(std::optional<RowId> row) const { return row && m_ids.contains(*row); }

    [[nodiscard]] bool waits(const Record &record, const std::vector<Record> &left) const
    {
        for (const FieldSpec &field : registry::spec(record.entity()).fields) {
            if (!field.isReference() || field.kind.target != record.entity())
                continue;
            const auto parent = record.row(field.field);
            const auto isParent = [&](const Record &other) { return other.id() == parent; };
            if (parent && !isCopied(parent) && std::any_of(left.begin(), left.end(), isParent))
                return true;
        }
        return false;
    }

    [[nodiscard]] Value moved(const FieldSpec &field, const Value &value) const
    {
        if (value.isNull())
            return value;
        if (field.kind.type == FieldType::Year && field.isKey())
            return Value::integer(m_toYear);
        if (field.kind.type == FieldType::Date)
            return Value::text(QDate::fromString(value.toText(), Qt::ISODate).addYears(m_shift).toString(Qt::ISODate));
        if (field.isReference() && isOfScheme(field.kind.target))
            return isCopied(value.row()) ? Value::reference(*m_ids.constFind(*value.row())) : Value();
        return value;
    }

    Editor &m_editor;
    int m_toYear;
    int m_shift;
    QHash<RowId, RowId> m_ids;
    std::map<Entity, int> m_made;
};

} // namespace

Result<std::map<Entity, int>> copyScheme(Editor &editor, const Record &scheme, int toYear)
{
    Copier copier(editor, static_cast<int>(scheme.integer(Field::SchemeYear).value_or(toYear)), toYear);
    RASHIN_TRY(copier.copy(scheme));
    for (const auto &[entity, owner] : parts)
        RASHIN_TRY(copier.copyParts(entity, owner));
    return copier.made();
}

Result<> TakeOverTemplate::apply(Editor &editor) const
{
    RASHIN_TRY(registry::accept(Field::SchemeYear, Value::integer(m_toYear)));
    const Editor::Cells key = {{Field::SchemeYear, Value::integer(m_toYear)}};
    if (editor.exists(Entity::Scheme, Editor::keyId(Entity::Scheme, key)))
        return failure(Error::Code::Exists, QString::number(m_toYear));
    RASHIN_LET(const Template source, m_template.withScheme(m_year, m_toYear));
    std::vector<std::optional<RowId>> added;
    for (const Template::Row &row : source.rows()) {
        added.emplace_back();
        if (row.entity != Entity::Scheme && !Copier::isOfScheme(row.entity))
            continue;
        Editor::Cells cells = row.cells;
        for (const auto &[field, place] : row.links) {
            if (added[place]) // offices and policies of the template are not those of this plan
                cells.emplace_back(field, Value::reference(*added[place]));
        }
        RASHIN_LET(added.back(), editor.add(row.entity, cells));
    }
    return {};
}

Result<> TakeOverScheme::apply(Editor &editor) const
{
    const Editor::Cells key = {{Field::SchemeYear, Value::integer(m_toYear)}};
    if (editor.exists(Entity::Scheme, Editor::keyId(Entity::Scheme, key)))
        return failure(Error::Code::Exists, QString::number(m_toYear));
    RASHIN_LET(const Record scheme, editor.read().record(Entity::Scheme, m_scheme));
    return copyScheme(editor, scheme, m_toYear).map([](const auto &) {});
}

} // namespace core
