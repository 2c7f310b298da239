// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include "tests/support/testing.h"

#include <QCoreApplication>
#include <QLocale>

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
    const QCoreApplication app(argc, argv);
    qInstallMessageHandler(testing::failOnWarning);
    const int failed = Catch::Session().run(argc, argv);
    return failed || testing::warnings() ? 1 : 0;
}
