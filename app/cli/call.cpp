// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"

#include "core/domain/fiscalyear.h"

#include <QCoreApplication>

#include <algorithm>

namespace cli {

using namespace Qt::Literals::StringLiterals;

namespace {

const Option *findOption(const Command &command, const QString &name)
{
    for (const std::span<const Option> options : {std::span<const Option>(command.options), commonOptions()}) {
        const auto at = std::find_if(options.begin(), options.end(),
                                     [&](const Option &option) { return name == QLatin1String(option.name); });
        if (at != options.end())
            return &*at;
    }
    return nullptr;
}

QString loginName()
{
    for (const char *variable : {"LOGNAME", "USER", "USERNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return u"rashin-cli"_s;
}

} // namespace

tl::unexpected<core::Error> refuse(const QString &sentence)
{
    return core::failure(core::Error::Code::Usage, sentence);
}

core::Result<Call> Call::parse(const Command &command, const QStringList &words)
{
    Call call;
    call.m_command = &command;
    QStringList positionals;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!word.startsWith("--"_L1) || word == "--"_L1) {
            positionals += word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const Option *option = findOption(command, name);
        if (!option)
            return refuse(QCoreApplication::translate("Cli", "There is no option --%1.").arg(name));
        if (!option->value && equals >= 0)
            return refuse(QCoreApplication::translate("Cli", "The option --%1 takes no value.").arg(name));
        QString value;
        if (option->value && equals >= 0)
            value = word.mid(equals + 1);
        else if (option->value && i + 1 < words.size())
            value = words[++i];
        else if (option->value)
            return refuse(QCoreApplication::translate("Cli", "The option --%1 needs a value.").arg(name));
        call.m_options[name] += value;
    }
    if (call.has("help"))
        return call;
    RASHIN_TRY(call.place(positionals));
    return call;
}

core::Result<> Call::place(const QStringList &positionals)
{
    qsizetype at = 0;
    for (const Parameter &parameter : m_command->parameters) {
        const QString name = QString::fromUtf8(parameter.name);
        if (parameter.need == Parameter::Need::OneOrMore) {
            m_arguments[name] = positionals.mid(at);
            at = positionals.size();
        } else if (at < positionals.size()) {
            m_arguments[name] = {positionals[at++]};
        }
        if (parameter.need != Parameter::Need::MayBeLeftOut && m_arguments.value(name).isEmpty())
            return refuse(QCoreApplication::translate("Cli", "%1 is missing.").arg(name));
    }
    if (at < positionals.size())
        return refuse(QCoreApplication::translate("Cli", "“%1” is one argument too many.").arg(positionals[at]));
    for (const Option &option : m_command->options) {
        if (option.required && !has(option.name))
            return refuse(
                QCoreApplication::translate("Cli", "The option --%1 is missing.").arg(QLatin1String(option.name)));
    }
    return {};
}

QStringList Call::arguments(const char *name) const
{
    return m_arguments.value(QString::fromUtf8(name));
}

QStringList Call::options(const char *name) const
{
    return m_options.value(QLatin1String(name)).join(u',').split(u',', Qt::SkipEmptyParts);
}

core::Result<std::optional<int>> Call::number(const char *name, int low, int high) const
{
    if (!has(name))
        return std::optional<int>();
    bool ok = false;
    const int value = option(name).toInt(&ok);
    if (!ok || value < low || value > high)
        return refuse(QCoreApplication::translate("Cli", "--%1 takes a whole number from %2 to %3.")
                          .arg(QLatin1String(name))
                          .arg(low)
                          .arg(high));
    return std::optional(value);
}

core::Result<std::optional<int>> Call::year(const char *name) const
{
    return number(name, core::FiscalYear::earliest, core::FiscalYear::latest);
}

core::Identity Call::identity() const
{
    return {has("author") ? option("author") : loginName()};
}

const core::Clock &Call::clock() const
{
    static const core::SystemClock clock;
    return clock;
}

core::Result<std::unique_ptr<core::Workspace>> Call::open(core::Access access, const char *parameter)
{
    setSubject(argument(parameter));
    return core::Workspace::open(m_subject, access, identity(), clock());
}

} // namespace cli
