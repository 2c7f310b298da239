// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "ui/models/evaluationscheme.h"

#include <QHash>

namespace ui {

/// What was said of a project the year before, by the names of the criteria: their rows are other ones each year.
class LastYear
{
public:
    struct Judgement
    {
        QString grade;  ///< in the words of its own scale
        QString reason; ///< may be empty
    };

    /// Forgets what was read; `year` is the one before the one shown.
    void setYear(int year);
    /// Reads one project: the latest stage that graded a criterion counts. Two queries, and once a year's scheme.
    [[nodiscard]] core::Result<> read(const core::Reader &reader, core::RowId project);

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] std::optional<Judgement> of(const QString &criterion) const;
    [[nodiscard]] QString verdict() const { return m_verdict; }

private:
    int m_year = 0;
    std::optional<EvaluationScheme> m_scheme;
    QHash<QString, Judgement> m_judgements;
    QString m_verdict;
};

} // namespace ui
