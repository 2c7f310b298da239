// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/cellreader.h"
#include "core/tabular/rowstore.h"

#include <unordered_map>

namespace core::tabular {

/// Finds the office a cell names, and makes it (with its department) where the profile says so.
///
/// The key of an office is its branch or department and its name, for the same section stands in every branch. A name
/// that fits several offices finds none and is reported.
class OfficeFinder
{
public:
    OfficeFinder(RowStore &store, CellReader &reader) : m_store(store), m_reader(reader) {}

    [[nodiscard]] Result<std::optional<RowId>> find(const OfficeRule &rule, const Row &row);

private:
    struct Office
    {
        RowId id;
        QString key;
        QString shortKey;
        QString code;
        std::optional<RowId> parent;
    };
    [[nodiscard]] Result<> load();
    [[nodiscard]] const Office *byId(RowId id) const;
    [[nodiscard]] std::vector<const Office *> named(const QString &key, const QString &branchKey) const;
    [[nodiscard]] Result<std::optional<RowId>> findPath(const OfficeRule &rule, const Row &row);
    [[nodiscard]] Result<RowId> make(const OfficeRule &rule, const Row &row, const QString &name);
    [[nodiscard]] Result<RowId> findOrAdd(const QString &code, const QString &name, QLatin1String kind,
                                          std::optional<RowId> parent);

    RowStore &m_store;
    CellReader &m_reader;
    bool m_isLoaded = false;
    std::vector<Office> m_offices;
    std::unordered_map<QString, RowId> m_paths;
};

} // namespace core::tabular
