// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/ground.h"

namespace fuzz {

namespace {
int argumentCount = 1;
char name[] = "fuzz";
char *arguments[] = {name, nullptr};
} // namespace

Ground::Ground() : m_application(argumentCount, arguments)
{
    // Warnings about garbage are no finding.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &) {
        if (type == QtFatalMsg)
            abort();
    });
}

Ground &Ground::instance()
{
    static auto *ground = new Ground; // never torn down: the fuzzer ends the process
    return *ground;
}

void Ground::write(const QString &path, const quint8 *data, size_t size) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(reinterpret_cast<const char *>(data), qint64(size)) != qint64(size))
        abort();
}

} // namespace fuzz
