// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/listcontent.h"

#include <QCoreApplication>

namespace ui::print {

/// Sets the list of projects with their evaluations: A4 or A3 landscape, a heading and a subtotal for each group.
class ListComposer
{
    Q_DECLARE_TR_FUNCTIONS(ListComposer)

public:
    explicit ListComposer(const core::report::ListContent &content,
                          core::report::Paper paper = core::report::Paper::A4)
        : m_content(content), m_paper(paper)
    {
    }

    [[nodiscard]] QString title() const;
    /// What stands for the office or policy of projects that have none.
    [[nodiscard]] static QString unassigned();
    [[nodiscard]] core::report::PageSpec page() const;
    /// The groups first … last − 1 as one part of the report; the last part ends with the totals of all.
    [[nodiscard]] core::report::Document compose(size_t first, size_t last) const;

private:
    [[nodiscard]] std::vector<double> columns() const;
    void addHeader(core::report::Grid &grid) const;
    void addRow(core::report::Grid &grid, const core::report::ListRow &row) const;
    void addGroup(core::report::Grid &grid, const core::report::ListGroup &group) const;
    void addTotals(core::report::Grid &grid, const QString &name, const core::report::ListTotals &totals) const;

    const core::report::ListContent &m_content;
    core::report::Paper m_paper;
};

} // namespace ui::print
