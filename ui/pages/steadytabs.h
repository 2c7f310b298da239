// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace ui {

/// Tabs whose height does not follow from their width: a label that wraps in one of them would make the page as high as
/// all its boxes would like to be, and every tab with it.
class SteadyTabs final : public QTabWidget
{
public:
    using QTabWidget::QTabWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace ui
