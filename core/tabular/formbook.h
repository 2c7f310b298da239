// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"

#include <QStringList>

#include <optional>
#include <vector>

class QIODevice;

namespace core::tabular {

/// Which cell of the document a cell of a form stands for.
struct FormTarget
{
    Entity entity = Entity::Project;
    RowId row;
    Field field = Field::ProjectName;
    Editor::Cells keys = {};  ///< of a row with a natural key, so that it can be made where it is not there yet
    Editor::Cells owner = {}; ///< keys of the row that this one is a part of, where that may have to be made first
};

/// A word of a list and what is stored for it.
struct FormChoice
{
    QString word;
    QString stored; ///< as registry::toText() writes it
};

/// One box of a form. Cells are counted from 0.
struct FormCell
{
    enum class Kind : quint8 {
        Title,
        Note,    ///< a sentence under the title, without a box
        Heading, ///< over a block
        Label,
        Text,   ///< prose that is not asked for
        Number, ///< `text` as registry::toText() writes it
        Sum,    ///< of the cells `sumFirst` … `sumLast` of its own column; empty while all of them are
    };

    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
    Kind kind = Kind::Text;
    QString text = {};
    double height = 0;                       ///< points of its row; 0: one line
    bool isEntry = false;                    ///< may be changed in the protected sheet
    std::optional<FormTarget> target = {};   ///< what an entry means; a sum may have one too
    std::vector<FormChoice> choices = {};    ///< the words to choose from; `text` is one of them or empty
    int sumFirst = 0;
    int sumLast = 0;
};

/// One worksheet, printed on A4 upright, one page wide.
struct FormSheet
{
    QString name; ///< made unique and cut to Excel's 31 characters
    std::vector<double> widths; ///< of the columns, in characters
    std::vector<FormCell> cells;
};

/// The sheet that says what the cells of the others mean; people do not see it.
inline constexpr char16_t formMapName[] = u"rashin";

/// Writes forms as a workbook that comes back: protected except for its entry cells, with lists to choose from, formulas
/// for sums, and a hidden sheet with the meaning and the present value of every entry. TooLarge, DiskFull, Storage.
[[nodiscard]] Result<> writeForms(QIODevice &out, const std::vector<FormSheet> &sheets, const QString &document);

} // namespace core::tabular
