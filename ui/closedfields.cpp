// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closedfields.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"

#include <QCoreApplication>

namespace ui {

ClosedFields::ClosedFields(const core::Workspace &workspace) : m_workspace(workspace)
{
    read();
}

/// What cannot be read closes nothing: a rule is a reminder, and the merge looks at what was written all the same.
void ClosedFields::read()
{
    m_role.reset();
    const auto office = m_workspace.ownOffice();
    const auto kind = office ? m_workspace.read().value(*office, core::Field::OfficeKind) : core::Result<core::Value>();
    if (kind)
        m_role = core::fromCode<core::OfficeKind>(kind->toText());
    m_rules = m_role ? core::FieldRules::of(m_workspace.read()).value_or(core::FieldRules()) : core::FieldRules();
}

bool ClosedFields::follow(const core::ChangeSet &changes)
{
    if (!changes.touches(core::Entity::FieldRule) && !changes.touches(core::Entity::Office))
        return false;
    read();
    return true;
}

QString ClosedFields::reason(core::Field field) const
{
    if (!m_role || !m_rules.isClosed(field, *m_role))
        return {};
    return QCoreApplication::translate("ClosedFields",
                                       "Not entered here: the desk has closed it to offices of this kind (%1).")
        .arg(labels::choice(core::Field::OfficeKind, core::toCode(*m_role)));
}

} // namespace ui
