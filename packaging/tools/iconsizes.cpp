// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the program's sign in the sizes that desktops look for; part of the build of a package, never installed.
// usage: iconsizes FOLDER-OF-ICONS OUT.png SIDE
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    if (argc != 4)
        return 2;
    const int side = QByteArray(argv[3]).toInt();
    // Below this the character would be a smudge: there the needle stands alone (as ui::sign() does).
    constexpr int smallestCharacter = 30;
    const QString name = side < smallestCharacter ? QStringLiteral("rashin-small.svg") : QStringLiteral("rashin.svg");
    QSvgRenderer svg(QString::fromLocal8Bit(argv[1]) + QLatin1Char('/') + name);
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    svg.render(&painter);
    painter.end();
    return svg.isValid() && image.save(QString::fromLocal8Bit(argv[2])) ? 0 : 1;
}
