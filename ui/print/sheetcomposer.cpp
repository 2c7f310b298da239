// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/sheetcomposer.h"

#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <QStringList>

#include <algorithm>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;
using core::Field;

namespace {

constexpr double labelWidth = 26; // millimetres of the 180 between the margins

bool isEmpty(const std::vector<core::YearValue> &values, std::optional<double> core::YearValue::*number)
{
    return std::none_of(values.begin(), values.end(),
                        [=](const core::YearValue &each) { return (each.*number).has_value(); });
}

/// It said something, but gave no grade, as a head of division does who reads what the section graded.
bool isOnlyCommented(const SheetStage &stage)
{
    return !SheetComposer::isGraded(stage) && (!stage.comment.isEmpty() || !stage.issue.isEmpty() || !stage.verdict.isEmpty());
}

} // namespace

Document SheetComposer::compose(const SheetContent &content, Audience audience)
{
    SheetComposer composer(content, audience);
    composer.addTitle();
    composer.addHead();
    composer.addExclusion();
    composer.addBlocks();
    return std::move(composer.m_document);
}

SheetComposer::SheetComposer(const SheetContent &content, Audience audience) : m_content(content), m_audience(audience)
{
    m_document.continued = tr("(continued)", "label repeated on the next page");
    m_document.runTitle = title(content.year);
    m_document.runNote = (stored(Field::ProjectCode) + u'　' + stored(Field::ProjectName)).trimmed();
    m_document.footNote = content.municipality;
    m_document.outline = m_document.runNote;
    m_document.wantedPages = 2;
    const bool graded = std::any_of(content.stages.begin(), content.stages.end(), isGraded);
    for (const SheetStage &stage : content.stages)
        (graded && isOnlyCommented(stage) ? m_commenting : m_grading).push_back(&stage);
}

QString SheetComposer::title(int year)
{
    return tr("%1 Evaluation sheet", "%1 = fiscal year").arg(words::year(year));
}

bool SheetComposer::isGraded(const SheetStage &stage)
{
    return std::any_of(stage.grades.begin(), stage.grades.end(),
                       [](const SheetGrade &grade) { return grade.value || !grade.reason.isEmpty(); });
}

bool SheetComposer::maySee(Field field) const
{
    const core::Disclosure needed = core::registry::spec(field).disclosure;
    return needed == core::Disclosure::Public
           || (needed == core::Disclosure::Internal && m_audience == Audience::CityHall);
}

QString SheetComposer::stored(Field field) const
{
    return maySee(field) ? m_content.project.text(field) : QString();
}

void SheetComposer::addHeading(const QString &text, const QString &note)
{
    const QString shown = m_ownHeading.isEmpty() ? text : m_ownHeading;
    ++m_headings;
    const QString number = m_headings < 10 ? QString(QChar(u'０' + m_headings)) : QString::number(m_headings);
    m_document.blocks.push_back(Heading{u"%1　%2"_s.arg(number, shown), note});
}

void SheetComposer::addTitle()
{
    Grid grid;
    grid.columns = {1};
    grid.ruled = false;
    Cell heading;
    heading.role = Role::Title;
    heading.text = title(m_content.year);
    grid.rows.push_back({{heading}});
    if (m_content.targetYear && m_content.targetYear != m_content.year) {
        Cell note;
        note.role = Role::Note;
        note.alignEnd = true;
        note.text = tr("Evaluated: work of %1", "%1 = fiscal year").arg(words::year(*m_content.targetYear));
        grid.rows.push_back({{note}});
    }
    m_document.blocks.push_back(std::move(grid));
    m_document.blocks.push_back(Spacer{1.5});
}

QString SheetComposer::period() const
{
    if (const QString text = stored(Field::ProjectPeriod); !text.isEmpty())
        return text;
    const auto start = m_content.project.integer(Field::ProjectStartYear);
    const auto end = m_content.project.integer(Field::ProjectEndYear);
    if (!start && !end)
        return {};
    return (start ? words::year(int(*start)) : QString()) + u"～"_s + (end ? words::year(int(*end)) : QString());
}

void SheetComposer::addHead()
{
    using cells::item;
    using cells::label;
    Grid grid;
    grid.columns = {labelWidth, 62, labelWidth, 66};
    const auto pair = [&](Field first, const QString &firstText, Field second, const QString &secondText) {
        grid.rows.push_back(
            {{label(labels::field(first)), item(firstText), label(labels::field(second)), item(secondText)}});
    };
    QString office = m_content.offices.join(u'　');
    if (const QString unit = stored(Field::ProjectUnit); !unit.isEmpty() && !office.endsWith(unit))
        office += u'　' + unit;
    pair(Field::ProjectCode, stored(Field::ProjectCode), Field::ProjectOfficeMain, office);
    Cell name;
    name.role = Role::Strong;
    name.text = stored(Field::ProjectName);
    name.columns = 3;
    name.minimum = 9;
    grid.rows.push_back({{label(labels::field(Field::ProjectName)), name}});
    addPolicies(grid);
    pair(Field::ProjectKind, stored(Field::ProjectKind), Field::ProjectDelivery, stored(Field::ProjectDelivery));
    pair(Field::ProjectObligation, stored(Field::ProjectObligation), Field::ProjectPeriod, period());
    grid.rows.push_back({{label(labels::field(Field::ProjectLegalBasis)), item(stored(Field::ProjectLegalBasis), 3)}});
    const QString plan = stored(Field::ProjectRelatedPlan);
    if (!m_content.accounts.isEmpty() || !plan.isEmpty())
        grid.rows.push_back({{label(labels::entity(core::Entity::BudgetAccount)), item(m_content.accounts.join(u'\n')),
                              label(labels::field(Field::ProjectRelatedPlan)), item(plan)}});
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addPolicies(Grid &grid) const
{
    for (const PolicyStep &step : m_content.policies) {
        const QString level = step.level.isEmpty() ? labels::entity(core::Entity::Policy) : step.level;
        grid.rows.push_back({{cells::label(level), cells::item((step.number + u'　' + step.title).trimmed(), 3)}});
    }
}

void SheetComposer::addForm(const std::vector<Field> &fields, const std::optional<core::Record> &record)
{
    Grid grid;
    grid.columns = {labelWidth, 180 - labelWidth};
    for (const Field field : fields) {
        if (maySee(field))
            grid.rows.push_back({{cells::label(labels::field(field)),
                                  cells::text(record ? record->text(field) : QString(), 1, roomyHeight)}});
    }
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addOutline()
{
    addHeading(tr("Outline", "of a project"));
    std::vector<Field> fields{Field::ProjectTarget, Field::ProjectPurpose, Field::ProjectMeans, Field::ProjectResult};
    for (const Field field : {Field::ProjectSummary, Field::ProjectOrigin}) {
        if (!stored(field).isEmpty())
            fields.insert(field == Field::ProjectSummary ? fields.begin() : fields.end(), field);
    }
    addForm(fields, m_content.project);
}

QString SheetComposer::valueText(const core::YearValue &value, std::optional<double> number) const
{
    if (number)
        return core::formatNumber(*number) + (value.state == core::ValueState::Estimate ? u"*"_s : QString());
    return value.state == core::ValueState::NotApplicable ? u"－"_s : QString();
}

void SheetComposer::addIndicatorRows(Grid &grid, const SheetIndicator &indicator) const
{
    std::vector<Row> rows;
    const auto addRow = [&](const QString &name, auto &&textOf) {
        Row row{{cells::label(name)}};
        for (size_t index = 0; index < indicator.values.size(); ++index)
            row.cells.push_back(cells::numberText(textOf(index)));
        rows.push_back(std::move(row));
    };
    const auto addValues = [&](Field field, std::optional<double> core::YearValue::*number) {
        addRow(labels::field(field),
               [&](size_t index) { return valueText(indicator.values[index], indicator.values[index].*number); });
    };
    if (!isEmpty(indicator.values, &core::YearValue::target))
        addValues(Field::IndicatorValueTarget, &core::YearValue::target);
    else if (!isEmpty(indicator.values, &core::YearValue::expected))
        addValues(Field::IndicatorValueExpected, &core::YearValue::expected);
    addValues(Field::IndicatorValueActual, &core::YearValue::actual);
    const auto isComputed = [](const core::Attainment &each) { return each.percent.has_value(); };
    if (std::any_of(indicator.attained.begin(), indicator.attained.end(), isComputed))
        addRow(tr("Attainment", "percentage of the target that was reached"), [&](size_t index) {
            const auto percent = indicator.attained[index].percent;
            return percent ? core::formatDecimal(*percent, 1) + u'％' : QString();
        });
    QString name = indicator.mark + (indicator.mark.isEmpty() ? QString() : u" "_s) + indicator.name;
    if (!indicator.unit.isEmpty())
        name += u"（%1）"_s.arg(indicator.unit);
    Cell title = cells::item(name);
    title.rows = int(rows.size());
    const QString type = labels::choice(Field::IndicatorType, core::toCode(indicator.type));
    rows.front().cells.insert(rows.front().cells.begin(), {cells::label(type, 1, int(rows.size())), title});
    std::move(rows.begin(), rows.end(), std::back_inserter(grid.rows));
}

void SheetComposer::addIndicators()
{
    if (m_content.indicators.empty() || m_content.years.empty())
        return;
    Grid grid;
    const double years = double(m_content.years.size());
    const double width = years > 4 ? 102 / years : 21;
    grid.columns = {17, 180 - 17 - 16 - width * years, 16};
    grid.columns.insert(grid.columns.end(), m_content.years.size(), width);
    grid.headerRows = 1;
    Row header{
        {cells::label(tr("Type", "of an indicator")), cells::label(tr("Indicator (unit)")), cells::label(QString())}};
    bool estimates = false;
    for (size_t index = 0; index < m_content.years.size(); ++index) {
        header.cells.push_back(cells::label(words::shortYear(m_content.years[index])));
        for (const SheetIndicator &indicator : m_content.indicators)
            estimates = estimates || indicator.values[index].state == core::ValueState::Estimate;
    }
    grid.rows.push_back(std::move(header));
    for (const SheetIndicator &indicator : m_content.indicators)
        addIndicatorRows(grid, indicator);
    addHeading(tr("Indicators", "heading on a sheet"), estimates ? tr("* estimate", "note under a table") : QString());
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addMoneyHeader(Grid &grid) const
{
    Row header{{cells::label(tr("Item", "heading of a column"), 2)}};
    for (const SheetMoney &money : m_content.money)
        header.cells.push_back(cells::label(words::shortYear(money.year) + u'　'
                                            + words::choice(Field::MoneyBasis, core::toCode(money.basis))));
    grid.rows.push_back(std::move(header));
}

void SheetComposer::addSources(Grid &grid) const
{
    struct Source
    {
        Field field;
        std::optional<qint64> core::MoneyRow::*amount;
    };
    static constexpr Source sources[] = {
        {Field::MoneyNational, &core::MoneyRow::national}, {Field::MoneyPrefectural, &core::MoneyRow::prefectural},
        {Field::MoneyBond, &core::MoneyRow::bond},         {Field::MoneyOther, &core::MoneyRow::other},
        {Field::MoneyFee, &core::MoneyRow::fee},           {Field::MoneyGeneral, &core::MoneyRow::general}};
    for (const Source &source : sources) {
        Row row;
        if (&source == std::begin(sources))
            row.cells.push_back(
                cells::label(tr("Sources", "of money, set in a narrow column"), 1, int(std::size(sources))));
        row.cells.push_back(cells::label(labels::field(source.field)));
        for (const SheetMoney &money : m_content.money)
            row.cells.push_back(cells::money(money.row.*(source.amount)));
        grid.rows.push_back(std::move(row));
    }
}

void SheetComposer::addMoney()
{
    if (m_content.money.empty())
        return;
    addHeading(tr("Cost by year"), tr("(in thousand yen)"));
    Grid grid;
    const double years = double(m_content.money.size());
    const double width = years > 4 ? 138 / years : 28;
    grid.columns = {8, 180 - 8 - width * years};
    grid.columns.insert(grid.columns.end(), m_content.money.size(), width);
    grid.headerRows = 1;
    grid.together = true;
    addMoneyHeader(grid);
    const auto addRow = [&](const QString &name, bool subtotal, auto &&cellOf) {
        Row row{{cells::label(name, 2)}, subtotal};
        for (const SheetMoney &money : m_content.money)
            row.cells.push_back(cellOf(money));
        grid.rows.push_back(std::move(row));
    };
    addRow(tr("Budget", "amount of money"), false, [](const SheetMoney &money) { return cells::money(money.budget); });
    addSources(grid);
    addRow(tr("Project cost (A)"), true, [](const SheetMoney &money) { return cells::money(money.row.total); });
    addRow(tr("Staff (persons)"), false, [](const SheetMoney &money) { return cells::number(money.staff); });
    addRow(tr("Staff cost (B)"), false, [](const SheetMoney &money) { return cells::money(money.row.staffCost); });
    addRow(tr("Total cost (A + B)"), true,
           [](const SheetMoney &money) { return cells::money(core::totalCost(money.row)); });
    const auto isComputed = [](const SheetMoney &money) { return money.execution.has_value(); };
    if (std::any_of(m_content.money.begin(), m_content.money.end(), isComputed))
        addRow(tr("Execution rate (%)"), false, [](const SheetMoney &money) { return cells::percent(money.execution); });
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addCircumstances()
{
    addHeading(tr("Work of the year and circumstances"));
    std::vector<Field> fields;
    for (const Field field : {Field::CyclePlan, Field::CycleDo, Field::CycleCheck}) {
        if (m_content.cycle && !m_content.cycle->text(field).isEmpty() && !shows(core::SheetPart::Cycle))
            fields.push_back(field);
    }
    fields.insert(fields.end(), {Field::CycleCircumstances, Field::CycleVoices, Field::CycleLastImprovement});
    addForm(fields, m_content.cycle);
}

} // namespace ui::print
