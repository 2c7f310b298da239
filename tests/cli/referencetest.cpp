// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

TEST_CASE("the manual's page on rashin-cli is what the table of commands says", "[cli]")
{
    const testing::Companion companion;
    for (const auto &[folder, locale] : {std::pair(u"ja"_s, u"ja_JP.UTF-8"_s), std::pair(u"en"_s, u"en_US.UTF-8"_s)}) {
        const testing::Answer answer = companion.run({u"help"_s, u"--markdown"_s}, locale);
        CHECK(answer.code == 0);
        QFile file(u"%1/resources/manual/%2/cli.md"_s.arg(QStringLiteral(RASHIN_SOURCE_DIR), folder));
        if (qEnvironmentVariableIsSet("RASHIN_WRITE_MANUAL")) { // how the page is brought up to date
            REQUIRE(file.open(QIODevice::WriteOnly));
            file.write(answer.output);
            continue;
        }
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.readAll() == answer.output);
    }
}

TEST_CASE("the manual page for man names every section it must have", "[cli]")
{
    const testing::Answer answer = testing::Companion().run({u"help"_s, u"--man"_s}, u"en_US.UTF-8"_s);
    CHECK(answer.code == 0);
    for (const char *section : {".TH RASHIN", ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH EXIT STATUS"})
        CHECK(answer.output.contains(section));
}
