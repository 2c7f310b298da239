// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testing.h"

#include <QProcess>

namespace testing {

/// Changes a text or number within the parts of a workbook, as a spreadsheet program would store it.
inline void editWorkbook(const QString &path, const QString &from, const QString &to)
{
    using namespace Qt::Literals::StringLiterals;
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

} // namespace testing
