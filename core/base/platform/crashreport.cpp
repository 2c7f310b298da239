// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/crashreport.h"

#include <QDateTime>
#include <QDir>

#include <cstring>

#if defined(Q_OS_UNIX)
#include <csignal>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace core::crashreport {

using namespace Qt::Literals::StringLiterals;

#if defined(Q_OS_UNIX)
namespace {

// Everything the handler needs is made beforehand: in it nothing may be allocated.
constexpr int longestPath = 4096;
constexpr int mostFrames = 64;
char thePath[longestPath];
char theHead[256];

void put(int file, const char *text)
{
    const auto ignored = write(file, text, std::strlen(text)); // nobody is left to be told
    (void)ignored;
}

void putHex(int file, quint64 number)
{
    char digits[19] = "0x0000000000000000";
    for (int i = 17; i > 1; --i, number >>= 4)
        digits[i] = "0123456789abcdef"[number & 15];
    put(file, digits);
}

/// Only the name of the library: a path may name a person.
void putPlace(int file, void *address)
{
    Dl_info where = {};
    if (dladdr(address, &where) && where.dli_fname) {
        const char *slash = std::strrchr(where.dli_fname, '/');
        put(file, slash ? slash + 1 : where.dli_fname);
        put(file, " +");
        putHex(file, quint64(static_cast<char *>(address) - static_cast<char *>(where.dli_fbase)));
        put(file, " ");
        put(file, where.dli_sname ? where.dli_sname : "");
    } else {
        putHex(file, reinterpret_cast<quint64>(address));
    }
    put(file, "\n");
}

void handle(int signal)
{
    const int file = open(thePath, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0) {
        put(file, theHead);
        put(file, "signal ");
        putHex(file, quint64(signal));
        put(file, "\n");
        void *frames[mostFrames];
        const int count = backtrace(frames, mostFrames);
        for (int i = 0; i < count; ++i)
            putPlace(file, frames[i]);
        fsync(file);
        close(file);
    }
    raise(signal); // SA_RESETHAND: now it ends the process as it would have
}

} // namespace

void install(const QString &folder, const QString &version)
{
    const QByteArray path = QDir(folder).filePath(QDateTime::currentDateTime().toString(u"'crash-'yyyyMMdd-HHmmss'.txt'"_s))
                                .toLocal8Bit();
    if (!QDir().mkpath(folder) || path.size() >= longestPath)
        return;
    std::memcpy(thePath, path.constData(), size_t(path.size()) + 1);
    qstrncpy(theHead, ("Rashin " + version.toUtf8() + ", Qt " + qVersion() + "\n").constData(), sizeof theHead);
    void *frames[1];
    backtrace(frames, 1); // loads what it needs now, not in the handler
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
        sigaction(signal, &action, nullptr);
}
#else
void install(const QString &, const QString &) {}
#endif

QStringList reports(const QString &folder)
{
    return QDir(folder).entryList({u"crash-*.txt"_s}, QDir::Files, QDir::Name | QDir::Reversed);
}

} // namespace core::crashreport
