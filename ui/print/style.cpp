// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/style.h"

namespace ui::print {

using core::report::PageSpec;
using core::report::Role;

namespace {

constexpr TextStyle type(Face face, double points, double leading)
{
    return {face, fromPoints(points), fromPoints(points * leading)};
}

// Sizes are multiples of 0.12 point, so that a character is a whole, even number of units wide.
constexpr TextStyle prose = type(Face::Mincho, 9.0, 1.45);
constexpr TextStyle item = type(Face::Mincho, 8.4, 1.35);
constexpr TextStyle label = type(Face::Gothic, 8.4, 1.35);

constexpr int smallestNumber = fromPoints(5.4);
constexpr int smallestMark = fromPoints(6.0);

constexpr CellStyle styles[] = {
    /* Text   */ {prose, Qt::AlignLeft, false, true, false, 0},
    /* Item   */ {item, Qt::AlignLeft, true, false, false, 0},
    /* Label  */ {label, Qt::AlignHCenter, true, false, true, 0},
    /* Number */ {item, Qt::AlignRight, true, false, false, smallestNumber},
    /* Mark   */ {item, Qt::AlignHCenter, true, false, false, smallestMark},
    /* Strong */ {type(Face::GothicBold, 11.4, 1.35), Qt::AlignLeft, true, false, false, 0},
    /* Title  */ {type(Face::GothicBold, 15.0, 1.4), Qt::AlignHCenter, true, false, false, 0},
    /* Note   */ {type(Face::Mincho, 7.2, 1.35), Qt::AlignLeft, true, false, false, 0},
};

} // namespace

const CellStyle &styleOf(Role role)
{
    return styles[size_t(role)];
}

const TextStyle &headingStyle(int level)
{
    static constexpr TextStyle first = type(Face::GothicBold, 10.8, 1.35);
    static constexpr TextStyle second = type(Face::GothicBold, 9.0, 1.35);
    return level <= 1 ? first : second;
}

const TextStyle &runningStyle()
{
    static constexpr TextStyle style = type(Face::Gothic, 7.2, 1.3);
    return style;
}

QSize paperSize(const PageSpec &page)
{
    // ISO 216, millimetres.
    const double width = page.paper == core::report::Paper::A3 ? 297 : 210;
    const double height = page.paper == core::report::Paper::A3 ? 420 : 297;
    const QSize size(fromMillimetres(width), fromMillimetres(height));
    return page.landscape ? size.transposed() : size;
}

QRect bodyRect(const PageSpec &page)
{
    const QMargins margins(fromMillimetres(page.margins.left()), fromMillimetres(page.margins.top()),
                           fromMillimetres(page.margins.right()), fromMillimetres(page.margins.bottom()));
    return QRect(QPoint(0, 0), paperSize(page)).marginsRemoved(margins);
}

} // namespace ui::print
