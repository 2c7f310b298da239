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

/// A rule of the merge that an evaluation gets wrong on purpose: whoever compares with it has to notice.
enum class Slip {
    None,
    OldestShows,        ///< of several live versions the first one by its clock
    TiesByPlace,        ///< clocks decide, and where they tie the place in the transaction, not the hash
    FurtherForgotten,   ///< a resolution replaces only one of the versions it names
    DeletionWins,       ///< over edits that whoever deleted had not seen
    DeletionLoses,      ///< to any version there is, seen or not
    OwnNotSeen,         ///< what was written together with a deletion keeps the row alive
    NoGhosts,
    GhostsHoldNothing,  ///< what only a ghost refers to is hidden
    NoCuts,
    OldestIsCut,        ///< a circle is cut at its first assignment of a parent
    EqualIsConflict,    ///< two versions with one value are a conflict
    EmptyReplacesNothing, ///< a write of no value leaves what was there
};
inline constexpr int slips = 13; ///< None among them

/// What the log says, computed from scratch by the definitions in core/storage/README.md and by nothing of the program's
/// own: sorted lines about heads, tips, dead, disputed, ghosts, cuts, conflicts and every visible cell.
[[nodiscard]] QStringList evaluate(const PlainLog &log, Slip slip = Slip::None);
/// The same lines as the tables of a document hold them.
[[nodiscard]] QStringList tablesOf(core::Database &database);

/// The live versions by true causality: those that no writer of the same cell knew when he wrote.
[[nodiscard]] QStringList headsByKnowledge(const PlainLog &log, const std::map<QByteArray, std::set<QByteArray>> &known);
[[nodiscard]] QStringList headsOf(const QStringList &lines);

/// The log and what follows from it as JSON for an evaluator in another language.
[[nodiscard]] QByteArray toJson(const PlainLog &log, const QStringList &lines);

} // namespace testing
