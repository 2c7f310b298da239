// SPDX-License-Identifier: GPL-3.0-or-later
// What the plan page puts on paper: the logic model of a project.
#include "core/workspace/workspace.h"
#include "ui/messagebar.h"
#include "ui/pages/logicpane.h"
#include "ui/pages/logicview.h"
#include "ui/pages/paper.h"
#include "ui/pages/plandetail.h"
#include "ui/pages/planpage.h"
#include "ui/print/logicpaper.h"
#include "ui/rowlabel.h"

namespace ui {

using core::Entity;

bool PlanPage::canPrint() const
{
    return m_detail->logic() && m_detail->logic()->isVisibleTo(this);
}

core::Result<print::LogicPaper> PlanPage::logicOnPaper() const
{
    const auto projects = chosenProjects();
    if (!canPrint() || projects.size() != 1)
        return core::failure(core::Error::Code::NotFound);
    m_detail->logic()->flush(); // what is being typed belongs on it
    RASHIN_LET(core::LogicModel model, core::readLogicModel(workspace().read(), projects.front()));
    RASHIN_LET(const auto plan, workspace().read().first(Entity::Plan, {}));
    return print::LogicPaper(std::move(model), rowLabel(workspace().read(), Entity::Project, projects.front()),
                             plan ? plan->text(core::Field::PlanMunicipality) : QString());
}

void PlanPage::saveLogicPicture()
{
    const auto logic = logicOnPaper();
    if (!logic)
        return messages().say(logic.error());
    paper::savePicture(logic->drawing(), this, prompts(), messages());
}

void PlanPage::print()
{
    if (!canPrint())
        return;
    const auto logic = logicOnPaper();
    if (!logic)
        return messages().say(logic.error());
    paper::print(logic->drawing(), this, messages());
}

} // namespace ui
