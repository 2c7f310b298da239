// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ddl.h"
#include "core/schema/registry.h"
#include "tests/support/testing.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("entities stand in the order of their numbers and fields with their entity", "[schema]")
{
    int last = 0;
    qsizetype fields = 0;
    QSet<QString> tables;
    for (const EntitySpec &entity : registry::entities()) {
        CHECK(static_cast<int>(entity.entity) > last);
        last = static_cast<int>(entity.entity);
        CHECK(&registry::spec(entity.entity) == &entity);
        CHECK(registry::entityFromNumber(last) == entity.entity);
        CHECK_FALSE(tables.contains(entity.name));
        tables.insert(entity.name);
        QSet<QString> names{u"id"_s};
        for (const FieldSpec &field : entity.fields) {
            CHECK(field.entity() == entity.entity);
            CHECK_FALSE(names.contains(field.name));
            names.insert(field.name);
            CHECK(registry::fieldFromNumber(static_cast<int>(field.field)) == field.field);
            CHECK(&registry::spec(field.field) == &field);
            ++fields;
        }
        CHECK(entity.fields.size() > 0);
    }
    CHECK(fields > 150);
    for (const int nobody : {-1, 0, 39, last + 1, 100000})
        CHECK_FALSE(registry::entityFromNumber(nobody));
}

TEST_CASE("the names scripts rely on are there", "[schema]")
{
    const std::pair<const char16_t *, const char16_t *> promised[] = {
        {u"plan", u"title edition"},
        {u"policy", u"level number title parent"},
        {u"project", u"code name purpose target_group means result policy office kind"},
        {u"office", u"code name kind parent"},
        {u"cycle", u"project year plan do check act state"},
        {u"indicator", u"project name unit type direction"},
        {u"indicator_value", u"indicator year target expected actual state"},
        {u"money", u"project year basis national prefectural bond other fee general total staff_fte staff_cost"},
        {u"evaluation", u"project year stage verdict outcome_direction cost_direction comment state"},
        {u"grade", u"evaluation criterion value reason"},
    };
    for (const auto &[entity, fields] : promised) {
        const EntitySpec *known = registry::find(entity);
        REQUIRE(known);
        for (const QString &field : QString::fromUtf16(fields).split(u' '))
            CHECK(known->find(field));
    }
}

TEST_CASE("values outside a field's range are refused and name the field", "[schema]")
{
    CHECK(registry::accept(Field::MoneyTotal, Value::real(12)).value() == Value::integer(12));
    const auto fraction = registry::accept(Field::MoneyTotal, Value::real(12.5));
    REQUIRE_FALSE(fraction);
    CHECK(fraction.error().code == Error::Code::InvalidValue);
    CHECK(fraction.error().detail == u"money.total"_s);
    CHECK_FALSE(registry::accept(Field::MoneyTotal, Value::real(9.3e18)));
    CHECK_FALSE(registry::accept(Field::CycleYear, Value::integer(12)));
    CHECK_FALSE(registry::accept(Field::CycleState, Value::text(u"done"_s)));
    CHECK_FALSE(registry::accept(Field::ProjectName, Value::text(u"two\nlines"_s)));
    CHECK_FALSE(registry::accept(Field::ProjectName, Value::text(QString(301, u'a'))));
    CHECK_FALSE(registry::accept(Field::EditionDate, Value::text(u"2026-02-30"_s)));
    CHECK(registry::accept(Field::GradeValue, Value::integer(3)).value() == Value::real(3));
}

TEST_CASE("what toText writes, parse reads back", "[schema]")
{
    const std::pair<Field, Value> cells[] = {
        {Field::MoneyTotal, Value::integer(-7485376)},  {Field::GradeValue, Value::real(0.1)},
        {Field::CycleYear, Value::integer(2026)},       {Field::EditionDate, Value::text(u"2019-05-01"_s)},
        {Field::ProjectPolicyMain, Value::reference(RowId::random())}, {Field::ProjectName, Value()},
        {Field::ProjectPurpose, Value::text(u"一行目\n二行目"_s)},
    };
    for (const auto &[field, value] : cells)
        CHECK(registry::parse(field, registry::toText(field, value)).value() == value);
}

TEST_CASE("the tables hold no rule that could make a merge fail", "[schema]")
{
    for (const QString &sql : ddl::projection()) {
        CHECK_FALSE(sql.contains(u"UNIQUE"_s));
        CHECK_FALSE(sql.contains(u"CHECK"_s));
        CHECK_FALSE(sql.contains(u"REFERENCES"_s));
    }
}
