// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPaintEngine>
#include <QPrintEngine>
#include <QPrinter>

#include <QCryptographicHash>

#include <climits>
#include <functional>
#include <memory>
#include <vector>

namespace testing {

/// What came out of a printer: a mark of every page that tells it from others, in order.
struct Tray
{
    std::vector<QByteArray> pages;
    int jams = 0; ///< the page, counted from what is printed, that does not come out; 0: all do
};

/// Remembers what is drawn on a page by its shapes and places.
class TrayPaint final : public QPaintEngine
{
public:
    TrayPaint() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice *) override
    {
        if (begun)
            begun();
        return true;
    }
    bool end() override { return finished && finished(); }
    void updateState(const QPaintEngineState &changed) override
    {
        if (changed.state() & DirtyTransform)
            m_transform = changed.transform();
    }
    void drawPath(const QPainterPath &path) override { note(path.boundingRect(), path.elementCount()); }
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode) override
    {
        note(QPolygonF(QList<QPointF>(points, points + count)).boundingRect(), count);
    }
    void drawRects(const QRectF *rects, int count) override
    {
        for (int i = 0; i < count; ++i)
            note(rects[i], 4);
    }
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        note(QRectF(at, QSizeF(item.width(), item.ascent())), 5);
    }
    void drawPixmap(const QRectF &place, const QPixmap &, const QRectF &) override { note(place, 6); }
    Type type() const override { return User; }

    /// Told when drawing begins.
    std::function<void()> begun;
    /// Told when all is drawn; answers whether the last page came out.
    std::function<bool()> finished;

    /// The page that was drawn; the next one begins empty.
    QByteArray take()
    {
        QByteArray drawn = m_page.result();
        m_page.reset();
        return drawn;
    }

private:
    void note(const QRectF &place, int shape)
    {
        const QRectF seen = m_transform.mapRect(place);
        m_page.addData(QStringLiteral("%1 %2 %3 %4 %5;").arg(seen.x()).arg(seen.y()).arg(seen.width()).arg(seen.height()).arg(shape).toUtf8());
    }

    QTransform m_transform;
    QCryptographicHash m_page{QCryptographicHash::Sha1};
};

/// A printer of paper that is never there: pages fall into a tray, or one of them jams.
class TrayPrint final : public QPrintEngine
{
public:
    TrayPrint(std::shared_ptr<Tray> tray, TrayPaint &paint) : m_tray(std::move(tray)), m_paint(paint) {}
    void setProperty(PrintEnginePropertyKey key, const QVariant &value) override { m_properties[key] = value; }
    QVariant property(PrintEnginePropertyKey key) const override
    {
        if (key == PPK_Resolution)
            return 600;
        return m_properties.value(key);
    }
    bool newPage() override { return finishPage(); }
    bool abort() override
    {
        m_state = QPrinter::Aborted;
        return true;
    }
    int metric(QPaintDevice::PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case QPaintDevice::PdmWidth: return 4960;
        case QPaintDevice::PdmHeight: return 7016;
        case QPaintDevice::PdmWidthMM: return 210;
        case QPaintDevice::PdmHeightMM: return 297;
        case QPaintDevice::PdmNumColors: return INT_MAX;
        case QPaintDevice::PdmDepth: return 32;
        case QPaintDevice::PdmDevicePixelRatio: return 1;
        case QPaintDevice::PdmDevicePixelRatioScaled: return int(QPaintDevice::devicePixelRatioFScale());
        default: return 600;
        }
    }
    QPrinter::PrinterState printerState() const override { return m_state; }
    void start() { m_state = QPrinter::Active; }
    bool finish()
    {
        const bool done = finishPage();
        m_state = QPrinter::Idle;
        return done;
    }

private:
    bool finishPage()
    {
        if (m_state != QPrinter::Active)
            return false;
        const QByteArray page = m_paint.take();
        if (m_tray->jams != 0 && int(m_tray->pages.size()) + 1 == m_tray->jams)
            return false;
        m_tray->pages.push_back(page);
        return true;
    }

    std::shared_ptr<Tray> m_tray;
    TrayPaint &m_paint;
    QHash<int, QVariant> m_properties;
    QPrinter::PrinterState m_state = QPrinter::Idle;
};

/// A QPrinter for the two.
class TrayPrinter final : public QPrinter
{
public:
    explicit TrayPrinter(const std::shared_ptr<Tray> &tray) : m_print(tray, m_paint)
    {
        m_paint.begun = [this] { m_print.start(); };
        m_paint.finished = [this] { return m_print.finish(); };
        setEngines(&m_print, &m_paint);
    }

private:
    TrayPaint m_paint;
    TrayPrint m_print;
};

} // namespace testing
