// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationscheme.h"

#include <QList>
#include <QStringList>

class QMimeData;

/// What people type or paste into cells of the grid, read without guessing.
namespace ui::evaluationinput {

/// A cell as read: refused, empty on purpose, or a value.
template <typename T>
struct Parsed
{
    bool isValid = false;
    std::optional<T> value = {};
};

/// Digits, full-width digits, the labels of the scale in any width and case, or what a label begins with where only one
/// label does. Blank and a dash are no grade.
[[nodiscard]] Parsed<double> grade(const QString &text, const CriterionRule &rule);

/// The number of one of `names` (1…), its name, or a beginning of just one. Blank and a dash are no choice. `codes` are
/// accepted as well.
[[nodiscard]] Parsed<int> choice(const QString &text, const QStringList &names, const QStringList &codes);

/// Cells of a block as Excel and LibreOffice put it on the clipboard: tabs, line breaks, quotes around cells with
/// either.
[[nodiscard]] QList<QStringList> block(const QString &clipboard);
/// The first table of a piece of HTML, as browsers, mails and word processors copy it: joined cells leave the cells they
/// cover empty, what is said in small above a word (furigana) is no part of it. Empty where there is no table.
[[nodiscard]] QList<QStringList> htmlBlock(const QString &html);
/// What a clipboard holds as cells: its plain text, or its table where that has more columns or there is no text.
[[nodiscard]] QList<QStringList> block(const QMimeData &clipboard);
/// The inverse of block().
[[nodiscard]] QString toClipboard(const QList<QStringList> &block);
/// Cells as a table that spreadsheets and word processors take; the first row as headings where it is such.
[[nodiscard]] QString toHtml(const QList<QStringList> &block, bool hasHeadings);

} // namespace ui::evaluationinput
