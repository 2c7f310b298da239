// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/cycleoperations.h"

namespace core {

Result<> MoveCycles::apply(Editor &editor) const
{
    for (const RowId project : m_projects) {
        // Adding a row of this meaning that is there already sets the stage and leaves the rest.
        RASHIN_TRY(editor.add(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                              {Field::CycleYear, Value::integer(m_year)},
                                              {Field::CycleState, Value::text(QString(toCode(m_state)))}}));
    }
    return {};
}

} // namespace core
