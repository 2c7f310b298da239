// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/export.h"

#include <unordered_map>
#include <unordered_set>

namespace core::tabular {

/// Which rows and fields an export takes, and how a reference is named for people.
class ExportScope
{
public:
    [[nodiscard]] static Result<ExportScope> of(const Reader &reader, const ExportOptions &options);

    [[nodiscard]] std::vector<const FieldSpec *> fields(Entity entity) const;
    /// The entity's rows in their order, without ghosts.
    [[nodiscard]] Result<std::vector<Record>> rows(Entity entity);
    /// Code, number or name of the row that a field refers to; empty where there is none.
    [[nodiscard]] QString label(const FieldSpec &field, const Value &value);

private:
    ExportScope(const Reader &reader, const ExportOptions &options) : m_reader(reader), m_options(options) {}
    [[nodiscard]] Result<> loadOffices();
    [[nodiscard]] Result<> loadOwners(Entity entity);
    [[nodiscard]] Result<bool> isInside(const Record &record);

    Reader m_reader;
    ExportOptions m_options;
    std::unordered_set<RowId> m_offices;
    std::map<Entity, std::unordered_set<RowId>> m_inside; ///< rows of owning entities that are taken
    std::unordered_map<RowId, QString> m_labels;
};

} // namespace core::tabular
