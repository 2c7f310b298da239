// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/homepage.h"

#include "ui/format.h"

#include <QVBoxLayout>

namespace ui {

HomePage::HomePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent) : Page(workspace, prompts, parent)
{
    setHeading(tr("Home"));
    body()->addStretch(1);
}

void HomePage::setYear(int year)
{
    Page::setYear(year);
    setHeading(tr("Home"), format::fiscalYear(year));
}

} // namespace ui
