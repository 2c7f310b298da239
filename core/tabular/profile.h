// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/era.h"
#include "core/schema/registry.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace core::tabular {

/// A column of the foreign table: by its place, by its heading, or by both (then the heading is checked).
struct ColumnRef
{
    int column = -1; ///< from 0; −1: found by the heading
    QString heading;
};

/// What a cell of the row must say, or must not, for a rule to be carried out.
struct Condition
{
    ColumnRef column;
    QStringList texts;      ///< as headerKey() compares them; an empty one is the empty cell
    bool isExcluded = false; ///< must be none of them
};

/// Where the value of one field comes from. How it is read follows from the field's type in the registry.
struct CellRule
{
    enum class Source : quint8 {
        Constant,
        Row,     ///< the row that another rule made: `slot`
        Columns, ///< one column; several are joined, or are year, month and day of a date
        Flags,   ///< the labels of the columns that are not empty, joined by 、
        Line,    ///< the line of a `lines` rule
    };

    Field field = Field::PlanTitle;
    Source source = Source::Constant;
    Value constant;
    int slot = -1;
    std::vector<ColumnRef> columns;
    QStringList labels;                               ///< of Flags, in step with the columns
    std::vector<std::pair<QString, QString>> choices; ///< heading key of the text → what is stored
    std::vector<std::pair<QString, int>> rowChoices;  ///< heading key of the text → slot
    QStringList empty;                                ///< texts that say nothing, such as the 0 of a formula on a blank
    QString format;                                   ///< %1 is the text; empty: the text itself
    QString join;                                     ///< between the texts of several columns that are not empty
    double scale = 1;                                 ///< of amounts: what a one in the cell is in thousand yen
    bool keepsDash = false;                           ///< of texts: a lone dash is one, too
    int plus = 0;                                     ///< of years: 1 where the column names the year before
    int width = 0;                                    ///< of texts: filled with 0 on the left, so that they sort as numbers
    std::optional<Field> otherwise;                   ///< takes the text where no number can be read
};

/// Columns that must add up, in one row; compared before anything is rounded.
struct CheckRule
{
    QString name;
    std::vector<ColumnRef> sum;
    ColumnRef equals;
};

/// One level of a tree of policies: columns whose texts together are its number, and the column of its title.
struct PolicyLevelRule
{
    QString name;
    std::vector<ColumnRef> number;
    ColumnRef title;
};

/// Amounts of several rows that must add up to a column which every one of them repeats.
struct TotalRule
{
    QString name;
    ColumnRef amount;
    int of = -1; ///< the slot of the row they belong to
    ColumnRef equals;
};

/// How an office is found, and made where it is not there.
struct OfficeRule
{
    ColumnRef name;
    std::optional<ColumnRef> branch;       ///< names the parent: needed where several branches have such a section
    std::vector<QRegularExpression> split; ///< two groups: the department's name, the section's
    std::vector<ColumnRef> path;           ///< instead of a name: from the department down, empty cells left out
    QString separators;                    ///< between several offices in one cell
    int part = 0;                          ///< which of them
    bool create = false;
};

/// A field that must say something else than a field of the row in a slot: a related policy is not the main one.
struct Unlike
{
    Field field = Field::PlanTitle;
    int slot = -1;
    Field other = Field::PlanTitle;
};

/// Makes or finds one row of an entity, or several, for one row of the table (or once for the whole import).
struct Rule
{
    enum class Kind : quint8 { Entity, Policies, Office, Lines };

    Kind kind = Kind::Entity;
    Entity entity = Entity::Plan;
    int slot = -1;                  ///< where the row is remembered for other rules
    std::vector<CellRule> cells;
    std::vector<Field> match;       ///< rows equal in these are the same row; not needed for natural keys
    std::vector<Field> needs;       ///< no row unless one of these has a value
    std::vector<Unlike> unlike;     ///< no row where one of these holds the same as another row that was made
    std::vector<Field> mustEqual;   ///< a row that is there already and differs in these is somebody else's: an error
    std::vector<Condition> when;    ///< all of them, or the rule is passed over with its parts
    bool unique = false;            ///< two rows of the table for one row of the document are an error
    bool firstOnly = false;         ///< the first of them counts; others that say something else are reported
    bool findsOnly = false;         ///< makes no row and changes none: an unknown one is reported
    std::vector<ColumnRef> lines;   ///< of Lines: cells of several lines that belong together
    QString separators = QStringLiteral("\n"); ///< of Lines
    std::vector<PolicyLevelRule> levels;
    OfficeRule office;
    std::vector<CheckRule> checks;
    std::optional<TotalRule> total;
    std::vector<Rule> then;         ///< carried out where this rule has a row
};

/// One table of a source, and what its rows become.
struct TableRules
{
    QString name;           ///< a sheet, or a file by a pattern with *; empty: the first table
    bool isOptional = false; ///< may be missing
    int headerRow = 1;      ///< as the office counts
    ColumnRef key;          ///< a row without it is not read
    std::vector<Rule> rows;
};

/// How the tables of one municipality become rows of a document. A value: the JSON it comes from is described in
/// resources/profiles/README.md.
struct Profile
{
    QString name;
    QString title;
    QStringList notes;
    std::optional<Era> era; ///< of bare years
    int slotCount = 0;      ///< rows the rules remember for each other
    std::vector<Rule> once;
    std::vector<TableRules> tables; ///< at least one; read in this order
};

namespace profiles {

/// Unreadable `profile …` with the place in the JSON.
[[nodiscard]] Result<Profile> parse(const QByteArray &json);

/// The profiles that come with the program, by name.
[[nodiscard]] QStringList builtIn();

/// The folder of a person's own profiles, in the user's configuration: `rashin/profiles`.
[[nodiscard]] QString ownFolder();
/// The profiles in that folder, by name.
[[nodiscard]] QStringList own();
/// Keeps a profile as one's own, in place of one of the same name. InvalidValue where the name is no name of a file or that of
/// a built-in one, as parse() where the JSON is none, Storage.
[[nodiscard]] Result<> keep(const QString &name, const QByteArray &json);
/// NotFound where there is no own profile of this name.
[[nodiscard]] Result<> forget(const QString &name);

/// A built-in profile or one's own by its name, or any by its path. NotFound, or as parse().
[[nodiscard]] Result<Profile> load(const QString &nameOrPath);
/// The JSON of it.
[[nodiscard]] Result<QByteArray> text(const QString &nameOrPath);

} // namespace profiles

} // namespace core::tabular
