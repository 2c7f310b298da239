// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/profile.h"

#include <QJsonObject>

namespace core::tabular {

/// What one column of a foreign table is taken for.
struct ColumnMapping
{
    int column = 0;                    ///< from 0
    QString heading;                   ///< as the table has it; checked when the mapping is used again
    std::optional<Field> field = {};   ///< nothing: the column is not taken in. One of mapping::targets()
    std::optional<int> year = {};      ///< of values of one fiscal year: which; nothing: the table's
    QString variant = {};              ///< of amounts their basis, of indicators their type: a code of the registry;
                                       ///< of grades the number of the stage
    QString unit = {};                 ///< of amounts: yen, thousand_yen, million_yen, hundred_million_yen; empty: thousand yen
    int number = 1;                    ///< which level of policies, which indicator, which criterion
    QString separators = {};           ///< of accounts: between several in one cell

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

/// How a person has assigned the columns of one table to the fields of a plan: what the import wizard edits, and what becomes
/// a profile. One row of the table is one project, or one project in one year.
struct Mapping
{
    QString name;  ///< of the profile
    QString title; ///< for people; the file it was made for
    QString table; ///< the sheet, where the file has several; empty: the first
    int headerRow = 1;
    std::optional<int> year = {}; ///< of what is of one fiscal year, where no column says it
    std::optional<Era> era = {};  ///< of bare years
    bool createsOffices = false;
    std::vector<ColumnMapping> columns = {};

    friend bool operator==(const Mapping &, const Mapping &) = default;
};

namespace mapping {

/// The fields a column can be taken for, in the order a person looks for them.
[[nodiscard]] const std::vector<Field> &targets();
/// Does a value of the field belong to one fiscal year?
[[nodiscard]] bool isYearly(Field field);
/// The codes a column of the field has to choose one of: bases of amounts, types of indicators,
/// numbers of stages; empty for others.
[[nodiscard]] QStringList variants(Field field);

/// Why a mapping cannot be used yet. The ui has a sentence for each.
enum class Lack : quint8 {
    NoProject, ///< neither a code nor a name of projects
    NoYear,    ///< values of a fiscal year, but no year
    Twice,     ///< two columns are taken for the same
};
struct Problem
{
    Lack lack = Lack::NoProject;
    std::optional<int> column = {};
};
[[nodiscard]] std::vector<Problem> problems(const Mapping &mapping);

/// The profile that does what the mapping says; it holds the mapping, too, so that fromProfile() gives it back.
[[nodiscard]] QByteArray toProfile(const Mapping &mapping);
/// NotFound where the profile was not made from a mapping; as profiles::parse() where it is none.
[[nodiscard]] Result<Mapping> fromProfile(const QByteArray &json);
/// Does the mapping fit a table headed so? All columns it takes in must be where they were.
[[nodiscard]] bool fits(const Mapping &mapping, const QStringList &headings);

} // namespace mapping

} // namespace core::tabular
