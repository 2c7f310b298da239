// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ui {

class MessageBar;
class Prompts;

namespace print {
class Source;
}

/// What a page shows, on paper or as a PDF, and what is said of it.
namespace onpaper {

/// Asks for a printer. Where the computer knows none, says so.
void print(const print::Source &source, QWidget *page, MessageBar &messages);
void savePdf(const print::Source &source, const QString &path, MessageBar &messages);

} // namespace onpaper

} // namespace ui
