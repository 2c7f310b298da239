// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/messagelog.h"

#include <QMutex>
#include <QTime>

using namespace Qt::Literals::StringLiterals;

namespace ui::messagelog {

namespace {

constexpr qsizetype mostLines = 500;

/// Remarks come from any thread, and from before there is an application.
struct Store
{
    QMutex mutex;
    QStringList lines;
    QtMessageHandler before = nullptr;
};

Store &store()
{
    static Store kept;
    return kept;
}

QString word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return u"debug"_s;
    case QtInfoMsg: return u"info"_s;
    case QtWarningMsg: return u"warning"_s;
    case QtCriticalMsg: return u"error"_s;
    case QtFatalMsg: return u"fatal"_s;
    }
    return {};
}

void keep(const QString &kind, const QString &remark)
{
    const QMutexLocker locker(&store().mutex);
    QStringList &lines = store().lines;
    lines.append(u"%1 %2: %3"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"_s), kind, remark));
    if (lines.size() > mostLines)
        lines.removeFirst();
}

void take(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    keep(word(type), message);
    if (store().before)
        store().before(type, context, message);
}

} // namespace

void start()
{
    store().before = qInstallMessageHandler(take);
}

QStringList lines()
{
    const QMutexLocker locker(&store().mutex);
    return store().lines;
}

void add(const QString &remark)
{
    keep(u"rashin"_s, remark);
}

} // namespace ui::messagelog
