// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sources.h"
#include "tests/support/testing.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList everySource()
{
    return testing::sourcesBelow(u"core"_s) + testing::sourcesBelow(u"ui"_s) + testing::sourcesBelow(u"app"_s);
}

} // namespace

TEST_CASE("every source says its licence, and every header guards itself", "[architecture]")
{
    QStringList found;
    for (const QString &path : everySource() + testing::sourcesBelow(u"tests"_s)) {
        const QStringList lines = testing::linesOf(path);
        if (lines.value(0) != u"// SPDX-License-Identifier: GPL-3.0-or-later")
            found += path + u": licence"_s;
        if (path.endsWith(u".h"_s) && lines.value(1) != u"#pragma once")
            found += path + u": #pragma once"_s;
    }
    CHECK(found == QStringList());
}

// 120 columns are the rule (.clang-format); a literal or a table may stand out a little.
TEST_CASE("no line is much too long, none ends in blanks, none has tabs", "[architecture]")
{
    QStringList found;
    for (const QString &path : everySource()) {
        if (path.endsWith(u".inc"_s)) // tables of data
            continue;
        int number = 0;
        for (const QString &line : testing::linesOf(path)) {
            ++number;
            if (line.size() > 130 || line.endsWith(u' ') || line.contains(u'\t'))
                found += u"%1:%2"_s.arg(path).arg(number);
        }
    }
    CHECK(found == QStringList());
}

TEST_CASE("a file holds one idea: none is longer than 500 lines", "[architecture]")
{
    QStringList found;
    for (const QString &path : everySource()) {
        if (testing::linesOf(path).size() > 500)
            found += path;
    }
    CHECK(found == QStringList());
}

TEST_CASE("signals are connected by name of function, with a context", "[architecture]")
{
    QStringList found;
    static const QRegularExpression old(uR"(\b(SIGNAL|SLOT)\s*\()"_s);
    for (const QString &path : everySource()) {
        for (const QString &line : testing::linesOf(path)) {
            if (line.contains(old))
                found += path + u": "_s + line.trimmed();
        }
    }
    CHECK(found == QStringList());
}

TEST_CASE("every folder of the house explains itself", "[architecture]")
{
    QStringList missing;
    for (const QString &top : {u"core"_s, u"ui"_s, u"app"_s}) {
        for (const QString &folder : QDir(QStringLiteral(RASHIN_SOURCE_DIR "/") + top).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString path = top + u'/' + folder;
            const QString readme = QStringLiteral(RASHIN_SOURCE_DIR "/") + path + u"/README.md"_s;
            if (!testing::sourcesBelow(path).isEmpty() && !QFile::exists(readme))
                missing += path;
        }
    }
    CHECK(missing == QStringList());
}
