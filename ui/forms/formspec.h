// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <vector>

namespace ui {

/// One line of a form: the field, a sentence of help, and whether what others wrote there is offered.
struct FormLine
{
    core::Field field;
    const char *help = "";
    bool suggests = false;
};

/// Rows of another entity that belong to the row of the form, listed within it: links, budget accounts.
struct PartSpec
{
    core::Entity entity;
    core::Field owner;                ///< refers to the row of the form
    std::vector<core::Field> entered; ///< what one enters to add a part, and what a part shows
    const char *title;
    const char *help = "";
};

struct FormSection
{
    const char *title;
    std::vector<FormLine> lines;
    std::vector<PartSpec> parts = {};
};

/// The sections of the form of an entity; empty where the plan page edits none. Titles and helps are English source
/// texts of the context "PlanForm".
[[nodiscard]] const std::vector<FormSection> &formSections(core::Entity entity);

/// What tells a row from the others, such as a code: not to be set for several at once.
[[nodiscard]] bool tellsRowsApart(core::Field field);

} // namespace ui
