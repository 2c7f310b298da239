// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <map>
#include <vector>

namespace core {

/// Where rows come from and where they have gone: the successions of projects (統合・分割・後継) or of offices (組織改編).
class Lineage
{
public:
    struct Link
    {
        RowId before;
        RowId after;
        int year = 0; ///< the fiscal year from which the successor is there
        QString kind = {}; ///< code of Field::ProjectSuccessionKind or OfficeSuccessionKind
    };

    [[nodiscard]] static Result<Lineage> ofProjects(const Reader &reader);
    [[nodiscard]] static Result<Lineage> ofOffices(const Reader &reader);

    [[nodiscard]] const std::vector<Link> &all() const { return m_links; }
    /// Those right before and right after a row.
    [[nodiscard]] std::vector<Link> before(RowId row) const;
    [[nodiscard]] std::vector<Link> after(RowId row) const;
    /// All that a row goes back to, nearest first, each once: what a merge of two files tied into a circle ends there.
    [[nodiscard]] std::vector<RowId> ancestors(RowId row) const;
    [[nodiscard]] std::vector<RowId> descendants(RowId row) const;
    /// Those whose figures of earlier years stand for the row's own past: what was merged into it or replaced by it,
    /// and so on. A part of a split has no such past: nobody can say which share of it was its own.
    [[nodiscard]] std::vector<RowId> past(RowId row) const;

private:
    explicit Lineage(std::vector<Link> links);
    [[nodiscard]] std::vector<RowId> reach(RowId row, const std::multimap<RowId, size_t> &index, RowId Link::*to,
                                           bool wholeOnly) const;
    std::vector<Link> m_links;
    std::multimap<RowId, size_t> m_byBefore;
    std::multimap<RowId, size_t> m_byAfter;
};

/// The offices that have taken the place of one in a fiscal year: those of its successors, and theirs, that are there then.
/// Empty where the office is there itself, or where nothing followed it.
[[nodiscard]] Result<std::vector<RowId>> heirsOf(const Reader &reader, RowId office, int year);

/// The values of an indicator by year. In years it has none itself, those of the indicator of the same name and unit that
/// a project before its own had – where there is exactly one: values of two merged projects cannot be added up, since
/// nobody knows whether they are sums, shares or days.
[[nodiscard]] Result<std::vector<Record>> valuesWithPast(const Reader &reader, const Lineage &lineage,
                                                         const Record &indicator);

} // namespace core
