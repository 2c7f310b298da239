// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// What a column's cells are held against, as typed into the row of filters.
///
/// Words with a blank between them must all be in the cell, 「|」 or 「、」 stands between alternatives. 「=」 alone finds empty
/// cells and 「<>」 filled ones, 「=高い」 the cell that says just that, 「-保育」 what does not say it, 「>=60」 compares numbers.
/// Width, case and kana do not matter.
class CellCondition
{
public:
    [[nodiscard]] static CellCondition parse(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_alternatives.empty(); }
    /// `number` is the cell's value where it has one: what 高い stands for, not its word.
    [[nodiscard]] bool holds(const QString &text, std::optional<double> number) const;

private:
    enum class Kind { Contains, Lacks, Is, IsNot, Empty, Filled, Below, AtMost, Above, AtLeast };
    struct Term
    {
        Kind kind;
        QString key = {}; ///< of texts
        double number = 0;
    };
    [[nodiscard]] static Term term(const QString &word);
    [[nodiscard]] static bool holds(const Term &term, const QString &key, std::optional<double> number);

    std::vector<std::vector<Term>> m_alternatives; ///< one of them must hold, each with all its terms
};

} // namespace ui
