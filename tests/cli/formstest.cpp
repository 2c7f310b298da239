// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// Changes a text or number within the parts of a workbook, as a spreadsheet program would store it.
void edit(const QString &path, const QString &from, const QString &to)
{
    const QString script = uR"(import sys, zipfile
path, old, new = sys.argv[1:]
parts = {}
with zipfile.ZipFile(path) as book:
    for name in book.namelist():
        parts[name] = book.read(name)
table = parts['xl/sharedStrings.xml'].decode()
at = table.index('>' + old + '<')
parts['xl/sharedStrings.xml'] = (table[:at] + '>' + new + '<' + table[at + len(old) + 2:]).encode()
with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
    for name, content in parts.items():
        book.writestr(name, content)
)"_s;
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, script, path, from, to});
    python.waitForFinished();
    REQUIRE(python.exitCode() == 0);
}

struct Forms
{
    Companion cli;
    QString project;

    Forms()
    {
        cli.makePlan(u"a.rashin"_s);
        const Answer added = cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=防災訓練"_s, u"code=P1"_s,
                                       u"purpose=古い目的"_s, u"means=古い手段"_s});
        project = added.object()["id"_L1].toString();
        cli.done({u"export"_s, u"a.rashin"_s, u"f.xlsx"_s, u"--what"_s, u"sheets"_s, u"--layout"_s, u"form"_s,
                  u"--year"_s, u"2026"_s});
    }
    [[nodiscard]] QStringList import(const QString &source) const
    {
        return {u"import"_s, u"a.rashin"_s, source, u"--profile"_s, u"form"_s};
    }
    [[nodiscard]] QString stored(const QString &field) const
    {
        return cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, project}).object()[field].toString();
    }
};

} // namespace

TEST_CASE("a form that comes back as it went out changes nothing", "[cli]")
{
    const Forms forms;
    const Answer answer = forms.cli.done(forms.import(u"f.xlsx"_s));
    CHECK(answer.object()["files"_L1] == 1);
    CHECK(answer.object()["entries"_L1].toInt() > 20);
    CHECK(answer.object()["changes"_L1].toArray().isEmpty());
}

TEST_CASE("what a section filled in is shown, then taken in once", "[cli]")
{
    const Forms forms;
    edit(forms.cli.path(u"f.xlsx"_s), u"古い目的"_s, u"新しい目的"_s);
    const Answer seen = forms.cli.done(forms.import(u"f.xlsx"_s) + QStringList{u"--dry-run"_s});
    REQUIRE(seen.object()["changes"_L1].toArray().size() == 1);
    const QJsonObject change = seen.object()["changes"_L1][0].toObject();
    CHECK(change["state"_L1] == u"new"_s);
    CHECK(change["sent"_L1] == u"古い目的"_s);
    CHECK(change["given"_L1] == u"新しい目的"_s);
    CHECK(forms.stored(u"purpose"_s) == u"古い目的"_s);

    CHECK(forms.cli.done(forms.import(u"f.xlsx"_s)).object()["taken"_L1] == 1);
    CHECK(forms.stored(u"purpose"_s) == u"新しい目的"_s);
    CHECK(forms.cli.done(forms.import(u"f.xlsx"_s)).object()["taken"_L1] == 0);
}

TEST_CASE("an entry that was changed here since the form went out waits for a person", "[cli]")
{
    const Forms forms;
    edit(forms.cli.path(u"f.xlsx"_s), u"古い目的"_s, u"課の目的"_s);
    edit(forms.cli.path(u"f.xlsx"_s), u"古い手段"_s, u"課の手段"_s);
    forms.cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, forms.project, u"purpose=企画課の目的"_s});
    const Answer answer = forms.cli.expect(1, forms.import(u"f.xlsx"_s));
    CHECK(answer.object()["taken"_L1] == 1);
    CHECK(forms.stored(u"purpose"_s) == u"企画課の目的"_s);
    CHECK(forms.stored(u"means"_s) == u"課の手段"_s);

    forms.cli.done(forms.import(u"f.xlsx"_s) + QStringList{u"--take-conflicts"_s});
    CHECK(forms.stored(u"purpose"_s) == u"課の目的"_s);
}

TEST_CASE("a form of another plan and a workbook that is no form are refused, and nothing is changed", "[cli]")
{
    const Forms forms;
    forms.cli.makePlan(u"b.rashin"_s);
    forms.cli.expect(3, {u"import"_s, u"b.rashin"_s, u"f.xlsx"_s, u"--profile"_s, u"form"_s});
    forms.cli.done({u"export"_s, u"a.rashin"_s, u"data.xlsx"_s, u"--what"_s, u"project"_s});
    forms.cli.expect(3, forms.import(u"data.xlsx"_s));
}

TEST_CASE("a form saved by a spreadsheet program means the same", "[cli]")
{
    if (QStandardPaths::findExecutable(u"soffice"_s).isEmpty()) {
        WARN("skipped: LibreOffice is not installed");
        return;
    }
    const Forms forms;
    const QString path = forms.cli.path(u"f.xlsx"_s);
    edit(path, u"古い目的"_s, u"新しい目的"_s);
    QDir(QFileInfo(path).path()).mkdir(u"back"_s);
    QProcess office;
    office.start(u"soffice"_s, {u"-env:UserInstallation=file://"_s + forms.cli.path(u"profile"_s), u"--headless"_s,
                               u"--convert-to"_s, u"xlsx"_s, u"--outdir"_s, forms.cli.path(u"back"_s), path});
    office.waitForFinished(120000);
    if (!QFileInfo::exists(forms.cli.path(u"back/f.xlsx"_s))) {
        WARN("skipped: LibreOffice did not convert the workbook");
        return;
    }
    const Answer answer = forms.cli.done(forms.import(u"back"_s));
    REQUIRE(answer.object()["changes"_L1].toArray().size() == 1);
    CHECK(forms.stored(u"purpose"_s) == u"新しい目的"_s);
}
