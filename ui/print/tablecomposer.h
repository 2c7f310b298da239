// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/source.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace ui::print {

/// A table as a page shows it, to be put on paper: all as words.
struct TableContent
{
    QString title;
    QString note;     ///< right of the title: what is counted, or for when
    QString runTitle; ///< at the head of every page: the plan
    QStringList headings;
    std::vector<double> widths; ///< of the columns, in any unit
    std::vector<QStringList> rows;
    bool landscape = true;
};

/// The table over as many pages as it takes, its headings on each.
[[nodiscard]] std::shared_ptr<const Source> makeTable(TableContent content);

} // namespace ui::print
