// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeltable.h"

namespace ui::labeltable {

// Only names that do not follow from an entity ("project.add" does); see core/operations.
// clang-format off
static constexpr ActionWord actionWords[] = {
    {"undo",             QT_TRANSLATE_NOOP("Label", "Undo")},
    {"redo",             QT_TRANSLATE_NOOP("Label", "Redo")},
    {"take-back",        QT_TRANSLATE_NOOP("Label", "Take back")},
    {"import",           QT_TRANSLATE_NOOP("Label", "Import")},
    {"rollover",         QT_TRANSLATE_NOOP("Label", "Year rollover")},
    {"template",         QT_TRANSLATE_NOOP("Label", "New plan from a template")},
    {"sample",           QT_TRANSLATE_NOOP("Label", "Sample plan")},
};
// clang-format on

std::span<const ActionWord> actions()
{
    return actionWords;
}

} // namespace ui::labeltable
