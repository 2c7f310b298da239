// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <memory>

class QPrinter;
class QWidget;

namespace ui::print {

/// Whether this PC knows any printer.
[[nodiscard]] bool hasPrinter();

/// Lets a person choose printer, pages and copies; null when they changed their mind. Paper and margins are the
/// report's own and not asked for. `from` is the page to go on with after an interrupted print.
[[nodiscard]] std::unique_ptr<QPrinter> choosePrinter(QWidget *parent, const QString &title,
                                                      const core::report::PageSpec &page, int pages, int from = 1);

} // namespace ui::print
