// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/listcontent.h"

namespace core::report {

namespace {

void addTo(MoneySum &sum, std::optional<qint64> amount)
{
    if (!amount) {
        ++sum.missing;
        return;
    }
    sum.sum += *amount; // the registry's limit keeps sums of a million projects within 63 bits
    ++sum.counted;
}

/// The year the evaluations look back on; where they do not say, their own year if its money is settled, otherwise the
/// year before.
Result<int> moneyYearOf(const Reader &reader, int year)
{
    const Filter evaluations{{{Field::EvaluationYear, Value::integer(year)}}, {Field::EvaluationStage}};
    RASHIN_LET(const auto evaluation, reader.first(Entity::Evaluation, evaluations));
    if (evaluation && evaluation->integer(Field::EvaluationTargetYear))
        return int(*evaluation->integer(Field::EvaluationTargetYear));
    const auto settled = Value::text(QString(toCode(MoneyBasis::Settlement)));
    const Filter filter{{{Field::MoneyYear, Value::integer(year)}, {Field::MoneyBasis, settled}}, {Field::MoneyYear}};
    RASHIN_LET(const auto any, reader.first(Entity::Money, filter));
    return any ? year : year - 1;
}

Result<ListRow> readRow(const SheetReader &sheets, const Record &project, int moneyYear)
{
    ListRow row{project.id(),
                project.text(Field::ProjectCode),
                project.text(Field::ProjectName),
                {},
                project.text(Field::ProjectKind),
                {},
                {},
                {},
                {},
                {}};
    const QStringList offices = sheets.officePath(project.row(Field::ProjectOfficeMain));
    row.office = offices.isEmpty() ? QString() : offices.last();
    RASHIN_LET(const auto years, sheets.readMoney(project.id()));
    for (const SheetMoney &money : years) {
        if (money.year != moneyYear)
            continue;
        row.budget = money.budget;
        if (money.basis == MoneyBasis::Settlement || money.basis == MoneyBasis::Forecast)
            row.settlement = money.row.total;
    }
    RASHIN_LET(const auto stages, sheets.readStages(project.id()));
    for (const SheetStage &stage : stages) {
        row.stages.push_back({stage.score.value, stage.verdict});
        if (stage.outcome || stage.cost) {
            row.outcome = stage.outcome;
            row.cost = stage.cost;
        }
    }
    row.excluded = sheets.excluded(project.id());
    return row;
}

QString titleOf(const SheetReader &sheets, std::optional<RowId> node, Grouping grouping)
{
    if (grouping == Grouping::Office)
        return sheets.officePath(node).join(u'　');
    QStringList titles;
    for (const PolicyStep &step : sheets.policyPath(node))
        titles.append((step.number + u' ' + step.title).trimmed());
    return titles.join(QStringLiteral("　＞　"));
}

} // namespace

void ListTotals::add(std::optional<qint64> budgeted, std::optional<qint64> settled)
{
    ++projects;
    addTo(budget, budgeted);
    addTo(settlement, settled);
    if (settled)
        settledBudget += budgeted.value_or(0);
}

void ListTotals::add(const ListTotals &other)
{
    projects += other.projects;
    for (const auto sum : {&ListTotals::budget, &ListTotals::settlement}) {
        (this->*sum).sum += (other.*sum).sum;
        (this->*sum).counted += (other.*sum).counted;
        (this->*sum).missing += (other.*sum).missing;
    }
    settledBudget += other.settledBudget;
}

Result<ListContent> readList(const Reader &reader, int year, const Scope &scope, Grouping grouping)
{
    RASHIN_LET(const SheetReader sheets, SheetReader::prepare(reader, year));
    RASHIN_LET(const auto groups, projectsIn(reader, scope, grouping));
    ListContent content;
    content.year = year;
    content.municipality = sheets.municipality();
    content.scope = scope.office ? titleOf(sheets, scope.office, Grouping::Office)
                                 : titleOf(sheets, scope.policy, Grouping::Policy);
    RASHIN_LET(content.moneyYear, moneyYearOf(reader, year));
    for (const Record &stage : sheets.stages())
        content.stages.append(stage.text(Field::StageName));
    for (const ProjectGroup &group : groups) {
        ListGroup list{group.node, titleOf(sheets, group.node, grouping), {}, {}};
        for (const Record &project : group.projects) {
            RASHIN_LET(ListRow row, readRow(sheets, project, content.moneyYear));
            list.totals.add(row.budget, row.settlement);
            list.rows.push_back(std::move(row));
        }
        content.totals.add(list.totals);
        content.groups.push_back(std::move(list));
    }
    return content;
}

} // namespace core::report
