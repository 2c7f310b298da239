// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/painter.h"
#include "ui/print/fontbook.h"
#include "ui/print/reportjob.h"

#include <QFont>
#include <QPainter>

namespace ui::print {

ChartPainter paperCharts()
{
    // Gothic, like every label on the sheet. The family is looked up once and not for every chart.
    const QStringList families = FontBook().families(Face::Gothic);
    return [families](QPainter &painter, const QRectF &area, const core::ChartData &chart, double scale) {
        ChartLook look = ChartLook::paper(fromPoints(6.6) * scale);
        look.title = false;
        look.font.setFamilies(families);
        painter.save();
        paintChart(painter, area, chart, look);
        painter.restore();
    };
}

} // namespace ui::print
