// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"

#include "ui/charts/canvas.h"
#include "ui/charts/wording.h"
#include "ui/theme.h"

#ifdef RASHIN_QT_CHARTS
#include "ui/charts/qtchart.h"
#endif

#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ChartView::ChartView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_subject(new QLabel(this))
    , m_stack(new QStackedLayout)
    , m_canvas(new ChartCanvas(this))
{
    theme::setType(*m_title, theme::Type::Subtitle);
    m_title->setObjectName(u"finding"_s);
    m_title->setWordWrap(true);
    m_subject->setForegroundRole(QPalette::PlaceholderText);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_canvas);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_drawing = scroll;
    m_stack->addWidget(m_drawing);
    connect(m_canvas, &ChartCanvas::picked, this, &ChartView::picked);
#ifdef RASHIN_QT_CHARTS
    m_qtChart = new QtChart(this);
    m_stack->addWidget(m_qtChart);
    connect(m_qtChart, &QtChart::picked, this, &ChartView::picked);
#endif
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(theme::space(0.2));
    all->addWidget(m_title);
    all->addWidget(m_subject);
    all->addLayout(m_stack, 1);
}

void ChartView::setChart(const core::ChartData &chart)
{
    m_chart = chart;
    m_title->setText(wording::finding(chart));
    m_subject->setText(wording::subject(chart));
#ifdef RASHIN_QT_CHARTS
    if (QtChart::shows(chart)) {
        m_qtChart->setChart(chart);
        m_stack->setCurrentWidget(m_qtChart);
        return;
    }
#endif
    m_canvas->setChart(chart);
    m_stack->setCurrentWidget(m_drawing);
}

} // namespace ui
