// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/proposals.h"

#include "core/report/offices.h"

#include <algorithm>

namespace core {

namespace {

AllocationOption::Rule ruleOf(const QString &code)
{
    switch (fromCode<ProposalRule>(code).value_or(ProposalRule::Free)) {
    case ProposalRule::Must: return AllocationOption::Rule::Must;
    case ProposalRule::Never: return AllocationOption::Rule::Never;
    case ProposalRule::Free: break;
    }
    return AllocationOption::Rule::Free;
}

Result<std::vector<ProposalLine>> linesOf(const Reader &reader, int year)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    RASHIN_LET(const auto rows, reader.records(Entity::Proposal, {{{Field::ProposalYear, Value::integer(year)}}, {}}));
    std::vector<ProposalLine> lines;
    for (const Record &row : rows) {
        const auto project = row.row(Field::ProposalProject);
        const auto owner = project ? reader.record(Entity::Project, *project) : failure(Error::Code::NotFound);
        if (row.isGhost() || !owner)
            continue;
        ProposalLine line{row.id(), *project};
        line.kind = fromCode<ProposalKind>(row.text(Field::ProposalKind)).value_or(ProposalKind::LevelUp);
        line.code = owner->text(Field::ProjectCode);
        line.name = owner->text(Field::ProjectName);
        line.text = row.text(Field::ProposalText);
        const auto office = owner->row(Field::ProjectOfficeMain);
        line.branch = office ? offices.unit(*office) : std::nullopt;
        line.money = row.integer(Field::ProposalMoney);
        line.staff = row.value(Field::ProposalStaff).realIfAny();
        line.gain = row.value(Field::ProposalGain).realIfAny();
        line.rule = ruleOf(row.text(Field::ProposalRule));
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, &ProposalLine::code);
    return lines;
}

Result<> readRules(const Reader &reader, int year, AllocationCase &found)
{
    RASHIN_LET(const auto scheme, reader.first(Entity::Scheme, {{{Field::SchemeYear, Value::integer(year)}}, {}}));
    if (scheme) {
        found.rules.money = scheme->integer(Field::SchemeMoneyCeiling);
        found.rules.staff = scheme->value(Field::SchemeStaffCeiling).realIfAny();
    }
    RASHIN_LET(const auto floors, reader.records(Entity::BudgetFloor, {{{Field::BudgetFloorYear, Value::integer(year)}}, {}}));
    for (const Record &floor : floors) {
        const auto office = floor.row(Field::BudgetFloorOffice);
        const auto money = floor.integer(Field::BudgetFloorMoney);
        if (office && money && !floor.isGhost())
            found.rules.floors.push_back({*office, *money});
    }
    RASHIN_LET(const auto pairs, reader.records(Entity::ProposalPair));
    for (const Record &pair : pairs) {
        const auto one = pair.row(Field::ProposalPairFirst);
        const auto other = pair.row(Field::ProposalPairSecond);
        if (one && other && found.line(*one) && found.line(*other))
            found.rules.exclusions.emplace_back(*one, *other);
    }
    return {};
}

} // namespace

const ProposalLine *AllocationCase::line(RowId proposal) const
{
    const auto found = std::ranges::find(lines, proposal, &ProposalLine::id);
    return found == lines.end() ? nullptr : &*found;
}

std::vector<AllocationOption> AllocationCase::options() const
{
    std::vector<AllocationOption> options;
    for (const ProposalLine &line : lines) {
        if (line.money && line.gain)
            options.push_back({line.id, line.project, line.branch, *line.money, line.staff.value_or(0), *line.gain, line.rule});
    }
    return options;
}

Result<AllocationCase> readAllocation(const Reader &reader, int year)
{
    AllocationCase found;
    RASHIN_LET(found.lines, linesOf(reader, year));
    RASHIN_TRY(readRules(reader, year, found));
    return found;
}

} // namespace core
