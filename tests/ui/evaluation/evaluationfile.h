// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplefile.h"

namespace testing {

/// The sample file with what an evaluation needs more: named grades 3 高い／2 ふつう／1 低い, a second stage, verdicts
/// with a tree, and three projects in all.
class EvaluationFile : public SampleFile
{
public:
    EvaluationFile();

    [[nodiscard]] core::EvaluationKey first(core::RowId of) const { return {of, 2026, stage}; }
    void grade(core::RowId of, core::RowId atStage, core::RowId criterion, double value);
    [[nodiscard]] std::optional<double> gradeOf(core::RowId of, core::RowId criterion) const;
    [[nodiscard]] qint64 transactions() const { return workspace->history().transactionCount().value(); }

    core::RowId second = core::RowId::random(); ///< project 0002
    core::RowId third = core::RowId::random();  ///< project 0003
    core::RowId review = core::RowId::random(); ///< 二次評価
    core::RowId goOn = core::RowId::random();   ///< 継続
    core::RowId abolish = core::RowId::random();

private:
    [[nodiscard]] core::Result<> extend(core::Editor &editor);
};

} // namespace testing
