// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attainment.h"
#include "core/domain/score.h"
#include "core/storage/reader.h"

#include <QDate>

namespace core {

/// The evaluation scheme of one fiscal year as it stands in the document: a year without one has empty lists.
struct YearScheme
{
    struct Stage
    {
        RowId id;
        int number = 0;
        QString name = {};
        QDate opens = {};
        QDate due = {}; ///< invalid where none is set
    };
    struct Criterion
    {
        RowId id;
        int number = 0;
        QString name = {};
        std::optional<double> weight = {};
        ScaleRange scale = {};
        std::vector<double> grades = {}; ///< the grades the scale has; empty: any number in its range
    };
    struct Verdict
    {
        RowId id;
        QString code = {};
        QString name = {};
        std::optional<RowId> parent = {};
    };

    int year = 0;
    std::optional<RowId> id = {};
    std::vector<Stage> stages = {};       ///< by number
    std::vector<Criterion> criteria = {}; ///< by number
    std::vector<Verdict> verdicts = {};   ///< by position, parts after their whole
    std::vector<BandLimit> bands = {};    ///< from the highest limit down

    [[nodiscard]] const Stage *stage(RowId id) const;
    [[nodiscard]] const Criterion *criterion(RowId id) const;
    [[nodiscard]] const Verdict *verdict(RowId id) const;
};

[[nodiscard]] Result<YearScheme> readScheme(const Reader &reader, int year);

} // namespace core
