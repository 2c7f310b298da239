// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"
#include "core/tabular/importreport.h"

#include <unordered_map>
#include <unordered_set>

namespace core::tabular {

/// Finds the rows an import means, adds or changes them, and counts what it did.
///
/// A row is found by its natural key, or by the fields its rule compares (texts without regard to width and blanks).
class RowStore
{
public:
    RowStore(Editor &editor, ImportReport &report) : m_editor(editor), m_report(report) {}

    [[nodiscard]] Result<std::optional<RowId>> find(Entity entity, const Editor::Cells &cells,
                                                    const std::vector<Field> &match);
    /// Adds the row, or changes the cells that differ. Every row is counted once, however often it is put.
    [[nodiscard]] Result<RowId> put(Entity entity, const Editor::Cells &cells, const std::vector<Field> &match);
    [[nodiscard]] Value value(RowId row, Field field) const { return m_editor.value(row, field); }
    [[nodiscard]] const Reader &read() const { return m_editor.read(); }

private:
    using Index = std::unordered_map<QString, RowId>;
    [[nodiscard]] Result<RowId> add(Entity entity, const Editor::Cells &cells, const std::vector<Field> &match);
    [[nodiscard]] Result<> change(Entity entity, RowId row, const Editor::Cells &cells);
    [[nodiscard]] Result<Index *> index(Entity entity, const std::vector<Field> &match);
    [[nodiscard]] Result<bool> wasEmpty(Entity entity);

    Editor &m_editor;
    ImportReport &m_report;
    std::map<std::pair<Entity, std::vector<Field>>, Index> m_indexes;
    std::map<Entity, bool> m_empty;
    std::unordered_set<RowId> m_made;
    std::unordered_map<RowId, bool> m_seen; ///< rows that were there, and whether they were changed
};

} // namespace core::tabular
