// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/samplemaker.h"

#include "core/domain/position.h"

#include <QDate>

#include <algorithm>
#include <cmath>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int evaluatedYears = 4;            ///< how far back a sample has evaluations
constexpr int cycleYears = 3;                ///< last year's check, this year's do, next year's plan
constexpr double staffCostPerPerson = 8'200; ///< 千円 a year

quint64 mixed(quint64 a, quint64 b)
{
    return SampleRandom(a ^ (b * 0x9E3779B97F4A7C15ULL)).next();
}

double roundedLike(double value, double pattern)
{
    // People write 52.3 % but 1,234 persons.
    const double grain = std::abs(pattern) < 200 ? 10.0 : 1.0;
    return std::round(value * grain) / grain;
}

qint64 share(qint64 total, double part)
{
    return static_cast<qint64>(std::floor(static_cast<double>(total) * part));
}

} // namespace

quint64 SampleRandom::next()
{
    quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

SampleMaker::SampleMaker(Editor &editor, const SampleGround &ground, SampleSize size, int number)
    : m_editor(editor)
    , m_ground(ground)
    , m_words(SampleWords::builtIn())
    , m_size(size)
    , m_number(number)
    , m_random(mixed(size.seed, static_cast<quint64>(number) + 1))
    , m_project(idOf(Entity::Project, 0))
{
}

Result<> SampleMaker::make()
{
    chooseWork();
    RASHIN_TRY(addProject());
    const auto places = position::spread(static_cast<int>(m_theme->indicators.size()));
    for (size_t i = 0; i < places.size(); ++i)
        RASHIN_TRY(addIndicator(static_cast<int>(i), m_theme->indicators[i], places[i]));
    RASHIN_TRY(addMoney());
    for (int year = std::max(firstYear(), m_ground.lastYear - cycleYears + 1); year <= m_ground.lastYear; ++year)
        RASHIN_TRY(addCycle(year));
    for (int year = std::max(firstYear(), m_ground.lastYear - evaluatedYears + 1); year <= m_ground.lastYear; ++year)
        RASHIN_TRY(addEvaluations(year));
    return addSteps();
}

RowId SampleMaker::idOf(Entity entity, int number) const
{
    const quint64 place =
        (static_cast<quint64>(m_number) << 16) + (static_cast<quint64>(entity) << 8) + static_cast<quint64>(number);
    const auto id = static_cast<qint64>(mixed(m_size.seed * 0xD1B54A32D192ED03ULL + 1, place) >> 1);
    return *RowId::from(std::max<qint64>(id, 1));
}

/// Two of three projects belong to the branches, which take their turns.
void SampleMaker::chooseWork()
{
    const bool ofBranch = m_number % 3 != 2 && !m_ground.branches.empty();
    const auto fits = [&](const SampleWords::Theme &theme) {
        return ofBranch ? !theme.branchSection.isEmpty() : !theme.departments.isEmpty();
    };
    std::vector<const SampleWords::Theme *> themes;
    for (const auto &theme : m_words.themes) {
        if (fits(theme))
            themes.push_back(&theme);
    }
    m_theme = themes[static_cast<size_t>(m_random.below(static_cast<int>(themes.size())))];
    m_subject = m_random.oneOf(m_theme->subjects);
    m_form = &chooseForm();
    const auto turn = static_cast<size_t>(m_number / 3 * 2 + m_number % 3);
    m_office = ofBranch ? m_ground.branches[turn % m_ground.branches.size()] + u'-' + m_theme->branchSection
                        : m_random.oneOf(m_theme->departments);
    m_quality = m_random.normal();
}

const SampleWords::Form &SampleMaker::chooseForm()
{
    std::vector<const SampleWords::Form *> fitting;
    for (const auto &form : m_words.forms) {
        // 「創業支援」 does not go on with 「支援事業」.
        if (m_theme->forms.contains(form.name) && !form.name.startsWith(QStringView(m_subject).last(2)))
            fitting.push_back(&form);
    }
    return fitting.empty() ? m_words.forms.front()
                           : *fitting[static_cast<size_t>(m_random.below(static_cast<int>(fitting.size())))];
}

Result<> SampleMaker::addProject()
{
    const auto section = m_ground.sections.find(m_office);
    const auto policy = m_ground.policies.find(m_theme->policy);
    const QString prefix = section == m_ground.sections.end() ? QString() : section->second.prefix;
    const auto text = [](Field field, const QString &words) { return std::pair(field, Value::text(words)); };
    const int start = firstYear() - m_random.below(15);
    Editor::Cells cells = {
        text(Field::ProjectCode, u"S%1"_s.arg(m_number + 1, 5, 10, QChar(u'0'))),
        text(Field::ProjectName, prefix + m_subject + m_form->name),
        text(Field::ProjectTarget, m_theme->target),
        text(Field::ProjectPurpose, m_theme->purpose),
        text(Field::ProjectMeans, m_form->means),
        text(Field::ProjectResult, m_theme->result),
        text(Field::ProjectKind, m_random.oneOf(m_words.kinds)),
        text(Field::ProjectDelivery, m_form->delivery),
        text(Field::ProjectObligation, m_random.oneOf(m_words.obligations)),
        text(Field::ProjectLegalBasis, m_theme->law),
        {Field::ProjectStartYear, Value::integer(start)},
        text(Field::ProjectState, u"active"_s),
        text(Field::ProjectPosition, m_ground.places[static_cast<size_t>(m_number)]),
    };
    if (section != m_ground.sections.end())
        cells.emplace_back(Field::ProjectOfficeMain, Value::reference(section->second.id));
    if (policy != m_ground.policies.end())
        cells.emplace_back(Field::ProjectPolicyMain, Value::reference(policy->second));
    const auto added = m_editor.add(Entity::Project, cells, m_project);
    RASHIN_TRY(added);
    return {};
}

Result<> SampleMaker::addIndicator(int number, const SampleWords::IndicatorPattern &pattern, const QString &place)
{
    const double scale = 0.5 + m_random.unit();
    const bool isRate = pattern.unit == u"％"_s;
    const double base =
        roundedLike(isRate ? pattern.base * (0.9 + 0.15 * m_random.unit()) : pattern.base * scale, pattern.base);
    const double step = isRate ? pattern.step : pattern.step * scale;
    const int last = m_ground.lastYear + 2;
    RASHIN_LET(const RowId id,
               m_editor.add(Entity::Indicator,
                            {{Field::IndicatorProject, Value::reference(m_project)},
                             {Field::IndicatorName, Value::text(pattern.name)},
                             {Field::IndicatorUnit, Value::text(pattern.unit)},
                             {Field::IndicatorType, Value::text(pattern.type)},
                             {Field::IndicatorDirection, Value::text(pattern.direction)},
                             {Field::IndicatorBaseYear, Value::integer(firstYear() - 1)},
                             {Field::IndicatorBaseValue, Value::real(base)},
                             {Field::IndicatorTargetYear, Value::integer(last)},
                             {Field::IndicatorTargetValue,
                              Value::real(roundedLike(base + step * (last - firstYear() + 1), pattern.base))},
                             {Field::IndicatorPosition, Value::text(place)}},
                            idOf(Entity::Indicator, number)));
    for (int year = firstYear(); year <= m_ground.lastYear; ++year) {
        const int passed = year - firstYear() + 1;
        RASHIN_TRY(addIndicatorValue(id, year, roundedLike(base + step * passed, pattern.base),
                                     std::max(std::abs(step), std::abs(base) * 0.03)));
    }
    return {};
}

/// `pace`: how far an actual value may lie from its target in an ordinary year.
Result<> SampleMaker::addIndicatorValue(RowId indicator, int year, double target, double pace)
{
    const double luck = 0.35 * m_quality + m_random.normal();
    const double actual = std::max(0.0, roundedLike(target + pace * luck, target));
    Editor::Cells cells = {{Field::IndicatorValueIndicator, Value::reference(indicator)},
                           {Field::IndicatorValueYear, Value::integer(year)},
                           {Field::IndicatorValueTarget, Value::real(target)}};
    if (year < m_ground.lastYear) {
        cells.emplace_back(Field::IndicatorValueActual, Value::real(actual));
        cells.emplace_back(Field::IndicatorValueState, Value::text(u"final"_s));
    } else if (m_random.chance(0.4)) {
        cells.emplace_back(Field::IndicatorValueState, Value::text(u"unknown"_s));
    }
    const auto added = m_editor.add(Entity::IndicatorValue, cells);
    RASHIN_TRY(added);
    return {};
}

Result<> SampleMaker::addMoney()
{
    // Budgets of real cities spread over four powers of ten.
    double budget = std::pow(10.0, 3.9 + 0.75 * m_random.normal());
    for (int year = firstYear(); year <= m_ground.lastYear; ++year) {
        budget = std::max(120.0, budget * (1.0 + 0.06 * m_random.normal() + 0.015));
        const auto total = static_cast<qint64>(std::round(budget));
        RASHIN_TRY(addMoneyOf(year, u"budget"_s, total));
        if (year < m_ground.lastYear)
            RASHIN_TRY(
                addMoneyOf(year, u"settlement"_s, share(total, std::min(1.02, 0.93 + 0.05 * m_random.normal()))));
    }
    return {};
}

/// The sources add up to the total: what others do not pay is paid from the general funds.
Result<> SampleMaker::addMoneyOf(int year, const QString &basis, qint64 total)
{
    SampleRandom habit(mixed(m_size.seed, static_cast<quint64>(m_number) + 0x51000000)); // the same in all years
    const bool subsidised = !m_theme->law.isEmpty() && habit.chance(0.45);
    const qint64 national = subsidised ? share(total, 0.2 + 0.3 * habit.unit()) : 0;
    const qint64 prefectural = subsidised ? national / 2 : (habit.chance(0.2) ? share(total, 0.25) : 0);
    const qint64 fee = habit.chance(0.25) ? share(total, 0.02 + 0.1 * habit.unit()) : 0;
    const double staff = std::round((0.1 + std::pow(10.0, 0.45 * habit.normal() - 0.2)) * 10.0) / 10.0;
    Editor::Cells cells = {{Field::MoneyProject, Value::reference(m_project)},
                           {Field::MoneyYear, Value::integer(year)},
                           {Field::MoneyBasis, Value::text(basis)}};
    // A source that gives nothing is 0, not missing: a sheet with gaps is not checked.
    const std::pair<Field, qint64> sources[] = {{Field::MoneyNational, national},
                                                {Field::MoneyPrefectural, prefectural},
                                                {Field::MoneyBond, 0},
                                                {Field::MoneyOther, 0},
                                                {Field::MoneyFee, fee}};
    for (const auto &[field, amount] : sources)
        cells.emplace_back(field, Value::integer(amount));
    cells.emplace_back(Field::MoneyGeneral, Value::integer(total - national - prefectural - fee));
    cells.emplace_back(Field::MoneyTotal, Value::integer(total));
    cells.emplace_back(Field::MoneyStaffFte, Value::real(staff));
    cells.emplace_back(Field::MoneyStaffCost, Value::integer(qRound64(staff * staffCostPerPerson)));
    const auto added = m_editor.add(Entity::Money, cells);
    RASHIN_TRY(added);
    return {};
}

Result<> SampleMaker::addCycle(int year)
{
    const bool over = year < m_ground.lastYear;
    const size_t third = m_quality > 0.3 ? 0 : m_quality > -0.6 ? 1 : 2;
    const QStringList stages{u"do"_s, u"plan"_s, u"do"_s, u"do"_s, u"check"_s, u"do"_s, u"act"_s};
    Editor::Cells cells = {{Field::CycleProject, Value::reference(m_project)},
                           {Field::CycleYear, Value::integer(year)},
                           {Field::CyclePlan, Value::text(m_random.oneOf(m_words.plan))},
                           {Field::CycleState, Value::text(over ? u"closed"_s : stages[m_number % stages.size()])},
                           {Field::CyclePlanDate, Value::text(QDate(year, 4, 15).toString(Qt::ISODate))}};
    if (over) {
        cells.emplace_back(Field::CycleDo, Value::text(m_random.oneOf(m_words.doing)));
        cells.emplace_back(Field::CycleCheck, Value::text(m_words.check[static_cast<int>(third)]));
        cells.emplace_back(Field::CycleAct, Value::text(m_random.oneOf(m_words.act)));
        cells.emplace_back(Field::CycleCheckDate, Value::text(QDate(year + 1, 6, 20).toString(Qt::ISODate)));
    }
    if (m_random.chance(0.5))
        cells.emplace_back(Field::CycleCircumstances, Value::text(m_random.oneOf(m_words.circumstances)));
    if (m_random.chance(0.3))
        cells.emplace_back(Field::CycleVoices, Value::text(m_random.oneOf(m_words.voices)));
    const auto added = m_editor.add(Entity::Cycle, cells);
    RASHIN_TRY(added);
    return {};
}

} // namespace core
