// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yearscope.h"
#include "core/storage/changeset.h"
#include "core/storage/evaluationquery.h"
#include "core/storage/requiredquery.h"
#include "ui/models/evaluationscheme.h"

#include <unordered_map>

namespace ui {

/// One cell of the grid: the grade a stage gave for a criterion.
struct GradeCell
{
    std::optional<core::RowId> row = {};
    std::optional<double> value = {};
    bool hasReason = false;
    QString reason = {}; ///< only in a table that was loaded with reasons
};

/// What one stage says of one project, with its score.
struct StageSheet
{
    std::optional<core::EvaluationSheet> sheet = {}; ///< none before anything was entered
    std::vector<GradeCell> cells = {};               ///< one per criterion of the scheme
    std::optional<double> score = {};                ///< 0…100
    double coverage = 0;                             ///< 0…1
    std::vector<core::Field> lacks = {};             ///< what the stage asks for and nobody has filled in yet

    [[nodiscard]] core::EvaluationState state() const;
    [[nodiscard]] bool isTouched() const;
};

/// One project of the grid with all its stages of the year.
struct EvaluationRow
{
    core::EvaluatedProject project;
    QString office; ///< short, with its branch
    QString key;    ///< what a search is compared with
    std::vector<StageSheet> sheets;
    std::optional<core::YearScope::Exclusion> excluded = {}; ///< why it is not evaluated in the year
};

/// All projects of one fiscal year with their sheets, as values. Reads a handful of queries for the year, whatever the
/// number of projects, and afterwards only what a change has touched.
class EvaluationTable
{
public:
    using Reasons = core::evaluationquery::Reasons;
    [[nodiscard]] core::Result<> load(const core::Reader &reader, int year, Reasons reasons = Reasons::OnlyWhether);
    [[nodiscard]] bool hasReasons() const { return m_reasons == Reasons::Texts; }

    /// Reads anew what the change touched and gives the rows; nothing where rows or rules changed, so that all is to be
    /// loaded again.
    [[nodiscard]] core::Result<std::optional<std::vector<int>>> refresh(const core::Reader &reader,
                                                                        const core::ChangeSet &changes);
    /// The place of a row among all that are to be evaluated; none without a score.
    [[nodiscard]] std::optional<int> rankOf(int row, int stage) const;

    [[nodiscard]] const EvaluationScheme &scheme() const { return m_scheme; }
    [[nodiscard]] const std::vector<EvaluationRow> &rows() const { return m_rows; }
    [[nodiscard]] std::optional<int> rowOf(core::RowId project) const;
    /// The score of a stage's sheet with every term of it.
    [[nodiscard]] core::Score scoreOf(int row, int stage) const;
    /// What the desk expects in a field that a stage asks for, in its own words; mostly empty.
    [[nodiscard]] QString expectedIn(core::Field field, int stage) const;
    /// Same projects in the same order under the same stages and criteria: only values may differ.
    [[nodiscard]] bool hasShapeOf(const EvaluationTable &other) const;

private:
    [[nodiscard]] core::Result<std::optional<std::vector<core::RowId>>> touched(const core::Reader &reader,
                                                                                const core::ChangeSet &changes) const;
    [[nodiscard]] std::optional<core::RowId> ownerOf(core::RowId part) const;
    [[nodiscard]] core::Result<bool> refreshRow(const core::Reader &reader, int row);
    [[nodiscard]] core::Result<> loadOffices(const core::Reader &reader);
    void dress(EvaluationRow &row) const;
    void judge(EvaluationRow &row) const;
    void clearSheets(EvaluationRow &row) const;
    [[nodiscard]] core::Result<> readDemands(const core::Reader &reader);
    [[nodiscard]] core::Result<> askAll(const core::Reader &reader);
    [[nodiscard]] core::Result<> ask(const core::Reader &reader, EvaluationRow &row) const;
    [[nodiscard]] bool looksAt(core::Entity entity) const;
    void take(const core::EvaluationYear &read);
    void score(EvaluationRow &row) const;
    [[nodiscard]] std::optional<double> rankedScore(const EvaluationRow &row, size_t stage) const;
    [[nodiscard]] std::vector<core::CriterionGrade> gradesOf(const StageSheet &sheet) const;

    EvaluationScheme m_scheme;
    std::optional<core::YearScope> m_scope;
    std::vector<core::requiredquery::Demand> m_demands;
    Reasons m_reasons = Reasons::OnlyWhether;
    std::vector<EvaluationRow> m_rows;
    std::vector<core::Ranking> m_rankings; ///< of the stages
    std::unordered_map<core::RowId, int> m_index;
    std::unordered_map<core::RowId, QString> m_offices;
};

} // namespace ui
