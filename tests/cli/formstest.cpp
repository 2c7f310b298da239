// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"
#include "tests/support/workbook.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// A Python that can talk to LibreOffice; empty where there is none.
QString pythonWithOffice()
{
    for (const QString &python : {u"python3"_s, u"/usr/bin/python3"_s}) {
        QProcess bridge;
        bridge.start(python, {u"-c"_s, u"import uno"_s});
        if (bridge.waitForFinished() && bridge.exitStatus() == QProcess::NormalExit && bridge.exitCode() == 0)
            return python;
    }
    return {};
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
    testing::editWorkbook(forms.cli.path(u"f.xlsx"_s), u"古い目的"_s, u"新しい目的"_s);
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
    testing::editWorkbook(forms.cli.path(u"f.xlsx"_s), u"古い目的"_s, u"課の目的"_s);
    testing::editWorkbook(forms.cli.path(u"f.xlsx"_s), u"古い手段"_s, u"課の手段"_s);
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

TEST_CASE("a form filled in with a spreadsheet program comes back with what was typed and what its formulas made of it", "[cli]")
{
    const QString python = pythonWithOffice();
    if (python.isEmpty() || QStandardPaths::findExecutable(u"soffice"_s).isEmpty()) {
        WARN("skipped: LibreOffice or its bridge to Python is not installed");
        return;
    }
    const Forms forms;
    const QString path = forms.cli.path(u"f.xlsx"_s);
    // Types into the cell that holds a text and into two amounts; looks whether the sheet is closed but for its entries.
    const QString script = uR"(import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
path, profile = sys.argv[1:]
pipe = 'rashin-form-%d' % time.time_ns()
office = subprocess.Popen(['soffice', '-env:UserInstallation=file://' + profile, '--headless', '--norestore',
                           '--accept=pipe,name=%s;urp;' % pipe])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
import atexit
atexit.register(office.kill)
for attempt in range(600):
    try:
        context = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
        break
    except Exception:
        time.sleep(0.2)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made
book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, (option('Hidden', True),))
sheet = book.Sheets.getByIndex(0)
def find(words):
    for row in range(80):
        for column in range(7):
            if sheet.getCellByPosition(column, row).String == words:
                return column, row
    raise SystemExit('no cell says ' + words)
assert sheet.isProtected()
column, row = find('古い目的')
sheet.getCellByPosition(column, row).String = '表計算で書いた目的'
column, row = find('国庫支出金')
sheet.getCellByPosition(3, row).Value = 300
sheet.getCellByPosition(3, row + 5).Value = 45
assert sheet.getCellByPosition(0, 0).CellProtection.IsLocked, 'the title is open'
assert not sheet.getCellByPosition(3, row).CellProtection.IsLocked, 'an amount is closed'
column, row = find('事業費')
assert sheet.getCellByPosition(3, row).CellProtection.IsLocked, 'the sum is open'
assert sheet.getCellByPosition(3, row).Value == 345, sheet.getCellByPosition(3, row).String
book.storeToURL(uno.systemPathToFileUrl(path), (option('FilterName', 'Calc MS Excel 2007 XML'),))
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait(60)
)"_s;
    QProcess office;
    office.start(python, {u"-c"_s, script, path, forms.cli.path(u"profile"_s)});
    office.waitForFinished(300000);
    INFO(office.readAllStandardError().toStdString());
    REQUIRE(office.exitCode() == 0);
    const Answer answer = forms.cli.done(forms.import(u"f.xlsx"_s));
    QStringList given;
    for (const auto &change : answer.object()["changes"_L1].toArray())
        given += change["field"_L1].toString() + u'=' + change["given"_L1].toString();
    given.sort();
    CHECK(given == QStringList{u"general=45"_s, u"national=300"_s, u"purpose=表計算で書いた目的"_s, u"total=345"_s});
    CHECK(forms.stored(u"purpose"_s) == u"表計算で書いた目的"_s);
}

TEST_CASE("a form saved by a spreadsheet program means the same", "[cli]")
{
    if (QStandardPaths::findExecutable(u"soffice"_s).isEmpty()) {
        WARN("skipped: LibreOffice is not installed");
        return;
    }
    const Forms forms;
    const QString path = forms.cli.path(u"f.xlsx"_s);
    testing::editWorkbook(path, u"古い目的"_s, u"新しい目的"_s);
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
