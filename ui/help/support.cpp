// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/support.h"

#include "core/schema/registry.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QFontInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString screens()
{
    QStringList all;
    for (const QScreen *screen : QGuiApplication::screens()) {
        all += u"%1x%2 @%3"_s.arg(screen->size().width())
                   .arg(screen->size().height())
                   .arg(screen->devicePixelRatio());
    }
    return all.join(u", "_s);
}

QString counts(const core::Workspace &document)
{
    QString text;
    for (const core::EntitySpec &entity : core::registry::entities()) {
        if (const auto rows = document.read().records(entity.entity))
            text += u"%1: %2\n"_s.arg(QString(entity.name)).arg(rows->size());
    }
    return text;
}

} // namespace

QString environmentText()
{
    const QStringList lines = {
        u"Rashin "_s + QStringLiteral(RASHIN_VERSION),
        u"Qt %1 (%2)"_s.arg(QLatin1String(qVersion()), QGuiApplication::platformName()),
        u"System: %1, %2"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
        u"Screens: "_s + screens(),
        u"Font: %1 %2 pt"_s.arg(QFontInfo(QApplication::font()).family()).arg(QApplication::font().pointSizeF()),
        u"Language: %1"_s.arg(QLocale().name()),
        u"File format: %1"_s.arg(core::registry::formatVersion),
    };
    return lines.join(u'\n') + u'\n';
}

QString withoutPersonalData(QString line)
{
    static const QRegularExpression paths(uR"((file://)?([A-Za-z]:)?[\\/][^\s"']+)"_s);
    static const QRegularExpression addresses(uR"(\S+@\S+)"_s);
    static const QRegularExpression beyondAscii(uR"([^\x20-\x7e]+)"_s);
    line.replace(beyondAscii, u"~"_s).replace(paths, u"~"_s).replace(addresses, u"~"_s);
    for (const QString &name : {qEnvironmentVariable("USER"), qEnvironmentVariable("USERNAME"),
                                QSysInfo::machineHostName()}) {
        if (name.size() > 1)
            line.replace(name, u"~"_s, Qt::CaseInsensitive);
    }
    return line;
}

QString supportText(const core::Workspace *document, const QStringList &remarks)
{
    QString text = u"[environment]\n"_s + environmentText() + u"\n[file]\n"_s;
    text += document ? counts(*document) + (document->isReadOnly() ? u"read-only\n"_s : u"writable\n"_s) : u"none open\n"_s;
    text += u"\n[remarks]\n"_s;
    for (const QString &remark : remarks)
        text += withoutPersonalData(remark) + u'\n';
    return text;
}

} // namespace ui
