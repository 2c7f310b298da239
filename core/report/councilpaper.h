// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/tasks.h"

#include <QDate>

namespace core::report {

/// What a council meeting is told: what is late, what changed since a date, what waits for a decision.
struct CouncilPaper
{
    struct Late
    {
        QString code;
        QString project;
        QString office;
        Task::Kind kind = Task::Kind::Evaluation;
        QString stage; ///< of an Evaluation
        QDate due;
        qint64 days = 0;
        int missing = 0; ///< values
    };

    /// One field of one row as it stood on the date and as it stands now.
    struct Change
    {
        QString code;
        QString project;
        Field field = Field::ProjectName;
        std::optional<int> year = {}; ///< of the row, where it has one
        QString before;               ///< as stored; names instead of references
        QString after;
        QDate day; ///< of the last change
    };

    /// What somebody has to decide.
    struct Open
    {
        enum class Kind {
            StagesDiffer, ///< the last stage that judged says otherwise than the one before, and is not accepted yet
            Waiting,      ///< handed in, neither accepted nor returned
            Returned,     ///< sent back and not handed in again
            ActIsOpen,    ///< an improvement decided last year that no plan of this year takes up
        };
        Kind kind = Kind::Waiting;
        QString code;
        QString project;
        QString office;
        QString stage;
        QString text; ///< both verdicts, or the improvement
    };

    int year = 0;
    QDate today;
    QDate since;
    QString municipality;
    std::vector<Late> late;       ///< longest first
    std::vector<Change> changes;  ///< by project
    int bulkTransactions = 0;     ///< imports and the like, whose cells are not listed one by one
    qint64 bulkOperations = 0;
    std::vector<Open> open;
};

/// NotFound for an office that is not there.
[[nodiscard]] Result<CouncilPaper> readCouncilPaper(const Reader &reader, int year, QDate today, QDate since,
                                                    std::optional<RowId> office = {});

} // namespace core::report
