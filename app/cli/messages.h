// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace cli {

/// Writes a line to standard error, in UTF-8 whatever the locale: it is for people, or for a script that shows it to
/// them.
void tell(const QString &line);

/// What happened and what to do, for a person at a prompt. `subject` is the file it is about; may be empty.
[[nodiscard]] QString sentenceFor(const core::Error &error, const QString &subject);

/// The list of commands, and the explanation of one.
[[nodiscard]] QString helpText();
[[nodiscard]] QString helpText(const Command &command);

/// Progress on one line of standard error: only when that is a terminal and nobody asked for quiet.
class Progress
{
public:
    explicit Progress(bool quiet);
    ~Progress();
    void show(qint64 done, qint64 total);

private:
    bool m_shown;
    int m_percent = -1;
};

} // namespace cli
