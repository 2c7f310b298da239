// SPDX-License-Identifier: GPL-3.0-or-later
// What people type wrong while they plan and evaluate: a sentence, and nothing lost. The window's side of it stands with
// its pages.
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Companion;

namespace {

/// A sample, and what a command said of it that was refused: the file is the same byte for byte.
struct Sample
{
    Companion cli;
    QByteArray before;

    Sample()
    {
        cli.makeSample(u"a.rashin"_s, 3, 2);
        before = cli.bytes(u"a.rashin"_s);
    }
    QString refused(const QString &verb, const QStringList &rest)
    {
        const QString said = cli.expect(2, QStringList{verb, u"a.rashin"_s} + rest).messages;
        CHECK(cli.bytes(u"a.rashin"_s) == before);
        return said;
    }
    [[nodiscard]] QString firstOf(const QString &entity) const
    {
        return cli.done({u"list"_s, u"a.rashin"_s, entity}).array().first().toObject()["id"_L1].toString();
    }
    [[nodiscard]] QStringList rules() const
    {
        QStringList found;
        for (const auto &finding : cli.run({u"validate"_s, u"a.rashin"_s}).array())
            found += finding["rule"_L1].toString();
        return found;
    }
};

} // namespace

TEST_CASE("text where a number belongs and amounts beyond 63 bits are refused with field and range", "[cli]")
{
    Sample sample;
    const QStringList money{u"money"_s, sample.firstOf(u"money"_s)};
    for (const QString &typed : {u"total=たくさん"_s, u"total=12千円"_s, u"total=9223372036854775808"_s,
                                 u"total=-9223372036854775809"_s, u"total=18446744073709551616"_s, u"total=1e5"_s, u"total=1E5"_s}) {
        CAPTURE(typed);
        CHECK(sample.refused(u"set"_s, money + QStringList{typed}).contains(u"money.total"_s));
    }
    const QStringList grade{u"grade"_s, sample.firstOf(u"grade"_s)};
    CHECK(sample.refused(u"set"_s, grade + QStringList{u"value=良"_s}).contains(u"grade.value"_s));
    CHECK(sample.refused(u"set"_s, grade + QStringList{u"value=1e300"_s}).contains(u"grade.value"_s));
    CHECK(sample.refused(u"set"_s, grade + QStringList{u"value=nan"_s}).contains(u"grade.value"_s));
}

TEST_CASE("a year nobody can mean is refused; one outside of the plan is taken and found by validate", "[cli]")
{
    Sample sample;
    const QStringList project{u"project"_s, sample.cli.firstProject(u"a.rashin"_s)};
    for (const QString &typed : {u"start_year=20266"_s, u"start_year=R8"_s, u"start_year=0"_s, u"start_year=-1"_s}) {
        CAPTURE(typed);
        CHECK(sample.refused(u"set"_s, project + QStringList{typed}).contains(u"project.start_year"_s));
    }
    CHECK_FALSE(sample.rules().contains(u"year.outside_plan"_s));
    sample.cli.done({u"set"_s, u"a.rashin"_s, u"plan"_s, sample.firstOf(u"plan"_s), u"period=令和2年度～令和20年度"_s});
    CHECK_FALSE(sample.rules().contains(u"year.outside_plan"_s));
    sample.cli.done(QStringList{u"set"_s, u"a.rashin"_s} + project + QStringList{u"start_year=2050"_s, u"end_year="_s});
    CHECK(sample.rules().count(u"year.outside_plan"_s) == 1);
    CHECK(sample.cli.done({u"check"_s, u"a.rashin"_s}).object()["projection"_L1] == true);
}

TEST_CASE("a criterion that has grades is not removed, and an arrow that closes a circle is not drawn", "[cli]")
{
    Sample sample;
    CHECK_FALSE(sample.refused(u"remove"_s, {u"criterion"_s, sample.firstOf(u"criterion"_s)}).isEmpty());
    const QString project = sample.cli.firstProject(u"a.rashin"_s);
    const auto node = [&](const QString &kind) {
        return sample.cli
            .done({u"add"_s, u"a.rashin"_s, u"logic_node"_s, u"project="_s + project, u"kind="_s + kind, u"text="_s + kind})
            .object()["id"_L1]
            .toString();
    };
    const QString activity = node(u"activity"_s);
    const QString output = node(u"output"_s);
    sample.cli.done({u"add"_s, u"a.rashin"_s, u"logic_link"_s, u"from_node="_s + activity, u"to_node="_s + output});
    sample.before = sample.cli.bytes(u"a.rashin"_s);
    CHECK(sample.refused(u"add"_s, {u"logic_link"_s, u"from_node="_s + output, u"to_node="_s + activity})
              .contains(u"logic_link.circle"_s));
    CHECK_FALSE(sample.refused(u"add"_s, {u"logic_link"_s, u"from_node="_s + output, u"to_node="_s + output}).isEmpty());
}
