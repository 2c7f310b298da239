// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scores.h"

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

template <typename T>
QJsonValue jsonOr(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue verdictCode(const YearScheme &scheme, std::optional<RowId> verdict)
{
    const YearScheme::Verdict *found = verdict ? scheme.verdict(*verdict) : nullptr;
    return found ? QJsonValue(found->code) : QJsonValue(QJsonValue::Null);
}

QJsonArray termsOf(const YearScheme &scheme, const Score &score)
{
    QJsonArray terms;
    for (const ScoreTerm &term : score.terms) {
        const YearScheme::Criterion *criterion = scheme.criterion(term.criterion);
        terms.append(QJsonObject{{u"criterion"_s, term.criterion.toString()},
                                 {u"name"_s, criterion ? criterion->name : QString()},
                                 {u"grade"_s, jsonOr(term.grade)},
                                 {u"normalised"_s, jsonOr(term.normalised)},
                                 {u"weight"_s, term.weight},
                                 {u"share"_s, term.share},
                                 {u"contribution"_s, term.contribution}});
    }
    return terms;
}

QLatin1String stateName(Attainment::State state)
{
    switch (state) {
    case Attainment::State::Computed: return "computed"_L1;
    case Attainment::State::Missing: return "missing"_L1;
    case Attainment::State::NotApplicable: return "not_applicable"_L1;
    case Attainment::State::NotComputable: return "not_computable"_L1;
    }
    return {};
}

QJsonArray attainmentOf(const Scoreboard &board, RowId project)
{
    QJsonArray all;
    for (const Scoreboard::Measure &measure : board.measures()) {
        if (measure.project != project)
            continue;
        all.append(QJsonObject{
            {u"indicator"_s, measure.indicator.toString()},
            {u"name"_s, measure.name},
            {u"year"_s, measure.year},
            {u"state"_s, stateName(measure.attainment.state)},
            {u"percent"_s, jsonOr(measure.attainment.percent)},
            {u"reached"_s, jsonOr(measure.attainment.reached)},
            {u"band"_s, measure.band ? QJsonValue(board.scheme().bands[*measure.band].name) : QJsonValue()}});
    }
    return all;
}

QJsonObject resultObject(const Scoreboard &board, const Scoreboard::Result &result)
{
    const scorequery::ProjectHead *project = board.project(result.project);
    const YearScheme::Stage &stage = board.scheme().stages[result.stage];
    return {{u"project"_s, result.project.toString()},
            {u"code"_s, project ? orNull(project->code) : QJsonValue()},
            {u"name"_s, project ? project->name : QString()},
            {u"office"_s, jsonId(project ? project->office : std::nullopt)},
            {u"policy"_s, jsonId(project ? project->policy : std::nullopt)},
            {u"year"_s, board.year()},
            {u"stage"_s, stage.number},
            {u"stage_name"_s, stage.name},
            {u"evaluation"_s, result.evaluation.toString()},
            {u"score"_s, jsonOr(result.score.value)},
            {u"coverage"_s, result.score.coverage},
            {u"rank"_s, jsonOr(result.rank)},
            {u"verdict"_s, verdictCode(board.scheme(), result.verdict)},
            {u"outcome_direction"_s, orNull(result.outcome)},
            {u"cost_direction"_s, orNull(result.cost)},
            {u"state"_s, orNull(result.state)},
            {u"terms"_s, termsOf(board.scheme(), result.score)},
            {u"attainment"_s, attainmentOf(board, result.project)}};
}

QJsonObject verdictCounts(const YearScheme &scheme, const Mix<RowId> &mix)
{
    QJsonObject counts{{u"none"_s, mix.none}};
    for (const YearScheme::Verdict &verdict : scheme.verdicts)
        counts.insert(verdict.code, mix.of(verdict.id));
    return counts;
}

QJsonArray stageSums(const YearScheme &scheme, const Scoreboard::Group &group)
{
    QJsonArray stages;
    for (size_t i = 0; i < group.stages.size(); ++i) {
        const Scoreboard::StageSum &sum = group.stages[i];
        stages.append(QJsonObject{{u"stage"_s, scheme.stages[i].number},
                                  {u"stage_name"_s, scheme.stages[i].name},
                                  {u"score"_s, jsonOr(sum.score.mean())},
                                  {u"scored"_s, sum.score.measured},
                                  {u"coverage"_s, jsonOr(sum.coverage.mean())},
                                  {u"rank"_s, jsonOr(sum.rank)},
                                  {u"verdicts"_s, verdictCounts(scheme, sum.verdicts)}});
    }
    return stages;
}

QJsonObject groupObject(const Scoreboard &board, const Scoreboard::Group &group)
{
    QJsonObject bands{{u"none"_s, group.bands.none}};
    for (size_t i = 0; i < board.scheme().bands.size(); ++i)
        bands.insert(board.scheme().bands[i].name, group.bands.of(i));
    return {{u"id"_s, jsonId(group.node)},
            {u"year"_s, board.year()},
            {u"projects"_s, static_cast<qint64>(group.projects.size())},
            {u"stages"_s, stageSums(board.scheme(), group)},
            {u"bands"_s, bands},
            {u"attainment"_s, QJsonObject{{u"mean"_s, jsonOr(group.attainment.mean())},
                                          {u"measured"_s, group.attainment.measured},
                                          {u"indicators"_s, group.attainment.rows}}}};
}

} // namespace

void printProjectScores(const Scoreboard &board, std::optional<RowId> office, ArrayPrinter &printer)
{
    for (const Scoreboard::Result &result : board.results()) {
        const scorequery::ProjectHead *project = board.project(result.project);
        if (!office || (project && board.offices().isWithin(project->office, *office)))
            printer.add(resultObject(board, result));
    }
}

Result<> printGroupScores(const Scoreboard &board, const Reader &reader, const std::vector<Scoreboard::Group> &groups,
                          const QString &kind, std::optional<RowId> office, ArrayPrinter &printer)
{
    const bool byOffice = kind == "office"_L1;
    for (const Scoreboard::Group &group : groups) {
        if (office && (!byOffice || !board.offices().isWithin(group.node, *office)))
            continue;
        QJsonObject object = groupObject(board, group);
        if (group.node) {
            const Entity entity = byOffice ? Entity::Office : Entity::Policy;
            RASHIN_LET(const Record node, reader.record(entity, *group.node));
            object.insert(u"code"_s, node.text(byOffice ? Field::OfficeCode : Field::PolicyNumber));
            object.insert(u"name"_s, node.text(byOffice ? Field::OfficeName : Field::PolicyTitle));
        }
        printer.add(object);
    }
    return {};
}

} // namespace cli
