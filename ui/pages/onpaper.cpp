// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/onpaper.h"

#include "ui/messagebar.h"
#include "ui/print/output.h"
#include "ui/print/printerchoice.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QPrinter>
#include <QUrl>

namespace ui::onpaper {

namespace {

QString word(const char *english, int number = -1)
{
    return QCoreApplication::translate("OnPaper", english, nullptr, number);
}

} // namespace

void print(const print::Source &source, QWidget *page, MessageBar &messages)
{
    if (!print::hasPrinter())
        return messages.say(MessageBar::Kind::Warning,
                            word(QT_TRANSLATE_NOOP("OnPaper", "This computer knows no printer. Save it as a PDF and print it "
                                                              "elsewhere.")));
    const auto printer = print::choosePrinter(page, source.title(), source.page(), 1);
    if (!printer)
        return;
    if (const auto printed = print::print(source, *printer); !printed)
        messages.say(printed.error());
    else
        messages.say(MessageBar::Kind::Success,
                     word(QT_TRANSLATE_N_NOOP("OnPaper", "%n page(s) were sent to the printer."), printed->pages));
}

void savePdf(const print::Source &source, const QString &path, MessageBar &messages)
{
    const auto written = print::writePdf(source, path);
    if (!written)
        return messages.say(written.error());
    messages.say(MessageBar::Kind::Success,
                 word(QT_TRANSLATE_NOOP("OnPaper", "Saved as “%1”.")).arg(QFileInfo(path).fileName()),
                 word(QT_TRANSLATE_NOOP("OnPaper", "Open the folder")),
                 [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
}

} // namespace ui::onpaper
