// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <QCoreApplication>

#include <algorithm>

namespace cli {

using namespace Qt::Literals::StringLiterals;

Exit exitFor(const core::Error &error)
{
    using Code = core::Error::Code;
    switch (error.code) {
    case Code::Foreign:
    case Code::Damaged:
    case Code::TooNew:
    case Code::Unreadable:
    case Code::OtherDocument:
    case Code::Partial:
    case Code::Sealed:
    case Code::Untrusted:
    case Code::TwoEntities:
    case Code::TooLarge: return Exit::BadInput;
    case Code::Locked: return Exit::FileInUse;
    case Code::ReadOnly:
    case Code::DiskFull:
    case Code::Storage: return Exit::StorageFailed;
    default: return Exit::WrongUsage;
    }
}

std::span<const Option> commonOptions()
{
    static const Option options[] = {
        {"author", "NAME", QT_TRANSLATE_NOOP("Cli", "who makes the change (default: the login name)")},
        {"quiet", nullptr, QT_TRANSLATE_NOOP("Cli", "no progress and no remarks")},
        {"help", nullptr, QT_TRANSLATE_NOOP("Cli", "explains the command")},
    };
    return options;
}

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> made;
        for (const auto group :
             {documentCommands, rowCommands, historyCommands, yearCommands, exchangeCommands, mergeCommands,
              packageCommands, reportCommands}) {
            for (Command &command : group())
                made.push_back(std::move(command));
        }
        return made;
    }();
    return all;
}

const Command *findCommand(QStringView name)
{
    const auto &all = commands();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Command &command) { return name == QLatin1String(command.name); });
    return at == all.end() ? nullptr : &*at;
}

QString usageLine(const Command &command)
{
    QString line = u"rashin-cli "_s + QLatin1String(command.name);
    for (const Parameter &parameter : command.parameters) {
        const QString name = QString::fromUtf8(parameter.name);
        switch (parameter.need) {
        case Parameter::Need::One: line += u' ' + name; break;
        case Parameter::Need::MayBeLeftOut: line += u" ["_s + name + u']'; break;
        case Parameter::Need::OneOrMore: line += u' ' + name + u"…"_s; break;
        }
    }
    for (const Option &option : command.options) {
        QString text = u"--"_s + QLatin1String(option.name);
        if (option.value)
            text += u' ' + QString::fromUtf8(option.value);
        line += option.required ? u' ' + text : u" ["_s + text + u']';
    }
    return line;
}

} // namespace cli
