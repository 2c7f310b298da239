// SPDX-License-Identifier: GPL-3.0-or-later
// What changes the plan from one fiscal year to the next: offices, the lineage of projects, the roll-over.
#include "core/operations/lineageoperations.h"
#include "core/workspace/workspace.h"
#include "ui/messagebar.h"
#include "ui/models/plantree.h"
#include "ui/pages/planpage.h"
#include "ui/pages/reforms.h"
#include "ui/prompts.h"

#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using Mode = LineageDialog::Mode;

std::vector<core::RowId> PlanPage::chosenProjects() const
{
    std::vector<core::RowId> projects;
    for (const PlanNodeId &id : selection()) {
        if (id.kind == Kind::Project && id.row)
            projects.push_back(*id.row);
    }
    return projects;
}

/// The menu says what the selection allows; what it does not is there, too, and greyed.
void PlanPage::fillReformMenu()
{
    m_reformMenu->clear();
    const size_t chosen = chosenProjects().size();
    const bool writes = !workspace().isReadOnly();
    const auto add = [&](const QString &name, const QString &words, bool possible, auto slot) {
        QAction *action = m_reformMenu->addAction(words, this, slot);
        action->setObjectName(name);
        action->setEnabled(writes && possible);
    };
    add(u"projectMerge"_s, tr("&Merge the chosen projects…"), chosen > 1,
        [this] { openLineage(static_cast<int>(Mode::Merge)); });
    add(u"projectSplit"_s, tr("&Split the project…"), chosen == 1, [this] { openLineage(static_cast<int>(Mode::Split)); });
    add(u"projectReplace"_s, tr("Re&place the project by a new one…"), chosen == 1,
        [this] { openLineage(static_cast<int>(Mode::Replace)); });
    add(u"projectRename"_s, tr("&Rename the project, keeping its former name…"), chosen == 1, [this] { renameKeeping(); });
    add(u"projectEnd"_s, tr("&End the chosen projects…"), chosen > 0, [this] { openLineage(static_cast<int>(Mode::End)); });
    m_reformMenu->addSeparator();
    add(u"planRenumber"_s, tr("Re&number…"), true, [this] { openNumbering(); });
    add(u"officeReorganise"_s, tr("Reorganise &offices…"), true, [this] {
        reforms::reorganise(workspace(), year(), this, [this](const core::Operation &done) { carryOut(done); });
    });
    add(u"yearRollover"_s, tr("Roll over to a new fiscal &year…"), true, [this] {
        reforms::rollOver(workspace(), year(), this, [this](const core::Operation &done) { carryOut(done); });
    });
}

void PlanPage::openLineage(int mode)
{
    reforms::lineage(workspace(), static_cast<Mode>(mode), chosenProjects(), year(), this,
                     [this](const core::Operation &done) { carryOut(done); });
}

/// Of one selected policy, what hangs below it is offered first.
void PlanPage::openNumbering()
{
    const auto selected = selection();
    const bool isPolicy = selected.size() == 1 && selected.front().kind == Kind::Policy;
    reforms::renumber(workspace(), isPolicy ? selected.front().row : std::nullopt, isPolicy, this,
                      [this](const core::Operation &done) { carryOut(done); });
}

void PlanPage::renameKeeping()
{
    const auto projects = chosenProjects();
    if (projects.size() != 1)
        return;
    const QString before = workspace().read().value(projects.front(), Field::ProjectName).value_or(core::Value()).toText();
    const auto name = prompts().askText(this, tr("Rename the project"),
                                        tr("Its new name. The former one is kept, and still found."), before);
    if (name && !name->trimmed().isEmpty())
        carryOut(core::RenameProject(projects.front(), *name));
}

void PlanPage::carryOut(const core::Operation &operation)
{
    if (perform(operation))
        sayUndoable();
}

} // namespace ui
