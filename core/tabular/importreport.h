// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/registry.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <vector>

namespace core::tabular {

/// Something about one cell that a person should look at.
struct ImportIssue
{
    int row = 0;    ///< as the office counts; 0: the whole table
    QString column; ///< as a spreadsheet names it
    QString code;   ///< stable: dash, text_number, not_a_number, fractional_money, unknown_choice, …
    QString value;  ///< what the cell says
    QString field;  ///< entity.field it was meant for
    QString table = {};  ///< of a source that gives several; else empty
};

/// What an import did, or would do.
struct ImportReport
{
    int rowsRead = 0;
    std::vector<std::pair<QString, int>> tables; ///< rows of each, of a source that gives several
    std::map<Entity, int> created;
    std::map<Entity, int> updated;
    int unchanged = 0;
    std::map<QString, int> checksHeld;    ///< by the check's name
    std::vector<ImportIssue> warnings;    ///< imported, or left out, but to be looked at
    std::vector<ImportIssue> errors;      ///< any of them, and nothing is imported
    QString transaction;                  ///< empty where nothing was written

    [[nodiscard]] bool isRefused() const { return !errors.empty(); }
    [[nodiscard]] std::map<QString, int> warningCounts() const;
    [[nodiscard]] int createdCount(Entity entity) const;
    [[nodiscard]] int updatedCount() const;
    /// As `rashin-cli import` prints it.
    [[nodiscard]] QJsonObject toJson() const;
    /// The same with every warning: the import log.
    [[nodiscard]] QJsonObject toLog() const;
};

} // namespace core::tabular
