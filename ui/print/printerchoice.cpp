// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/printerchoice.h"

#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>

namespace ui::print {

bool hasPrinter()
{
    return !QPrinterInfo::availablePrinterNames().isEmpty();
}

std::unique_ptr<QPrinter> choosePrinter(QWidget *parent, const QString &title, const core::report::PageSpec &page,
                                        int pages, int from)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(page.paper == core::report::Paper::A3 ? QPageSize::A3 : QPageSize::A4));
    printer->setPageOrientation(page.landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    printer->setDocName(title);
    QPrintDialog dialog(printer.get(), parent);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange);
    dialog.setMinMax(1, pages);
    if (from > 1) {
        dialog.setPrintRange(QAbstractPrintDialog::PageRange);
        dialog.setFromTo(from, pages);
    }
    return dialog.exec() == QDialog::Accepted ? std::move(printer) : nullptr;
}

} // namespace ui::print
