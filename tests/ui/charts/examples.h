// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

namespace testing {

/// Charts of every kind with made-up numbers, for the five branches and for one.
[[nodiscard]] std::vector<std::pair<QString, core::ChartData>> exampleCharts();
[[nodiscard]] core::ChartData radarChart(bool five);
[[nodiscard]] core::ChartData verdictChart(bool five);
[[nodiscard]] core::ChartData budgetChart(bool five);
[[nodiscard]] core::ChartData trendChart(bool five);
[[nodiscard]] core::ChartData stagesChart();
[[nodiscard]] core::ChartData matrixChart();
[[nodiscard]] core::ChartData scatterChart();
[[nodiscard]] core::ChartData treemapChart();
[[nodiscard]] core::ChartData ranksChart();

/// Installs the Japanese of translations/glossary for the chart's words as long as it lives.
class JapaneseCharts
{
public:
    JapaneseCharts();
    ~JapaneseCharts();
    Q_DISABLE_COPY_MOVE(JapaneseCharts)

private:
    class Glossary;
    std::unique_ptr<Glossary> m_glossary;
};

} // namespace testing
