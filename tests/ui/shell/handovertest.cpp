// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/handover.h"
#include "core/base/platform/crashreport.h"
#include "core/base/rowid.h"
#include "tests/support/testing.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using desktop::Handover;

TEST_CASE("a second start hands its file to the program that runs, Japanese names and all", "[handover]")
{
    const QString name = u"rashin-test-"_s + core::RowId::random().toString();
    Handover first(name);
    REQUIRE(first.listen());
    QSignalSpy received(&first, &Handover::received);
    bool taken = false;
    const std::unique_ptr<QThread> second(QThread::create([&] { taken = Handover(name).give(u"/共有/計画 案.rashin"_s); }));
    second->start();
    REQUIRE(QTest::qWaitFor([&] { return second->isFinished(); }, 5000));
    CHECK(taken);
    REQUIRE(received.size() == 1);
    CHECK(received.first().first().toString() == u"/共有/計画 案.rashin"_s);
}

TEST_CASE("where nobody runs, a start is on its own and becomes the one that runs", "[handover]")
{
    const QString name = u"rashin-test-"_s + core::RowId::random().toString();
    CHECK_FALSE(Handover(name).give({}));
    Handover first(name);
    CHECK(first.listen());
}

TEST_CASE("portable copies and screens do not answer for each other", "[handover]")
{
    CHECK(Handover::nameFor(u"/a/rashin.ini"_s) == Handover::nameFor(u"/a/rashin.ini"_s));
    CHECK(Handover::nameFor(u"/a/rashin.ini"_s) != Handover::nameFor(u"/b/rashin-portable.ini"_s));
}

TEST_CASE("a crash leaves a report with the version and no path in it", "[crash]")
{
    QTemporaryDir folder;
    CHECK(core::crashreport::reports(folder.path()).isEmpty());
    const pid_t child = fork();
    if (child == 0) {
        core::crashreport::install(folder.path(), u"1.2.3"_s);
        std::raise(SIGSEGV);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    const QStringList reports = core::crashreport::reports(folder.path());
    REQUIRE(reports.size() == 1);
    QFile file(folder.filePath(reports.front()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    CHECK(text.startsWith("Rashin 1.2.3"));
    CHECK_FALSE(text.contains('/'));
    CHECK(text.count('\n') > 3);
}
