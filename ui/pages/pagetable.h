// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

class QWidget;

namespace core {
class Workspace;
}

namespace ui {

class Page;
class Prompts;

/// One page as the navigation offers it.
struct PageSpec
{
    const char *id;   ///< kept in settings and named in Place::page
    const char *icon; ///< of resources/icons
    const char *name; ///< English; context "Page"
    const char *hint; ///< English; what one does there
    Page *(*make)(core::Workspace &workspace, Prompts &prompts, QWidget *parent);

    /// The page of the branches speaks of departments in a city without any.
    [[nodiscard]] QString translatedName(bool hasBranches = true) const;
    [[nodiscard]] QString translatedHint() const;
};

/// The pages there are, from top to bottom. Making one is left until somebody looks at it.
[[nodiscard]] std::span<const PageSpec> pageTable();
[[nodiscard]] const PageSpec *findPage(QStringView id);

} // namespace ui
