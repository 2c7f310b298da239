// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/source.h"

#include <functional>
#include <memory>
#include <vector>

namespace ui::print {

/// Gives the parts of a source to several threads, each of which works on its own lane of them.
///
/// The source is asked in the calling thread only, because its database connection belongs to that thread; a few parts
/// wait in each lane, so that memory stays flat however long the report is.
class PartFeed
{
public:
    /// What works on the parts of one lane. Made, used and destroyed in the lane's thread: fonts belong to one.
    class Lane
    {
    public:
        Lane() = default;
        virtual ~Lane() = default;
        Lane(const Lane &) = delete;
        Lane &operator=(const Lane &) = delete;

        /// False stops everything.
        [[nodiscard]] virtual bool work(int part, const core::report::Document &document) = 0;
        /// After the last part; not where the run was stopped.
        [[nodiscard]] virtual bool finish() { return true; }
    };
    using MakeLane = std::function<std::unique_ptr<Lane>(int lane)>;
    using Fetch = std::function<core::Result<core::report::Document>(int part)>;
    /// Told how many parts are done, in the calling thread, at least every 50 ms; false cancels.
    using Progress = std::function<bool(int done)>;

    /// `lanes` holds the numbers of the parts of each lane, in the order they are worked on.
    explicit PartFeed(std::vector<std::vector<int>> lanes) : m_lanes(std::move(lanes)) {}

    /// Error of the source, Cancelled, or Storage where the work said no. All threads have ended on return.
    [[nodiscard]] core::Result<> run(const Fetch &fetch, const MakeLane &make, const Progress &progress) const;

    /// As many lanes as there are cores, two at least and four at most; one for short reports.
    [[nodiscard]] static int lanesFor(int parts);

private:
    std::vector<std::vector<int>> m_lanes;
};

} // namespace ui::print
