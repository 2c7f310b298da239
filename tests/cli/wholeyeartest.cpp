// SPDX-License-Identifier: GPL-3.0-or-later
// A year of administrative management from the scheme to the next year's plan, as scripts of the city's IT would run it.
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// A city that evaluates by five views, and what a script does with it.
class City
{
public:
    City()
    {
        cli.done({u"new"_s, file, u"--template"_s, u"five_views"_s, u"--year"_s, u"2026"_s});
        branch = add({u"office"_s, u"code=A"_s, u"name=中央支所"_s, u"kind=branch"_s});
        policy = add({u"policy"_s, u"level=1"_s, u"number=1"_s, u"title=安心"_s, u"office="_s + branch});
        for (const auto &stage : cli.done({u"list"_s, file, u"stage"_s}).array())
            stages.append(stage["id"_L1].toString());
        REQUIRE(stages.size() == 3);
    }

    QString add(QStringList words) const
    {
        return cli.done(QStringList{u"add"_s, file} + words).object()["id"_L1].toString();
    }
    Answer set(int code, QStringList words) const { return cli.expect(code, QStringList{u"set"_s, file} + words); }
    QString project(const QString &code, QStringList more) const
    {
        return add(QStringList{u"project"_s, u"code="_s + code, u"name=事業"_s + code, u"office="_s + branch,
                               u"policy="_s + policy}
                   + more);
    }
    QString sheet(const QString &project, int stage, QStringList more = {}) const
    {
        return add(QStringList{u"evaluation"_s, u"project="_s + project, u"year=2026"_s, u"stage="_s + stages[stage]}
                   + more);
    }
    void gradeAll(const QString &sheet, const QString &value) const
    {
        for (const auto &criterion : cli.done({u"list"_s, file, u"criterion"_s}).array()) {
            if (criterion["scheme"_L1] == schemeOf(2026))
                add({u"grade"_s, u"evaluation="_s + sheet, u"criterion="_s + criterion["id"_L1].toString(),
                     u"value="_s + value, u"reason=実績による"_s});
        }
    }
    QString schemeOf(int year) const
    {
        for (const auto &scheme : cli.done({u"list"_s, file, u"scheme"_s}).array()) {
            if (scheme["year"_L1] == year)
                return scheme["id"_L1].toString();
        }
        return {};
    }
    QJsonObject scope(const QString &project, int year) const
    {
        for (const auto &line : cli.done({u"scope"_s, file, u"--year"_s, QString::number(year)}).array()) {
            if (line["project"_L1] == project)
                return line.toObject();
        }
        return {};
    }
    QJsonObject task(const QString &key, const QString &row, const QString &kind, int year) const
    {
        for (const auto &line : cli.done({u"tasks"_s, file, u"--year"_s, QString::number(year)}).array()) {
            const bool isFirstStage = line["stage"_L1].isNull() || line["stage"_L1] == 1;
            if (line[key] == row && line["kind"_L1] == kind && isFirstStage)
                return line.toObject();
        }
        return {};
    }
    /// Everything the year is known by.
    QByteArray year(int year) const
    {
        QByteArray all;
        const QString y = QString::number(year);
        for (const QStringList &command :
             {QStringList{u"score"_s, file, u"--year"_s, y}, QStringList{u"scope"_s, file, u"--year"_s, y},
              QStringList{u"list"_s, file, u"evaluation"_s, u"--year"_s, y},
              QStringList{u"list"_s, file, u"cycle"_s, u"--year"_s, y}})
            all += cli.done(command).output;
        return all;
    }

    Companion cli;
    QString file = u"year.rashin"_s;
    QString branch;
    QString policy;
    QStringList stages;
};

} // namespace

TEST_CASE("a whole year: scheme, plan, do, submit, return, accept, second stage, council, close, roll over", "[cli][story]")
{
    const City city;
    const QString drill = city.project(u"1"_s, {u"kind=経常"_s, u"start_year=2010"_s});
    const QString staff = city.project(u"2"_s, {u"kind=内部管理"_s, u"start_year=2010"_s});
    const QString fresh = city.project(u"3"_s, {u"kind=新規"_s, u"start_year=2026"_s});

    // April: the scope is settled, with reasons.
    CHECK(city.scope(drill, 2026)["evaluated"_L1] == true);
    CHECK(city.scope(staff, 2026)["reason"_L1] == u"内部管理事務のため"_s);
    CHECK(city.scope(staff, 2026)["rule"_L1] == 2);
    CHECK(city.scope(fresh, 2026)["rule"_L1] == 3);
    CHECK(city.task(u"project"_s, staff, u"evaluation"_s, 2026).isEmpty());
    CHECK(city.task(u"project"_s, drill, u"evaluation"_s, 2026)["required"_L1].toArray().size() == 4);

    // Plan and Do.
    const QString cycle = city.add({u"cycle"_s, u"project="_s + drill, u"year=2026"_s, u"plan=訓練を年4回行う"_s,
                                    u"state=plan"_s});
    city.add({u"money"_s, u"project="_s + drill, u"year=2026"_s, u"basis=budget"_s, u"general=1200"_s, u"total=1200"_s});
    city.set(0, {u"cycle"_s, cycle, u"do=4回行った"_s, u"state=do"_s});

    // June: handing in fails until what the stage asks for is there.
    const QString first = city.sheet(drill, 0);
    city.gradeAll(first, u"4"_s);
    CHECK(city.set(2, {u"evaluation"_s, first, u"state=submitted"_s}).messages.contains(u"project.purpose"_s));
    city.set(0, {u"project"_s, drill, u"purpose=住民が備えている"_s});
    CHECK(city.set(2, {u"evaluation"_s, first, u"state=submitted"_s}).messages.contains(u"indicator.name"_s));
    const QString indicator = city.add({u"indicator"_s, u"project="_s + drill, u"name=参加者"_s, u"type=outcome"_s});
    city.add({u"indicator_value"_s, u"indicator="_s + indicator, u"year=2026"_s, u"actual=320"_s});
    city.set(0, {u"cycle"_s, cycle, u"check=参加が減った"_s, u"act=夜間にも行う"_s, u"state=act"_s});
    city.set(0, {u"evaluation"_s, first, u"state=submitted"_s});
    CHECK(city.task(u"project"_s, drill, u"evaluation"_s, 2026)["state"_L1] == u"done"_s);

    // The desk sends it back, which needs a reason, and takes it in the end.
    city.set(2, {u"evaluation"_s, first, u"state=returned"_s});
    city.set(0, {u"evaluation"_s, first, u"state=returned"_s, u"returned_because=根拠の数字を"_s});
    CHECK(city.task(u"project"_s, drill, u"evaluation"_s, 2026)["state"_L1] == u"returned"_s);
    city.set(0, {u"evaluation"_s, first, u"comment=参加者320人"_s});
    city.set(0, {u"evaluation"_s, first, u"state=submitted"_s});
    city.set(0, {u"evaluation"_s, first, u"state=accepted"_s});
    city.set(2, {u"evaluation"_s, first, u"comment=あとから"_s});

    // The second stage judges for itself and leaves the first one alone.
    const QByteArray before = city.cli.done({u"get"_s, city.file, u"evaluation"_s, first}).output;
    const QString second = city.sheet(drill, 1);
    city.gradeAll(second, u"2"_s);
    CHECK(city.set(2, {u"evaluation"_s, second, u"state=submitted"_s}).messages.contains(u"evaluation.comment"_s));
    city.set(0, {u"evaluation"_s, second, u"comment=時間帯に課題"_s, u"state=submitted"_s});
    city.set(0, {u"evaluation"_s, second, u"state=accepted"_s});
    CHECK(city.cli.done({u"get"_s, city.file, u"evaluation"_s, first}).output == before);
    const QString improvement = city.add({u"improvement"_s, u"project="_s + drill, u"year=2026"_s, u"text=夜間の訓練"_s,
                                          u"origin=hearing"_s});

    // The council gets its paper, and the cycle is closed.
    CHECK(city.cli.done({u"report"_s, city.file, u"--kind"_s, u"council"_s, u"--year"_s, u"2026"_s, u"--out"_s, u"c.pdf"_s})
              .object()["pages"_L1]
              .toInt()
          >= 1);
    CHECK(city.cli.done({u"report"_s, city.file, u"--kind"_s, u"sheet"_s, u"--year"_s, u"2026"_s, u"--out"_s, u"s.pdf"_s})
              .object()["pages"_L1]
              .toInt()
          >= 3);
    city.set(0, {u"cycle"_s, cycle, u"state=closed"_s});
    const QByteArray year = city.year(2026);

    // The new year is begun, answers what the old one decided, and is changed without touching it.
    const QJsonObject turned = city.cli.done({u"rollover"_s, city.file, u"--to"_s, u"2027"_s}).object();
    for (const auto &[entity, count] : {std::pair("scope_rule"_L1, 3), std::pair("required_field"_L1, 5),
                                        std::pair("sheet_block"_L1, 8), std::pair("policy_evaluation"_L1, 1)})
        CHECK(turned["created"_L1][entity] == count);
    CHECK(city.task(u"project"_s, drill, u"improvements"_s, 2027)["missing"_L1] == 1);
    city.set(0, {u"improvement"_s, improvement, u"state=taken_up"_s, u"answered_year=2027"_s, u"reason=年4回のうち2回"_s});
    CHECK(city.task(u"project"_s, drill, u"improvements"_s, 2027)["state"_L1] == u"done"_s);
    CHECK(city.task(u"policy"_s, city.policy, u"policy_evaluation"_s, 2027)["missing"_L1] == 5);
    CHECK(city.scope(fresh, 2027)["evaluated"_L1] == true);
    for (const auto &rule : city.cli.done({u"list"_s, city.file, u"scope_rule"_s}).array()) {
        if (rule["scheme"_L1] == city.schemeOf(2027))
            city.cli.done({u"remove"_s, city.file, u"scope_rule"_s, rule["id"_L1].toString()});
    }
    for (const auto &criterion : city.cli.done({u"list"_s, city.file, u"criterion"_s}).array()) {
        if (criterion["scheme"_L1] == city.schemeOf(2027))
            city.set(0, {u"criterion"_s, criterion["id"_L1].toString(), u"weight=9"_s});
    }
    CHECK(city.scope(staff, 2027)["evaluated"_L1] == true);
    CHECK(city.year(2026) == year);
    CHECK(city.cli.done({u"check"_s, city.file}).object()["projection"_L1] == true);
}

TEST_CASE("bad words in a scheme and its sheets are refused with the place, and nothing changes", "[cli]")
{
    const City city;
    const QString drill = city.project(u"1"_s, {});
    const QString money = city.add({u"money"_s, u"project="_s + drill, u"year=2026"_s, u"basis=budget"_s});
    const QByteArray before = city.cli.done({u"info"_s, city.file}).output;
    CHECK(city.set(2, {u"money"_s, money, u"total=9223372036854775808"_s}).messages.contains(u"money.total"_s));
    CHECK(city.set(2, {u"money"_s, money, u"total=たくさん"_s}).messages.contains(u"money.total"_s));
    CHECK(city.set(2, {u"project"_s, drill, u"start_year=1500"_s}).messages.contains(u"project.start_year"_s));
    const auto refused = [&](QStringList words) {
        return city.cli.expect(2, QStringList{u"add"_s, city.file} + words).messages;
    };
    CHECK(refused({u"scheme"_s, u"year=2500"_s, u"name=遠い年"_s}).contains(u"scheme.year"_s));
    CHECK(refused({u"scope_rule"_s, u"scheme="_s + city.schemeOf(2026), u"number=100"_s, u"effect=exclude"_s,
                   u"subject=all"_s})
              .contains(u"scope_rule.number"_s));
    CHECK(refused({u"scope_rule"_s, u"scheme="_s + city.schemeOf(2026), u"number=9"_s, u"effect=maybe"_s, u"subject=all"_s})
              .contains(u"scope_rule.effect"_s));
    CHECK(city.cli.done({u"info"_s, city.file}).output == before);
    // A rule that cannot be asked is kept, is a finding, and leaves nobody out.
    city.add({u"scope_rule"_s, u"scheme="_s + city.schemeOf(2026), u"number=9"_s, u"effect=exclude"_s, u"subject=cost"_s,
              u"test=below"_s, u"value=少し"_s, u"reason=少額"_s});
    CHECK(city.scope(drill, 2026)["evaluated"_L1] == true);
    bool found = false;
    for (const auto &finding : city.cli.done({u"validate"_s, city.file, u"--year"_s, u"2026"_s}).array())
        found |= finding["rule"_L1] == u"scope.rule"_s && finding["found"_L1] == u"少し"_s;
    CHECK(found);
}
