// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/report/offices.h"
#include "core/storage/reader.h"

#include <QDate>

#include <map>

namespace core {

/// One improvement without its texts, and where the loop from Act to Plan stands with it.
struct Improvement
{
    RowId id;
    RowId project;
    int year = 0; ///< the fiscal year whose Act decided it
    ImprovementState state = ImprovementState::Open;
    std::optional<int> answered = {}; ///< the year whose plan answered it

    /// The plan of that year has to say something on it: it was decided earlier, and no earlier plan settled it.
    [[nodiscard]] bool concerns(int planYear) const;
    /// The same, and that year's plan has said nothing yet. What was postponed comes up again the year after.
    [[nodiscard]] bool isOpenIn(int planYear) const;
};

/// By project; rows that a merge left without one are not among them.
[[nodiscard]] Result<std::multimap<RowId, Improvement>> readImprovements(const Reader &reader);

/// An improvement with what is needed to answer it.
struct ImprovementLine
{
    Improvement improvement;
    QString projectCode = {};
    QString projectName = {};
    QString officeName = {}; ///< the short one where it has one
    QString text = {};
    QString owner = {};
    QDate due = {};
    QString reason = {};
};

/// Those that concern a year's plan, in the order of the plan and of the years that decided them. With `office` only of
/// projects of it and of the offices below it.
[[nodiscard]] Result<std::vector<ImprovementLine>> readImprovementLines(const Reader &reader, int planYear,
                                                                        std::optional<RowId> office = {});

/// What became of the improvements that one year decided.
struct ClosingLine
{
    std::optional<RowId> office = {}; ///< branch or department; none: projects without an office
    int decided = 0;
    int takenUp = 0;
    int postponed = 0;
    int declined = 0;

    [[nodiscard]] int open() const { return decided - takenUp - postponed - declined; }
    /// Closing rate 0…1: taken up or declined with a reason. What is postponed is not closed. None where nothing was
    /// decided: that is not 0.
    [[nodiscard]] std::optional<double> rate() const;
    void add(ImprovementState state);
    void add(const ClosingLine &other);
};

struct Closing
{
    std::vector<ClosingLine> offices = {}; ///< in the order of the offices; those that decided nothing are left out
    ClosingLine total = {};
};

/// For the improvements decided in a fiscal year.
[[nodiscard]] Result<Closing> readClosing(const Reader &reader, int year);

/// The same of several years side by side.
struct ClosingYears
{
    /// One office over the years, or all of them.
    struct Office
    {
        std::optional<RowId> office = {};
        std::vector<ClosingLine> years = {}; ///< as ClosingYears::years; a year that decided nothing has 0 decided
        /// Of all these years together.
        [[nodiscard]] ClosingLine sum() const;
    };

    std::vector<int> years = {};      ///< ascending
    std::vector<Office> offices = {}; ///< in the order of the offices; those that decided nothing are left out
    Office total = {};
};

/// For the improvements decided in the fiscal years from…to; none where `to` is before `from`.
[[nodiscard]] Result<ClosingYears> readClosingYears(const Reader &reader, int from, int to);

} // namespace core
