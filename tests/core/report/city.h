// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplefile.h"

#include <map>
#include <random>

namespace testing {

/// The small document with a second branch, more projects and random grades, verdicts and figures, and beside it a
/// plain note of everything entered, to compute from independently.
class City
{
public:
    struct Entered
    {
        core::RowId project;
        bool second = false; ///< belongs to the second branch
        std::optional<double> necessity = {};
        std::optional<double> efficiency = {};
        std::optional<int> verdict = {}; ///< index in verdicts
        std::optional<double> target = {};
        std::optional<double> actual = {};
        std::optional<qint64> budget = {};
        std::optional<qint64> settlement = {};
    };

    explicit City(int projects, unsigned seed = 1);

    [[nodiscard]] const core::Reader &read() const { return file.workspace->read(); }
    [[nodiscard]] core::RowId evaluation(core::RowId project) const;
    void perform(const std::function<core::Result<>(core::Editor &)> &work);

    SampleFile file;
    core::RowId azabu = core::RowId::random();
    core::RowId azabuSection = core::RowId::random();
    std::vector<core::RowId> verdicts;
    std::vector<Entered> entered;

private:
    [[nodiscard]] core::Result<> fill(core::Editor &editor, int projects, unsigned seed);
    [[nodiscard]] core::Result<> addProject(core::Editor &editor, int number, std::mt19937 &random);
    [[nodiscard]] core::Result<> addFigures(core::Editor &editor, const Entered &project);
};

} // namespace testing
