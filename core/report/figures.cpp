// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"
#include "core/report/lineage.h"

#include "core/report/figureparts.h"

#include <algorithm>

namespace core {

namespace {

using figureparts::Ground;
using figureparts::OfficeUnit;

constexpr int yearsOfTrend = 6;

ChartForm formOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Radar: return ChartForm::Radar;
    case ChartKind::Budget: return ChartForm::GroupedBars;
    case ChartKind::Trend:
    case ChartKind::Indicator: return ChartForm::Lines;
    case ChartKind::Verdicts:
    case ChartKind::Attainment:
    case ChartKind::Stages: return ChartForm::StackedBars;
    case ChartKind::Matrix: return ChartForm::Dots;
    case ChartKind::Scatter: return ChartForm::Scatter;
    case ChartKind::Treemap: return ChartForm::Treemap;
    case ChartKind::Ranks: return ChartForm::Bump;
    }
    return ChartForm::GroupedBars;
}

std::vector<Offices::Office> comparedOffices(const Offices &offices)
{
    std::vector<Offices::Office> found;
    for (const Offices::Office *branch : offices.branches())
        found.push_back(*branch);
    if (found.empty())
        for (const Offices::Office &office : offices.all())
            if (!offices.tree().parent(office.id))
                found.push_back(office);
    return found;
}

/// A code that speaks of the branches; of a city without any it is worded otherwise.
ChartLabel ofAll(const Offices &offices, QLatin1String code)
{
    const QString text = code;
    return {ChartLabel::Kind::Code, offices.branches().empty() ? text + QLatin1String(".departments") : text};
}

Result<Ground> groundOf(const Reader &reader, const Scoreboard &board, std::optional<RowId> office)
{
    Ground ground{reader, board, nullptr, {}, {ofAll(board.offices(), QLatin1String("average"))}, {}, office.has_value()};
    for (const Offices::Office &compared : comparedOffices(board.offices())) {
        OfficeUnit unit = figureparts::unitOf(board, compared);
        ground.everyone.projects.insert(ground.everyone.projects.end(), unit.projects.begin(), unit.projects.end());
        ground.compared.push_back(std::move(unit));
    }
    if (!office)
        ground.units = ground.compared;
    if (office) {
        const Offices::Office *own = board.offices().find(*office);
        if (!own)
            return failure(Error::Code::NotFound, office->toString());
        ground.units.push_back(figureparts::unitOf(board, *own));
    }
    return ground;
}

std::optional<int> yearOf(const Record &record, Field field)
{
    const auto value = record.integer(field);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

} // namespace

OfficeUnit figureparts::unitOf(const Scoreboard &board, const Offices::Office &office)
{
    OfficeUnit unit{ChartLabel::of(office.shortName), office.id, board.offices().slot(office.id)};
    for (const scorequery::ProjectHead &project : board.projects())
        if (board.offices().isWithin(project.office, office.id))
            unit.projects.push_back(project.id);
    return unit;
}

std::vector<RowId> figureparts::inScope(const Scoreboard &board, const std::vector<RowId> &projects)
{
    std::vector<RowId> found;
    for (const RowId id : projects)
        if (const auto *project = board.project(id); project && board.isEvaluated(*project))
            found.push_back(id);
    return found;
}

Result<const Scoreboard *> Figures::board(int year)
{
    auto &kept = m_boards[year];
    if (!kept) {
        RASHIN_LET(Scoreboard read, Scoreboard::read(*m_reader, year));
        kept = std::make_unique<Scoreboard>(std::move(read));
    }
    return kept.get();
}

Result<std::vector<Offices::Office>> Figures::compared()
{
    RASHIN_LET(const Scoreboard *own, board(m_year));
    return comparedOffices(own->offices());
}

Result<ChartData> Figures::chart(ChartKind kind, std::optional<RowId> office)
{
    RASHIN_LET(const Scoreboard *own, board(m_year));
    RASHIN_LET(Ground ground, groundOf(*m_reader, *own, office));
    ChartData chart;
    chart.kind = kind;
    chart.form = formOf(kind);
    chart.year = m_year;
    const Offices::Office *one = office ? own->offices().find(*office) : nullptr;
    chart.subject = one ? ChartLabel::of(one->name) : ofAll(own->offices(), QLatin1String("branches"));
    if (ground.single && (kind == ChartKind::Verdicts || kind == ChartKind::Attainment)) {
        RASHIN_LET(ground.lastYear, board(m_year - 1));
    }
    std::vector<const Scoreboard *> boards;
    if (kind == ChartKind::Trend || kind == ChartKind::Ranks)
        for (int year = m_year - yearsOfTrend + 1; year <= m_year; ++year) {
            RASHIN_LET(const Scoreboard *past, board(year));
            boards.push_back(past);
        }
    switch (kind) {
    case ChartKind::Radar: figureparts::radar(ground, chart); break;
    case ChartKind::Verdicts: figureparts::verdicts(ground, chart); break;
    case ChartKind::Attainment: figureparts::attainment(ground, chart); break;
    case ChartKind::Budget: RASHIN_TRY(figureparts::budget(ground, chart)); break;
    case ChartKind::Trend: figureparts::trend(ground, boards, chart); break;
    case ChartKind::Stages: figureparts::stages(ground, chart); break;
    case ChartKind::Ranks: figureparts::ranks(ground, boards, chart); break;
    case ChartKind::Matrix: figureparts::matrix(ground, chart); break;
    case ChartKind::Scatter: RASHIN_TRY(figureparts::scatter(ground, chart)); break;
    case ChartKind::Treemap: RASHIN_TRY(figureparts::treemap(ground, chart)); break;
    case ChartKind::Indicator: return failure(Error::Code::Usage, QString(chartKindName(kind)));
    }
    if (chart.isEmpty())
        chart.finding = {};
    return chart;
}

Result<ChartData> branchChart(const Reader &reader, ChartKind kind, std::optional<RowId> office, FiscalYear year)
{
    return Figures(reader, year).chart(kind, office);
}

Result<ChartData> indicatorChart(const Reader &reader, RowId indicator, FiscalYear year)
{
    RASHIN_LET(const Record record, reader.record(Entity::Indicator, indicator));
    RASHIN_LET(const Lineage lineage, Lineage::ofProjects(reader));
    RASHIN_LET(const auto rows, valuesWithPast(reader, lineage, record));
    const auto fiscal = [&](Field field) {
        const auto value = yearOf(record, field);
        return value ? FiscalYear::from(*value) : std::nullopt;
    };
    const IndicatorLine line{
        fromCode<IndicatorDirection>(record.text(Field::IndicatorDirection)).value_or(IndicatorDirection::More),
        fiscal(Field::IndicatorBaseYear), record.real(Field::IndicatorBaseValue), fiscal(Field::IndicatorTargetYear),
        record.real(Field::IndicatorTargetValue)};
    ChartData chart{.kind = ChartKind::Indicator,
                    .form = ChartForm::Lines,
                    .subject = ChartLabel::of(record.text(Field::IndicatorName)),
                    .year = year.value()};
    chart.series = {{ChartLabel::code(QLatin1String("actual")), SeriesRole::Actual},
                    {ChartLabel::code(QLatin1String("expected")), SeriesRole::Reference},
                    {ChartLabel::code(QLatin1String("target")), SeriesRole::Plan}};
    std::vector<YearValue> values;
    double low = 0;
    double high = 0;
    for (const Record &row : rows) {
        const auto own = FiscalYear::from(row.integer(Field::IndicatorValueYear).value_or(0));
        if (!own)
            continue;
        values.push_back({*own, row.real(Field::IndicatorValueTarget), row.real(Field::IndicatorValueExpected),
                          row.real(Field::IndicatorValueActual),
                          fromCode<ValueState>(row.text(Field::IndicatorValueState)).value_or(ValueState::Final)});
        const YearValue &value = values.back();
        chart.categories.push_back({ChartLabel::fiscalYear(own->value()), {}, row.id()});
        const std::optional<double> expected = value.expected ? value.expected : expectedValue(line, *own);
        int series = 0;
        for (const auto &number : {value.actual, expected, value.target}) {
            chart.series[size_t(series++)].points.push_back({number});
            low = std::min(low, number.value_or(low));
            high = std::max(high, number.value_or(high));
        }
    }
    chart.axis = ChartAxis::covering(low, high, ChartUnit::None);
    chart.axis.unitText = record.text(Field::IndicatorUnit);
    const Attainment judged = attainment(line, values, year);
    const char *code = !judged.percent          ? "indicator.open"
                       : *judged.percent >= 100 ? "indicator.reached"
                                                : "indicator.short";
    if (!chart.isEmpty())
        chart.finding = {QLatin1String(code), {ChartLabel::fiscalYear(year.value())}, {judged.percent.value_or(0)}};
    return chart;
}

} // namespace core
