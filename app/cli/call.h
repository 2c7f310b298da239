// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/workspace/workspace.h"

#include <QHash>

#include <memory>
#include <optional>

namespace cli {

/// One call of the program: the arguments as given, and what the command may use to answer.
class Call
{
public:
    /// Holds the words after the command's name against its line of the table. Usage with a sentence.
    [[nodiscard]] static core::Result<Call> parse(const Command &command, const QStringList &words);

    [[nodiscard]] const Command &command() const { return *m_command; }
    /// The value of a parameter; empty where one that may be left out was.
    [[nodiscard]] QString argument(const char *name) const { return arguments(name).value(0); }
    [[nodiscard]] QStringList arguments(const char *name) const;
    [[nodiscard]] bool has(const char *option) const { return m_options.contains(QLatin1String(option)); }
    [[nodiscard]] QString option(const char *name) const { return m_options.value(QLatin1String(name)).value(0); }
    /// All values of an option that was given more than once, or with commas.
    [[nodiscard]] QStringList options(const char *name) const;
    /// A whole number in low…high; nothing where the option was not given. Usage otherwise.
    [[nodiscard]] core::Result<std::optional<int>> number(const char *option, int low, int high) const;
    /// A fiscal year.
    [[nodiscard]] core::Result<std::optional<int>> year(const char *option = "year") const;

    [[nodiscard]] bool isQuiet() const { return has("quiet"); }
    [[nodiscard]] core::Identity identity() const;
    [[nodiscard]] const core::Clock &clock() const;

    /// Opens the document in FILE. An error from here on speaks of that file.
    [[nodiscard]] core::Result<std::unique_ptr<core::Workspace>> open(core::Access access,
                                                                      const char *parameter = "FILE");
    /// The file the last error may be about.
    [[nodiscard]] QString subject() const { return m_subject; }
    void setSubject(const QString &path) { m_subject = path; }

private:
    [[nodiscard]] core::Result<> place(const QStringList &positionals);

    const Command *m_command = nullptr;
    QHash<QString, QStringList> m_arguments;
    QHash<QString, QStringList> m_options;
    QString m_subject;
};

/// Usage with a sentence for people.
[[nodiscard]] tl::unexpected<core::Error> refuse(const QString &sentence);

} // namespace cli
