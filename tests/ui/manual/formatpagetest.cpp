// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "translations/language.h"
#include "ui/formatpage.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

TEST_CASE("the manual's page on the file format is what the registry says", "[manual]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    const QString page = ui::formatPage();
    CHECK_FALSE(page.contains(u"Entities and fields"_s));

    QFile file(QStringLiteral(RASHIN_SOURCE_DIR "/resources/manual/file-format.md"));
    if (qEnvironmentVariableIsSet("RASHIN_WRITE_MANUAL")) { // how the page is brought up to date
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(page.toUtf8());
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()) == page);
}
