// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationcolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace ui::evaluationcolumns {

using Kind = EvaluationModel::Column;

namespace {

struct Named
{
    Kind kind;
    const char *token;
};

constexpr Named single[] = {{Kind::Verdict, "verdict"}, {Kind::Outcome, "outcome"},   {Kind::Cost, "cost"},
                            {Kind::Score, "score"},     {Kind::Coverage, "coverage"}, {Kind::Rank, "rank"},
                            {Kind::Missing, "missing"}, {Kind::State, "state"}};
/// Always there, left of all others.
constexpr Named fixed[] = {{Kind::Code, "code"}, {Kind::Name, "name"}, {Kind::Office, "office"}};

/// Whose words these are.
struct ColumnText
{
    Q_DECLARE_TR_FUNCTIONS(ui::EvaluationColumns)
};

std::vector<Column> expanded(const QString &token, int criteria)
{
    std::vector<Column> found;
    for (int i = 0; i < criteria; ++i) {
        const QString number = QString::number(i + 1);
        if (token == u"grades"_s || token == u"judged"_s || token == u"grade"_s + number)
            found.push_back({Kind::Criterion, i});
        if (token == u"reasons"_s || token == u"judged"_s || token == u"reason"_s + number)
            found.push_back({Kind::Reason, i});
    }
    for (const Named &named : single) {
        if (token == QLatin1String(named.token))
            found.push_back({named.kind});
    }
    return found;
}

} // namespace

QStringList usual()
{
    return {u"grades"_s, u"verdict"_s, u"outcome"_s, u"cost"_s, u"score"_s, u"coverage"_s, u"rank"_s, u"missing"_s, u"state"_s};
}

std::vector<Column> laidOut(const QStringList &tokens, int criteria, bool hasVerdicts)
{
    std::vector<Column> columns;
    for (const QString &token : tokens) {
        for (const Column &column : expanded(token, criteria)) {
            const auto isSame = [&](const Column &other) {
                return other.kind == column.kind && other.criterion == column.criterion;
            };
            if ((column.kind != Kind::Verdict || hasVerdicts) && std::ranges::none_of(columns, isSame))
                columns.push_back(column);
        }
    }
    return columns;
}

QString token(Kind kind, int criterion)
{
    if (kind == Kind::Criterion || kind == Kind::Reason)
        return (kind == Kind::Criterion ? u"grade%1"_s : u"reason%1"_s).arg(criterion + 1);
    for (const std::span<const Named> names : {std::span<const Named>(fixed), std::span<const Named>(single)}) {
        const auto found = std::ranges::find(names, kind, &Named::kind);
        if (found != names.end())
            return QLatin1String(found->token);
    }
    return {};
}

std::vector<Set> builtIn()
{
    return {{ColumnText::tr("Grades and results"), usual()},
            {ColumnText::tr("Grades with their reasons"), {u"judged"_s, u"verdict"_s, u"score"_s, u"missing"_s}},
            {ColumnText::tr("Grades only"), {u"grades"_s, u"verdict"_s, u"missing"_s}},
            {ColumnText::tr("Results and progress"),
             {u"verdict"_s, u"outcome"_s, u"cost"_s, u"score"_s, u"coverage"_s, u"rank"_s, u"missing"_s, u"state"_s}}};
}

} // namespace ui::evaluationcolumns
