// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace ui {

/// A line icon of resources/icons by its file name without ending. It takes the colour of the text beside it, so it is
/// right in light, dark and disabled; the system's icon theme is never asked.
[[nodiscard]] QIcon icon(const QString &name);

/// The program's sign, 針 with the needle of a compass, `side` device-independent pixels wide.
[[nodiscard]] QPixmap sign(int side, double devicePixelRatio);

/// The sign for windows and task bars.
[[nodiscard]] QIcon applicationIcon();

} // namespace ui
