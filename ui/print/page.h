// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/linebreaker.h"

#include <QLine>
#include <QRect>

#include <vector>

namespace ui::print {

/// One line of a text where it stands on the paper.
struct PlacedLine
{
    int x = 0;
    int baseline = 0;
    int begin = 0;
    int length = 0;
    int stretch = 0; ///< spread over the gaps between its characters
};

/// A text with the lines of it that stand on this page.
struct PlacedText
{
    QString text;
    TextStyle style;
    std::vector<PlacedLine> lines;
};

struct PlacedChart
{
    QRect area;
    std::shared_ptr<const core::ChartData> chart;
    double scale = 1; ///< of its type, where the page was made smaller
};

/// One laid-out page: everything that is drawn on it, in units from the top left of the paper. The running titles are
/// not in it; they are drawn with the page number, which is known last.
struct Page
{
    std::vector<QRect> tints;     ///< behind labels
    std::vector<QRect> subtotals; ///< behind rows of sums
    std::vector<QRect> chosen;    ///< behind what stands out
    std::vector<QLine> rules;
    std::vector<QRect> frames;
    std::vector<PlacedText> texts;
    std::vector<PlacedChart> charts;
};

} // namespace ui::print
