// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include "tests/support/testing.h"

#include <QApplication>
#include <QLocale>

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // set here: a test machine has no display
    QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
    QCoreApplication::setOrganizationName(QStringLiteral("rashin-tests"));
    QApplication app(argc, argv);
    qInstallMessageHandler(testing::failOnWarning);
    const int failed = Catch::Session().run(argc, argv);
    return failed || testing::warnings() ? 1 : 0;
}
