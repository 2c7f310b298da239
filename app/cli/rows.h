// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"

#include <QSet>

#include <map>

namespace cli {

// How a script names entities, fields, rows and values. All errors are Usage with a sentence, or NotFound.

[[nodiscard]] core::Result<const core::EntitySpec *> entityNamed(const QString &name);
[[nodiscard]] core::Result<const core::FieldSpec *> fieldNamed(const core::EntitySpec &entity, const QString &name);
/// An id as printed, or `code:XXXX` where the entity has a field `code`.
[[nodiscard]] core::Result<core::RowId> rowNamed(const core::Reader &reader, const core::EntitySpec &entity,
                                                 const QString &name);
/// An office by its code, or by id.
[[nodiscard]] core::Result<core::RowId> officeNamed(const core::Reader &reader, const QString &code);
/// `FIELD=VALUE` pairs; an empty VALUE is no value. What the registry does not allow is InvalidValue.
[[nodiscard]] core::Result<core::Editor::Cells> cellsFrom(const core::Reader &reader, const core::EntitySpec &entity,
                                                          const QStringList &pairs);
/// Fields by name; all of the entity where there are none.
[[nodiscard]] core::Result<std::vector<const core::FieldSpec *>> fieldsNamed(const core::EntitySpec &entity,
                                                                             const QStringList &names);

/// Which rows belong to an office and the offices below it: its projects, and what they own.
class OfficeScope
{
public:
    /// Usage where rows of the entity belong to no office.
    [[nodiscard]] static core::Result<OfficeScope> of(const core::Reader &reader, core::RowId office,
                                                      core::Entity entity);
    [[nodiscard]] bool holds(const core::Record &record) const;

private:
    explicit OfficeScope(const core::Reader &reader) : m_reader(reader) {}
    [[nodiscard]] core::Result<> collectOffices(core::RowId office);
    [[nodiscard]] core::Result<> collect(core::Entity entity);

    const core::Reader &m_reader;
    std::optional<core::Field> m_link; ///< field of the entity asked for; none: its own id decides
    QSet<core::RowId> m_rows;          ///< of the entity the link refers to
};

} // namespace cli
