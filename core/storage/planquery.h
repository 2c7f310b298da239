// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/planyears.h"
#include "core/storage/reader.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

/// What the tree of the plan shows, read with as few statements as can be: the policies at once, the projects of a node
/// when it is opened, the numbers beside the nodes by one GROUP BY. Only the columns that are shown are read.
namespace core::planquery {

/// A node of the tree of policies.
struct PolicyLine
{
    RowId id;
    std::optional<RowId> parent; ///< none at the top, and of a cut row (see Reader::isCut)
    int level = 1;
    QString number;
    QString title;
    QString source; ///< code of Field::PolicySource; empty or "ok" where nothing was mended
    QString sourceNote;
    bool ghost = false;

    friend bool operator==(const PolicyLine &, const PolicyLine &) = default;
};

/// A project as a line of a list.
struct ProjectLine
{
    RowId id;
    std::optional<RowId> policy;
    QString code;
    QString name;
    std::optional<RowId> office;
    QString state; ///< code of Field::ProjectState
    bool ghost = false;

    friend bool operator==(const ProjectLine &, const ProjectLine &) = default;
};

/// Which projects are shown. All conditions must hold; an empty one always does.
struct PlanFilter
{
    QString text;                ///< part of code, name, reading or a former name; compared by searchKey()
    std::optional<RowId> office; ///< in charge or related, with all that stands below it
    QString kind;
    QString state; ///< a project without a state counts as "active"

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && !office && kind.isEmpty() && state.isEmpty(); }
    friend bool operator==(const PlanFilter &, const PlanFilter &) = default;
};

/// Numbers of projects by the policy they hang on; those without one under std::nullopt.
using Counts = std::vector<std::pair<std::optional<RowId>, int>>;

/// All policies, siblings in their order.
[[nodiscard]] Result<std::vector<PolicyLine>> policies(const Reader &reader);
[[nodiscard]] Result<Counts> projectCounts(const Reader &reader);
/// The projects that hang directly on a policy (std::nullopt: on none), in their order.
[[nodiscard]] Result<std::vector<ProjectLine>> projectsOf(const Reader &reader, std::optional<RowId> policy);
/// One project; nothing where it is not there.
[[nodiscard]] Result<std::optional<ProjectLine>> project(const Reader &reader, RowId id);
/// The projects that pass the filter, siblings in their order. Of a policy in `whole` the text does not matter: it was
/// found by its own name.
[[nodiscard]] Result<std::vector<ProjectLine>> matches(const Reader &reader, const PlanFilter &filter,
                                                       const QSet<RowId> &whole = {});
/// The years the plan's period states; nothing where it does not state them for certain.
[[nodiscard]] Result<std::optional<PlanYears>> planYears(const Reader &reader);
/// What stands in a text field anywhere, each once, sorted: what a person may want to enter again.
[[nodiscard]] Result<QStringList> usedTexts(const Reader &reader, Field field);

/// A row's place among its siblings; the position is empty where it has none yet.
struct Sibling
{
    RowId id;
    QString position;
};
/// The rows of an entity with a position that have the same parent (std::nullopt: none), in their order.
[[nodiscard]] Result<std::vector<Sibling>> siblings(const Reader &reader, Entity entity, std::optional<RowId> parent);
/// The field that hangs a row below another in the tree of the plan: a policy's parent, a project's main policy.
[[nodiscard]] std::optional<Field> parentField(Entity entity);

} // namespace core::planquery
