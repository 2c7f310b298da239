// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace core {

/// What one stage says of one project in one year, without the long texts.
struct EvaluationSheet
{
    RowId project;
    RowId stage;
    RowId evaluation;
    std::optional<RowId> verdict = {};
    QString outcome = {}; ///< code of EvaluationOutcome, empty where nothing is chosen
    QString cost = {};    ///< code of EvaluationCost
    QString state = {};   ///< code of EvaluationState; empty reads as draft
    bool hasComment = false;
    bool hasIssue = false;
};

/// One grade of one stage of one project.
struct EvaluationGrade
{
    RowId project;
    RowId stage;
    RowId criterion;
    RowId grade;
    std::optional<double> value = {};
    bool hasReason = false;
    QString reason = {}; ///< only where it was asked for
};

/// All sheets and grades of a fiscal year, or of some projects in it.
struct EvaluationYear
{
    std::vector<EvaluationSheet> sheets = {};
    std::vector<EvaluationGrade> grades = {};
};

/// What a grid of projects needs to know of each.
struct EvaluatedProject
{
    RowId project;
    QString code = {};
    QString name = {};
    QString kana = {};
    std::optional<RowId> office = {};
};

namespace evaluationquery {

/// Whether the texts of the reasons are read too, or only whether there are any.
enum class Reasons { OnlyWhether, Texts };

/// Sheets and grades of all projects of the year: one pass over each table, whatever the number of projects.
[[nodiscard]] Result<EvaluationYear> ofYear(const Reader &reader, int year, Reasons reasons = Reasons::OnlyWhether);
/// The same of one project.
[[nodiscard]] Result<EvaluationYear> ofProject(const Reader &reader, int year, RowId project,
                                               Reasons reasons = Reasons::OnlyWhether);

/// Projects to be evaluated in the year, by code: those running in it or in the year before (whose settlement is then
/// evaluated), and all that have a sheet of that year whatever else is said of them.
[[nodiscard]] Result<std::vector<EvaluatedProject>> projects(const Reader &reader, int year);
/// One of them; nothing where it is not among them (any more).
[[nodiscard]] Result<std::optional<EvaluatedProject>> project(const Reader &reader, int year, RowId project);

/// The project that an evaluation or a grade belongs to; none where the row is not there.
[[nodiscard]] Result<std::optional<RowId>> projectOf(const Reader &reader, Entity entity, RowId row);

} // namespace evaluationquery

} // namespace core
