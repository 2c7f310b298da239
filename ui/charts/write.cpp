// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/write.h"

#include "ui/charts/painter.h"
#include "ui/charts/wording.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace ui {

namespace {

constexpr double paperFont = 9;    // points
constexpr double paperWidth = 540; // points: A4 portrait without its margins
constexpr double paperMargin = 10;
constexpr int pictureWidth = 1400; // pixels

QSizeF paperSize(const core::ChartData &chart)
{
    const double height = chartHeight(chart, paperWidth, ChartLook::paper(paperFont));
    return {paperWidth + 2 * paperMargin, std::ceil(height) + 2 * paperMargin};
}

Drawing drawingOf(const core::ChartData &chart)
{
    const QSizeF size = paperSize(chart);
    return {wording::finding(chart), wording::subject(chart), size, [&chart, size](QPainter &painter) {
                const QRectF page(QPointF(0, 0), size);
                const ChartLook look = ChartLook::paper(paperFont);
                painter.fillRect(page, look.background());
                const double m = paperMargin;
                paintChart(painter, page.adjusted(m, m, -m, -m), chart, look);
            }};
}

QByteArray svg(const Drawing &drawing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(72);
    generator.setSize(drawing.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), drawing.size));
    generator.setTitle(drawing.title);
    generator.setDescription(drawing.description);
    QPainter painter(&generator);
    drawing.paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray pdf(const Drawing &drawing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(drawing.title);
    writer.setPageSize(QPageSize(drawing.size, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(writer.logicalDpiX() / 72.0, writer.logicalDpiY() / 72.0);
    drawing.paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray png(const Drawing &drawing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    imageOf(drawing, pictureWidth).save(&buffer, "PNG");
    return buffer.data();
}

core::Result<> save(const QByteArray &bytes, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return core::failure(core::Error::Code::Storage, file.errorString());
    return {};
}

} // namespace

QImage imageOf(const Drawing &drawing, int width)
{
    const double scale = width / drawing.size.width();
    QImage image(width, int(std::ceil(drawing.size.height() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    drawing.paint(painter);
    return image;
}

QImage chartImage(const core::ChartData &chart, int width)
{
    return imageOf(drawingOf(chart), width);
}

void paintOnPaper(QPainter &painter, const QRectF &area, const core::ChartData &chart, double perInch)
{
    const double point = perInch / 72;
    const double size = std::clamp(area.width() / point / 55, 6.0, paperFont);
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(point, point);
    paintChart(painter, QRectF(QPointF(0, 0), area.size() / point), chart, ChartLook::paper(size));
    painter.restore();
}

core::Result<> writeDrawing(const Drawing &drawing, const QString &path)
{
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return save(svg(drawing), path);
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return save(pdf(drawing), path);
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return save(png(drawing), path);
    return core::failure(core::Error::Code::Usage, path);
}

core::Result<> writeChart(const core::ChartData &chart, const QString &path)
{
    return writeDrawing(drawingOf(chart), path);
}

} // namespace ui
