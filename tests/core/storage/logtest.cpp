// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/log.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

LogTransaction fixedTransaction()
{
    LogTransaction transaction;
    transaction.number = 1;
    transaction.site = QByteArray(16, 's');
    transaction.sequence = 7;
    transaction.nonce = QByteArray(8, 'n');
    transaction.clock = qint64{1'782'000'000'000} << 16;
    transaction.author = u"港 花子"_s;
    transaction.office = 42;
    transaction.action = u"project.set"_s;
    transaction.ops = {
        {opid::of(1, 0), 5, columnOf(Field::ProjectName), Value::text(u"防災訓練"_s), {}, {}},
        {opid::of(1, 1), 5, columnOf(Field::ProjectPurpose), Value::text(QString(300, u'長')), {}, {}},
        {opid::of(1, 2), 6, columnOf(Field::GradeValue), Value::real(2.5), {}, {}},
        {opid::of(1, 3), 6, existenceOf(Entity::Grade), Value::integer(1), {}, {}},
        {opid::of(1, 4), 7, columnOf(Field::MoneyTotal), Value(), {}, {}},
    };
    return transaction;
}

} // namespace

TEST_CASE("the canonical form never changes: files of every version must verify for ever", "[log]")
{
    const auto database = Database::create(u":memory:"_s).value();
    const auto hash = Log(*database).hashOf(fixedTransaction(), QByteArray(16, 'd'));
    REQUIRE_OK(hash);
    CHECK(hash->toHex() == "0e5142c14bd1108369c471c5bf5f0cacbed8cf072ea8fe536acd10372ab7cade");
}

TEST_CASE("every part of a transaction counts in its hash", "[log]")
{
    const auto database = Database::create(u":memory:"_s).value();
    const Log log(*database);
    const QByteArray document(16, 'd');
    const QByteArray hash = log.hashOf(fixedTransaction(), document).value();
    const std::function<void(LogTransaction &)> changes[] = {
        [](LogTransaction &t) { t.site[0] = 'x'; },
        [](LogTransaction &t) { t.sequence = 8; },
        [](LogTransaction &t) { t.nonce[7] = 'x'; },
        [](LogTransaction &t) { t.clock += 1; },
        [](LogTransaction &t) { t.author = u"港花子"_s; },
        [](LogTransaction &t) { t.office = 0; },
        [](LogTransaction &t) { t.action = u"project.add"_s; },
        [](LogTransaction &t) { t.reason = u"訂正"_s; },
        [](LogTransaction &t) { t.undoOf = QByteArray(32, 'u'); },
        [](LogTransaction &t) { t.parents = QByteArray(32, 'p'); },
        [](LogTransaction &t) { t.ops[0].row = 6; },
        [](LogTransaction &t) { t.ops[0].column += 1; },
        [](LogTransaction &t) { t.ops[0].value = Value(); },
        [](LogTransaction &t) { t.ops[1].value = Value::text(QString(299, u'長') + u'い'); },
        [](LogTransaction &t) { t.ops[2].value = Value::integer(2); },
        [](LogTransaction &t) { t.ops.pop_back(); },
        [](LogTransaction &t) { std::swap(t.ops[0], t.ops[1]); },
    };
    for (const auto &change : changes) {
        LogTransaction other = fixedTransaction();
        change(other);
        CHECK(log.hashOf(other, document).value() != hash);
    }
    CHECK(log.hashOf(fixedTransaction(), QByteArray(16, 'e')).value() != hash);
}

TEST_CASE("what is read back from the log has the hash it was stored under", "[log]")
{
    testing::SampleFile file;
    for (int i = 0; i < 5; ++i)
        REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(QString::number(i))));
    Database &database = file.workspace->read().database();
    const Log log(database);
    for (qint64 number = 1; number <= log.lastNumber().value(); ++number) {
        const auto transaction = log.read(number);
        REQUIRE_OK(transaction);
        CHECK(log.hashOf(*transaction, log.documentId().value()).value() == transaction->hash);
        CHECK(transaction->parents.size() == (number == 1 ? 0 : 32));
    }
}

TEST_CASE("a clock that is set back does not put a later change before an earlier one", "[log]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"先"_s)));
    file.clock.advance(-86400 * 365);
    REQUIRE_OK(file.set(file.project, Field::ProjectPurpose, Value::text(u"後"_s)));
    const Log log(file.workspace->read().database());
    CHECK(log.read(3)->clock > log.read(2)->clock);
    CHECK(file.text(file.project, Field::ProjectPurpose) == u"後"_s);
}
