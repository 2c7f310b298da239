// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationmodel.h"

/// The columns of the grid by names that settings keep: "grades" and "reasons" for those of all criteria, "judged" for both
/// of each criterion side by side, "grade2" and "reason2" for one (from 1), and the others by themselves.
namespace ui::evaluationcolumns {

/// One column; a criterion from 0, otherwise -1.
struct Column
{
    EvaluationModel::Column kind;
    int criterion = -1;
};

/// What is shown when nothing was chosen.
[[nodiscard]] QStringList usual();
/// The columns of the tokens for a scheme of so many criteria; each once, what is unknown left out.
[[nodiscard]] std::vector<Column> laidOut(const QStringList &tokens, int criteria, bool hasVerdicts);
/// The name of one column.
[[nodiscard]] QString token(EvaluationModel::Column kind, int criterion);

/// A choice of columns with its name.
struct Set
{
    QString name;
    QStringList tokens;
};
/// Those the program brings, the usual one first.
[[nodiscard]] std::vector<Set> builtIn();

} // namespace ui::evaluationcolumns
