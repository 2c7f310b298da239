// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"

#include <QFileInfo>

#include <cstdio>

std::ostream &operator<<(std::ostream &out, const QString &text)
{
    return out << '"' << text.toStdString() << '"';
}

namespace core {

std::ostream &operator<<(std::ostream &out, const Value &value)
{
    if (value.isNull())
        return out << "(none)";
    if (value.isText())
        return out << value.toText();
    return value.isReal() ? out << value.toReal() : out << value.toInteger();
}

std::ostream &operator<<(std::ostream &out, RowId id)
{
    return out << id.toString();
}

std::ostream &operator<<(std::ostream &out, Error::Code code)
{
    return out << "Error::Code(" << static_cast<int>(code) << ')';
}

} // namespace core

namespace testing {

namespace {
int warningCount = 0;
}

void failOnWarning(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    std::fprintf(stderr, "%s\n", qPrintable(message));
    // Said by the offscreen platform of Qt itself, for every window; nothing of ours causes it.
    if (message.startsWith(QStringLiteral("This plugin does not support")))
        return;
    if (type == QtWarningMsg || type == QtCriticalMsg)
        ++warningCount;
    if (type == QtFatalMsg)
        std::abort();
}

int warnings()
{
    return warningCount;
}

QString sharedFile(const QString &name)
{
    const QString path = QStringLiteral(RASHIN_SHARED_DIR "/data/") + name;
    if (QFileInfo::exists(path))
        return path;
    WARN("skipped: the real data is not beside this checkout: " << name.toStdString());
    return {};
}

} // namespace testing
