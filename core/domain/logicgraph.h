// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace core {

/// An arrow between two elements of a logic model, by their index: what leads to what.
using LogicArrow = std::pair<size_t, size_t>;

/// Whether one can come from `from` to `to` along the arrows; from an element to itself always.
[[nodiscard]] bool leadsTo(std::span<const LogicArrow> arrows, size_t from, size_t to);

/// Arrows that lie on a circle: both ends can be reached from each other. Two honest edits can make one in a merge. By
/// their index, ascending; an arrow to itself is one.
[[nodiscard]] std::vector<size_t> circularArrows(size_t elements, std::span<const LogicArrow> arrows);

} // namespace core
