// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using testing::Companion;

namespace {

/// Starts the companion and kills it after some time, whatever it is doing then.
void runAndKill(const Companion &cli, const QStringList &arguments, unsigned long milliseconds)
{
    QProcess process;
    process.setWorkingDirectory(cli.path(u"."_s));
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(Companion::program(), arguments);
    REQUIRE(process.waitForStarted());
    QThread::msleep(milliseconds);
    process.kill();
    process.waitForFinished();
}

void checkSound(const Companion &cli)
{
    // Nobody has to tidy up first: locks and journals of the dead are no obstacle.
    const QJsonObject checked = cli.done({u"check"_s, u"a.rashin"_s}).object();
    for (const auto &part : {u"log"_s, u"pages"_s, u"projection"_s, u"schema"_s})
        CHECK(checked[part] == true);
}

} // namespace

TEST_CASE("killed while setting fields, the file holds what was committed and checks clean", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 5, 1);
    const QString project = cli.firstProject(u"a.rashin"_s);
    QRandomGenerator random(4);
    for (int round = 0; round < 12; ++round) {
        const QString purpose = u"purpose=%1回目"_s.arg(round);
        runAndKill(cli, {u"set"_s, u"a.rashin"_s, u"project"_s, project, purpose}, random.bounded(60u));
        cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, project, u"result=%1"_s.arg(round)});
    }
    checkSound(cli);
    CHECK(cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, project}).object()["result"_L1] == u"11"_s);
}

TEST_CASE("killed during an import, the file holds all of it or nothing", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    QByteArray csv = "年度,款,事業名,所管課,予算区分,予算額（千円）,うちレベルアップ分（千円）,"
                     "地区（事業名に明記のもの）,出典頁（令和8年度港区予算概要）\r\n";
    constexpr int rows = 1500;
    for (int i = 1; i <= rows; ++i)
        csv += "令和8,総務費,試験事業" + QByteArray::number(i) + ",企画課,臨時・新規," + QByteArray::number(i)
               + ",,,5\r\n";
    cli.write(u"t.csv"_s, csv);
    const QStringList import = {u"import"_s, u"a.rashin"_s, u"t.csv"_s, u"--profile"_s, u"minato-r8"_s};
    QRandomGenerator random(5);
    for (int round = 0; round < 8; ++round) {
        runAndKill(cli, import, 20 + random.bounded(400u));
        const qint64 projects = cli.done({u"info"_s, u"a.rashin"_s}).object()["counts"_L1]["project"_L1].toInteger();
        CHECK((projects == 0 || projects == rows));
    }
    checkSound(cli);
    cli.done(import);
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object()["counts"_L1]["project"_L1] == rows);
    checkSound(cli);
}
