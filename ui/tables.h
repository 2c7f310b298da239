// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>

class QTableView;
class QWidget;

/// Tables as this program has them: rows selected whole, quiet lines, columns measured in characters.
namespace ui::tables {

/// A table to read and choose rows from. `name` is its objectName, `accessible` what a screen reader calls it.
[[nodiscard]] QTableView *list(QWidget *parent, const QString &name, const QString &accessible);

/// A table whose cells are typed into: cell by cell, editors open on any key.
[[nodiscard]] QTableView *grid(QWidget *parent, const QString &name, const QString &accessible);

/// Widths in full-width characters, but never less than a column's own heading; 0 is the column that takes the rest,
/// otherwise the last one does.
void setWidths(QTableView &table, std::initializer_list<int> characters);

/// Widens a column to what is written in the rows in sight.
void fit(QTableView &table, int column);
/// From now on the column takes the room that the others leave, but never less than `least` full-width characters: a
/// column of setWidths() that takes the rest can vanish where there are many.
void takeRest(QTableView &table, int column, int least);

} // namespace ui::tables
