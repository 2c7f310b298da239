// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/fieldrules.h"

#include <optional>

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

/// Which fields the desk has closed to the kind of office that this copy belongs to: they are shown, and not entered
/// here.
///
/// Holds what it read; whoever keeps one asks follow() at every change and reads anew where the copy's office is
/// chosen.
class ClosedFields
{
public:
    explicit ClosedFields(const core::Workspace &workspace);

    void read();
    /// Reads again where the changes are about rules or offices. True where they were.
    bool follow(const core::ChangeSet &changes);
    /// Why nothing is entered in the field; empty where it is open. At the desk every field is.
    [[nodiscard]] QString reason(core::Field field) const;

private:
    const core::Workspace &m_workspace;
    std::optional<core::OfficeKind> m_role;
    core::FieldRules m_rules;
};

} // namespace ui
