// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/paper.h"

#include "ui/charts/wording.h"
#include "ui/charts/write.h"
#include "ui/errortext.h"
#include "ui/messagebar.h"
#include "ui/print/output.h"
#include "ui/print/printerchoice.h"
#include "ui/print/reportjob.h"
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QPainter>
#include <QPrinter>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// The words of this file for the translators.
struct Paper
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
};

std::unique_ptr<QPrinter> askPrinter(QWidget *parent, const QString &title, const core::report::PageSpec &page,
                                     MessageBar &messages)
{
    if (print::hasPrinter())
        return print::choosePrinter(parent, title, page, 1);
    messages.say(MessageBar::Kind::Warning,
                 Paper::tr("This computer knows no printer. Save it as a PDF and print it elsewhere."));
    return nullptr;
}

/// Names have no slashes, colons and the like in them when they become part of a file's name.
QString fileName(QString name)
{
    for (const QChar forbidden : u"\\/:*?\"<>|"_s)
        name.replace(forbidden, u'-');
    return name;
}

} // namespace

void paper::print(const print::Source &source, QWidget *parent, MessageBar &messages)
{
    const auto printer = askPrinter(parent, source.title(), source.page(), messages);
    if (!printer)
        return;
    if (const auto printed = print::print(source, *printer, {}, print::paperCharts()); !printed)
        messages.say(printed.error());
    else
        messages.say(MessageBar::Kind::Success, Paper::tr("%n page(s) were sent to the printer.", nullptr, printed->pages));
}

void paper::savePdf(const print::Source &source, QWidget *parent, Prompts &prompts, MessageBar &messages)
{
    const QString path =
        prompts.saveFile(parent, Paper::tr("Save as PDF"), source.title(), {{Paper::tr("PDF document"), {u"pdf"_s}}});
    if (!path.isEmpty())
        savePdf(source, path, messages);
}

void paper::savePdf(const print::Source &source, const QString &path, MessageBar &messages)
{
    const auto written = print::writePdf(source, path, {}, print::paperCharts());
    if (!written)
        return messages.say(written.error());
    messages.say(MessageBar::Kind::Success,
                 Paper::tr("%n page(s) were saved.", nullptr, written->pages) + u' ' + QFileInfo(path).fileName(),
                 Paper::tr("Open the folder"),
                 [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
}

void paper::print(const Drawing &drawing, QWidget *parent, MessageBar &messages)
{
    core::report::PageSpec page;
    page.landscape = true;
    const auto printer = askPrinter(parent, drawing.title, page, messages);
    if (!printer)
        return;
    QPainter painter(printer.get());
    const QSizeF room = printer->pageRect(QPrinter::DevicePixel).size();
    const double scale = std::min(room.width() / drawing.size.width(), room.height() / drawing.size.height());
    painter.scale(scale, scale);
    drawing.paint(painter);
}

void paper::print(const core::ChartData &chart, QWidget *parent, MessageBar &messages)
{
    core::report::PageSpec page;
    page.landscape = true;
    const auto printer = askPrinter(parent, wording::subject(chart), page, messages);
    if (!printer)
        return;
    QPainter painter(printer.get());
    const QSizeF paper = printer->pageRect(QPrinter::DevicePixel).size();
    paintOnPaper(painter, QRectF(QPointF(0, 0), paper), chart, printer->resolution());
}

void paper::savePicture(const Drawing &drawing, QWidget *parent, Prompts &prompts, MessageBar &messages)
{
    const QString path = prompts.saveFile(parent, Paper::tr("Save picture"), fileName(drawing.title),
                                          {{Paper::tr("PDF document"), {u"pdf"_s}},
                                           {Paper::tr("Scalable picture"), {u"svg"_s}},
                                           {Paper::tr("Picture"), {u"png"_s}}});
    if (path.isEmpty())
        return;
    if (const auto written = writeDrawing(drawing, path); !written)
        return messages.say(MessageBar::Kind::Error, errorText(written.error(), path));
    messages.say(MessageBar::Kind::Success, Paper::tr("Saved as %1.").arg(QFileInfo(path).fileName()));
}

} // namespace ui
