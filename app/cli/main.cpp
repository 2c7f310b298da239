// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/messages.h"
#include "app/cli/reference.h"
#include "translations/language.h"

#include <QGuiApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Japanese unless the locale of the messages is an English one.
translations::Language languageOfLocale()
{
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const QString locale = qEnvironmentVariable(variable); !locale.isEmpty())
            return translations::fromCode(QStringView(locale).left(2));
    }
    return translations::Language::Japanese;
}

/// What Qt itself has to remark is for programmers, not for who runs a script; RASHIN_VERBOSE shows it.
void keepQtQuiet(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("RASHIN_VERBOSE"))
        cli::tell(message);
}

void printHelp(const QString &text)
{
    std::fputs(qUtf8Printable(text + u'\n'), stdout);
}

int usageError(const QString &sentence, const cli::Command *command)
{
    cli::tell(sentence);
    cli::tell(command ? cli::usageLine(*command)
                      : QCoreApplication::translate("Cli", "rashin-cli --help lists the commands."));
    return static_cast<int>(cli::Exit::WrongUsage);
}

int run(const cli::Command &command, const QStringList &words)
{
    auto call = cli::Call::parse(command, words);
    if (!call)
        return usageError(call.error().detail, &command);
    if (call->has("help")) {
        printHelp(cli::helpText(command));
        return static_cast<int>(cli::Exit::Done);
    }
    const cli::Outcome outcome = command.run(*call);
    if (outcome)
        return static_cast<int>(*outcome);
    cli::tell(cli::sentenceFor(outcome.error(), call->subject()));
    return static_cast<int>(cli::exitFor(outcome.error()));
}

/// Options that every command knows may stand before it, too.
QStringList commandFirst(QStringList words)
{
    QStringList options;
    while (!words.isEmpty() && (words.first() == "--quiet"_L1 || words.first() == "--author"_L1)) {
        const qsizetype taken = words.first() == "--author"_L1 ? qMin<qsizetype>(2, words.size()) : 1;
        options += words.mid(0, taken);
        words.remove(0, taken);
    }
    return words + options;
}

/// The words after the program's name, before there is an application to ask for them.
QStringList wordsOf(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    return commandFirst(words);
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler(keepQtQuiet);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it needs no display, and shall not ask for one
    const QStringList words = wordsOf(argc, argv);
    const cli::Command *command = words.isEmpty() ? nullptr : cli::findCommand(words.first());
    const std::unique_ptr<QCoreApplication> application(command && command->draws ? new QGuiApplication(argc, argv)
                                                                                  : new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(u"rashin-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RASHIN_VERSION));
    const translations::Installed language(languageOfLocale());

    if (command)
        return run(*command, words.mid(1));
    if (words.isEmpty())
        return usageError(QCoreApplication::translate("Cli", "Which command?"), nullptr);
    if (words.first() == "--version"_L1) {
        printHelp(QCoreApplication::applicationVersion());
        return 0;
    }
    if (words.first() == "--help"_L1 || words.first() == "help"_L1) {
        if (words.value(1) == "--man"_L1 || words.value(1) == "--markdown"_L1) { // for the package and the manual
            printHelp((words[1] == "--man"_L1 ? cli::manPage() : cli::referencePage()).chopped(1));
            return 0;
        }
        const cli::Command *explained = words.size() > 1 ? cli::findCommand(words[1]) : nullptr;
        printHelp(explained ? cli::helpText(*explained) : cli::helpText());
        return 0;
    }
    return usageError(QCoreApplication::translate("Cli", "There is no command “%1”.").arg(words.first()), nullptr);
}
