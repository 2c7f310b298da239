// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace core {
struct ChartData;
}

namespace ui {

class MessageBar;
class Prompts;
struct Drawing;

namespace print {
class Source;
}

/// How what a page shows gets onto paper: the same questions and sentences for every small print.
namespace paper {

/// Asks for a printer and prints; says in `messages` what came of it.
void print(const print::Source &source, QWidget *parent, MessageBar &messages);
/// Asks for a name and writes a PDF.
void savePdf(const print::Source &source, QWidget *parent, Prompts &prompts, MessageBar &messages);
void savePdf(const print::Source &source, const QString &path, MessageBar &messages);

/// The same for a drawing, on one sheet across; it is made smaller where the paper is.
void print(const Drawing &drawing, QWidget *parent, MessageBar &messages);
/// A chart, on one sheet across, in type of its usual size.
void print(const core::ChartData &chart, QWidget *parent, MessageBar &messages);
/// Asks for a name and writes PDF, SVG or PNG.
void savePicture(const Drawing &drawing, QWidget *parent, Prompts &prompts, MessageBar &messages);

} // namespace paper

} // namespace ui
