// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

/// The middle of several measurements (of an even number the upper one); there has to be one.
[[nodiscard]] inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}
