// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QStringView>

class QApplication;
class QWidget;

/// The one look of the program: colours of the Digital Agency's design tokens, a type scale, spacing in font units.
///
/// Nothing here is global state: a widget asks for a colour with its own palette, which says whether it is light or
/// dark. So a print preview can be light inside a dark window.
namespace ui::theme {

/// What a person chose: the desktop's own look, or one of the three. Contrast is for weak eyes and bad projectors.
enum class Mode { System, Light, Dark, Contrast };

[[nodiscard]] Mode modeFromCode(QStringView code);
[[nodiscard]] QString code(Mode mode);

/// Colours by what they say. Text roles have a contrast of 4.5:1 on the window, base and their own tint; the others 3:1.
enum class Role {
    Window,
    Surface,       ///< what text and tables stand on
    Text,
    Muted,         ///< hints and what is of less weight; still 4.5:1
    Line,          ///< hairlines between rows and around boxes
    Edge,          ///< outlines of inputs and buttons, 3:1
    Primary,       ///< links, the default button, the focus ring
    PrimaryHover,
    OnPrimary,     ///< text on Primary
    Tint,          ///< selected rows, the page one is on
    TintHover,
    Success,
    SuccessTint,
    Warning,
    WarningTint,
    Error,
    ErrorTint,
    InfoTint,
};

[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] QColor color(Role role, const QPalette &palette);
/// The palette of one brightness; `light()` is also what paper gets.
[[nodiscard]] QPalette light();
[[nodiscard]] QPalette dark();
[[nodiscard]] QPalette contrast();

/// Sets style, fonts and palette of the whole program. May be called again to switch. `percent` (100…300) enlarges the
/// desktop's own text size, and with it every space and icon of windows made afterwards.
void apply(QApplication &app, Mode mode, int percent = 100);

/// The type scale, as the Digital Agency's 14/16/20/24/32 but relative to the body font of this desktop.
enum class Type {
    Small,    ///< notes, never for what must be read
    Body,
    Strong,   ///< body, bold
    Subtitle, ///< heading of a box
    Title,    ///< heading of a page
    Display,  ///< one number or name that is the message
};
[[nodiscard]] QFont font(Type type);
void setType(QWidget &widget, Type type);

/// Device-independent pixels of `lines` heights of the body font: 0.25 between things that belong together, 0.5 within
/// a group, 1 between groups, 1.5 around a page. So spacing follows the text size a person has set.
[[nodiscard]] int space(double lines);

} // namespace ui::theme
