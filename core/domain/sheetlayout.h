// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"

#include <QString>

#include <vector>

namespace core {

/// One block of the printed evaluation sheet, in its place.
struct SheetBlock
{
    SheetPart part = SheetPart::Outline;
    QString title = {};   ///< heading instead of the usual one; empty: the usual one
    bool newPage = false; ///< begins a page, while the sheet is still on its first

    friend bool operator==(const SheetBlock &, const SheetBlock &) = default;
};

/// The sheet of a year whose scheme says nothing of it: two A4 pages, outline, indicators and money on the first.
[[nodiscard]] inline std::vector<SheetBlock> defaultSheetLayout()
{
    return {{SheetPart::Outline},
            {SheetPart::Indicators},
            {SheetPart::Money},
            {SheetPart::Circumstances, {}, true},
            {SheetPart::Evaluation},
            {SheetPart::Direction}};
}

} // namespace core
