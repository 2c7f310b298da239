// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace cli {

class Call;

/// What the program ends with. The numbers are a contract with scripts.
enum class Exit {
    Done = 0,
    NeedsPerson = 1, ///< done, but conflicts remain or a check found violations
    WrongUsage = 2,
    BadInput = 3,      ///< damaged, foreign or not understood
    FileInUse = 4,     ///< by another writer
    StorageFailed = 5, ///< disk full, no permission
};

/// The code for an error of core; the sentence for it is in messages.h.
[[nodiscard]] Exit exitFor(const core::Error &error);

/// What a command answers: an exit code, or an error that becomes one. The detail of a Usage error is a sentence.
using Outcome = core::Result<Exit>;

/// A positional argument.
struct Parameter
{
    const char *name; ///< as help writes it: "FILE", "FIELD=VALUE"
    enum class Need : quint8 { One, MayBeLeftOut, OneOrMore } need = Need::One;
};

/// A named argument: `--year 2026`, `--year=2026`, or a flag without a value.
struct Option
{
    const char *name;            ///< without the dashes
    const char *value = nullptr; ///< how help calls the value; null for a flag
    const char *help = "";       ///< English source, context "Cli"
    bool required = false;
};

/// One line of the table that parsing and help come from.
struct Command
{
    const char *name;
    std::vector<Parameter> parameters;
    std::vector<Option> options;
    const char *summary; ///< English source, context "Cli"
    Outcome (*run)(Call &);
    bool draws = false; ///< needs fonts, so a QGuiApplication
};

/// Options that every command takes.
[[nodiscard]] std::span<const Option> commonOptions();
/// All commands there are, in the order help shows them.
[[nodiscard]] const std::vector<Command> &commands();
[[nodiscard]] const Command *findCommand(QStringView name);

/// "rashin-cli list FILE ENTITY [--year Y] …"
[[nodiscard]] QString usageLine(const Command &command);

// One function a file of commands, called by commands().
std::vector<Command> documentCommands();
std::vector<Command> rowCommands();
std::vector<Command> historyCommands();
std::vector<Command> yearCommands();
std::vector<Command> exchangeCommands();
std::vector<Command> mergeCommands();
std::vector<Command> packageCommands();
std::vector<Command> reportCommands();

} // namespace cli
