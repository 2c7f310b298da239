// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/linebreaker.h"

#include <QColor>
#include <QSize>

namespace ui::print {

/// How a cell of a role is set: type, room inside the box and the place of its lines.
struct CellStyle
{
    TextStyle text;
    Qt::Alignment align = Qt::AlignLeft;
    bool middle = false;  ///< lines stand in the middle of the height instead of at the top
    bool justify = false; ///< wrapped lines end at the edge
    bool tinted = false;
    int smallest = 0; ///< type size down to which it is drawn smaller rather than wrapped; 0: wrapped at once
};

[[nodiscard]] const CellStyle &styleOf(core::report::Role role);
[[nodiscard]] const TextStyle &headingStyle(int level);
[[nodiscard]] const TextStyle &runningStyle();

inline constexpr int cellPaddingX = fromPoints(3.0);
inline constexpr int cellPaddingY = fromPoints(2.16);
inline constexpr int ruleWidth = fromPoints(0.42);
inline constexpr int frameWidth = fromPoints(0.96);

// Light enough for black-and-white printers: black text keeps a contrast above 15:1 on each.
[[nodiscard]] inline QColor tintColor()
{
    return QColor(0xE8, 0xEE, 0xF7);
}
[[nodiscard]] inline QColor subtotalColor()
{
    return QColor(0xF4, 0xF6, 0xFA);
}
[[nodiscard]] inline QColor chosenColor()
{
    return QColor(0xC5, 0xD3, 0xEA);
}
/// Where a text that is looked for stands, on the screen only.
[[nodiscard]] inline QColor foundColor()
{
    return QColor(0xFF, 0xE3, 0x7A);
}
[[nodiscard]] inline QColor inkColor()
{
    return QColor(0x1A, 0x1A, 0x1A);
}
[[nodiscard]] inline QColor ruleColor()
{
    return QColor(0x5C, 0x60, 0x66);
}

/// The whole sheet of paper in units.
[[nodiscard]] QSize paperSize(const core::report::PageSpec &page);
/// Where the blocks go, in units from the top left of the paper.
[[nodiscard]] QRect bodyRect(const core::report::PageSpec &page);

} // namespace ui::print
