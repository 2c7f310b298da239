// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/changeset.h"
#include "core/storage/log.h"
#include "core/storage/reader.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace core {

/// One of the versions that stand against each other, with who wrote it, for which office and when.
struct ConflictVersion
{
    QString id; ///< names the version in every copy: first digits of its transaction's hash, and its place there
    std::optional<Field> field; ///< none: the row's existence
    Value value;                ///< of existence: 0 = deleted, 1 = kept
    QString transaction;        ///< hash in hexadecimal digits
    QString author;
    std::optional<RowId> office;
    QDateTime at; ///< UTC, by the writer's clock
    bool isShown = false;
    bool isOwn = false; ///< written in this copy, not brought by a merge
    OpId op = 0;        ///< local number; never shown
};

/// Something that two people decided differently without knowing of each other. Nothing is lost: every version stays
/// until a person decides.
struct Conflict
{
    enum class Kind : quint8 {
        Cell,       ///< one field, several values
        DeleteEdit, ///< one deleted the row, another wrote in it (or kept it): it stays visible
    };
    Kind kind = Kind::Cell;
    Entity entity = Entity::Plan;
    RowId row;
    std::optional<Field> field; ///< of a Cell
    Value base;                 ///< what the cell held when the versions parted; no value where nothing was there
    /// The shown one first. Of a DeleteEdit: the deletions, then what stands against them.
    std::vector<ConflictVersion> versions;

    /// Names the conflict in every copy for as long as it is open.
    [[nodiscard]] QString id() const;
};

/// The open conflicts of a document, read from the live versions. Position fields settle silently and are none.
namespace conflictquery {

/// At most `limit`, in the order of rows. What belongs to deleted rows does not show.
[[nodiscard]] Result<std::vector<Conflict>> open(const Reader &reader, int limit);
[[nodiscard]] Result<qint64> count(const Reader &reader);
/// Whether rows of these changes are in conflict now, or may be: false says that no conflict came into being with them.
/// Looks at what changed only, so it may be asked at every commit.
[[nodiscard]] Result<bool> mayConcern(const Reader &reader, const ChangeSet &changes);
/// NotFound where no such conflict is open (any more).
[[nodiscard]] Result<Conflict> find(const Reader &reader, const QString &id);
/// The conflict of one cell, or of a row's existence where `field` is none.
[[nodiscard]] Result<std::optional<Conflict>> at(const Reader &reader, Entity entity, RowId row,
                                                 std::optional<Field> field);

} // namespace conflictquery

} // namespace core
