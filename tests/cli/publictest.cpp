// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// What a program of the system prints about a file.
QString said(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// All text there is in a file, whatever its form.
QString textIn(const QString &path)
{
    if (path.endsWith(u".pdf"))
        return said(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, path, u"-"_s});
    if (path.endsWith(u".xlsx"))
        return said(u"python3"_s, {u"-c"_s, u"import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\n"
                                            "sys.stdout.buffer.write(b''.join(z.read(n) for n in z.namelist()))"_s, path});
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

/// Fills every text that is not for the public, in the first row of each entity and all cycles; answers how many fields there are.
int hide(const Companion &cli, const QString &file)
{
    int hidden = 0;
    // A sheet that is final takes no more words: it is sent back first.
    const QString sheet = cli.done({u"list"_s, file, u"evaluation"_s}).array()[0].toObject()["id"_L1].toString();
    cli.done({u"set"_s, file, u"evaluation"_s, sheet, u"state=returned"_s, u"returned_because=秘匿0号"_s});
    for (const QJsonValue &each : cli.done({u"fields"_s}).array()) {
        const QJsonObject field = each.toObject();
        const QString type = field["type"_L1].toString();
        if (field["disclosure"_L1] == u"public"_s || (type != u"text"_s && type != u"long_text"_s))
            continue;
        const QJsonArray rows = cli.done({u"list"_s, file, field["entity"_L1].toString()}).array();
        if (rows.isEmpty())
            continue;
        ++hidden;
        const bool isOfYears = field["entity"_L1] == u"cycle"_s; // one of them is in the year that is printed
        for (qsizetype row = 0; row < (isOfYears ? rows.size() : 1); ++row)
            cli.done({u"set"_s, file, field["entity"_L1].toString(), rows[row]["id"_L1].toString(),
                      u"%1=秘匿%2号"_s.arg(field["field"_L1].toString()).arg(hidden)});
    }
    return hidden;
}

} // namespace

TEST_CASE("nothing that is not for the public reaches a PDF, a workbook, CSV, JSON or a web page", "[cli]")
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        WARN("skipped: pdftotext is not installed");
        return;
    }
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 4, 2);
    CHECK(hide(cli, u"a.rashin"_s) >= 10);
    QStringList files;
    for (const QString &kind : {u"sheet"_s, u"list"_s, u"office"_s, u"policy"_s, u"annual"_s}) {
        cli.done({u"report"_s, u"a.rashin"_s, u"--kind"_s, kind, u"--public"_s, u"--out"_s, kind + u".pdf"_s});
        files.append(cli.path(kind + u".pdf"_s));
        CHECK(textIn(files.back()).contains(u"公表版"_s));
    }
    cli.done({u"report"_s, u"a.rashin"_s, u"--kind"_s, u"bundle"_s, u"--with"_s, u"office,policy,list,sheet"_s,
              u"--per-sheet"_s, u"2"_s, u"--public"_s, u"--out"_s, u"bundle.pdf"_s});
    files.append(cli.path(u"bundle.pdf"_s));
    CHECK(textIn(files.back()).contains(u"公表版"_s));
    cli.expect(2, {u"report"_s, u"a.rashin"_s, u"--kind"_s, u"bundle"_s, u"--with"_s, u"list,council"_s, u"--public"_s,
                   u"--out"_s, u"c.pdf"_s});
    cli.expect(2, {u"report"_s, u"a.rashin"_s, u"--kind"_s, u"council"_s, u"--public"_s, u"--out"_s, u"c.pdf"_s});
    for (const QString &name : {u"all.xlsx"_s, u"all.json"_s}) {
        cli.done({u"export"_s, u"a.rashin"_s, name, u"--what"_s, u"all"_s, u"--public"_s});
        files.append(cli.path(name));
    }
    cli.done({u"export"_s, u"a.rashin"_s, u"cycle.csv"_s, u"--what"_s, u"cycle"_s, u"--public"_s});
    files.append(cli.path(u"cycle.csv"_s));
    cli.done({u"publish"_s, u"a.rashin"_s, u"site"_s});
    for (QDirIterator found(cli.path(u"site"_s), QDir::Files, QDirIterator::Subdirectories); found.hasNext();)
        files.append(found.next());
    CHECK(files.size() > 40);
    for (const QString &file : files) {
        INFO(file.toStdString());
        CHECK_FALSE(textIn(file).contains(u"秘匿"_s));
    }
    // The same words are there for the city hall: the test sees what it looks for.
    cli.done({u"report"_s, u"a.rashin"_s, u"--kind"_s, u"sheet"_s, u"--out"_s, u"own.pdf"_s});
    CHECK(textIn(cli.path(u"own.pdf"_s)).contains(u"秘匿"_s));
}

TEST_CASE("the web edition is sound HTML, needs no script and lists its columns and its licence", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 3, 2);
    cli.done({u"publish"_s, u"a.rashin"_s, u"site"_s, u"--licence"_s, u"CC-BY-4.0"_s});
    const QJsonObject package = QJsonDocument::fromJson(cli.bytes(u"site/datapackage.json"_s)).object();
    CHECK(package["licenses"_L1][0]["name"_L1] == u"CC-BY-4.0"_s);
    CHECK(package["resources"_L1].toArray().size() > 10);
    const bool canCheck = !QStandardPaths::findExecutable(u"tidy"_s).isEmpty();
    if (!canCheck)
        WARN("tidy is not installed: the pages are not checked");
    int pages = 0;
    for (QDirIterator found(cli.path(u"site"_s), {u"*.html"_s}, QDir::Files, QDirIterator::Subdirectories);
         found.hasNext();) {
        const QString path = found.next();
        ++pages;
        INFO(path.toStdString());
        CHECK_FALSE(textIn(path).contains(u"<script"_s));
        if (!canCheck)
            continue;
        QProcess tidy;
        tidy.start(u"tidy"_s, {u"-q"_s, u"-e"_s, u"-utf8"_s, path});
        tidy.waitForFinished();
        INFO(tidy.readAllStandardError().toStdString());
        CHECK(tidy.exitCode() == 0);
    }
    CHECK(pages >= 9);
    cli.expect(2, {u"publish"_s, u"a.rashin"_s, u"site"_s}); // what is there already is not written over
}
