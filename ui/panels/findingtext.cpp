// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingtext.h"

#include "ui/format.h"
#include "ui/rowlabel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Finding;

namespace {

/// The words of one rule of core/report/findings; %1 in the sentence is what was found, %2 what the rule wants.
struct RuleWords
{
    const char *rule;
    const char *heading;
    const char *sentence;
};

// clang-format off
constexpr RuleWords words[] = {
    {"value.missing", QT_TRANSLATE_NOOP("Finding", "Required values that are missing"),
     QT_TRANSLATE_NOOP("Finding", "A value is required here.")},
    {"value.range", QT_TRANSLATE_NOOP("Finding", "Values that are not allowed"),
     QT_TRANSLATE_NOOP("Finding", "“%1” is not allowed in this field.")},
    {"reference.orphan", QT_TRANSLATE_NOOP("Finding", "References to nothing"),
     QT_TRANSLATE_NOOP("Finding", "It refers to a row that is not in this file.")},
    {"reference.deleted", QT_TRANSLATE_NOOP("Finding", "References to removed rows"),
     QT_TRANSLATE_NOOP("Finding", "It refers to “%1”, which has been removed. Choose another, or bring it back.")},
    {"reference.circle", QT_TRANSLATE_NOOP("Finding", "Rows that stand above themselves"),
     QT_TRANSLATE_NOOP("Finding", "What it stands below closes a circle. Choose another.")},
    {"duplicate", QT_TRANSLATE_NOOP("Finding", "The same twice"),
     QT_TRANSLATE_NOOP("Finding", "“%2” has the same.")},
    {"logic.apart", QT_TRANSLATE_NOOP("Finding", "Logic models: links between projects"),
     QT_TRANSLATE_NOOP("Finding", "The link leads into the logic model of another project.")},
    {"logic.circle", QT_TRANSLATE_NOOP("Finding", "Logic models: circles"),
     QT_TRANSLATE_NOOP("Finding", "The link closes a circle: an effect would be its own cause.")},
    {"year.outside_plan", QT_TRANSLATE_NOOP("Finding", "Years outside of the plan"),
     QT_TRANSLATE_NOOP("Finding", "%1 lies outside of the plan’s own years (%2).")},
    {"money.staff_cost", QT_TRANSLATE_NOOP("Finding", "Staff costs that do not fit the staff"),
     QT_TRANSLATE_NOOP("Finding", "Staff cost is %1; staff times unit cost make %2.")},
    {"money.accounts", QT_TRANSLATE_NOOP("Finding", "Accounts that do not add up to the budget"),
     QT_TRANSLATE_NOOP("Finding", "The accounts add up to %1; the budget is %2.")},
    {"money.sources", QT_TRANSLATE_NOOP("Finding", "Sources that do not add up to the cost"),
     QT_TRANSLATE_NOOP("Finding", "The project’s cost is %1; its sources add up to %2.")},
    {"money.total_missing", QT_TRANSLATE_NOOP("Finding", "Costs that are missing"),
     QT_TRANSLATE_NOOP("Finding", "The project’s cost is not entered.")},
    {"evaluation.stage", QT_TRANSLATE_NOOP("Finding", "Evaluations outside of the scheme"),
     QT_TRANSLATE_NOOP("Finding", "Its stage is not in the scheme of this year.")},
    {"evaluation.verdict_unknown", QT_TRANSLATE_NOOP("Finding", "Verdicts outside of the scheme"),
     QT_TRANSLATE_NOOP("Finding", "Its verdict is not in the scheme of this year.")},
    {"evaluation.verdict_missing", QT_TRANSLATE_NOOP("Finding", "Handed in without a verdict"),
     QT_TRANSLATE_NOOP("Finding", "It was handed in, but its verdict is empty.")},
    {"grade.criterion", QT_TRANSLATE_NOOP("Finding", "Grades outside of the scheme"),
     QT_TRANSLATE_NOOP("Finding", "Its criterion is not in the scheme of this year.")},
    {"grade.scale", QT_TRANSLATE_NOOP("Finding", "Grades outside of their scale"),
     QT_TRANSLATE_NOOP("Finding", "%1 is not on the scale (%2).")},
    {"grade.missing", QT_TRANSLATE_NOOP("Finding", "Handed in with grades missing"),
     QT_TRANSLATE_NOOP("Finding", "It was handed in, but the grade of “%2” is empty.")},
    {"indicator.actual_missing", QT_TRANSLATE_NOOP("Finding", "Indicators without an actual value"),
     QT_TRANSLATE_NOOP("Finding", "It is marked as final or estimated, but the value is empty.")},
    {"scope.rule", QT_TRANSLATE_NOOP("Finding", "Rules of the scope that cannot be asked"),
     QT_TRANSLATE_NOOP("Finding", "The rule lacks a condition or a value that fits it (“%1”), so it leaves nobody out.")},
    {"scope.reason", QT_TRANSLATE_NOOP("Finding", "Rules of the scope without a reason"),
     QT_TRANSLATE_NOOP("Finding", "The rule leaves projects out and does not say why.")},
    {"scope.office_ceased", QT_TRANSLATE_NOOP("Finding", "Rules of the scope for former offices"),
     QT_TRANSLATE_NOOP("Finding", "“%1” no longer exists in this year.")},
    {"required.unknown", QT_TRANSLATE_NOOP("Finding", "Required fields nobody knows"),
     QT_TRANSLATE_NOOP("Finding", "“%1” is no field that can be asked for; it is passed over.")},
    {"evaluation.required_missing", QT_TRANSLATE_NOOP("Finding", "Handed in with required fields missing"),
     QT_TRANSLATE_NOOP("Finding", "It was handed in, but “%2”, which its stage asks for, is empty.")},
    {"evaluation.out_of_scope", QT_TRANSLATE_NOOP("Finding", "Handed in although out of the scope"),
     QT_TRANSLATE_NOOP("Finding", "The project is not evaluated this year (%1), but its sheet was handed in.")},
};
// clang-format on

const RuleWords *wordsOf(QLatin1String rule)
{
    const auto found = std::ranges::find_if(words, [rule](const RuleWords &one) { return rule == QLatin1String(one.rule); });
    return found == std::end(words) ? nullptr : found;
}

/// What the rule wants; of a duplicate that is the id of the other row.
QString expectedText(const core::Reader &reader, const Finding &finding)
{
    if (finding.expected.isInteger())
        return format::money(finding.expected.toInteger());
    if (finding.rule == "evaluation.required_missing"_L1)
        return valueText(reader, core::Field::RequiredFieldField, finding.expected);
    const auto row = finding.rule == "duplicate"_L1 ? core::RowId::parse(finding.expected.toText()) : std::nullopt;
    return row ? rowLabel(reader, finding.entity, *row) : finding.expected.toText();
}

/// What was found. What breaks the registry's rule need not be of the field's type.
QString foundText(const core::Reader &reader, const Finding &finding)
{
    if (finding.found.isText())
        return finding.found.toText();
    if (finding.field && finding.rule != "value.range"_L1)
        return valueText(reader, *finding.field, finding.found);
    return finding.found.isInteger() ? QString::number(finding.found.toInteger()) : QString::number(finding.found.toReal());
}

} // namespace

QString findingHeading(QLatin1String rule)
{
    const RuleWords *known = wordsOf(rule);
    return known ? QCoreApplication::translate("Finding", known->heading) : QString();
}

QString findingText(const core::Reader &reader, const Finding &finding)
{
    const RuleWords *known = wordsOf(finding.rule);
    if (!known)
        return {};
    QString sentence = QCoreApplication::translate("Finding", known->sentence);
    // By hand: of some sentences only one of the two places is there.
    sentence.replace(u"%2"_s, expectedText(reader, finding));
    sentence.replace(u"%1"_s, foundText(reader, finding));
    return sentence;
}

} // namespace ui
