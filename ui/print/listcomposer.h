// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/listcontent.h"

#include <QCoreApplication>

namespace ui::print {

/// Sets the list of projects with their evaluations: A4 landscape, a heading and a subtotal for each group.
class ListComposer
{
    Q_DECLARE_TR_FUNCTIONS(ListComposer)

public:
    explicit ListComposer(const core::report::ListContent &content) : m_content(content) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] static core::report::PageSpec page();
    /// The groups first … last − 1 as one part of the report; the last part ends with the totals of all.
    [[nodiscard]] core::report::Document compose(size_t first, size_t last) const;

private:
    [[nodiscard]] std::vector<double> columns() const;
    void addHeader(core::report::Grid &grid) const;
    void addRow(core::report::Grid &grid, const core::report::ListRow &row) const;
    void addGroup(core::report::Grid &grid, const core::report::ListGroup &group) const;
    void addTotals(core::report::Grid &grid, const QString &name, const core::report::ListTotals &totals) const;

    const core::report::ListContent &m_content;
};

} // namespace ui::print
