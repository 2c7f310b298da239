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

QSizeF paperSize(const core::ChartData &chart)
{
    const double height = chartHeight(chart, paperWidth, ChartLook::paper(paperFont));
    return {paperWidth + 2 * paperMargin, std::ceil(height) + 2 * paperMargin};
}

void paintPage(QPainter &painter, const core::ChartData &chart, QSizeF size)
{
    const QRectF page(QPointF(0, 0), size);
    const ChartLook look = ChartLook::paper(paperFont);
    painter.fillRect(page, look.background());
    const double m = paperMargin;
    paintChart(painter, page.adjusted(m, m, -m, -m), chart, look);
}

QByteArray svg(const core::ChartData &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = paperSize(chart);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(72);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(wording::finding(chart));
    generator.setDescription(wording::subject(chart));
    QPainter painter(&generator);
    paintPage(painter, chart, size);
    painter.end();
    return buffer.data();
}

QByteArray pdf(const core::ChartData &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = paperSize(chart);
    QPdfWriter writer(&buffer);
    writer.setTitle(wording::finding(chart));
    writer.setPageSize(QPageSize(size, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(writer.logicalDpiX() / 72.0, writer.logicalDpiY() / 72.0);
    paintPage(painter, chart, size);
    painter.end();
    return buffer.data();
}

QByteArray png(const core::ChartData &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    chartImage(chart).save(&buffer, "PNG");
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

QImage chartImage(const core::ChartData &chart, int width)
{
    const QSizeF size = paperSize(chart);
    const double scale = width / size.width();
    QImage image(width, int(std::ceil(size.height() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPage(painter, chart, size);
    return image;
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

core::Result<> writeChart(const core::ChartData &chart, const QString &path)
{
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return save(svg(chart), path);
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return save(pdf(chart), path);
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return save(png(chart), path);
    return core::failure(core::Error::Code::Usage, path);
}

} // namespace ui
