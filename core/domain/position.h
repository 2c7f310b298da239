// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace core::position {

/// Places among siblings, as strings of 0–9A–Za–z whose plain byte order is the rows' order (fractional indexing).
///
/// A string is a whole number – a letter that tells its length, then its digits in base 62 – and a fraction that never
/// ends with 0, so there is always a place between two of them. To move a row is to change its own position only; two
/// offices that move different rows never conflict. Method: D. Greenspan, "Implementing Fractional Indexing" (2020),
/// with a random suffix so that two offices that insert at the same spot do not make the same string.

/// The longest position the registry stores.
inline constexpr int longest = 200;

/// Whether the text is a position that this notation can write.
[[nodiscard]] bool isValid(QStringView text);

/// A position strictly between two others. An empty `before` is the beginning, an empty `after` the end.
///
/// `suffix` (0–9A–Za–z, from randomSuffix() or a test; anything else in it is ignored) is appended where it keeps the
/// order. Nothing when there is no room: `before` is not less than `after`, one of them is not valid, or the result
/// would be longer than `longest`. Then the siblings are to be spread anew.
[[nodiscard]] std::optional<QString> between(QStringView before, QStringView after, QStringView suffix = {});

/// `count` positions in ascending order with even steps between them, each as short as can be; none for count ≤ 0.
[[nodiscard]] std::vector<QString> spread(int count);

/// Four random digits: two offices that insert at one spot make the same string once in 15 million times.
[[nodiscard]] QString randomSuffix();

} // namespace core::position
