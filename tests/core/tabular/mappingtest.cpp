// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/suggestion.h"
#include "tests/core/tabular/importing.h"

#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

/// A city's list as offices have it: a title and a unit above, years over amounts, accounts and dashes in cells.
const char wideTable[] = "令和6年度 事業一覧,,,,,,,,,\n"
                         ",,,,令和5年度,,令和6年度,,成果指標,\n"
                         "事業番号,事務事業名,担当課,予算科目,当初予算額（円）,決算額（円）,当初予算額（円）,決算額（円）,指標名,令和6年度実績値\n"
                         "001,防災訓練,防災課,2-1-1、2-1-9,\"1,000,000\",900000,1200000,-,参加者数,1500\n"
                         "002,防犯灯の設置,協働推進課,2-1-5,2000000,2000000,2000500,△1000,設置数,（調査中）\n";

Mapping suggested(const QString &path)
{
    const auto sample = sampleTable(path);
    REQUIRE_OK(sample);
    return suggestMapping(*sample);
}

const ColumnMapping &column(const Mapping &mapping, int place)
{
    return mapping.columns.at(size_t(place));
}

Import reading(const QString &path, const Mapping &mapping)
{
    const auto profile = profiles::parse(mapping::toProfile(mapping));
    if (!profile)
        FAIL(profile.error().detail.toStdString());
    auto import = Import::read(path, *profile);
    REQUIRE_OK(import);
    return *std::move(import);
}

ImportReport taken(testing::Target &target, const QString &path, const Mapping &mapping)
{
    const auto report = reading(path, mapping).perform(target.workspace());
    REQUIRE_OK(report);
    for (const ImportIssue &error : report->errors)
        UNSCOPED_INFO(QString(error.code + u' ' + error.column + u' ' + error.value + u' ' + error.field).toStdString());
    CHECK(report->errors.empty());
    return *report;
}

} // namespace

TEST_CASE("the heading row is found below titles, with what stands above each column", "[tabular]")
{
    const testing::Files files;
    const auto sample = sampleTable(files.write(u"a.csv"_s, wideTable));
    REQUIRE_OK(sample);
    CHECK(sample->headerRow == 3);
    CHECK(sample->encoding == Encoding::Utf8);
    CHECK(sample->isWhole);
    REQUIRE(sample->columns.size() == 10);
    CHECK(sample->columns[5].heading == u"決算額（円）"_s);
    CHECK(sample->columns[5].above == u"令和5年度"_s);
    CHECK(sample->columns[4].kind == SampledColumn::Kind::Number);
    CHECK(sample->columns[1].kind == SampledColumn::Kind::Text);
    CHECK(sample->columns[1].examples == QStringList{u"防災訓練"_s, u"防犯灯の設置"_s});
    const auto told = sampleTable(files.path(u"a.csv"_s), {}, 1);
    REQUIRE_OK(told);
    CHECK(told->headerRow == 1);
}

TEST_CASE("columns are proposed by heading, words above and content, and what is not plain is left open", "[tabular]")
{
    const testing::Files files;
    const Mapping mapping = suggested(files.write(u"a.csv"_s, wideTable));
    CHECK(column(mapping, 0).field == Field::ProjectCode);
    CHECK(column(mapping, 1).field == Field::ProjectName);
    CHECK(column(mapping, 2).field == Field::OfficeName);
    CHECK(column(mapping, 3).field == Field::BudgetAccountCode);
    CHECK_FALSE(column(mapping, 3).separators.isEmpty());
    for (const auto &[place, year, basis] : {std::tuple(4, 2023, u"budget"_s), {5, 2023, u"settlement"_s}, {6, 2024, u"budget"_s}, {7, 2024, u"settlement"_s}}) {
        CAPTURE(place);
        CHECK(column(mapping, place).field == Field::MoneyTotal);
        CHECK(column(mapping, place).year == year);
        CHECK(column(mapping, place).variant == basis);
        CHECK(column(mapping, place).unit == u"yen"_s);
    }
    CHECK(column(mapping, 8).field == Field::IndicatorName);
    CHECK(column(mapping, 8).variant == u"outcome"_s);
    CHECK(column(mapping, 9).field == Field::IndicatorValueActual);
    CHECK(column(mapping, 9).year == 2024);
    // Text where a number belongs speaks against the heading.
    const Mapping other = suggested(files.write(u"b.csv"_s, "事業名,事業費\n防災,多い\n防犯,少ない\n"));
    CHECK_FALSE(column(other, 1).field);
    // Twice the same: a person decides which.
    const Mapping twice = suggested(files.write(u"c.csv"_s, "事業名,備考,備考\n防災,a,b\n"));
    CHECK(column(twice, 1).field == Field::ProjectRemarks);
    CHECK_FALSE(column(twice, 2).field);
}

TEST_CASE("a year is read out of a heading only where there is one", "[tabular]")
{
    CHECK(yearIn(u"令和6年度決算額"_s) == 2024);
    CHECK(yearIn(u"R6実績"_s) == 2024);
    CHECK(yearIn(u"Ｈ３０決算"_s) == 2018);
    CHECK(yearIn(u"2023年度"_s) == 2023);
    CHECK(yearIn(u"令和元年度"_s) == 2019);
    CHECK_FALSE(yearIn(u"令和5年度と令和6年度の比較"_s));
    CHECK_FALSE(yearIn(u"SDGs17"_s));
    CHECK_FALSE(yearIn(u"事業費"_s));
}

TEST_CASE("blocks of years become rows, yen thousand yen, and accounts in one cell rows of their own", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const QString path = files.write(u"a.csv"_s, wideTable);
    Mapping mapping = suggested(path);
    mapping.name = u"一覧"_s;
    mapping.year = 2024;
    mapping.createsOffices = true;
    REQUIRE(mapping::problems(mapping).empty());
    const ImportReport report = taken(target, path, mapping);
    CHECK(report.createdCount(Entity::Project) == 2);
    CHECK(report.createdCount(Entity::Money) == 7); // eight cells, one of them a dash
    CHECK(report.createdCount(Entity::BudgetAccount) == 3);
    CHECK(report.createdCount(Entity::Office) == 2);
    CHECK(testing::warned(report, u"fractional_money"_s) == 1);
    CHECK(testing::warned(report, u"not_a_number"_s, u"indicator_value.actual"_s) == 1);
    const auto money = target.all(Entity::Money, {{{Field::MoneyYear, Value::integer(2024)}, {Field::MoneyBasis, Value::text(u"settlement"_s)}}, {}});
    REQUIRE(money.size() == 1);
    CHECK(money[0].integer(Field::MoneyTotal) == -1);
    const ImportReport again = taken(target, path, mapping);
    CHECK(again.transaction.isEmpty());
}

TEST_CASE("a table with a row for every year gives one project and its years", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const QString path = files.write(u"a.csv"_s, "事業コード,事業名,年度,決算額\nA1,防災,令和5,10\nA1,防災,R6,20\nA2,防犯,18,5\n");
    Mapping mapping = suggested(path);
    mapping.name = u"年別"_s;
    REQUIRE(mapping::problems(mapping).empty());
    // 18 is a year of no known era: it is reported, and the amount is not put anywhere.
    const auto bare = reading(path, mapping).rehearse(target.workspace());
    REQUIRE_OK(bare);
    CHECK(bare->warningCounts().at(u"uncertain_year"_s) == 1);
    mapping.era = Era::Heisei;
    const ImportReport report = taken(target, path, mapping);
    CHECK(report.createdCount(Entity::Project) == 2);
    CHECK(report.createdCount(Entity::Money) == 3);
}

namespace {

/// A scheme of the year with two criteria and two stages.
void addScheme(testing::Target &target, int year)
{
    const RowId scheme = target.add(Entity::Scheme, {{Field::SchemeYear, Value::integer(year)}, {Field::SchemeName, Value::text(u"評価"_s)}});
    const RowId scale = target.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(scheme)},
                                                   {Field::ScaleName, Value::text(u"5段階"_s)},
                                                   {Field::ScaleMinimum, Value::real(1)},
                                                   {Field::ScaleMaximum, Value::real(5)},
                                                   {Field::ScaleGoodEnd, Value::text(u"high"_s)}});
    for (int number : {1, 2}) {
        target.add(Entity::Stage, {{Field::StageScheme, Value::reference(scheme)},
                                   {Field::StageNumber, Value::integer(number)},
                                   {Field::StageName, Value::text(u"%1次"_s.arg(number))}});
        target.add(Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                       {Field::CriterionNumber, Value::integer(number)},
                                       {Field::CriterionName, Value::text(u"視点%1"_s.arg(number))},
                                       {Field::CriterionScale, Value::reference(scale)}});
    }
}

} // namespace

TEST_CASE("grades of two stages go to the criteria of the year's scheme, and only filled cells make an evaluation", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    addScheme(target, 2024);
    const QString path = files.write(u"a.csv"_s, "事業名,一次評価 評点,一次評価 評点の理由,一次評価 評点,二次評価 評点\n"
                                                  "防災,4,訓練が増えた,3,5\n防犯,2,,-,\n公園,,,,\n");
    Mapping mapping = suggested(path);
    CHECK(column(mapping, 1).field == Field::GradeValue);
    CHECK(column(mapping, 2).field == Field::GradeReason);
    CHECK(column(mapping, 2).number == 1);
    CHECK(column(mapping, 3).number == 2);
    CHECK(column(mapping, 3).variant == u"1"_s);
    CHECK(column(mapping, 4).number == 1);
    CHECK(column(mapping, 4).variant == u"2"_s);
    mapping.name = u"評点"_s;
    CHECK(mapping::problems(mapping).front().lack == mapping::Lack::NoYear);
    mapping.year = 2024;
    REQUIRE(mapping::problems(mapping).empty());
    const ImportReport report = taken(target, path, mapping);
    CHECK(report.createdCount(Entity::Project) == 3);
    CHECK(report.createdCount(Entity::Evaluation) == 3); // 防災 in both stages, 防犯 in the first
    CHECK(report.createdCount(Entity::Grade) == 4);
    const auto reasons = target.all(Entity::Grade, {{{Field::GradeReason, Value::text(u"訓練が増えた"_s)}}, {}});
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].value(Field::GradeValue).toReal() == 4);
    const ImportReport again = taken(target, path, mapping);
    CHECK(again.transaction.isEmpty());
}

TEST_CASE("a grade outside of its scale is named with the scale and left out; its reason and the others come in", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    addScheme(target, 2024);
    const QString path = files.write(u"a.csv"_s, "事業名,一次評価 評点,一次評価 評点の理由,一次評価 評点\n"
                                                  "防災,9,訓練が増えた,3\n防犯,0,,5\n公園,-1,,\n");
    Mapping mapping = suggested(path);
    mapping.name = u"評点"_s;
    mapping.year = 2024;
    const ImportReport report = taken(target, path, mapping);
    CHECK(testing::warned(report, u"outside_scale"_s, u"grade.value"_s) == 3);
    const auto issue = std::ranges::find(report.warnings, u"outside_scale"_s, &ImportIssue::code);
    REQUIRE(issue != report.warnings.end());
    CHECK(issue->row == 2);
    CHECK(issue->column == u"B"_s);
    CHECK(issue->value == u"9 (1…5)"_s);
    std::vector<double> grades;
    for (const Record &grade : target.all(Entity::Grade, {}))
        if (!grade.value(Field::GradeValue).isNull())
            grades.push_back(grade.value(Field::GradeValue).toReal());
    std::ranges::sort(grades);
    CHECK(grades == std::vector<double>{3, 5});
}

TEST_CASE("grades of a year that has no scheme are reported and not taken in", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    addScheme(target, 2024);
    const QString path = files.write(u"a.csv"_s, "事業名,評点\n防災,4\n");
    Mapping mapping = suggested(path);
    mapping.name = u"評点"_s;
    mapping.year = 2023;
    const ImportReport report = taken(target, path, mapping);
    CHECK(report.createdCount(Entity::Project) == 1);
    CHECK(report.createdCount(Entity::Evaluation) == 0);
    CHECK(testing::warned(report, u"unknown_row"_s) == 1);
}

TEST_CASE("amounts in yen, million and hundred million yen become thousand yen", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const QString path = files.write(u"a.csv"_s, "事業名,令和6年度予算額（億円）,令和6年度決算額（百万円）,令和5年度決算額（円）\n防災,1.5,149,2000000\n");
    Mapping mapping = suggested(path);
    CHECK(column(mapping, 1).unit == u"hundred_million_yen"_s);
    CHECK(column(mapping, 2).unit == u"million_yen"_s);
    CHECK(column(mapping, 3).unit == u"yen"_s);
    mapping.name = u"億"_s;
    std::ignore = taken(target, path, mapping);
    const auto total = [&](int year, const QString &basis) {
        const auto rows = target.all(Entity::Money, {{{Field::MoneyYear, Value::integer(year)}, {Field::MoneyBasis, Value::text(basis)}}, {}});
        return rows.size() == 1 ? rows[0].integer(Field::MoneyTotal) : std::nullopt;
    };
    CHECK(total(2024, u"budget"_s) == 150'000);
    CHECK(total(2024, u"settlement"_s) == 149'000);
    CHECK(total(2023, u"settlement"_s) == 2'000);
}

TEST_CASE("what a mapping lacks is said before anything is read", "[tabular]")
{
    Mapping mapping;
    mapping.columns = {{0, u"額"_s, Field::MoneyTotal}, {1, u"額"_s, Field::MoneyTotal}};
    const auto found = mapping::problems(mapping);
    REQUIRE(found.size() == 4);
    CHECK(found[0].lack == mapping::Lack::NoProject);
    CHECK(found[1].lack == mapping::Lack::NoYear);
    CHECK(found[3].lack == mapping::Lack::Twice);
    CHECK(found[3].column == 1);
    for (const Field field : mapping::targets()) // every field a person can choose makes a profile that can be read
    {
        Mapping one;
        one.name = u"x"_s;
        one.year = 2024;
        one.columns = {{0, u"名"_s, Field::ProjectName}};
        if (field != Field::ProjectName)
            one.columns.push_back({1, u"値"_s, field});
        CAPTURE(registry::spec(field).name);
        CHECK(profiles::parse(mapping::toProfile(one)).has_value());
    }
}

TEST_CASE("a mapping kept as a profile comes back as it was and knows the tables it fits", "[tabular]")
{
    QStandardPaths::setTestModeEnabled(true);
    const testing::Files files;
    const QString path = files.write(u"a.csv"_s, wideTable);
    Mapping mapping = suggested(path);
    mapping.name = u"わが市の一覧"_s;
    mapping.title = u"a.csv"_s;
    mapping.year = 2024;
    mapping.era = Era::Reiwa;
    REQUIRE_OK(profiles::keep(mapping.name, mapping::toProfile(mapping)));
    CHECK(profiles::own().contains(mapping.name));
    const auto text = profiles::text(mapping.name);
    REQUIRE_OK(text);
    const auto back = mapping::fromProfile(*text);
    REQUIRE_OK(back);
    CHECK(*back == mapping);
    const auto sample = sampleTable(path);
    CHECK(mapping::fits(*back, sample->headings()));
    CHECK_FALSE(mapping::fits(*back, QStringList{u"事業番号"_s, u"名前"_s}));
    CHECK(profiles::keep(u"../x"_s, *text).error().code == Error::Code::InvalidValue);
    CHECK(profiles::keep(u"rs-2024"_s, *text).error().code == Error::Code::InvalidValue);
    CHECK(profiles::keep(u"x"_s, "{}").error().code == Error::Code::Unreadable);
    REQUIRE_OK(profiles::forget(mapping.name));
    CHECK(profiles::load(mapping.name).error().code == Error::Code::NotFound);
    CHECK(mapping::fromProfile(profiles::text(u"minato-r8"_s).value()).error().code == Error::Code::NotFound);
}

TEST_CASE("the wizard's proposal for a city's own list of projects can be taken in as it is", "[tabular][real]")
{
    const QString path = testing::sharedFile(u"minato_r8_projects_sample.csv"_s);
    if (path.isEmpty())
        return;
    testing::Target target;
    Mapping mapping = suggested(path);
    mapping.name = u"x"_s;
    mapping.createsOffices = true;
    REQUIRE(mapping::problems(mapping).empty());
    const ImportReport report = taken(target, path, mapping);
    CHECK(report.createdCount(Entity::Project) == 53);
    CHECK(report.createdCount(Entity::Money) > 40);
}
