// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/wording.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace ui::wording {

namespace {

// Codes of labels and their words.
const std::map<QString, const char *> &words()
{
    static const std::map<QString, const char *> table{
        {u"branches"_s, QT_TRANSLATE_NOOP("Chart", "All branches")},
        {u"average"_s, QT_TRANSLATE_NOOP("Chart", "Average of the branches")},
        {u"branches.departments"_s, QT_TRANSLATE_NOOP("Chart", "All departments")},
        {u"average.departments"_s, QT_TRANSLATE_NOOP("Chart", "Average of the departments")},
        {u"last_year"_s, QT_TRANSLATE_NOOP("Chart", "Previous year")},
        {u"budget"_s, QT_TRANSLATE_NOOP("Chart", "Budget")},
        {u"settlement"_s, QT_TRANSLATE_NOOP("Chart", "Settlement")},
        {u"settlement_before"_s, QT_TRANSLATE_NOOP("Chart", "Settlement of the year before")},
        {u"no_verdict"_s, QT_TRANSLATE_NOOP("Chart", "No verdict yet")},
        {u"not_computable"_s, QT_TRANSLATE_NOOP("Chart", "Not computable")},
        {u"unevaluated"_s, QT_TRANSLATE_NOOP("Chart", "Not started")},
        {u"draft"_s, QT_TRANSLATE_NOOP("Chart", "Draft")},
        {u"submitted"_s, QT_TRANSLATE_NOOP("Chart", "Submitted")},
        {u"returned"_s, QT_TRANSLATE_NOOP("Chart", "Sent back")},
        {u"accepted"_s, QT_TRANSLATE_NOOP("Chart", "Accepted")},
        {u"target"_s, QT_TRANSLATE_NOOP("Chart", "Target")},
        {u"expected"_s, QT_TRANSLATE_NOOP("Chart", "Expected line")},
        {u"actual"_s, QT_TRANSLATE_NOOP("Chart", "Actual")},
        {u"score"_s, QT_TRANSLATE_NOOP("Chart", "Score")},
        {u"outcome_up"_s, QT_TRANSLATE_NOOP("Chart", "Outcome up")},
        {u"outcome_keep"_s, QT_TRANSLATE_NOOP("Chart", "Outcome kept")},
        {u"outcome_down"_s, QT_TRANSLATE_NOOP("Chart", "Outcome down")},
        {u"cost_down"_s, QT_TRANSLATE_NOOP("Chart", "Cost down")},
        {u"cost_keep"_s, QT_TRANSLATE_NOOP("Chart", "Cost kept")},
        {u"cost_up"_s, QT_TRANSLATE_NOOP("Chart", "Cost up")},
        {u"attained"_s, QT_TRANSLATE_NOOP("Chart", "Attainment")},
        {u"as_expected"_s, QT_TRANSLATE_NOOP("Chart", "As expected")},
        {u"median"_s, QT_TRANSLATE_NOOP("Chart", "Median")},
        {u"no_policy"_s, QT_TRANSLATE_NOOP("Chart", "No policy")},
        {u"policies"_s, QT_TRANSLATE_NOOP("Chart", "Policies")},
        {u"no_office"_s, QT_TRANSLATE_NOOP("Chart", "No office")},
    };
    return table;
}

// A sentence for each finding: %1… are its words, then its numbers in order.
struct Sentence
{
    const char *text;
    const char *units; ///< for each number: s score, p percent, n count, v value of the axis, x of the axis across
};

const std::map<QString, Sentence> &sentences()
{
    static const std::map<QString, Sentence> table{
        {u"none"_s, {QT_TRANSLATE_NOOP("Chart", "Nothing to show yet"), ""}},
        {u"radar.one"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is rated highest (%3), %2 lowest (%4)"), "ss"}},
        {u"radar.single"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is rated %2"), "s"}},
        {u"radar.gap"_s, {QT_TRANSLATE_NOOP("Chart", "Offices differ most in %1: %2 has %4, %3 has %5"), "ss"}},
        {u"radar.even"_s, {QT_TRANSLATE_NOOP("Chart", "The offices are rated alike in every criterion"), ""}},
        {u"verdicts.most"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is the most frequent verdict: %2 (%3 of %4)"), "pnn"}},
        {u"verdicts.none"_s, {QT_TRANSLATE_NOOP("Chart", "No verdict has been given yet"), ""}},
        {u"rounds.single"_s, {QT_TRANSLATE_NOOP("Chart", "In %2, %3 of the policies have %1"), "p"}},
        {u"rounds.more"_s, {QT_TRANSLATE_NOOP("Chart", "More policies have %1 than in %2: %4 after %3"), "pp"}},
        {u"rounds.fewer"_s, {QT_TRANSLATE_NOOP("Chart", "Fewer policies have %1 than in %2: %4 after %3"), "pp"}},
        {u"rounds.same"_s, {QT_TRANSLATE_NOOP("Chart", "As many policies have %1 as in %2: %4"), "pp"}},
        {u"attainment.met"_s,
         {QT_TRANSLATE_NOOP("Chart", "%2 of the indicators reached the band %1 (%3 of %4)"), "pnn"}},
        {u"attainment.changed"_s,
         {QT_TRANSLATE_NOOP("Chart", "%2 of the indicators reached the band %1; last year it was %3"), "pp"}},
        {u"attainment.gap"_s,
         {QT_TRANSLATE_NOOP("Chart", "Most indicators in the band %1 has %2 (%4), fewest %3 (%5)"), "pp"}},
        {u"budget.rate"_s, {QT_TRANSLATE_NOOP("Chart", "%2 of the budget of %1 was spent"), "p"}},
        {u"budget.changed"_s,
         {QT_TRANSLATE_NOOP("Chart", "%2 of the budget of %1 was spent; the year before it was %3"), "pp"}},
        {u"budget.gap"_s,
         {QT_TRANSLATE_NOOP("Chart", "%1 spent the largest part of its budget (%3), %2 the smallest (%4)"), "pp"}},
        {u"budget.none"_s, {QT_TRANSLATE_NOOP("Chart", "No budget has been entered for %1"), ""}},
        {u"budget.planned"_s, {QT_TRANSLATE_NOOP("Chart", "The budget of %1 is %2"), "v"}},
        {u"trend.up"_s, {QT_TRANSLATE_NOOP("Chart", "The score rose from %2 in %1 to %3"), "ss"}},
        {u"trend.down"_s, {QT_TRANSLATE_NOOP("Chart", "The score fell from %2 in %1 to %3"), "ss"}},
        {u"trend.flat"_s, {QT_TRANSLATE_NOOP("Chart", "The score is %2, as in %1"), "s"}},
        {u"trend.single"_s, {QT_TRANSLATE_NOOP("Chart", "The score of %1 is %2"), "s"}},
        {u"trend.gap"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is rated highest (%3), %2 lowest (%4)"), "ss"}},
        {u"stages.progress"_s, {QT_TRANSLATE_NOOP("Chart", "%1: %2 of %3 evaluations are done"), "nn"}},
        {u"stages.behind"_s,
         {QT_TRANSLATE_NOOP("Chart", "%1: %3 of %4 evaluations are done; %2 is furthest behind (%5)"), "nnp"}},
        {u"stages.complete"_s, {QT_TRANSLATE_NOOP("Chart", "All evaluations are done"), ""}},
        {u"matrix.most"_s, {QT_TRANSLATE_NOOP("Chart", "“%1, %2” is given most often: %3 of %4 projects"), "nn"}},
        {u"scatter.below"_s,
         {QT_TRANSLATE_NOOP("Chart",
                            "%2 of %3 projects cost more than the median (%1) and stay below what was expected"),
          "xnn"}},
        {u"scatter.fine"_s,
         {QT_TRANSLATE_NOOP("Chart", "All projects that cost more than the median (%1) came to what was expected"),
          "xnn"}},
        {u"treemap.largest"_s, {QT_TRANSLATE_NOOP("Chart", "%1 takes %2 of the budget (%3)"), "pv"}},
        {u"ranks.rose"_s, {QT_TRANSLATE_NOOP("Chart", "%1 rose from place %3 in %2 to place %4"), "nn"}},
        {u"ranks.fell"_s, {QT_TRANSLATE_NOOP("Chart", "%1 fell from place %3 in %2 to place %4"), "nn"}},
        {u"ranks.kept"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is at place %4, as in %2"), "nn"}},
        {u"ranks.first"_s, {QT_TRANSLATE_NOOP("Chart", "%1 is rated highest"), ""}},
        {u"indicator.reached"_s, {QT_TRANSLATE_NOOP("Chart", "%1: the expected value was reached (%2)"), "p"}},
        {u"indicator.short"_s, {QT_TRANSLATE_NOOP("Chart", "%1: the expected value was missed (%2)"), "p"}},
        {u"indicator.open"_s, {QT_TRANSLATE_NOOP("Chart", "%1: not yet to be judged"), ""}},
    };
    return table;
}

QString plainNumber(double value, int decimals)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', decimals);
    const bool negative = value < 0 && digits != QLocale().toString(0.0, 'f', decimals);
    return negative ? u"△"_s + digits : digits;
}

QString findingNumber(const core::ChartData &chart, char unit, double value)
{
    if (unit == 'p')
        return percent(value);
    if (unit == 'n')
        return plainNumber(value, 0);
    if (unit == 's')
        return plainNumber(value, 1);
    return exact(value, unit == 'x' ? chart.axisOf(0) : chart.axis);
}

// As many decimals as the value has, at most four.
int decimalsOf(double value)
{
    int decimals = 0;
    for (double scaled = std::abs(value); decimals < 4 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
        ++decimals;
    return decimals;
}

int stepDecimals(const core::ChartAxis &axis)
{
    return decimalsOf(axis.step / divisor(axis));
}

} // namespace

QString word(const core::ChartLabel &label)
{
    if (label.kind == core::ChartLabel::Kind::Text)
        return label.text;
    if (label.kind == core::ChartLabel::Kind::Year)
        return format::fiscalYearShort(label.year);
    const auto found = words().find(label.text);
    return found == words().end() ? label.text : QCoreApplication::translate("Chart", found->second);
}

QString inSentence(const core::ChartLabel &label)
{
    return label.kind == core::ChartLabel::Kind::Year ? format::fiscalYear(label.year) : word(label);
}

QString kind(core::ChartKind kind)
{
    switch (kind) {
    case core::ChartKind::Radar: return QCoreApplication::translate("Chart", "Ratings by criterion");
    case core::ChartKind::Verdicts: return QCoreApplication::translate("Chart", "Mix of verdicts");
    case core::ChartKind::Attainment: return QCoreApplication::translate("Chart", "Attainment of indicators");
    case core::ChartKind::Budget: return QCoreApplication::translate("Chart", "Budget and settlement");
    case core::ChartKind::Trend: return QCoreApplication::translate("Chart", "Scores over the years");
    case core::ChartKind::Stages: return QCoreApplication::translate("Chart", "Progress of the evaluation");
    case core::ChartKind::Indicator: return QCoreApplication::translate("Chart", "Indicator", "name of a chart");
    case core::ChartKind::Matrix: return QCoreApplication::translate("Chart", "Outcome × cost");
    case core::ChartKind::Scatter: return QCoreApplication::translate("Chart", "Cost and attainment");
    case core::ChartKind::Treemap: return QCoreApplication::translate("Chart", "Budget by policy");
    case core::ChartKind::Ranks: return QCoreApplication::translate("Chart", "Places over the years");
    }
    return {};
}

QString finding(const core::ChartData &chart)
{
    const auto found = sentences().find(chart.finding.code);
    if (found == sentences().end())
        return subject(chart);
    QString sentence = QCoreApplication::translate("Chart", found->second.text);
    int place = 1;
    // Placeholders are replaced by hand: QString::arg would also replace a %1 that stands in a name.
    std::map<QString, QString> values;
    for (const core::ChartLabel &label : chart.finding.words)
        values[u"%"_s + QString::number(place++)] = inSentence(label);
    const size_t units = std::char_traits<char>::length(found->second.units);
    for (size_t i = 0; i < std::min(units, chart.finding.numbers.size()); ++i)
        values[u"%"_s + QString::number(place++)] =
            findingNumber(chart, found->second.units[i], chart.finding.numbers[i]);
    QString filled;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const auto value = values.find(sentence.mid(i, 2));
        filled += value == values.end() ? sentence.mid(i, 1) : value->second;
        i += value == values.end() ? 0 : 1;
    }
    return filled;
}

QString subject(const core::ChartData &chart)
{
    return QCoreApplication::translate("Chart", "%1 – %2, %3", "kind of chart, office, fiscal year")
        .arg(kind(chart.kind), word(chart.subject), format::fiscalYear(chart.year));
}

QString emptyHint(core::ChartKind kind)
{
    switch (kind) {
    case core::ChartKind::Attainment:
    case core::ChartKind::Indicator:
        return QCoreApplication::translate("Chart",
                                           "The chart appears once indicators have targets and actual values.");
    case core::ChartKind::Matrix:
        return QCoreApplication::translate("Chart",
                                           "The chart appears once evaluations say how outcome and cost moved.");
    case core::ChartKind::Scatter:
        return QCoreApplication::translate(
            "Chart", "The chart appears once projects have a settlement and indicators with actual values.");
    case core::ChartKind::Treemap:
    case core::ChartKind::Budget:
        return QCoreApplication::translate("Chart", "The chart appears once budget or settlement has been entered.");
    case core::ChartKind::Stages:
        return QCoreApplication::translate(
            "Chart", "The chart appears once the year has a scheme with stages and the office has projects.");
    default: return QCoreApplication::translate("Chart", "The chart appears once projects have been evaluated.");
    }
}

double divisor(const core::ChartAxis &axis)
{
    if (axis.unit != core::ChartUnit::ThousandYen)
        return 1;
    const double largest = std::max(std::abs(axis.minimum), std::abs(axis.maximum));
    return largest >= 1e8 ? 1e5 : largest >= 1e6 ? 1e3 : 1;
}

QString unit(const core::ChartAxis &axis)
{
    if (axis.unit == core::ChartUnit::Projects)
        return QCoreApplication::translate("Chart", "Unit: projects");
    if (axis.unit == core::ChartUnit::Score)
        return QCoreApplication::translate("Chart", "Unit: points of 100");
    if (axis.unit == core::ChartUnit::Rank)
        return QCoreApplication::translate("Chart", "Place");
    if (axis.unit == core::ChartUnit::None)
        return axis.unitText.isEmpty() ? QString()
                                       : QCoreApplication::translate("Chart", "Unit: %1").arg(axis.unitText);
    if (axis.unit != core::ChartUnit::ThousandYen)
        return {};
    const double by = divisor(axis);
    return by > 1e4 ? QCoreApplication::translate("Chart", "Unit: 100 million yen")
           : by > 1 ? QCoreApplication::translate("Chart", "Unit: million yen")
                    : QCoreApplication::translate("Chart", "Unit: thousand yen");
}

QString number(double value, const core::ChartAxis &axis)
{
    if (axis.unit == core::ChartUnit::Percent) // rounded parts would not add up to a hundred
        return plainNumber(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1) + u"%"_s;
    if (axis.unit == core::ChartUnit::Score)
        return plainNumber(value, 1);
    if (axis.unit == core::ChartUnit::Rank)
        return exact(value, axis);
    const double scaled = value / divisor(axis);
    const int decimals = std::max(stepDecimals(axis), std::abs(scaled) < 10 && decimalsOf(scaled) > 0 ? 1 : 0);
    return plainNumber(scaled, decimals);
}

QString tick(double value, const core::ChartAxis &axis)
{
    const double scaled = value / divisor(axis);
    const QString number = plainNumber(scaled, axis.logarithmic ? decimalsOf(scaled) : stepDecimals(axis));
    return axis.unit == core::ChartUnit::Percent ? number + u"%"_s : number;
}

QString exact(double value, const core::ChartAxis &axis)
{
    switch (axis.unit) {
    case core::ChartUnit::Percent: return percent(value);
    case core::ChartUnit::Score: return plainNumber(value, 1);
    case core::ChartUnit::ThousandYen:
        return QCoreApplication::translate("Chart", "%1 thousand yen").arg(plainNumber(value, 0));
    case core::ChartUnit::Projects: return plainNumber(value, 0);
    case core::ChartUnit::Rank:
        return QCoreApplication::translate("Chart", "place %1", "in a ranking").arg(plainNumber(value, 0));
    case core::ChartUnit::None: break;
    }
    return plainNumber(value, decimalsOf(value)) + axis.unitText;
}

QString tableNumber(double value, const core::ChartAxis &axis)
{
    return axis.unit == core::ChartUnit::ThousandYen ? plainNumber(value, 0) : exact(value, axis);
}

QString tableUnit(const core::ChartAxis &axis)
{
    return axis.unit == core::ChartUnit::ThousandYen ? QCoreApplication::translate("Chart", "Unit: thousand yen")
                                                     : unit(axis);
}

QString percent(double value)
{
    return plainNumber(value, 1) + u"%"_s;
}

QString axisName(const core::ChartData &chart, int series)
{
    const QString name = word(chart.series.at(static_cast<size_t>(series)).label);
    return (name + u' ' + unit(chart.axisOf(series))).trimmed();
}

QString rateName(const core::ChartData &chart)
{
    if (chart.form == core::ChartForm::Treemap)
        return QCoreApplication::translate("Chart", "Part of the whole", "percentage");
    return QCoreApplication::translate("Chart", "Execution", "rate of budget spent, written over a percentage");
}

QString noValue()
{
    return QCoreApplication::translate("Chart", "no value");
}

QString countText(const core::ChartData &chart, qint64 count)
{
    const QString number = plainNumber(double(count), 0);
    if (chart.subject == core::ChartLabel::code(QLatin1String("policies")))
        return QCoreApplication::translate("Chart", "%1 policies").arg(number);
    return chart.kind == core::ChartKind::Attainment ? QCoreApplication::translate("Chart", "%1 indicators").arg(number)
                                                     : QCoreApplication::translate("Chart", "%1 projects").arg(number);
}

QString tooltip(const core::ChartData &chart, int series, int category)
{
    const core::ChartPoint *point = chart.point(series, category);
    if (!point)
        return {};
    const core::ChartCategory &place = chart.categories.at(static_cast<size_t>(category));
    QStringList lines;
    lines << (place.group ? word(*place.group) + u" / "_s : QString()) + word(place.label);
    lines << word(chart.series.at(static_cast<size_t>(series)).label) + u": "_s
                 + (point->value ? exact(*point->value, chart.axisOf(series)) : noValue());
    const core::ChartPoint *across = chart.across && series > 0 ? chart.point(0, category) : nullptr;
    if (across && across->value)
        lines << word(chart.series.front().label) + u": "_s + exact(*across->value, *chart.across);
    if (point->rate && chart.form == core::ChartForm::Treemap)
        lines << rateName(chart) + u": "_s + percent(*point->rate);
    else if (point->rate)
        lines << QCoreApplication::translate("Chart", "Execution rate: %1").arg(percent(*point->rate));
    if (point->count > 0 && chart.form != core::ChartForm::Dots && !chart.across)
        lines << countText(chart, point->count);
    return lines.join(u'\n');
}

QString summary(const core::ChartData &chart)
{
    QStringList parts{subject(chart), finding(chart)};
    for (size_t c = 0; c < chart.categories.size(); ++c)
        for (size_t s = 0; s < chart.series.size(); ++s)
            if (const auto *point = chart.point(int(s), int(c)); point && point->value)
                parts << word(chart.categories[c].label) + u' ' + word(chart.series[s].label) + u' '
                             + exact(*point->value, chart.axisOf(int(s)));
    return parts.join(QCoreApplication::translate("Chart", ". ", "between sentences"));
}

} // namespace ui::wording
