// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/reader.h"

#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace testing {

/// A version named as every copy names it.
using Version = std::pair<QByteArray, qint64>;

/// A log without local numbers, as plain values.
struct PlainLog
{
    struct Op
    {
        qint64 row;
        int column;
        core::Value value;
        std::set<Version> previous;
        std::set<Version> seen;
        friend bool operator==(const Op &, const Op &) = default;
    };
    std::map<Version, Op> ops;
    std::map<QByteArray, qint64> clocks;
    std::map<QByteArray, QByteArray> parents;

    [[nodiscard]] static PlainLog of(core::Database &database);
};

/// What the log says, computed from scratch by the definitions in core/storage/README.md and by nothing of the program's
/// own: sorted lines about heads, tips, dead, disputed, ghosts, cuts, conflicts and every visible cell.
[[nodiscard]] QStringList evaluate(const PlainLog &log);
/// The same lines as the tables of a document hold them.
[[nodiscard]] QStringList tablesOf(core::Database &database);

/// The live versions by true causality: those that no writer of the same cell knew when he wrote.
[[nodiscard]] QStringList headsByKnowledge(const PlainLog &log, const std::map<QByteArray, std::set<QByteArray>> &known);
[[nodiscard]] QStringList headsOf(const QStringList &lines);

/// The log and what follows from it as JSON for an evaluator in another language.
[[nodiscard]] QByteArray toJson(const PlainLog &log, const QStringList &lines);

} // namespace testing
