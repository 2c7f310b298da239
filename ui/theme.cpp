// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui::theme {

namespace {

struct Shade
{
    Role role;
    QRgb light;
    QRgb dark;
    QRgb contrast;
};

// Primitive tokens of @digital-go-jp/design-tokens 1.1.9 (MIT); the agency has no dark set, so the dark column takes
// the light steps of the same hues for text and mixes of their dark steps with the greys for tints. The contrast column is the
// tokens' lightest and strongest steps on black, as the high contrast themes of desktops are: every text has 7:1.
constexpr Shade shades[] = {
    {Role::Window, 0xfff2f2f2, 0xff1a1a1a, 0xff000000},
    {Role::Surface, 0xffffffff, 0xff242424, 0xff000000},
    {Role::Text, 0xff1a1a1a, 0xfff2f2f2, 0xffffffff},
    {Role::Muted, 0xff595959, 0xffb3b3b3, 0xffe6e6e6},
    {Role::Line, 0xffd9d9d9, 0xff404040, 0xffb3b3b3},
    {Role::Edge, 0xff767676, 0xff8c8c8c, 0xffffffff},
    {Role::Primary, 0xff0017c1, 0xff9db7f9, 0xffffd43d},
    {Role::PrimaryHover, 0xff00118f, 0xffc5d7fb, 0xffffe380},
    {Role::OnPrimary, 0xffffffff, 0xff000060, 0xff000000},
    {Role::Tint, 0xffd9e6ff, 0xff26345e, 0xff00118f},
    {Role::TintHover, 0xffe8f1fe, 0xff2d3448, 0xff000060},
    {Role::Success, 0xff115a36, 0xff71c598, 0xff9bd4b5},
    {Role::SuccessTint, 0xffe6f5ec, 0xff17352a, 0xff000000},
    {Role::Warning, 0xffac3e00, 0xffffa66d, 0xffffc199},
    {Role::WarningTint, 0xffffeee2, 0xff42291a, 0xff000000},
    {Role::Error, 0xffce0000, 0xffff9696, 0xffffbbbb},
    {Role::ErrorTint, 0xfffdeeee, 0xff4a2222, 0xff000000},
    {Role::InfoTint, 0xffe8f1fe, 0xff262f45, 0xff000000},
};

/// The three looks there are; a palette's window colour says which one it belongs to.
enum class Look { Light, Dark, Contrast };

QColor shade(Role role, Look look)
{
    const auto found = std::find_if(std::begin(shades), std::end(shades), [&](const Shade &s) { return s.role == role; });
    return QColor::fromRgb(look == Look::Contrast ? found->contrast : look == Look::Dark ? found->dark : found->light);
}

Look lookOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    return window == QColor(Qt::black) ? Look::Contrast : window.lightness() < 128 ? Look::Dark : Look::Light;
}

QPalette paletteFor(Look look)
{
    const auto c = [look](Role role) { return shade(role, look); };
    const bool dark = look != Look::Light;
    const bool contrast = look == Look::Contrast;
    QPalette p;
    p.setColor(QPalette::Window, c(Role::Window));
    p.setColor(QPalette::WindowText, c(Role::Text));
    p.setColor(QPalette::Base, c(Role::Surface));
    p.setColor(QPalette::AlternateBase, contrast ? c(Role::Surface) : dark ? QColor(0x2b, 0x2b, 0x2b) : QColor(0xf8, 0xf8, 0xfb));
    p.setColor(QPalette::Text, c(Role::Text));
    p.setColor(QPalette::PlaceholderText, c(Role::Muted));
    p.setColor(QPalette::Button, c(Role::Surface));
    p.setColor(QPalette::ButtonText, c(Role::Text));
    p.setColor(QPalette::BrightText, c(Role::Error));
    p.setColor(QPalette::ToolTipBase, dark ? QColor(0x33, 0x33, 0x33) : QColor(0x33, 0x33, 0x33));
    p.setColor(QPalette::ToolTipText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Highlight, contrast ? c(Role::Tint) : dark ? QColor(0x34, 0x60, 0xfb) : QColor(0x00, 0x17, 0xc1));
    p.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Link, c(Role::Primary));
    p.setColor(QPalette::LinkVisited, c(Role::PrimaryHover));
    p.setColor(QPalette::Light, dark ? QColor(0x4d, 0x4d, 0x4d) : QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Midlight, c(Role::Line));
    p.setColor(QPalette::Mid, c(Role::Line));
    p.setColor(QPalette::Dark, c(Role::Edge));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0));
    const QColor faded = contrast ? QColor(0xb3, 0xb3, 0xb3) : dark ? QColor(0x8c, 0x8c, 0x8c) : QColor(0x76, 0x76, 0x76);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faded);
    p.setColor(QPalette::Disabled, QPalette::Base, c(Role::Window));
    p.setColor(QPalette::Disabled, QPalette::Highlight, c(Role::Line));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
    return p;
}

// BIZ UD fonts: made for legibility, and the only ones whose PDFs can be searched (日 keeps its code point).
QFont bodyFont(const QFont &desktop, int percent)
{
    QFont font(QStringList{u"BIZ UDPGothic"_s, u"BIZ UDPゴシック"_s, u"Noto Sans CJK JP"_s, desktop.family()});
    font.setPointSizeF(std::max(10.5, desktop.pointSizeF()) * std::clamp(percent, 100, 300) / 100);
    return font;
}

} // namespace

Mode modeFromCode(QStringView code)
{
    return code == u"contrast" ? Mode::Contrast
           : code == u"dark"   ? Mode::Dark
           : code == u"light"  ? Mode::Light
                               : Mode::System;
}

QString code(Mode mode)
{
    return mode == Mode::Contrast ? u"contrast"_s
           : mode == Mode::Dark   ? u"dark"_s
           : mode == Mode::Light  ? u"light"_s
                                  : u"system"_s;
}

bool isDark(const QPalette &palette)
{
    return lookOf(palette) != Look::Light;
}

QColor color(Role role, const QPalette &palette)
{
    return shade(role, lookOf(palette));
}

QPalette light()
{
    return paletteFor(Look::Light);
}

QPalette dark()
{
    return paletteFor(Look::Dark);
}

QPalette contrast()
{
    return paletteFor(Look::Contrast);
}

void apply(QApplication &app, Mode mode, int percent)
{
    // What the desktop said before we spoke; afterwards the application only repeats our own palette.
    static const QPalette desktop = QApplication::palette();
    static const QFont desktopFont = QApplication::font();
    if (!qobject_cast<Style *>(QApplication::style()))
        QApplication::setStyle(new Style);
    app.setFont(bodyFont(desktopFont, percent));
    const Look asked = mode == Mode::Contrast ? Look::Contrast : mode == Mode::Dark ? Look::Dark : Look::Light;
    app.setPalette(paletteFor(mode == Mode::System ? lookOf(desktop) : asked));
}

QFont font(Type type)
{
    QFont font = QApplication::font();
    constexpr double scale[] = {0.9, 1, 1, 1.2, 1.6, 2.2};
    font.setPointSizeF(font.pointSizeF() * scale[static_cast<int>(type)]);
    font.setBold(type != Type::Small && type != Type::Body);
    return font;
}

void setType(QWidget &widget, Type type)
{
    widget.setFont(font(type));
}

int space(double lines)
{
    return qRound(QFontMetricsF(QApplication::font()).height() * lines);
}

} // namespace ui::theme
