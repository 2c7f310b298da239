// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/importing.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

/// The real sheets of a city, imported once for all tests here; nothing where the data is not beside the checkout.
struct Ofunato
{
    testing::Target target;
    std::optional<Import> import;
    ImportReport report;
};

Ofunato *ofunato()
{
    static std::unique_ptr<Ofunato> city;
    static const bool closed = [] { // its document is closed while Qt's list of connections still stands
        qAddPostRoutine([] { city.reset(); });
        return true;
    }();
    Q_UNUSED(closed)
    const QString path = testing::sharedFile(u"ofunato_r7_evaluation_sheets.xlsx"_s);
    if (path.isEmpty())
        return nullptr;
    if (!city) {
        auto profile = profiles::load(u"ofunato-r7"_s);
        REQUIRE_OK(profile);
        auto import = Import::read(path, *profile);
        REQUIRE_OK(import);
        city = std::make_unique<Ofunato>();
        city->import = *std::move(import);
        auto report = city->import->perform(city->target.workspace());
        REQUIRE_OK(report);
        for (const auto &error : report->errors)
            WARN(error.row << ' ' << error.column << ' ' << error.code << ' ' << error.value << ' ' << error.field);
        REQUIRE(report->errors.empty());
        city->report = *std::move(report);
    }
    return city.get();
}

} // namespace

TEST_CASE("407 projects of eight policies come in with their offices", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    CHECK(city->report.rowsRead == 407);
    CHECK(city->target.count(Entity::Project) == 407);
    CHECK(city->report.createdCount(Entity::Project) == 407);
    QSet<QString> numbers;
    for (const Record &policy : city->target.all(Entity::Policy, {{{Field::PolicyDepth, Value::integer(1)}}, {}}))
        numbers += policy.text(Field::PolicyNumber);
    CHECK(numbers == QSet<QString>{u"01"_s, u"02"_s, u"03"_s, u"04"_s, u"05"_s, u"06"_s, u"07"_s, u"09"_s});
    CHECK(city->target.all(Entity::Policy, {{{Field::PolicyDepth, Value::integer(3)}}, {}}).size() == 68);
    for (const Record &project : city->target.all(Entity::Project)) {
        CHECK(project.row(Field::ProjectPolicyMain));
        CHECK(project.row(Field::ProjectOfficeMain));
    }
}

TEST_CASE("the money of six years comes in with its identities intact", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    CHECK(city->target.count(Entity::Money) == 407 * 6);
    CHECK(city->report.checksHeld[u"sources"_s] == 2439);
    CHECK(testing::warned(city->report, u"sum_differs"_s) == 0);
    CHECK(testing::warned(city->report, u"dash"_s, u"money."_s) == 15);
    CHECK(testing::warned(city->report, u"fractional_money"_s, u"money."_s) == 21);
    CHECK(testing::warned(city->report, u"fractional_money"_s) == 23); // two are total costs, which only check the sum
    CHECK(city->target.all(Entity::Money, {{{Field::MoneyBasis, Value::text(u"budget"_s)}}, {}}).size() == 407);
}

TEST_CASE("indicator cells that are no plain numbers are each reported", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    const auto of = [&](const QString &code) { return testing::warned(city->report, code, u"indicator_value."_s); };
    CHECK(of(u"dash"_s) == 523 + 38 + 12 + 4 + 1);
    // 639 by the oracle, which takes a full-width １ for a plain number; here those 24 cells are reported, too.
    CHECK(of(u"dash"_s) + of(u"text_number"_s) + of(u"not_a_number"_s) == 639 + 24);
    std::map<QString, int> dashes;
    for (const auto &issue : city->report.warnings) {
        if (issue.code == u"dash"_s && issue.field.startsWith(u"indicator_value."_s))
            ++dashes[issue.value];
    }
    CHECK(dashes == std::map<QString, int>{{u"-"_s, 523}, {u"－"_s, 38}, {u"―"_s, 12}, {u"‐"_s, 4}, {u"–"_s, 1}});
    const auto noted = city->target.all(Entity::IndicatorValue, {{{Field::IndicatorValueNote, Value::text(u"36（1）"_s)}}, {}});
    REQUIRE(noted.size() == 1);
    CHECK_FALSE(noted.front().real(Field::IndicatorValueActual));
}

TEST_CASE("a formula's 0 is no name of an indicator, and values without a name are reported", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    for (const Record &indicator : city->target.all(Entity::Indicator))
        CHECK(indicator.text(Field::IndicatorName) != u"0"_s);
    CHECK(testing::warned(city->report, u"as_empty"_s, u"indicator.name"_s) > 0);
    CHECK(testing::warned(city->report, u"orphan"_s, u"indicator_value."_s) > 0);
    const auto sound = city->target.workspace().check();
    REQUIRE_OK(sound);
    CHECK(sound->problems.empty());
}

TEST_CASE("the two stages stay apart, and differ in 39 sheets", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    std::map<RowId, std::map<RowId, std::optional<RowId>>> verdicts;
    for (const Record &evaluation : city->target.all(Entity::Evaluation)) {
        CHECK(evaluation.integer(Field::EvaluationYear) == 2025);
        verdicts[*evaluation.row(Field::EvaluationProject)][*evaluation.row(Field::EvaluationStage)] =
            evaluation.row(Field::EvaluationVerdict);
    }
    CHECK(verdicts.size() == 407);
    const auto differs = [](const auto &project) {
        return project.second.size() == 2 && project.second.begin()->second != project.second.rbegin()->second;
    };
    CHECK(std::count_if(verdicts.begin(), verdicts.end(), differs) == 39);
    CHECK(testing::warned(city->report, u"unknown_choice"_s) == 1);
    CHECK(city->target.count(Entity::Grade) == 407 * 8);
}

TEST_CASE("the same sheets a second time change nothing", "[tabular][real]")
{
    Ofunato *city = ofunato();
    if (!city)
        return;
    const auto again = city->import->perform(city->target.workspace());
    REQUIRE_OK(again);
    CHECK(again->created.empty());
    CHECK(again->updated.empty());
    CHECK(again->transaction.isEmpty());
    CHECK(again->warnings.size() == city->report.warnings.size());
    int made = 0;
    for (const auto &[entity, count] : city->report.created)
        made += count;
    CHECK(again->unchanged == made - city->report.createdCount(Entity::Office)); // offices are only looked up
}
