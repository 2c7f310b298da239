// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QLatin1String>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// What a chart is about. The names are those of `rashin-cli chart --kind`, plus `indicator` for one indicator's years.
enum class ChartKind { Radar, Verdicts, Attainment, Budget, Trend, Stages, Indicator, Matrix, Scatter, Treemap, Ranks };

[[nodiscard]] QLatin1String chartKindName(ChartKind kind);
[[nodiscard]] std::optional<ChartKind> chartKindNamed(QStringView name);
/// The kinds an office can be shown in, in the order people are offered them.
[[nodiscard]] const std::vector<ChartKind> &officeChartKinds();

/// How the numbers are laid out.
enum class ChartForm {
    Radar,       ///< one closed polygon a series, one spoke a category
    StackedBars, ///< one bar of 100 % a category, one part a series
    GroupedBars, ///< one bar a series beside each other in every category
    Lines,       ///< one line a series over the categories; a missing value is a gap
    Dots,        ///< a field of cells, series down and categories across; one dot in its cell for each project
    Scatter,     ///< a dot a category: the first series says how far right (axis `across`), the second how high
    Treemap,     ///< a rectangle a category, as large as the first series says, within the rectangle of its group
    Bump,        ///< places (1 is the best and stands on top) over the categories, a line a series
};

/// A word on a chart: text out of the document, a code that the ui words, or a fiscal year.
struct ChartLabel
{
    enum class Kind { Text, Code, Year };
    Kind kind = Kind::Text;
    QString text = {};
    int year = 0;

    [[nodiscard]] static ChartLabel of(const QString &text) { return {Kind::Text, text, 0}; }
    [[nodiscard]] static ChartLabel code(QLatin1String code) { return {Kind::Code, code, 0}; }
    [[nodiscard]] static ChartLabel fiscalYear(int year) { return {Kind::Year, {}, year}; }
    /// The text, code or year without any wording, for scripts. What stands behind a point in a code only words it.
    [[nodiscard]] QString plain() const
    {
        return kind == Kind::Year ? QString::number(year) : kind == Kind::Code ? text.section(QLatin1Char('.'), 0, 0) : text;
    }
    friend bool operator==(const ChartLabel &, const ChartLabel &) = default;
};

enum class ChartUnit { None, Score, Percent, ThousandYen, Projects, Rank };

/// The axis of values. Its ticks are round: 1, 2 or 5 times a power of ten apart.
struct ChartAxis
{
    double minimum = 0;
    double maximum = 1;
    double step = 1;
    ChartUnit unit = ChartUnit::None;
    QString unitText = {}; ///< an indicator's own unit, where `unit` is None
    bool logarithmic = false; ///< minimum and maximum are powers of ten, each ten times as far as the last

    /// The smallest axis with round ends and about five ticks that holds low…high. Both equal gives room around them.
    [[nodiscard]] static ChartAxis covering(double low, double high, ChartUnit unit, bool wholeTicks = false);
    /// Whole powers of ten that hold low…high, both above 0; for amounts that differ by orders of magnitude.
    [[nodiscard]] static ChartAxis decades(double low, double high, ChartUnit unit);
    [[nodiscard]] std::vector<double> ticks() const;
    /// All ticks are whole numbers.
    [[nodiscard]] bool isWhole() const;
    /// Where the value stands, 0 at the minimum and 1 at the maximum.
    [[nodiscard]] double fraction(double value) const;
    friend bool operator==(const ChartAxis &, const ChartAxis &) = default;
};

/// One number of a chart. No value is never drawn as 0.
struct ChartPoint
{
    std::optional<double> value = {}; ///< in the axis' unit
    std::optional<double> rate = {};  ///< percent written beside it: 執行率, or in a treemap the part of the whole
    qint64 count = 0;                 ///< how many projects stand behind it
    std::vector<RowId> rows = {};     ///< those projects
};

/// Decides colour, hatch and marker, so that one thing looks the same in every chart.
enum class SeriesRole {
    Office,    ///< `slot` is the branch's place among its siblings: its colour for ever
    Step,      ///< `slot` of `steps` ordered parts of a whole, best or first at 0
    Plan,      ///< what was planned (budget, target)
    Actual,    ///< what came about
    Reference, ///< what it is compared with (average, expected line, last year)
    Alarm,     ///< the part of a whole that needs somebody's attention
    Missing,   ///< the part of a whole that nothing is known about
};

struct ChartSeries
{
    ChartLabel label;
    SeriesRole role = SeriesRole::Actual;
    int slot = 0;
    int steps = 1;
    std::vector<ChartPoint> points = {}; ///< one for each category
};

/// A place along the chart; categories with equal `group` follow each other and stand under that heading.
struct ChartCategory
{
    ChartLabel label;
    std::optional<ChartLabel> group = {};
    std::optional<RowId> row = {}; ///< the office, criterion, stage, project or policy it stands for
    int slot = 0;                  ///< colour of a dot or a rectangle: the place of its office or group
};

/// A line through the chart at a value: an average, a target.
struct ChartMark
{
    double value = 0;
    ChartLabel label;
    bool upright = false; ///< at a value of the axis `across`
};

/// What the chart shows, as a code with its words and numbers; the ui makes the title from it.
struct ChartFinding
{
    QLatin1String code = QLatin1String("none"); ///< "none": there is nothing to show
    std::vector<ChartLabel> words = {};
    std::vector<double> numbers = {};
};

/// A chart as plain values: everything that is drawn, and nothing about how. Screen, paper and scripts are given the
/// same one.
struct ChartData
{
    ChartKind kind = ChartKind::Radar;
    ChartForm form = ChartForm::Radar;
    ChartLabel subject = {}; ///< the office, or the code "branches" for all of them side by side
    int year = 0;            ///< fiscal year
    std::vector<ChartCategory> categories = {};
    std::vector<ChartSeries> series = {};
    ChartAxis axis = {};
    std::optional<ChartAxis> across = {}; ///< of the first series, where that is drawn from left to right
    std::vector<ChartMark> marks = {};
    ChartFinding finding = {};

    /// Nothing but missing values.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] const ChartPoint *point(int series, int category) const;
    /// The axis that the values of a series are read on.
    [[nodiscard]] const ChartAxis &axisOf(int index) const { return across && index == 0 ? *across : axis; }
};

} // namespace core
