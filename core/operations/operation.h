// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/backups.h"
#include "core/storage/editor.h"

#include <QLatin1String>
#include <QString>

#include <optional>

namespace core {

/// One thing a user can do to the document.
///
/// An operation is a value that says what shall become true. It sees no widget, opens no transaction and knows nothing
/// of undo: Workspace::perform() gives it an Editor, and the log does the rest.
class Operation
{
public:
    virtual ~Operation() = default;

    /// Kept in the log for ever, so never changed and never translated; the ui has a label for it.
    [[nodiscard]] virtual QLatin1String name() const = 0;
    /// In people's words, kept in the log: the name of an imported file, why something was returned.
    [[nodiscard]] virtual QString reason() const { return {}; }
    /// Why a dated backup is to be made before: of steps that change very much at once. None: undo is enough.
    [[nodiscard]] virtual std::optional<backups::Reason> backupFirst() const { return std::nullopt; }
    [[nodiscard]] virtual Result<> apply(Editor &editor) const = 0;
};

} // namespace core
