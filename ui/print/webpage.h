// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <QString>

#include <functional>

namespace ui::print {

/// Where a chart of a page is kept: takes it, answers the address that the page names it by.
using KeepChart = std::function<QString(const core::ChartData &chart)>;

/// What stands around a page.
struct WebFrame
{
    QString site;            ///< name of the whole edition
    QString root;            ///< way to the first page's folder: empty, or "../"
    QString note = {};       ///< below the page
    QString language = QStringLiteral("ja");
};

/// A report as one HTML 5 page that needs no script: grids become tables with their headings marked, charts pictures
/// with all their numbers in words beside them. The looks are in `style.css` at the root.
[[nodiscard]] QString webPage(const core::report::Document &document, const QString &title, const WebFrame &frame,
                              const KeepChart &keep);

/// The style sheet of such pages, for screen and print.
[[nodiscard]] QString webStyle();

} // namespace ui::print
