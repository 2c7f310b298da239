// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a cell whose writers may have seen other versions than there are here.
#include "core/storage/absorption.h"

#include <algorithm>

namespace core {

Result<Absorption::CellOutcome> Absorption::takeCell(Group versions)
{
    const Arrival &first = versions.front();
    CellOutcome outcome;
    const bool isContested = !m_rivals.empty()
                             && std::binary_search(m_rivals.begin(), m_rivals.end(), std::pair(first.row, first.column));
    if (!isContested) {
        RASHIN_LET(const bool done, followChain(versions, outcome));
        if (done)
            return outcome;
    }
    return settle(versions);
}

/// The common case: edits one after another, on the very version that shows here. That the statement changes a row is
/// the proof.
Result<bool> Absorption::followChain(Group versions, CellOutcome &outcome)
{
    const Arrival &first = versions.front();
    const Arrival &last = versions.back();
    OpId before = first.previous;
    for (const Arrival &op : versions) {
        if (op.previous != before || (!m_arrivals.further.empty() && m_arrivals.further.contains(op.id)))
            return false;
        before = op.id;
    }
    outcome = {&last, first.previous == 0};
    if (first.previous == 0) {
        RASHIN_TRY(m_use->begin->bind(0, first.row).bind(1, qint64{first.column}).bind(2, last.id).run());
        return m_use->begin->changes() == 1;
    }
    RASHIN_TRY(m_use->advance->bind(0, first.row).bind(1, qint64{first.column}).bind(2, first.previous)
                   .bind(3, last.id).run());
    return m_use->advance->changes() == 1;
}

Result<std::set<OpId>> Absorption::headsBefore(qint64 row, Column column, OpId &shown)
{
    std::set<OpId> heads;
    RASHIN_LET(const bool known, m_use->current->bind(0, row).bind(1, qint64{column}).step());
    if (known) {
        shown = m_use->current->integer(0);
        heads.insert(shown);
        m_use->current->reset();
    }
    m_use->rivals->bind(0, row).bind(1, qint64{column});
    for (;;) {
        RASHIN_LET(const bool more, m_use->rivals->step());
        if (!more)
            return heads;
        heads.insert(m_use->rivals->integer(0));
    }
}

/// A version that is named as replaced must be one of this very cell, and an earlier one.
Result<> Absorption::checkVersion(OpId version, Group versions)
{
    const Arrival &cell = versions.front();
    RASHIN_LET(const bool right,
               m_use->place->bind(0, version).bind(1, cell.row).bind(2, qint64{cell.column}).step());
    m_use->place->reset();
    return right ? Result<>() : failure(Error::Code::Damaged, QStringLiteral("a write replaces another cell's version"));
}

/// Heads after = (heads before and what arrived) without what arrivals replace: right, because both logs are closed
/// under their references.
Result<Absorption::CellOutcome> Absorption::settle(Group versions)
{
    const Arrival &cell = versions.front();
    OpId before = 0;
    RASHIN_LET(auto heads, headsBefore(cell.row, cell.column, before));
    const bool isFirst = heads.empty();
    const bool hadRivals = heads.size() > 1;
    for (const Arrival &op : versions)
        heads.insert(op.id);
    for (const Arrival &op : versions) {
        if (op.previous != 0) {
            RASHIN_TRY(checkVersion(op.previous, versions));
            heads.erase(op.previous);
        }
        const auto more = m_arrivals.further.find(op.id);
        for (const OpId version : more == m_arrivals.further.end() ? std::vector<OpId>() : more->second) {
            RASHIN_TRY(checkVersion(version, versions));
            heads.erase(version);
        }
    }
    OpId winner = *heads.begin();
    if (heads.size() > 1) {
        RASHIN_LET(Age best, ageOf(winner));
        for (const OpId head : heads) {
            RASHIN_LET(Age age, ageOf(head));
            if (age > best)
                std::tie(winner, best) = std::pair(head, std::move(age));
        }
    }
    if (hadRivals)
        RASHIN_TRY(m_use->dropRivals->bind(0, cell.row).bind(1, qint64{cell.column}).run());
    for (const OpId head : heads) {
        if (head != winner)
            RASHIN_TRY(m_use->addRival->bind(0, cell.row).bind(1, qint64{cell.column}).bind(2, head).run());
    }
    if (winner == before)
        return CellOutcome{nullptr, isFirst};
    RASHIN_TRY(m_use->show->bind(0, cell.row).bind(1, qint64{cell.column}).bind(2, winner).run());
    const auto shown = std::find_if(versions.begin(), versions.end(), [&](const Arrival &op) { return op.id == winner; });
    if (shown != versions.end())
        return CellOutcome{&*shown, isFirst};
    // The one that showed is replaced, and an older rival comes to the front.
    m_arrivals.surfaced.push_back({winner, cell.row, 0, cell.column, {}});
    return CellOutcome{&m_arrivals.surfaced.back(), isFirst};
}

Result<Absorption::Age> Absorption::ageOf(OpId op)
{
    const qint64 number = opid::transactionOf(op);
    auto known = m_ages.find(number);
    if (known == m_ages.end()) {
        RASHIN_LET(const bool found, m_use->age->bind(0, number).step());
        if (!found)
            return failure(Error::Code::Damaged, QStringLiteral("tx %1").arg(number));
        known = m_ages.emplace(number, std::pair(m_use->age->integer(0), m_use->age->blob(1))).first;
        m_use->age->reset();
    }
    return Age(known->second.first, known->second.second, opid::placeOf(op));
}

Result<PlainValue> Absorption::valueOf(const Arrival &op)
{
    if (!std::holds_alternative<std::monostate>(op.value))
        return op.value;
    RASHIN_LET(const bool found, m_use->value->bind(0, op.id).step());
    PlainValue value = found ? m_use->value->plain(0) : PlainValue();
    if (const auto *text = std::get_if<QByteArrayView>(&value))
        value = QByteArrayView(m_readAgain.emplace_back(text->toByteArray()));
    m_use->value->reset();
    return value;
}

} // namespace core
