// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/handover.h"
#include "core/base/clock.h"
#include "core/base/platform/crashreport.h"
#include "translations/language.h"
#include "ui/help/messagelog.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

/// What the command line asks for; it rules over the settings and is not kept.
struct Wishes
{
    QString file;
    std::optional<QString> language;
    std::optional<QString> theme;
    int page = 0; ///< from 1; 0: the page of last time
};

Wishes readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("CommandLine", "Plans, runs, evaluates and improves "
                                                                                "the work of a city, in one file."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"file"_s, QCoreApplication::translate("CommandLine", "The plan to open."), u"[FILE]"_s);
    const QCommandLineOption language(u"language"_s,
                                      QCoreApplication::translate("CommandLine", "Language of the program: ja or en."),
                                      u"code"_s);
    const QCommandLineOption theme(u"theme"_s, QCoreApplication::translate("CommandLine", "system, light, dark or contrast."),
                                   u"name"_s);
    const QCommandLineOption page(
        u"page"_s, QCoreApplication::translate("CommandLine", "Show this page first, counted from 1."), u"number"_s);
    parser.addOptions({language, theme, page});
    parser.process(arguments);
    Wishes wishes;
    wishes.file = parser.positionalArguments().value(0);
    if (parser.isSet(language))
        wishes.language = parser.value(language);
    if (parser.isSet(theme))
        wishes.theme = parser.value(theme);
    wishes.page = parser.value(page).toInt();
    return wishes;
}

constexpr int changeLanguage = 1000;

/// One life of the window. A change of language ends it and begins another that speaks it.
int showWindow(ui::Settings &settings, Wishes &wishes, const desktop::Handover &handover, const QString &crashes)
{
    const QString language = wishes.language.value_or(settings.language());
    const translations::Installed words(translations::fromCode(language));
    QGuiApplication::setApplicationDisplayName(QCoreApplication::translate("Application", "Rashin"));
    ui::DialogPrompts prompts;
    const core::SystemClock clock;
    ui::MainWindow window(settings, prompts, clock);
    QObject::connect(&window, &ui::MainWindow::languageChosen, &window, [&](const QString &code) {
        settings.setLanguage(code);
        wishes.language = code;
        wishes.file = window.workspace() ? window.workspace()->path() : QString();
        settings.setGeometry(window.saveGeometry());
        QCoreApplication::exit(changeLanguage);
    });
    QObject::connect(&handover, &desktop::Handover::received, &window, &ui::MainWindow::takeOver);
    if (!wishes.file.isEmpty())
        window.openFile(wishes.file);
    window.mentionCrash(crashes);
    if (wishes.page > 0)
        window.showPageNumber(wishes.page);
    window.show();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setDesktopFileName(u"rashin"_s);
    QCoreApplication::setApplicationName(u"rashin"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RASHIN_VERSION));
    auto settings = ui::Settings::standard();
    Wishes wishes = readCommandLine(QCoreApplication::arguments());
    desktop::Handover handover(desktop::Handover::nameFor(settings.fileName()));
    // A screen of its own (a script that takes pictures) is nobody else's.
    const bool shared = QGuiApplication::platformName() != u"offscreen";
    const QString given = wishes.file.isEmpty() ? QString() : QFileInfo(wishes.file).absoluteFilePath();
    if (shared && handover.give(given))
        return 0;
    if (shared)
        handover.listen();
    if (wishes.file.isEmpty() && QFileInfo::exists(settings.lastFile()))
        wishes.file = settings.lastFile();
    const QString crashes = QFileInfo(settings.fileName()).dir().filePath(u"crash"_s);
    core::crashreport::install(crashes, QCoreApplication::applicationVersion());
    ui::theme::apply(app, wishes.theme ? ui::theme::modeFromCode(*wishes.theme) : settings.themeMode(),
                     settings.textSize());
    ui::messagelog::start();
    for (;;) {
        const int code = showWindow(settings, wishes, handover, crashes);
        if (code != changeLanguage)
            return code;
    }
}
