// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/reminders.h"
#include "ui/print/source.h"

#include <QCoreApplication>

#include <memory>

namespace ui::print {

/// Sets the reminders of a day: an overview for the desk, then for each office a letter with what it owes, to be handed
/// out as it is.
class RemindersComposer
{
    Q_DECLARE_TR_FUNCTIONS(ui::print::RemindersComposer)

public:
    explicit RemindersComposer(const core::report::Reminders &reminders) : m_reminders(reminders) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] core::report::Document overview() const;
    [[nodiscard]] core::report::Document letter(const core::report::Reminders::Office &office) const;
    /// What the office is called; a name for projects without one.
    [[nodiscard]] static QString nameOf(const core::report::Reminders::Office &office);

private:
    [[nodiscard]] core::report::Document blank() const;
    [[nodiscard]] core::report::Row row(const core::report::Reminders::Line &line) const;
    [[nodiscard]] static QString waiting(const core::report::Reminders::Line &line);

    const core::report::Reminders &m_reminders;
};

/// The reminders as parts: the overview where there is more than one office, then a letter an office.
[[nodiscard]] std::shared_ptr<const Source> makeReminders(core::report::Reminders reminders);

} // namespace ui::print
