// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/formcomposer.h"

#include "core/report/scoreboard.h"
#include "ui/labels.h"
#include "ui/print/sheetcomposer.h"
#include "ui/print/words.h"

#include <QCoreApplication>

#include <array>
#include <map>

namespace ui::print {

using namespace core::tabular;
using core::Editor;
using core::Entity;
using core::Field;
using core::Result;
using core::RowId;
using core::Value;

namespace {

constexpr int lastColumn = 6;      // A…G
constexpr double lineHeight = 16;  // points
constexpr double proseHeight = 52; // four lines, so that a sheet without long texts is one page

/// What the forms of a year share.
struct FormYear
{
    int year = 0;
    core::YearScheme scheme;
    std::map<RowId, std::vector<FormChoice>> grades; ///< by criterion
    std::vector<FormChoice> verdicts;
};

std::vector<FormChoice> choicesOf(Field field)
{
    std::vector<FormChoice> choices;
    for (const QString &code : core::registry::spec(field).choices())
        choices.push_back({labels::choice(field, code), code});
    return choices;
}

QString wordOf(const std::vector<FormChoice> &choices, const QString &stored)
{
    for (const FormChoice &choice : choices) {
        if (choice.stored == stored)
            return choice.word;
    }
    return {};
}

/// Fills one worksheet from the top down.
class FormComposer
{
    Q_DECLARE_TR_FUNCTIONS(FormComposer)

public:
    FormComposer(const core::Reader &reader, const FormYear &shared, const core::Record &project)
        : m_reader(reader), m_shared(shared), m_project(project)
    {
    }

    Result<FormSheet> compose(const QString &office)
    {
        const QString name = m_project.text(Field::ProjectName);
        const QString code = m_project.text(Field::ProjectCode);
        m_sheet.name = (code + u' ' + name).trimmed();
        m_sheet.widths = {18, 14, 14, 14, 14, 14, 14};
        put({.row = m_row++, .column = 0, .columns = lastColumn + 1, .kind = FormCell::Kind::Title,
             .text = SheetComposer::title(m_shared.year), .height = 26});
        put({.row = m_row++, .column = 0, .columns = lastColumn + 1, .kind = FormCell::Kind::Note,
             .text = tr("Fill in the yellow cells, save, and send this workbook back as it is. Rows may be made higher.")});
        for (const auto &[field, text] : {std::pair(Field::ProjectCode, code), std::pair(Field::ProjectName, name),
                                          std::pair(Field::ProjectOfficeMain, office)})
            line(labels::field(field), text);
        RASHIN_TRY(addTexts());
        RASHIN_TRY(addMoney());
        RASHIN_TRY(addIndicators());
        RASHIN_TRY(addEvaluation());
        return std::move(m_sheet);
    }

private:
    void put(FormCell cell) { m_sheet.cells.push_back(std::move(cell)); }

    void label(int column, const QString &text, int columns = 1, double height = 0)
    {
        put({.row = m_row, .column = column, .columns = columns, .kind = FormCell::Kind::Label, .text = text,
             .height = height});
    }

    /// A label with a box over the rest of the row that is not asked for.
    void line(const QString &name, const QString &text)
    {
        label(0, name);
        put({.row = m_row++, .column = 1, .columns = lastColumn, .text = text});
    }

    /// A heading over the whole row.
    void heading(const QString &text)
    {
        put({.row = m_row++, .column = 0, .columns = lastColumn + 1, .kind = FormCell::Kind::Heading, .text = text});
    }

    /// The present value of a row that may not be there yet; empty then.
    Result<QString> stored(RowId row, Field field) const
    {
        const auto value = m_reader.value(row, field);
        if (!value && value.error().code == core::Error::Code::NotFound)
            return QString();
        RASHIN_TRY(value);
        return core::registry::toText(field, *value);
    }

    Result<FormCell> entry(int column, int columns, const FormTarget &target, std::vector<FormChoice> choices = {}) const
    {
        RASHIN_LET(const QString text, stored(target.row, target.field));
        FormCell cell{.row = m_row, .column = column, .columns = columns};
        cell.kind = choices.empty() && core::registry::spec(target.field).isNumber() ? FormCell::Kind::Number
                                                                                      : FormCell::Kind::Text;
        cell.text = choices.empty() ? text : wordOf(choices, text);
        cell.isEntry = true;
        cell.target = target;
        cell.choices = std::move(choices);
        return cell;
    }

    Result<> prose(const FormTarget &target)
    {
        label(0, labels::field(target.field), 1, proseHeight);
        RASHIN_LET(FormCell cell, entry(1, lastColumn, target));
        cell.height = proseHeight;
        put(std::move(cell));
        ++m_row;
        return {};
    }

    [[nodiscard]] static FormTarget keyed(Entity entity, const Editor::Cells &keys, Field field)
    {
        return {entity, Editor::keyId(entity, keys), field, keys};
    }

    Result<> addTexts()
    {
        heading(tr("Outline", "heading of a form"));
        for (const Field field : {Field::ProjectTarget, Field::ProjectPurpose, Field::ProjectMeans, Field::ProjectResult})
            RASHIN_TRY(prose({Entity::Project, m_project.id(), field, {}}));
        heading(tr("Work of the year and circumstances"));
        const Editor::Cells keys{{Field::CycleProject, Value::reference(m_project.id())},
                                 {Field::CycleYear, Value::integer(m_shared.year)}};
        for (const Field field : {Field::CycleDo, Field::CycleCheck, Field::CycleCircumstances, Field::CycleVoices,
                                  Field::CycleLastImprovement, Field::CycleAct})
            RASHIN_TRY(prose(keyed(Entity::Cycle, keys, field)));
        return {};
    }

    /// Budget and settlement of the year looked back on, with the sum of the sources as a formula.
    Result<> addMoney()
    {
        const int year = m_shared.year - 1;
        heading(tr("%1 money (thousand yen)", "%1 = fiscal year").arg(words::year(year)));
        static constexpr std::array fields{Field::MoneyNational, Field::MoneyPrefectural, Field::MoneyBond,
                                           Field::MoneyOther,    Field::MoneyFee,         Field::MoneyGeneral};
        static constexpr std::array bases{core::MoneyBasis::Budget, core::MoneyBasis::Settlement};
        label(0, tr("Source", "of money"), 3);
        for (int each = 0; each < int(bases.size()); ++each)
            label(3 + 2 * each, words::choice(Field::MoneyBasis, core::toCode(bases[size_t(each)])), 2);
        const int first = ++m_row;
        const auto keys = [&](core::MoneyBasis basis) {
            return Editor::Cells{{Field::MoneyProject, Value::reference(m_project.id())},
                                 {Field::MoneyYear, Value::integer(year)},
                                 {Field::MoneyBasis, Value::text(QString(core::toCode(basis)))}};
        };
        for (const Field field : fields) {
            label(0, labels::field(field), 3);
            for (int each = 0; each < int(bases.size()); ++each) {
                RASHIN_LET(FormCell cell, entry(3 + 2 * each, 2, keyed(Entity::Money, keys(bases[size_t(each)]), field)));
                put(std::move(cell));
            }
            ++m_row;
        }
        label(0, labels::field(Field::MoneyTotal), 3);
        for (int each = 0; each < int(bases.size()); ++each) {
            RASHIN_LET(FormCell cell,
                       entry(3 + 2 * each, 2, keyed(Entity::Money, keys(bases[size_t(each)]), Field::MoneyTotal)));
            if (isSum(cell, first)) { // otherwise the sum would silently replace what was entered
                cell.kind = FormCell::Kind::Sum;
                cell.isEntry = false;
                cell.sumFirst = first;
                cell.sumLast = m_row - 1;
            }
            put(std::move(cell));
        }
        ++m_row;
        return {};
    }

    /// The total is what the numbers above it come to, or nothing where none is there.
    [[nodiscard]] bool isSum(const FormCell &total, int first) const
    {
        qint64 sum = 0;
        bool any = false;
        for (const FormCell &cell : m_sheet.cells) {
            if (cell.row < first || cell.column != total.column || cell.text.isEmpty())
                continue;
            any = true;
            sum += cell.text.toLongLong();
        }
        return total.text == (any ? QString::number(sum) : QString());
    }

    Result<> addIndicators()
    {
        const core::Filter own{{{Field::IndicatorProject, Value::reference(m_project.id())}}, {}};
        RASHIN_LET(const auto indicators, m_reader.records(Entity::Indicator, own));
        if (indicators.empty())
            return {};
        const int year = m_shared.year - 1;
        heading(tr("Indicators", "heading on a sheet"));
        label(0, tr("Indicator (unit)"), 3);
        label(3, words::shortYear(year) + u'　' + labels::field(Field::IndicatorValueTarget), 2);
        label(5, words::shortYear(year) + u'　' + labels::field(Field::IndicatorValueActual), 2);
        ++m_row;
        for (const core::Record &indicator : indicators) {
            const QString unit = indicator.text(Field::IndicatorUnit);
            put({.row = m_row, .column = 0, .columns = 3,
                 .text = indicator.text(Field::IndicatorName) + (unit.isEmpty() ? QString() : u'（' + unit + u'）')});
            const Editor::Cells keys{{Field::IndicatorValueIndicator, Value::reference(indicator.id())},
                                     {Field::IndicatorValueYear, Value::integer(year)}};
            for (const auto &[column, field] :
                 {std::pair(3, Field::IndicatorValueTarget), std::pair(5, Field::IndicatorValueActual)}) {
                RASHIN_LET(FormCell cell, entry(column, 2, keyed(Entity::IndicatorValue, keys, field)));
                put(std::move(cell));
            }
            ++m_row;
        }
        return {};
    }

    Result<> addEvaluation()
    {
        if (m_shared.scheme.stages.empty())
            return {};
        const core::YearScheme::Stage &stage = m_shared.scheme.stages.front();
        const Editor::Cells keys{{Field::EvaluationProject, Value::reference(m_project.id())},
                                 {Field::EvaluationYear, Value::integer(m_shared.year)},
                                 {Field::EvaluationStage, Value::reference(stage.id)}};
        heading(stage.name);
        label(0, tr("Criterion", "of an evaluation"));
        label(1, tr("Grade"));
        label(2, tr("Reason", "for a grade"), lastColumn - 1);
        ++m_row;
        for (const core::YearScheme::Criterion &criterion : m_shared.scheme.criteria)
            RASHIN_TRY(addGrade(keys, criterion));
        const auto choose = [&](Field field, const std::vector<FormChoice> &choices) -> Result<> {
            label(0, labels::field(field));
            RASHIN_LET(FormCell cell, entry(1, lastColumn, keyed(Entity::Evaluation, keys, field), choices));
            put(std::move(cell));
            ++m_row;
            return {};
        };
        RASHIN_TRY(choose(Field::EvaluationVerdict, m_shared.verdicts));
        RASHIN_TRY(choose(Field::EvaluationOutcome, choicesOf(Field::EvaluationOutcome)));
        RASHIN_TRY(choose(Field::EvaluationCost, choicesOf(Field::EvaluationCost)));
        return prose(keyed(Entity::Evaluation, keys, Field::EvaluationComment));
    }

    /// A grade is a part of the evaluation, which may not have begun yet.
    Result<> addGrade(const Editor::Cells &evaluation, const core::YearScheme::Criterion &criterion)
    {
        label(0, criterion.name, 1, 2 * lineHeight);
        const Editor::Cells keys{{Field::GradeEvaluation, Value::reference(Editor::keyId(Entity::Evaluation, evaluation))},
                                 {Field::GradeCriterion, Value::reference(criterion.id)}};
        const auto grades = m_shared.grades.find(criterion.id);
        RASHIN_LET(FormCell grade, entry(1, 1, keyed(Entity::Grade, keys, Field::GradeValue),
                                         grades == m_shared.grades.end() ? std::vector<FormChoice>() : grades->second));
        RASHIN_LET(FormCell reason, entry(2, lastColumn - 1, keyed(Entity::Grade, keys, Field::GradeReason)));
        for (FormCell *cell : {&grade, &reason}) {
            cell->target->owner = evaluation;
            cell->height = 2 * lineHeight;
            put(std::move(*cell));
        }
        ++m_row;
        return {};
    }

    const core::Reader &m_reader;
    const FormYear &m_shared;
    const core::Record &m_project;
    FormSheet m_sheet;
    int m_row = 0;
};

/// The words of the scales: 「3 A」 where a grade has a word, otherwise the number.
Result<FormYear> readYear(const core::Reader &reader, int year)
{
    FormYear shared;
    shared.year = year;
    RASHIN_LET(shared.scheme, core::readScheme(reader, year));
    for (const core::YearScheme::Verdict &verdict : shared.scheme.verdicts)
        shared.verdicts.push_back({verdict.name, verdict.id.toString()});
    for (const core::YearScheme::Criterion &criterion : shared.scheme.criteria) {
        RASHIN_LET(const auto record, reader.record(Entity::Criterion, criterion.id));
        const auto scale = record.row(Field::CriterionScale);
        if (!scale)
            continue;
        const core::Filter own{{{Field::ScaleGradeScale, Value::reference(*scale)}}, {}};
        RASHIN_LET(const auto grades, reader.records(Entity::ScaleGrade, own));
        for (const core::Record &grade : grades) {
            const QString value = core::registry::toText(Field::ScaleGradeValue, grade.value(Field::ScaleGradeValue));
            const QString word = grade.text(Field::ScaleGradeLabel);
            shared.grades[criterion.id].push_back({word.isEmpty() ? value : word, value});
        }
    }
    return shared;
}

} // namespace

Result<std::vector<FormSheet>> composeForms(const core::Reader &reader, int year, const core::report::Scope &scope)
{
    RASHIN_LET(const FormYear shared, readYear(reader, year));
    RASHIN_LET(const auto groups, projectsIn(reader, scope, core::report::Grouping::Office));
    RASHIN_LET(const core::Offices offices, core::Offices::read(reader));
    std::vector<FormSheet> sheets;
    for (const core::report::ProjectGroup &group : groups) {
        const core::Offices::Office *office = group.node ? offices.find(*group.node) : nullptr;
        for (const core::Record &project : group.projects) {
            RASHIN_LET(FormSheet sheet, FormComposer(reader, shared, project).compose(office ? office->name : QString()));
            sheets.push_back(std::move(sheet));
        }
    }
    return sheets;
}

} // namespace ui::print
