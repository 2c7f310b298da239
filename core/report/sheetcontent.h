// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attainment.h"
#include "core/domain/money.h"
#include "core/domain/score.h"
#include "core/domain/sheetlayout.h"
#include "core/report/lineage.h"
#include "core/report/yearscope.h"
#include "core/storage/reader.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace core::report {

/// A step of the way from the top of the plan down to the project.
struct PolicyStep
{
    QString level; ///< 方針, 取組の方向性: as the plan names it
    QString number;
    QString title;
};

/// One indicator with its years; `values` and `attained` have one entry for each year of the sheet.
struct SheetIndicator
{
    QString name;
    QString unit;
    QString mark;
    IndicatorType type = IndicatorType::Output;
    IndicatorDirection direction = IndicatorDirection::More;
    std::vector<YearValue> values;
    std::vector<Attainment> attained;
};

/// A project's money of one year: the best known amounts, and the budget they are held against. 千円.
struct SheetMoney
{
    int year = 0;
    MoneyBasis basis = MoneyBasis::Settlement;
    MoneyRow row;
    std::optional<double> staff;     ///< persons
    std::optional<qint64> budget;    ///< 補正後予算, otherwise 当初予算
    std::optional<double> execution; ///< percent; only of a settlement or a forecast
    bool isOfPast = false; ///< the sum of the projects that were merged into this one or replaced by it
};

/// One criterion as one stage graded it.
struct SheetGrade
{
    std::optional<double> value;
    QString label; ///< of the scale, such as A; empty where the scale has none for the value
    QString reason;
};

/// What one stage said of the project; `grades` has one entry for each criterion of the scheme.
struct SheetStage
{
    QString name;
    QString by;
    std::vector<SheetGrade> grades;
    QString verdict;
    std::optional<OutcomeDirection> outcome;
    std::optional<CostDirection> cost;
    QString comment;
    QString issue;
    QString date; ///< ISO 8601
    Score score;
    bool isEntered = false; ///< somebody has entered anything at this stage
};

/// Everything an evaluation sheet of one project in one fiscal year shows, as it reads now.
struct SheetContent
{
    int year = 0;
    QString municipality;
    Record project;
    std::optional<Record> cycle;
    std::vector<PolicyStep> policies; ///< from the top down
    QStringList offices;              ///< from the branch or department down to the section
    QStringList accounts;             ///< budget accounts, code and name
    std::vector<int> years;           ///< of the indicators
    std::vector<SheetIndicator> indicators;
    std::vector<SheetMoney> money; ///< oldest year first
    std::optional<int> targetYear; ///< the year the evaluations look back on, where they say
    QStringList criteria;
    std::vector<SheetStage> stages;
    std::vector<SheetBlock> layout = {};               ///< the blocks of the year's sheet, in their order
    std::optional<YearScope::Exclusion> excluded = {}; ///< why the project is not evaluated this year
    std::vector<Record> logic = {};        ///< elements of the logic model; these four only where the layout shows them
    std::vector<Record> improvements = {}; ///< decided this year or the year before, or answered this year; oldest first
    std::vector<Record> milestones = {};   ///< of the year
    std::vector<Record> progress = {};     ///< of the year, by quarter
};

/// The most years a table of a sheet has room for.
inline constexpr int sheetYears = 6;

/// Reads sheets one after another; what they share (tree of policies, offices, the year's scheme) is read once.
class SheetReader
{
public:
    /// `year` is the fiscal year of the evaluation. A year without a scheme is shown with the latest one before it.
    [[nodiscard]] static Result<SheetReader> prepare(const Reader &reader, int year);

    /// NotFound where the project is not there.
    [[nodiscard]] Result<SheetContent> read(RowId project) const;

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] QString municipality() const { return m_municipality; }
    /// Names of the office and those above it, the highest first.
    [[nodiscard]] QStringList officePath(std::optional<RowId> office) const;
    [[nodiscard]] std::vector<PolicyStep> policyPath(std::optional<RowId> policy) const;
    [[nodiscard]] const std::vector<Record> &stages() const { return m_stages; }
    /// Why the project is not evaluated in the year; none where it is.
    [[nodiscard]] std::optional<YearScope::Exclusion> excluded(RowId project) const;
    /// What each stage said of the project.
    [[nodiscard]] Result<std::vector<SheetStage>> readStages(RowId project) const;
    /// The project's money by year; in years it has none itself, that of the projects it continues (Lineage::past).
    [[nodiscard]] Result<std::vector<SheetMoney>> readMoney(RowId project) const;

private:
    SheetReader(const Reader &reader, int year) : m_reader(&reader), m_year(year) {}
    [[nodiscard]] Result<> readShared();
    [[nodiscard]] Result<> readScheme();
    [[nodiscard]] Result<std::map<int, SheetMoney>> moneyOf(RowId project) const;
    [[nodiscard]] Result<> readScale(RowId scale);
    [[nodiscard]] Result<> readLayout(RowId scheme);
    [[nodiscard]] Result<> readBlocks(SheetContent &content) const;
    [[nodiscard]] bool shows(SheetPart part) const;
    [[nodiscard]] Result<> readIndicators(SheetContent &content) const;
    [[nodiscard]] Result<> readTargetYear(SheetContent &content) const;
    [[nodiscard]] Result<> readEvaluation(SheetStage &stage, const Record &evaluation) const;
    [[nodiscard]] QString gradeLabel(RowId scale, double value) const;

    const Reader *m_reader;
    int m_year;
    QString m_municipality;
    std::map<RowId, Record> m_policies;
    std::map<RowId, Record> m_offices;
    std::map<qint64, QString> m_levels;
    std::vector<Record> m_stages;
    std::vector<Record> m_criteria;
    std::map<RowId, ScaleRange> m_scales;
    std::map<RowId, std::vector<std::pair<double, QString>>> m_labels;
    std::map<RowId, QString> m_verdicts;
    std::optional<Lineage> m_lineage;
    std::optional<YearScope> m_scope;
    std::vector<SheetBlock> m_layout = defaultSheetLayout();
};

} // namespace core::report
