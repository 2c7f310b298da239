// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sources.h"
#include "tests/support/testing.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a folder must not include, and why.
struct Rule
{
    QString folder;
    QString forbidden;
    const char *reason;
};

QStringList violations(const Rule &rule)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"_s);
    const QRegularExpression forbidden(rule.forbidden);
    QStringList found;
    for (const QString &path : testing::sourcesBelow(rule.folder)) {
        for (const QString &line : testing::linesOf(path)) {
            const auto match = include.match(line);
            if (match.hasMatch() && forbidden.match(match.captured(1)).hasMatch())
                found += path + u": "_s + match.captured(1);
        }
    }
    return found;
}

/// The floors of a house, lowest first: a folder may include itself and what stands before it.
QString above(const QString &house, const QStringList &floors, qsizetype floor)
{
    QStringList higher;
    for (qsizetype i = floor + 1; i < floors.size(); ++i)
        higher += QRegularExpression::escape(floors[i]);
    return higher.isEmpty() ? u"^$"_s : u"^"_s + house + u"/("_s + higher.join(u'|') + u")/"_s;
}

} // namespace

// CMake alone cannot see these: Debian's Qt puts the headers of every module on every include path.
TEST_CASE("core knows no screen", "[architecture]")
{
    const Rule rule{u"core"_s,
                    uR"(^(ui|app)/|^Qt(Widgets|Gui|Charts|PrintSupport|Svg|Test)/|^Q(Widget|Dialog|MessageBox|FileDialog|Application|GuiApplication|Font|Color|Icon|Action|Painter|Image|Pixmap|Pen|Brush|Chart|Printer|PdfWriter)$)"_s,
                    "core is built and tested without a display"};
    CHECK(violations(rule) == QStringList());
}

TEST_CASE("within core includes go downwards", "[architecture]")
{
    const QStringList floors = {u"base"_s,       u"schema"_s,    u"domain"_s,  u"storage"_s,
                                u"operations"_s, u"workspace"_s, u"exchange"_s,
                                u"tabular"_s,    u"report"_s};
    for (qsizetype i = 0; i < floors.size(); ++i) {
        const Rule rule{u"core/"_s + floors[i], above(u"core"_s, floors, i), "a lower floor knows no higher one"};
        CHECK(violations(rule) == QStringList());
    }
}

TEST_CASE("within ui includes go downwards, and a model opens no window", "[architecture]")
{
    const QStringList floors = {u"forms"_s, u"charts"_s, u"print"_s, u"models"_s, u"delegates"_s, u"dialogs"_s, u"pages"_s, u"help"_s};
    for (qsizetype i = 0; i < floors.size(); ++i) {
        const Rule rule{u"ui/"_s + floors[i], above(u"ui"_s, floors, i) + u"|^app/|^ui/mainwindow"_s,
                        "a lower floor knows no higher one"};
        CHECK(violations(rule) == QStringList());
    }
    CHECK(violations({u"ui/models"_s, u"^Q(MessageBox|Dialog|FileDialog)$"_s, "a model opens no window"}) == QStringList());
}

TEST_CASE("SQL is written in core/storage only", "[architecture]")
{
    for (const QString &folder : {u"ui"_s, u"app"_s, u"core/domain"_s, u"core/operations"_s, u"core/workspace"_s,
                                  u"core/tabular"_s, u"core/report"_s, u"core/exchange"_s})
        CHECK(violations({folder, u"^QtSql/|^QSql|^sqlite3|^core/storage/(statement|database)\\.h$"_s, "SQL"})
              == QStringList());
    const QRegularExpression sql(uR"rx("\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s)rx"_s);
    QStringList found;
    for (const QString &folder : {u"ui"_s, u"app"_s, u"core/domain"_s, u"core/operations"_s, u"core/workspace"_s,
                                  u"core/tabular"_s, u"core/report"_s, u"core/exchange"_s}) {
        for (const QString &path : testing::sourcesBelow(folder)) {
            for (const QString &line : testing::linesOf(path)) {
                if (line.contains(sql))
                    found += path + u": "_s + line.trimmed();
            }
        }
    }
    CHECK(found == QStringList());
}

TEST_CASE("what is the operating system's stands in core/base/platform", "[architecture]")
{
    const QString posix = uR"(^(unistd|fcntl|signal|pthread|dirent|pwd|sys/.*|windows|io)\.h$)"_s;
    for (const QString &folder : {u"core"_s, u"ui"_s, u"app"_s}) {
        QStringList found = violations({folder, posix, "portable"});
        found.removeIf([](const QString &line) { return line.startsWith(u"core/base/platform/"_s); });
        CHECK(found == QStringList());
    }
}

TEST_CASE("only ui/prompts asks with boxes", "[architecture]")
{
    QStringList found = violations({u"ui"_s, u"^Q(MessageBox|FileDialog|InputDialog)$"_s, "tests must be able to answer"});
    found += violations({u"app"_s, u"^Q(MessageBox|FileDialog|InputDialog)$"_s, "tests must be able to answer"});
    found.removeIf([](const QString &line) { return line.startsWith(u"ui/prompts"_s); });
    CHECK(found == QStringList());
}
