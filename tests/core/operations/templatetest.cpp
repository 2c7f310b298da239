// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/template.h"
#include "core/workspace/workspace.h"
#include "tests/support/testing.h"

#include <QJsonDocument>

#include <algorithm>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

Template builtIn(const QString &name)
{
    auto made = Template::builtIn(name);
    REQUIRE_OK(made);
    return *made;
}

qsizetype countOf(const Template &plan, Entity entity)
{
    const auto &rows = plan.rows();
    return std::count_if(rows.begin(), rows.end(), [&](const auto &row) { return row.entity == entity; });
}

QString refusalOf(const QByteArray &json)
{
    const auto read = Template::parse(json);
    REQUIRE(!read);
    CHECK(read.error().code == Error::Code::Unreadable);
    return read.error().detail;
}

QByteArray withPlan(const QByteArray &members)
{
    return R"({"format": "rashin-template/1", "plan": {"title": "x"})" + members + "}";
}

} // namespace

TEST_CASE("the template of Minato holds what the overview edition says", "[operations]")
{
    const Template minato = builtIn(u"minato"_s);
    CHECK(countOf(minato, Entity::Vision) == 3);
    CHECK(countOf(minato, Entity::Challenge) == 5);
    CHECK(countOf(minato, Entity::ChallengePolicy) == 5);
    CHECK(countOf(minato, Entity::PolicyLevel) == 2);
    CHECK(countOf(minato, Entity::Policy) == 5 + 25);
    CHECK(countOf(minato, Entity::Scheme) == 6);
    CHECK(countOf(minato, Entity::Criterion) == 18);
}

TEST_CASE("every correction of the source text is marked, and the gap is left open", "[operations]")
{
    const testing::ManualClock clock;
    const QTemporaryDir folder;
    auto made = Workspace::create(folder.filePath(u"m.rashin"_s), {u"test"_s}, clock,
                                  CreateFromTemplate(builtIn(u"minato"_s), u"minato"_s));
    REQUIRE_OK(made);
    const Reader &reader = (*made)->read();
    QStringList marks;
    const auto policies = reader.records(Entity::Policy);
    REQUIRE_OK(policies);
    for (const Record &policy : *policies) {
        const QString source = policy.text(Field::PolicySource);
        if (source == u"ok"_s)
            continue;
        CHECK_FALSE(policy.text(Field::PolicySourceNote).isEmpty());
        marks += policy.text(Field::PolicyNumber) + u' ' + source;
    }
    marks.sort();
    CHECK(marks
          == QStringList{u"1-4 corrected"_s, u"1-6 probable"_s, u"1-7 truncated"_s, u"2 corrected"_s,
                         u"5-4 corrected"_s});
    const auto last = reader.first(Entity::Policy, {{{Field::PolicyNumber, Value::text(u"1-7"_s)}}, {}});
    REQUIRE_OK(last);
    CHECK((*last)->text(Field::PolicyTitle).endsWith(u"行政…（原文欠落）"_s));
    const auto parent = reader.record(Entity::Policy, *(*last)->row(Field::PolicyParent));
    REQUIRE_OK(parent);
    CHECK(parent->text(Field::PolicyNumber) == u"1"_s);
}

TEST_CASE("the same sections stand in all five branches, each under its own code", "[operations]")
{
    const testing::ManualClock clock;
    const QTemporaryDir folder;
    auto made = Workspace::create(folder.filePath(u"m.rashin"_s), {u"test"_s}, clock,
                                  CreateFromTemplate(builtIn(u"minato"_s), u"minato"_s));
    REQUIRE_OK(made);
    const Reader &reader = (*made)->read();
    const auto branches = reader.records(Entity::Office, {{{Field::OfficeKind, Value::text(u"branch"_s)}}, {}});
    REQUIRE_OK(branches);
    QStringList codes;
    for (const Record &branch : *branches) {
        codes += branch.text(Field::OfficeCode);
        const auto sections =
            reader.records(Entity::Office, {{{Field::OfficeParent, Value::reference(branch.id())}}, {}});
        REQUIRE_OK(sections);
        QStringList names;
        for (const Record &section : *sections)
            names += section.text(Field::OfficeName);
        CHECK(names == QStringList{u"管理課"_s, u"協働推進課"_s, u"まちづくり課"_s, u"区民課"_s});
    }
    CHECK(codes == QStringList{u"SHIBA"_s, u"AZABU"_s, u"AKASAKA"_s, u"TAKANAWA"_s, u"SHIBAURA"_s});
}

TEST_CASE("the schemes of the years differ as Minato's did: stages, verdicts, scales", "[operations]")
{
    const Template minato = builtIn(u"minato"_s);
    std::map<size_t, int> stagesOfScheme;
    QStringList adjusting;
    for (const auto &row : minato.rows()) {
        if (row.entity == Entity::Stage)
            ++stagesOfScheme[row.links.front().second];
        if (row.entity == Entity::Verdict)
            for (const auto &[field, value] : row.cells)
                if (field == Field::VerdictName
                    && (value.toText() == u"適正化"_s || value.toText() == u"縮小・一部廃止"_s))
                    adjusting += value.toText();
    }
    std::vector<int> stages;
    for (const auto &[scheme, count] : stagesOfScheme)
        stages.push_back(count);
    CHECK(stages == std::vector<int>{2, 1, 3, 2, 2, 2});
    CHECK(adjusting.count(u"適正化"_s) == 1);
    CHECK(adjusting.size() == 6);
}

TEST_CASE("a plan that starts in another year takes the latest scheme along with its days moved", "[operations]")
{
    const auto lastScheme = [](const Template &plan) {
        int year = 0;
        for (const auto &row : plan.rows())
            for (const auto &[field, value] : row.cells)
                if (field == Field::SchemeYear)
                    year = static_cast<int>(value.toInteger());
        return year;
    };
    const auto hasDay = [](const Template &plan, Field wanted, const QString &day) {
        for (const auto &row : plan.rows())
            for (const auto &[field, value] : row.cells)
                if (field == wanted && value.toText() == day)
                    return true;
        return false;
    };
    const Template minato = builtIn(u"minato"_s);
    const Template later = minato.startingIn(2030);
    CHECK(lastScheme(later) == 2030);
    CHECK(countOf(later, Entity::Scheme) == 7);
    CHECK(hasDay(later, Field::StageDue, u"2030-06-30"_s));
    CHECK(hasDay(later, Field::CalendarEventDue, u"2031-03-31"_s));

    const Template same = minato.startingIn(2024);
    CHECK(lastScheme(same) == 2024);
    CHECK(countOf(same, Entity::Scheme) == 5);

    const Template before = minato.startingIn(2010);
    CHECK(countOf(before, Entity::Scheme) == 1);
    CHECK(hasDay(before, Field::StageOpens, u"2010-06-10"_s));
}

TEST_CASE("every template that comes with the program can be read, and the blank one has no scheme", "[operations]")
{
    for (const QString &name : Template::builtInNames())
        CHECK(countOf(builtIn(name), Entity::Plan) == 1);
    CHECK(countOf(builtIn(u"basic"_s), Entity::Scheme) == 1);
    const Template blank = builtIn(u"blank"_s);
    CHECK(countOf(blank, Entity::Scheme) == 0);
    CHECK(countOf(blank.startingIn(2025), Entity::Scheme) == 0);
}

TEST_CASE("two documents from one template have the same rows with the same ids", "[operations]")
{
    const testing::ManualClock clock;
    const QTemporaryDir folder;
    std::vector<std::vector<RowId>> ids;
    for (const auto &name : {u"a.rashin"_s, u"b.rashin"_s}) {
        auto made = Workspace::create(folder.filePath(name), {u"test"_s}, clock,
                                      CreateFromTemplate(builtIn(u"basic"_s), u"basic"_s));
        REQUIRE_OK(made);
        std::vector<RowId> found;
        for (const EntitySpec &entity : registry::entities()) {
            const auto records = (*made)->read().records(entity.entity);
            REQUIRE_OK(records);
            for (const Record &record : *records)
                found.push_back(record.id());
        }
        std::sort(found.begin(), found.end());
        ids.push_back(found);
    }
    CHECK(ids[0].size() > 20);
    CHECK(ids[0] == ids[1]);
}

TEST_CASE("a template that is no template is refused with the place where it goes wrong", "[operations]")
{
    CHECK(refusalOf("{\n\"a\": [1,\n}") == u"line 3"_s);
    CHECK(refusalOf("[]").startsWith(u"$.format"_s));
    CHECK(refusalOf(R"({"format": "rashin-template/1"})").startsWith(u"$.plan"_s));
    CHECK(refusalOf(R"({"format": "rashin-template/1", "plan": {}})").startsWith(u"$.plan.title plan.title"_s));
    CHECK(refusalOf(withPlan(R"(, "ofices": [])")).startsWith(u"$.ofices"_s));
    CHECK(refusalOf(withPlan(R"(, "visions": [{"text": "a"}, {"txt": "b"}])")).startsWith(u"$.visions[1].text"_s));
    CHECK(refusalOf(withPlan(R"(, "visions": {})")).startsWith(u"$.visions"_s));
    CHECK(refusalOf(withPlan(R"(, "offices": [{"code": "A", "name": "a", "kind": "bureau"}])"))
          == u"$.offices[0].kind office.kind branch|department|section"_s);
    CHECK(refusalOf(withPlan(
              R"(, "schemes": [{"year": 2026, "name": "s", "stages": [{"number": 1, "name": "a", "due": "6/30"}]}])"))
          == u"$.schemes[0].stages[0].due stage.due YYYY-MM-DD"_s);
    CHECK(refusalOf(withPlan(R"(, "policy_levels": [{"depth": 1, "name": "a"}, {"depth": 1, "name": "b"}])"))
              .startsWith(u"$.policy_levels[1]"_s));
    CHECK(refusalOf(withPlan(R"(, "challenges": [{"text": "a", "policies": [{"policy": "9"}]}])"))
              .startsWith(u"$.challenges[0].policies[0].policy"_s));
    CHECK(refusalOf(withPlan(R"(, "schemes": [{"year": 2026, "name": "s", "criteria": [{"number": 1, "name": "c"}]}])"))
              .startsWith(u"$.schemes[0].criteria[0].scale"_s));
}

TEST_CASE("a scale is looked for in the scheme's own year first", "[operations]")
{
    const auto read = Template::parse(withPlan(
        R"(, "schemes": [
            {"year": 2025, "name": "s", "scales": [{"name": "A", "minimum": 1, "maximum": 3, "good_end": "high"}],
             "criteria": [{"number": 1, "name": "c", "scale": "A"}]},
            {"year": 2026, "name": "s", "scales": [{"name": "A", "minimum": 1, "maximum": 5, "good_end": "high"}],
             "criteria": [{"number": 1, "name": "c", "scale": "A"}]}])"));
    REQUIRE_OK(read);
    for (const auto &row : read->rows()) {
        if (row.entity != Entity::Criterion)
            continue;
        const auto linkOf = [](const Template::Row &of, Field wanted) {
            for (const auto &[field, place] : of.links)
                if (field == wanted)
                    return place;
            return size_t(-1);
        };
        const auto &scale = read->rows()[linkOf(row, Field::CriterionScale)];
        CHECK(linkOf(scale, Field::ScaleScheme) == linkOf(row, Field::CriterionScheme));
    }
}
