// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/indicatorchart.h"

#include "core/report/figures.h"
#include "core/workspace/workspace.h"
#include "ui/charts/chartview.h"
#include "ui/charts/tablemodel.h"
#include "ui/charts/write.h"
#include "ui/icons.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::RowId;

IndicatorChart::IndicatorChart(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_indicators(new QComboBox(this))
    , m_chart(new ChartView(this))
    , m_numbers(new ChartTableModel(this))
    , m_table(tables::list(this, u"indicatorNumbers"_s, tr("Numbers of the chart")))
{
    m_indicators->setObjectName(u"chartIndicator"_s);
    m_indicators->setAccessibleName(tr("Indicator to draw"));
    m_table->setModel(m_numbers);
    auto *picture = new QPushButton(icon(u"copy"_s), tr("Copy picture"), this);
    auto *table = new QPushButton(icon(u"copy"_s), tr("Copy table"), this);
    picture->setObjectName(u"copyIndicatorPicture"_s);
    table->setObjectName(u"copyIndicatorTable"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_indicators, 1);
    row->addWidget(picture);
    row->addWidget(table);
    auto *beside = new QSplitter(Qt::Horizontal, this);
    beside->addWidget(m_chart);
    beside->addWidget(m_table);
    beside->setStretchFactor(0, 3);
    beside->setStretchFactor(1, 2);
    beside->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.3), 0, 0);
    column->addLayout(row);
    column->addWidget(beside, 1);
    connect(m_indicators, &QComboBox::currentIndexChanged, this, &IndicatorChart::showChart);
    connect(picture, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setImage(chartImage(m_chart->chart())); });
    connect(table, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_numbers->asText()); });
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Indicator) || changes.touches(core::Entity::IndicatorValue))
            fill();
    });
}

void IndicatorChart::setSubject(std::optional<RowId> project, int year)
{
    m_project = project;
    m_year = year;
    fill();
}

void IndicatorChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fill();
}

/// Nothing is read while nobody looks.
void IndicatorChart::fill()
{
    if (!isVisible())
        return;
    const QVariant current = m_indicators->currentData();
    {
        const QSignalBlocker blocker(m_indicators);
        m_indicators->clear();
        if (m_project) {
            const auto rows = m_workspace.read().records(
                core::Entity::Indicator, {{{Field::IndicatorProject, core::Value::reference(*m_project)}}, {}});
            for (const core::Record &row : rows ? *rows : std::vector<core::Record>())
                m_indicators->addItem(row.text(Field::IndicatorName), row.id().value());
        }
        m_indicators->setCurrentIndex(std::max(0, m_indicators->findData(current)));
    }
    showChart();
}

void IndicatorChart::showChart()
{
    core::ChartData chart{.kind = core::ChartKind::Indicator, .form = core::ChartForm::Lines, .year = m_year};
    const auto indicator = RowId::from(m_indicators->currentData().toLongLong());
    const auto year = core::FiscalYear::from(m_year);
    if (indicator && year) {
        if (auto drawn = core::indicatorChart(m_workspace.read(), *indicator, *year))
            chart = *std::move(drawn);
    }
    m_chart->setChart(chart);
    m_numbers->setChart(chart);
    m_table->resizeColumnsToContents();
}

} // namespace ui
