// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/imposition.h"

#include "ui/print/style.h"

#include <algorithm>

namespace ui::print {

using core::report::PageSpec;

namespace {

constexpr int gapOnSheet = fromMillimetres(6);

/// Puts what stands on one page onto the sheet, smaller and elsewhere.
class Mover
{
public:
    Mover(const QRect &from, const QRect &to)
        : m_from(from)
        , m_to(to)
        , m_scale(std::min(double(to.width()) / from.width(), double(to.height()) / from.height()))
    {
    }

    void move(const Page &page, Page &sheet) const
    {
        for (const auto part : {&Page::tints, &Page::subtotals, &Page::chosen, &Page::frames}) {
            for (const QRect &rect : page.*part)
                (sheet.*part).push_back(moved(rect));
        }
        for (const QLine &rule : page.rules)
            sheet.rules.emplace_back(moved(rule.p1()), moved(rule.p2()));
        for (PlacedText text : page.texts) {
            text.style.size = scaled(text.style.size);
            text.style.leading = scaled(text.style.leading);
            for (PlacedLine &line : text.lines) {
                const QPoint at = moved(QPoint(line.x, line.baseline));
                line.x = at.x();
                line.baseline = at.y();
                line.stretch = scaled(line.stretch);
            }
            sheet.texts.push_back(std::move(text));
        }
        for (const PlacedChart &chart : page.charts)
            sheet.charts.push_back({moved(chart.area), chart.chart, chart.scale * m_scale});
    }

private:
    [[nodiscard]] int scaled(int length) const { return qRound(length * m_scale); }
    [[nodiscard]] QPoint moved(const QPoint &point) const
    {
        return {m_to.left() + scaled(point.x() - m_from.left()), m_to.top() + scaled(point.y() - m_from.top())};
    }
    [[nodiscard]] QRect moved(const QRect &rect) const
    {
        const QPoint top = moved(rect.topLeft());
        return {top, QSize(scaled(rect.width()), scaled(rect.height()))};
    }

    QRect m_from;
    QRect m_to;
    double m_scale;
};

/// The places on a sheet, in the order they are filled.
std::vector<QRect> placesOn(const PageSpec &sheet, int perSheet)
{
    const QRect body = bodyRect(sheet);
    const int columns = perSheet == 2 && !sheet.landscape ? 1 : 2;
    const int rows = perSheet / columns;
    const int width = (body.width() - gapOnSheet * (columns - 1)) / columns;
    const int height = (body.height() - gapOnSheet * (rows - 1)) / rows;
    std::vector<QRect> places;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            places.emplace_back(body.left() + column * (width + gapOnSheet), body.top() + row * (height + gapOnSheet),
                                width, height);
    }
    return places;
}

} // namespace

PageSpec pageOnSheet(const PageSpec &sheet, int perSheet)
{
    PageSpec page = sheet;
    page.landscape = perSheet == 2 ? !sheet.landscape : sheet.landscape;
    return page;
}

std::vector<Page> impose(const std::vector<Page> &pages, const PageSpec &page, const PageSpec &sheet, int perSheet)
{
    const std::vector<QRect> places = placesOn(sheet, perSheet);
    std::vector<Page> sheets;
    for (size_t index = 0; index < pages.size(); ++index) {
        if (index % places.size() == 0)
            sheets.emplace_back();
        Mover(bodyRect(page), places[index % places.size()]).move(pages[index], sheets.back());
    }
    return sheets;
}

std::vector<Page> shrink(const std::vector<Page> &pages, const QRect &from, const QRect &to)
{
    const Mover mover(from, to);
    std::vector<Page> smaller(pages.size());
    for (size_t index = 0; index < pages.size(); ++index)
        mover.move(pages[index], smaller[index]);
    return smaller;
}

} // namespace ui::print
