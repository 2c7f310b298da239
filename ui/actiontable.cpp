// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeltable.h"

namespace ui::labeltable {

// Only names that do not follow from an entity ("project.add" does); see core/operations.
// clang-format off
static constexpr ActionWord actionWords[] = {
    {"undo",          QT_TRANSLATE_NOOP("Label", "Undo")},
    {"take_back",     QT_TRANSLATE_NOOP("Label", "Taking back of a change")},
    {"redo",          QT_TRANSLATE_NOOP("Label", "Redo")},
    {"plan.create",   QT_TRANSLATE_NOOP("Label", "New plan from a template")},
    {"sample.begin",  QT_TRANSLATE_NOOP("Label", "New sample plan")},
    {"sample.add",    QT_TRANSLATE_NOOP("Label", "Sample projects")},
    {"year.rollover", QT_TRANSLATE_NOOP("Label", "Year rollover")},
    {"form.take",     QT_TRANSLATE_NOOP("Label", "Entries of returned forms taken in")},
    {"row.set_all",   QT_TRANSLATE_NOOP("Label", "Change of several rows at once")},
    {"row.restore",   QT_TRANSLATE_NOOP("Label", "Restoring of removed rows")},
    {"document.salvage", QT_TRANSLATE_NOOP("Label", "Salvage from a damaged file")},
    {"row.move",      QT_TRANSLATE_NOOP("Label", "Move")},
    {"grade.reason",  QT_TRANSLATE_NOOP("Label", "Change: Reason for the grade")},
    {"grade.set",     QT_TRANSLATE_NOOP("Label", "Entry of grades")},
    {"evaluation.submit", QT_TRANSLATE_NOOP("Label", "Submission of evaluations")},
    {"evaluation.return", QT_TRANSLATE_NOOP("Label", "Sending back of evaluations")},
    {"evaluation.accept", QT_TRANSLATE_NOOP("Label", "Acceptance of evaluations")},
    {"improvement.answer", QT_TRANSLATE_NOOP("Label", "Answer to improvements")},
    {"cycle.stage", QT_TRANSLATE_NOOP("Label", "Change of the PDCA stage")},
    {"office.reorganise", QT_TRANSLATE_NOOP("Label", "Reorganisation of offices")},
    {"project.succeed", QT_TRANSLATE_NOOP("Label", "Merging, splitting or replacing of projects")},
    {"project.rename", QT_TRANSLATE_NOOP("Label", "Renaming of a project")},
    {"project.end", QT_TRANSLATE_NOOP("Label", "Ending of projects")},
    {"plan.renumber", QT_TRANSLATE_NOOP("Label", "Renumbering")},
    {"scheme.take_over", QT_TRANSLATE_NOOP("Label", "Taking over of an evaluation scheme")},
    {"scheme.from_template", QT_TRANSLATE_NOOP("Label", "Taking over of a scheme from a template")},
    {"scheme.sheet", QT_TRANSLATE_NOOP("Label", "Layout of the sheet")},
    {"scheme.required", QT_TRANSLATE_NOOP("Label", "Required fields of a stage")},
    {"policy_evaluation.begin", QT_TRANSLATE_NOOP("Label", "Beginning of the policy evaluation")},
    {"conflict.resolve", QT_TRANSLATE_NOOP("Label", "Settling of conflicts")},
    {"merge.take_back", QT_TRANSLATE_NOOP("Label", "Taking back of what came in")},
    {"proposal.from_verdicts", QT_TRANSLATE_NOOP("Label", "Verdicts taken as proposals")},
    {"logic_model.add", QT_TRANSLATE_NOOP("Label", "Logic model taken in")},
    {"table.import",  QT_TRANSLATE_NOOP("Label", "Import")},
};
// clang-format on

std::span<const ActionWord> actions()
{
    return actionWords;
}

} // namespace ui::labeltable
