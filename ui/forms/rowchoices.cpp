// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rowchoices.h"

#include "core/storage/planquery.h"
#include "ui/rowlabel.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

/// What a row is called, and below which it stands.
struct Named
{
    core::RowId row;
    std::optional<core::RowId> parent;
    QString label;
};

core::Result<std::vector<Named>> policies(const core::Reader &reader)
{
    RASHIN_LET(const auto lines, core::planquery::policies(reader));
    std::vector<Named> found;
    for (const auto &line : lines) {
        if (!line.ghost)
            found.push_back({line.id, line.parent, (line.number + u' ' + line.title).trimmed()});
    }
    return found;
}

core::Result<std::vector<Named>> others(const core::Reader &reader, Entity entity)
{
    // The first text of an entity that must be there is its name, "number" or "code" stands before it where it has one.
    const core::EntitySpec &spec = core::registry::spec(entity);
    const core::FieldSpec *number = entity == Entity::Office ? nullptr : spec.find(QStringView(u"number"));
    const auto isName = [&](const core::FieldSpec &field) {
        const bool text = field.kind.type == core::FieldType::Text || field.kind.type == core::FieldType::LongText;
        return text && field.isRequired() && field.field != Field::OfficeCode;
    };
    const auto name = std::ranges::find_if(spec.fields, isName);
    RASHIN_LET(const auto records, reader.records(entity));
    std::vector<Named> found;
    for (const core::Record &record : records) {
        const QString text = name == spec.fields.end() ? rowLabel(reader, entity, record.id()) : record.text(name->field);
        const QString before = number ? record.text(number->field) : QString();
        const auto parent = entity == Entity::Office ? record.row(Field::OfficeParent) : std::nullopt;
        if (!record.isGhost())
            found.push_back({record.id(), parent, (before + u' ' + text.section(u'\n', 0, 0)).trimmed()});
    }
    return found;
}

void append(std::vector<RowChoice> &choices, const std::vector<Named> &rows, std::optional<core::RowId> parent,
            int depth, QSet<core::RowId> &done)
{
    for (const Named &row : rows) {
        if (row.parent != parent || done.contains(row.row))
            continue;
        done.insert(row.row);
        choices.push_back({row.row, row.label, depth});
        append(choices, rows, row.row, depth + 1, done);
    }
}

} // namespace

core::Result<std::vector<RowChoice>> rowChoices(const core::Reader &reader, Entity entity)
{
    RASHIN_LET(const auto rows, entity == Entity::Policy ? policies(reader) : others(reader, entity));
    std::vector<RowChoice> choices;
    QSet<core::RowId> done;
    append(choices, rows, std::nullopt, 0, done);
    // What hangs on a row that is gone, or in a circle, still can be chosen.
    for (const Named &row : rows) {
        if (!done.contains(row.row))
            append(choices, rows, row.parent, 0, done);
    }
    return choices;
}

} // namespace ui
