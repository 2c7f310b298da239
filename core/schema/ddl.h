// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/registry.h"

#include <QStringList>

namespace core::ddl {

/// The statements that create the log: the same in every file of this format version, text for text.
[[nodiscard]] QStringList log();
/// The statements that create what is computed from the log: heads, row states and a typed table for every entity.
[[nodiscard]] QStringList projection();
/// The names of the tables of projection(), in an order in which they can be dropped.
[[nodiscard]] QStringList projectionTables();
/// What SQLite's FTS5 writes into the schema for itself when projection() creates the index of texts: together with log()
/// and projection() all that sqlite_schema of a document holds.
[[nodiscard]] QStringList shadows();
/// The names of the tables of the index of texts, in an order in which they can be dropped. They hold how far the index
/// has come in this copy, so two equal documents may differ in them.
[[nodiscard]] QStringList searchTables();
/// The statement that creates the typed table of one entity: no UNIQUE and no CHECK, so that a merge of two honest files
/// can never fail; INTEGER affinity for whole numbers, none for the rest.
[[nodiscard]] QString table(const EntitySpec &entity);

} // namespace core::ddl
