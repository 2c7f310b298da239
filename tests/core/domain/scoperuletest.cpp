// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scoperule.h"
#include "tests/support/testing.h"

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

ScopeRule rule(ScopeSubject subject, std::optional<ScopeTest> test = {}, const QString &value = {})
{
    ScopeRule made{RowId::random(), 1, ScopeEffect::Exclude, subject};
    made.test = test;
    made.value = value;
    return made;
}

} // namespace

TEST_CASE("a rule on words takes any of several, in any width, and ignores case and blanks", "[scope]")
{
    const ScopeFacts facts{u"新規"_s, u"委託"_s, u"法定受託事務"_s, u"AB-12"_s};
    CHECK(rule(ScopeSubject::Kind, ScopeTest::Is, u"臨時、新規"_s).fits(facts));
    CHECK(rule(ScopeSubject::Kind, ScopeTest::Is, u"臨時, 新規 "_s).fits(facts));
    CHECK_FALSE(rule(ScopeSubject::Kind, ScopeTest::Is, u"臨時"_s).fits(facts));
    CHECK(rule(ScopeSubject::Kind, ScopeTest::IsNot, u"臨時、経常"_s).fits(facts));
    CHECK_FALSE(rule(ScopeSubject::Kind, ScopeTest::IsNot, u"新規"_s).fits(facts));
    CHECK(rule(ScopeSubject::Obligation, ScopeTest::Contains, u"法定"_s).fits(facts));
    CHECK(rule(ScopeSubject::Code, ScopeTest::Contains, u"ａｂ"_s).fits(facts));
    CHECK(rule(ScopeSubject::Delivery, ScopeTest::Is, u"委 託"_s).fits(facts));
    CHECK(rule(ScopeSubject::All).fits({}));
}

TEST_CASE("what is not known fits no rule, and a project never evaluated has waited longest", "[scope]")
{
    CHECK_FALSE(rule(ScopeSubject::Age, ScopeTest::Below, u"3"_s).fits({}));
    CHECK_FALSE(rule(ScopeSubject::Age, ScopeTest::IsNot, u"3"_s).fits({}));
    CHECK_FALSE(rule(ScopeSubject::Cost, ScopeTest::Below, u"1,000"_s).fits({}));
    CHECK(rule(ScopeSubject::LastEvaluated, ScopeTest::AtLeast, u"3"_s).fits({}));
    CHECK_FALSE(rule(ScopeSubject::LastEvaluated, ScopeTest::Below, u"3"_s).fits({}));
}

TEST_CASE("a rule on numbers reads them as people write them and holds at its limit", "[scope]")
{
    ScopeFacts facts;
    facts.cost = 1000;
    facts.age = 3;
    CHECK(rule(ScopeSubject::Cost, ScopeTest::AtLeast, u"１，０００"_s).fits(facts));
    CHECK_FALSE(rule(ScopeSubject::Cost, ScopeTest::Below, u"1,000"_s).fits(facts));
    CHECK(rule(ScopeSubject::Cost, ScopeTest::Below, u"1,001"_s).fits(facts));
    CHECK(rule(ScopeSubject::Age, ScopeTest::Is, u"1、3、5"_s).fits(facts));
    CHECK_FALSE(rule(ScopeSubject::Age, ScopeTest::IsNot, u"1、3、5"_s).fits(facts));
}

TEST_CASE("a rule that cannot be asked says why and fits nothing", "[scope]")
{
    using Fault = ScopeRule::Fault;
    const std::pair<ScopeRule, Fault> wrong[] = {
        {rule(ScopeSubject::Kind), Fault::TestMissing},
        {rule(ScopeSubject::Kind, ScopeTest::Below, u"3"_s), Fault::TestUnfit},
        {rule(ScopeSubject::Cost, ScopeTest::Contains, u"3"_s), Fault::TestUnfit},
        {rule(ScopeSubject::Kind, ScopeTest::Is, u" 、 "_s), Fault::ValueMissing},
        {rule(ScopeSubject::Cost, ScopeTest::Below), Fault::ValueMissing},
        {rule(ScopeSubject::Cost, ScopeTest::Below, u"多い"_s), Fault::ValueNoNumber},
        {rule(ScopeSubject::Cost, ScopeTest::Below, u"29（4）"_s), Fault::ValueNoNumber},
        {rule(ScopeSubject::Age, ScopeTest::AtLeast, u"3、5"_s), Fault::ValueNoNumber}};
    const ScopeFacts facts{u"新規"_s, {}, {}, {}, 4, 12, 2};
    for (const auto &[made, fault] : wrong) {
        INFO("subject " << int(made.subject) << " value " << made.value.toStdString());
        CHECK(made.fault() == fault);
        CHECK_FALSE(made.fits(facts));
    }
    CHECK(rule(ScopeSubject::Cost, ScopeTest::Below, u"9223372036854775808"_s).fault() == Fault::None);
}

TEST_CASE("for every number, below and at least divide it, and is and is not", "[scope]")
{
    std::mt19937 random(7);
    std::uniform_int_distribution numbers(-50, 50);
    for (int i = 0; i < 500; ++i) {
        ScopeFacts facts;
        facts.age = numbers(random);
        const QString limit = QString::number(numbers(random));
        CHECK(rule(ScopeSubject::Age, ScopeTest::Below, limit).fits(facts)
              != rule(ScopeSubject::Age, ScopeTest::AtLeast, limit).fits(facts));
        CHECK(rule(ScopeSubject::Age, ScopeTest::Is, limit).fits(facts)
              != rule(ScopeSubject::Age, ScopeTest::IsNot, limit).fits(facts));
    }
}
