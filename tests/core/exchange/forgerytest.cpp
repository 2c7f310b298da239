// SPDX-License-Identifier: GPL-3.0-or-later
// What tests/fuzz.sh looks for at length, shortly: insiders whose hashes are right and whose writes no version would make.
// RASHIN_FORGERIES makes it as many as that, other ones each time.
#include "tests/core/exchange/evaluator.h"
#include "tests/fuzz/forger.h"
#include "tests/support/testing.h"

#include "core/storage/document.h"

#include <cstdio>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// What the tables say after two forgeries were taken in is what the independent evaluator makes of the log.
void compareWithEvaluator(const QString &path)
{
    const auto database = document::open(path, Access::ReadOnly);
    REQUIRE_OK(database);
    CHECK(testing::tablesOf(**database) == testing::evaluate(testing::PlainLog::of(**database)));
}

} // namespace

TEST_CASE("forgeries under hashes that are right are refused, or taken in soundly and in any order alike", "[exchange][forgery]")
{
    bool isLong = false;
    const int asked = qEnvironmentVariableIntValue("RASHIN_FORGERIES", &isLong);
    const int trials = isLong ? asked : 80;
    fuzz::Trial trial;
    std::mt19937 random(isLong ? std::random_device()() : 2026U);
    int taken = 0;
    int offered = 0;
    int compared = 0;
    for (int i = 0; i < trials; ++i) {
        std::vector<quint8> bytes(20 + random() % 300);
        for (quint8 &byte : bytes)
            byte = quint8(random());
        INFO("input " << QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex().toStdString());
        const QStringList problems = trial.run(bytes);
        INFO(problems.join(u"; "_s).toStdString());
        REQUIRE(problems.isEmpty());
        taken += trial.taken();
        offered += trial.offered();
        if (trial.taken() > 0) {
            compareWithEvaluator(trial.path(u"forth.rashin"_s));
            ++compared;
        }
    }
    std::printf("forgeries: %d of %d went in; %d documents compared with the independent evaluator\n", taken, offered, compared);
    CHECK(taken > offered / 2);
    CHECK(offered - taken > offered / 10); // and a good part is found out
    CHECK(compared > trials * 5 / 8);
}

TEST_CASE("what the fuzzer has found stays mended", "[exchange][forgery]")
{
    static const char *const found[] = {
        "00000000000101000d01050007", // a row that only fields of a later version make
    };
    fuzz::Trial trial;
    for (const char *hex : found) {
        INFO(hex);
        const QByteArray bytes = QByteArray::fromHex(hex);
        CHECK(trial.run({reinterpret_cast<const quint8 *>(bytes.constData()), size_t(bytes.size())}).isEmpty());
    }
}
