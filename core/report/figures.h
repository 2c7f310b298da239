// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fiscalyear.h"
#include "core/report/chart.h"
#include "core/report/scoreboard.h"

#include <map>
#include <memory>

namespace core {

/// The charts of offices, as values. Reads what it needs once and keeps it, so that a page can ask for one chart after
/// the other; make a new one when the document has changed.
///
/// An office stands for itself and the offices below it. The branches (総合支所) are what it is compared with; a plan
/// without branches compares its topmost offices.
class Figures
{
public:
    Figures(const Reader &reader, FiscalYear year) : m_reader(&reader), m_year(year.value()) {}

    /// All branches side by side on equal axes, or with `office` that one against their average and last year.
    /// NotFound for an office that is not there. A chart without numbers is no error: see ChartData::isEmpty().
    [[nodiscard]] Result<ChartData> chart(ChartKind kind, std::optional<RowId> office = {});

    /// The offices that are set side by side, in their order.
    [[nodiscard]] Result<std::vector<Offices::Office>> compared();
    /// The results of a year; read at the first need.
    [[nodiscard]] Result<const Scoreboard *> board(int year);

private:
    const Reader *m_reader;
    int m_year;
    std::map<int, std::unique_ptr<Scoreboard>> m_boards;
};

/// One chart; see Figures::chart().
[[nodiscard]] Result<ChartData> branchChart(const Reader &reader, ChartKind kind, std::optional<RowId> office,
                                            FiscalYear year);

/// An indicator over its years: actual values, the expected line, the targets. NotFound where it is not there.
[[nodiscard]] Result<ChartData> indicatorChart(const Reader &reader, RowId indicator, FiscalYear year);

} // namespace core
