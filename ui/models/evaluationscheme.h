// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/score.h"
#include "core/storage/reader.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// One grade that a scale names: 4 is 「高い」, or S.
struct GradeStep
{
    double value;
    QString label;
    QString meaning;
};

/// One column of the grid: what is judged, on which scale, with what weight.
struct CriterionRule
{
    core::RowId id;
    QString name;
    QString help;
    std::optional<double> weight;
    core::ScaleRange range;
    std::vector<GradeStep> steps; ///< best first; empty where any number of the range will do

    /// The label of a grade, or the plain number where the scale has no label for it.
    [[nodiscard]] QString text(double grade) const;
};

/// One of the decisions a scheme offers; `name` tells the parent's too: 「スクラップ（廃止）」.
struct VerdictRule
{
    core::RowId id;
    QString code;
    QString name;
    QString ownName;
};

/// One round of judgement: 一次評価 by the section, 二次評価 by the desk.
struct StageRule
{
    core::RowId id;
    int number;
    QString name;
    QString by;
    QDate due;
};

/// The rules that one fiscal year is evaluated under, as values: everything the grid shows comes from here.
struct EvaluationScheme
{
    int year = 0;
    QString name;
    std::vector<StageRule> stages;       ///< by number
    std::vector<CriterionRule> criteria; ///< by number
    std::vector<VerdictRule> verdicts;   ///< parents before their children

    /// The scheme of the year; one without stages and criteria where the year has none.
    [[nodiscard]] static core::Result<EvaluationScheme> load(const core::Reader &reader, int year);

    [[nodiscard]] std::optional<int> stageIndex(core::RowId stage) const;
    [[nodiscard]] std::optional<int> criterionIndex(core::RowId criterion) const;
    [[nodiscard]] const VerdictRule *verdict(std::optional<core::RowId> id) const;
};

} // namespace ui
