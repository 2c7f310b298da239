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

/// How an office is found, and made where it is not there.
struct OfficeRule
{
    ColumnRef name;
    std::optional<ColumnRef> branch;       ///< names the parent: needed where several branches have such a section
    std::vector<QRegularExpression> split; ///< two groups: the department's name, the section's
    QString separators;                    ///< between several offices in one cell
    int part = 0;                          ///< which of them
    bool create = false;
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
    std::vector<Field> mustEqual;   ///< a row that is there already and differs in these is somebody else's: an error
    bool unique = false;            ///< two rows of the table for one row of the document are an error
    std::vector<ColumnRef> lines;   ///< of Lines: cells of several lines that belong together
    std::vector<PolicyLevelRule> levels;
    OfficeRule office;
    std::vector<CheckRule> checks;
    std::vector<Rule> then;         ///< carried out where this rule has a row
};

/// How the tables of one municipality become rows of a document. A value: the JSON it comes from is described in
/// resources/profiles/README.md.
struct Profile
{
    QString name;
    QString title;
    QStringList notes;
    QString sheet;       ///< empty: the first one
    int headerRow = 1;   ///< as the office counts
    ColumnRef key;       ///< a row without it is not read
    std::optional<Era> era; ///< of bare years
    int slotCount = 0; ///< rows the rules remember for each other
    std::vector<Rule> once;
    std::vector<Rule> rows;
};

namespace profiles {

/// Unreadable `profile …` with the place in the JSON.
[[nodiscard]] Result<Profile> parse(const QByteArray &json);

/// The profiles that come with the program, by name.
[[nodiscard]] QStringList builtIn();

/// A built-in profile by its name, or one's own by its path. NotFound, or as parse().
[[nodiscard]] Result<Profile> load(const QString &nameOrPath);

} // namespace profiles

} // namespace core::tabular
