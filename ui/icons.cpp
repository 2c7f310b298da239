// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// Draws one SVG whose strokes say currentColor in the colour the palette has at the moment of painting.
class LineIconEngine final : public QIconEngine
{
public:
    explicit LineIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, drawn(rect.size() * ratio, mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return drawn(size, mode); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override { return drawn(size, mode); }
    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(m_name); }
    QString key() const override { return u"rashin-line"_s; }

private:
    QPixmap drawn(const QSize &size, QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        const QColor color = mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::WindowText)
                                                     : palette.color(QPalette::WindowText);
        const QString key = u"%1/%2/%3"_s.arg(color.rgba()).arg(size.width()).arg(size.height());
        if (const auto found = m_drawn.constFind(key); found != m_drawn.cend())
            return *found;
        QFile file(u":/icons/"_s + m_name + u".svg"_s);
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        if (file.open(QIODevice::ReadOnly)) {
            QSvgRenderer svg(file.readAll().replace("currentColor", color.name().toLatin1()));
            QPainter painter(&pixmap);
            svg.render(&painter);
        }
        m_drawn.insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    QHash<QString, QPixmap> m_drawn;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new LineIconEngine(name));
}

QPixmap sign(int side, double ratio)
{
    // Below this size the character would be a smudge: there the needle stands alone.
    constexpr int smallestCharacter = 30;
    const int pixels = qRound(side * ratio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer svg(pixels < smallestCharacter ? u":/icons/rashin-small.svg"_s : u":/icons/rashin.svg"_s);
    QPainter painter(&pixmap);
    svg.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 64})
        icon.addPixmap(sign(side, 1));
    return icon;
}

} // namespace ui
