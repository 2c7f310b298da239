// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reference.h"

#include "app/cli/command.h"

#include <QCoreApplication>

namespace cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Cli", text);
}

QString optionName(const Option &option)
{
    QString name = u"--"_s + QLatin1String(option.name);
    if (option.value)
        name += u' ' + QString::fromUtf8(option.value);
    return name;
}

/// Backslashes and a dot or quote at the beginning of a line are commands to troff; a hyphen must stay one when copied;
/// a long choice may be broken after a bar.
QString troff(QString text)
{
    text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s).replace(u'\n', u' ').replace(u'|', u"|\\:"_s);
    return text.startsWith(u'.') || text.startsWith(u'\'') ? u"\\&"_s + text : text;
}

QString exitCodes()
{
    return QCoreApplication::translate(
        "Cli", "Exit codes: 0 done · 1 done, but something needs a person · 2 wrong usage · 3 damaged, foreign or not\n"
               "understood · 4 in use by another writer · 5 storage failed. After 2 to 5 no file was changed.");
}

QString purpose()
{
    return QCoreApplication::translate("Cli", "rashin-cli: does with a Rashin file what the desktop program "
                                              "does. JSON on standard output,\nmessages on standard error.");
}

QString commandPart(const Command &command)
{
    QString part = u"\n### %1\n\n%2\n\n```\n%3\n```\n\n"_s.arg(
        QString::fromUtf8(command.name), translated(command.summary), usageLine(command));
    for (const Option &option : command.options)
        part += u"- `%1` %2\n"_s.arg(optionName(option), translated(option.help));
    return part;
}

QString heading(const QString &words)
{
    return u".SH "_s + words.toUpper() + u'\n';
}

QString optionItem(const Option &option)
{
    return u".TP\n.B %1\n%2\n"_s.arg(troff(optionName(option)), troff(translated(option.help)));
}

} // namespace

QString referencePage()
{
    QString page = u"# rashin-cli\n\n%1\n\n%2\n\n## %3\n\n"_s.arg(
        purpose(), exitCodes(), QCoreApplication::translate("Cli", "Options of every command"));
    for (const Option &option : commonOptions())
        page += u"- `%1` %2\n"_s.arg(optionName(option), translated(option.help));
    page += u"\n## %1\n"_s.arg(QCoreApplication::translate("Cli", "Commands"));
    for (const Command &command : commands())
        page += commandPart(command);
    return page;
}

QString manPage()
{
    QString page = u".TH RASHIN\\-CLI 1 \"\" \"Rashin %1\" \"%2\"\n"_s.arg(
        QCoreApplication::applicationVersion(), QCoreApplication::translate("Cli", "User Commands"));
    page += u".ad l\n"_s + heading(QCoreApplication::translate("Cli", "Name")) + u"rashin\\-cli \\- "_s
            + QCoreApplication::translate("Cli", "does with a Rashin file what the desktop program does") + u'\n'
            + heading(QCoreApplication::translate("Cli", "Synopsis"))
            + u".B rashin\\-cli\n.I COMMAND\n.RI [ ARGUMENTS ]\n"_s
            + heading(QCoreApplication::translate("Cli", "Description")) + troff(purpose()) + u'\n'
            + heading(QCoreApplication::translate("Cli", "Options of every command"));
    for (const Option &option : commonOptions())
        page += optionItem(option);
    page += heading(QCoreApplication::translate("Cli", "Commands"));
    for (const Command &command : commands()) {
        page += u".SS %1\n%2\n.PP\n.nh\n.B %3\n.hy\n"_s.arg(QString::fromUtf8(command.name), troff(translated(command.summary)),
                                                 troff(usageLine(command)));
        for (const Option &option : command.options)
            page += optionItem(option);
    }
    page += heading(QCoreApplication::translate("Cli", "Exit status")) + troff(exitCodes()) + u'\n'
            + heading(QCoreApplication::translate("Cli", "See also")) + u".BR rashin (1)\n"_s;
    return page;
}

} // namespace cli
