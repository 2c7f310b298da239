// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/conflicts.h"

#include <algorithm>

namespace core {

namespace {

Result<> settle(const Resolution &resolution, Editor &editor)
{
    RASHIN_LET(const Conflict conflict, conflictquery::find(editor.read(), resolution.conflict));
    if (resolution.value) {
        if (!conflict.field)
            return failure(Error::Code::Usage);
        return editor.set(conflict.entity, conflict.row, {{*conflict.field, *resolution.value}});
    }
    const auto kept = std::find_if(conflict.versions.begin(), conflict.versions.end(),
                                   [&](const ConflictVersion &version) { return version.id == resolution.version; });
    if (kept == conflict.versions.end())
        return failure(Error::Code::NotFound, resolution.version);
    if (conflict.kind == Conflict::Kind::Cell)
        return editor.keep(conflict.row, *conflict.field, kept->value);
    const bool isDeletion = !kept->field && kept->value.toInteger() == 0;
    return isDeletion ? editor.remove(conflict.entity, conflict.row) : editor.keepRow(conflict.entity, conflict.row);
}

/// The office whose project the conflict is about.
Result<std::optional<RowId>> officeOf(const Conflict &conflict, const Scope &scope, const Reader &reader)
{
    RASHIN_LET(const auto project, scope.projectOf(conflict.entity, conflict.row, reader));
    if (!project)
        return std::nullopt;
    return arrivalquery::reference(reader, *project, Field::ProjectOfficeMain);
}

bool isWanted(const ConflictVersion &version, ConflictRule::Take take, std::optional<RowId> owner, const Scope &scope)
{
    switch (take) {
    case ConflictRule::Take::Ours: return version.isOwn;
    case ConflictRule::Take::Theirs: return !version.isOwn;
    case ConflictRule::Take::Newest: return version.isShown;
    case ConflictRule::Take::Owner:
        return owner && version.office && (scope.isWithin(*owner, *version.office) || scope.isWithin(*version.office, *owner));
    }
    return false;
}

} // namespace

Result<> ResolveConflicts::apply(Editor &editor) const
{
    for (const Resolution &resolution : m_resolutions)
        RASHIN_TRY(settle(resolution, editor));
    return {};
}

Result<std::vector<Resolution>> resolutionsBy(const ConflictRule &rule, const std::vector<Conflict> &conflicts,
                                              const Reader &reader)
{
    RASHIN_LET(const Scope scope, Scope::of(reader));
    std::vector<Resolution> made;
    for (const Conflict &conflict : conflicts) {
        RASHIN_LET(const auto owner, officeOf(conflict, scope, reader));
        if (rule.office && (!owner || !scope.isWithin(*owner, *rule.office)))
            continue;
        const ConflictVersion *wanted = nullptr;
        bool isClear = true;
        for (const ConflictVersion &version : conflict.versions) {
            if (!isWanted(version, rule.take, owner, scope))
                continue;
            // Of a row: several edits against its deletion are one wish.
            const auto wish = [&](const ConflictVersion &of) {
                return conflict.field ? of.value : Value::boolean(of.field || of.value.toInteger() != 0);
            };
            isClear = isClear && (!wanted || wish(*wanted) == wish(version));
            wanted = wanted ? wanted : &version;
        }
        if (wanted && isClear)
            made.push_back({conflict.id(), wanted->id, std::nullopt});
    }
    return made;
}

} // namespace core
