// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/style.h"

#include <QFontInfo>

#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr QRgb white = 0xffffffff;
constexpr QRgb ink = 0xff1a1a1a;
constexpr QRgb night = 0xff1a1a1a;

// One for each branch, searched among the agency's tokens: the closest pair is 24.9 ΔE00 apart for normal, protan,
// deutan and tritan sight, all have 3:1 on white. The dark set keeps the hues.
constexpr std::array officeLight{0xff767676, 0xfffb5b01, 0xff41048e, 0xff008bf2, 0xff541e00};
constexpr std::array officeDark{0xffb3b3b3, 0xffff7628, 0xffbb87ff, 0xff57b8ff, 0xffffdfca};
constexpr std::array officeHatches{Hatch::None, Hatch::Rising, Hatch::Crossed, Hatch::Falling, Hatch::Level};
constexpr std::array officeMarkers{Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::Cross};
constexpr std::array officePens{Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::SolidLine, Qt::DashLine};

// One hue in steps, dark to light, of the agency's chart theme.
constexpr std::array stepFills{0xff0017c1, 0xff3460fb, 0xff7096f8, 0xffc5d7fb, 0xffe8f1fe};
constexpr std::array stepHatches{Hatch::None, Hatch::Rising, Hatch::Falling, Hatch::None, Hatch::Dotted};

template <typename Array>
auto cyclic(const Array &values, int index)
{
    return values[static_cast<size_t>(index) % values.size()];
}

QColor colour(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

SeriesStyle officeStyle(int slot, bool dark)
{
    const QColor own = colour(dark ? cyclic(officeDark, slot) : cyclic(officeLight, slot));
    return {own, own, cyclic(officeHatches, slot), cyclic(officeMarkers, slot), cyclic(officePens, slot)};
}

// Few steps are spread over the whole range, so that two parts are never neighbours in colour without need.
int spread(int slot, int steps)
{
    static constexpr std::array<std::array<int, 5>, 5> places{{{0}, {0, 3}, {0, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3, 4}}};
    const auto count = static_cast<size_t>(std::clamp(steps, 1, 5));
    return places[count - 1][static_cast<size_t>(slot) % count];
}

SeriesStyle stepStyle(int slot, int steps, bool dark)
{
    const int place = spread(slot, steps);
    const QColor fill = colour(cyclic(stepFills, place));
    return {fill, colour(dark ? 0xff7096f8 : 0xff0017c1), cyclic(stepHatches, place), cyclic(officeMarkers, slot)};
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

ChartLook ChartLook::paper(double fontSize)
{
    QFont font;
    font.setFamilies({QStringLiteral("BIZ UDPGothic"), QStringLiteral("Noto Sans CJK JP")});
    return {false, true, fontSize, font};
}

ChartLook ChartLook::screen(const QPalette &palette, const QFont &font)
{
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    const QFontInfo info(font);
    return {dark, false, double(info.pixelSize()), font};
}

QColor ChartLook::background() const
{
    return colour(dark ? night : white);
}

QColor ChartLook::text() const
{
    return colour(dark ? 0xfff2f2f2 : ink);
}

QColor ChartLook::quietText() const
{
    return colour(dark ? 0xffcccccc : 0xff4d4d4d);
}

QColor ChartLook::grid() const
{
    return colour(dark ? 0xff4d4d4d : 0xffcccccc);
}

QColor ChartLook::axis() const
{
    return colour(dark ? 0xffb3b3b3 : 0xff666666);
}

SeriesStyle seriesStyle(const core::ChartSeries &series, bool dark)
{
    switch (series.role) {
    case core::SeriesRole::Office: return officeStyle(series.slot, dark);
    case core::SeriesRole::Step: return stepStyle(series.slot, series.steps, dark);
    case core::SeriesRole::Plan:
        return {colour(0xffc5d7fb), colour(dark ? 0xff9db7f9 : 0xff0017c1), Hatch::Rising, Marker::Square,
                Qt::DashLine};
    case core::SeriesRole::Actual:
        return {colour(dark ? 0xff7096f8 : 0xff0017c1), colour(dark ? 0xff7096f8 : 0xff0017c1), Hatch::None,
                Marker::Circle, Qt::SolidLine};
    case core::SeriesRole::Reference:
        return {colour(dark ? 0xff4d4d4d : 0xffe6e6e6), colour(dark ? 0xfff2f2f2 : ink), Hatch::Upright, Marker::None,
                Qt::DotLine};
    case core::SeriesRole::Alarm:
        return {colour(0xfffe3939), colour(dark ? 0xffff7171 : 0xffce0000), Hatch::Crossed, Marker::Cross};
    case core::SeriesRole::Missing:
        return {colour(dark ? 0xff333333 : 0xfff2f2f2), colour(dark ? 0xff999999 : 0xff767676), Hatch::None,
                Marker::None, Qt::DotLine};
    }
    return {};
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

QColor inkOn(const QColor &fill)
{
    return contrast(fill, colour(white)) >= contrast(fill, colour(ink)) ? colour(white) : colour(ink);
}

} // namespace ui
