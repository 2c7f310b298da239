// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "tests/ui/print/samples.h"
#include "tests/ui/print/trayprinter.h"

#include "ui/print/output.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <set>

using namespace ui::print;
using core::Error;

namespace {

/// The text layer of a PDF as a reader's search sees it; null where poppler's tools are not installed.
QString extracted(const QString &path)
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
        WARN("skipped: pdftotext is not installed");
        return {};
    }
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

std::set<QChar> charactersOf(const QString &text)
{
    std::set<QChar> found;
    for (const QChar c : text) {
        if (!c.isSpace())
            found.insert(c);
    }
    return found;
}

} // namespace

TEST_CASE("a PDF can be searched: every stored character is in its text, and no radical in a character's place",
          "[print]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("シート.pdf"));
    const testing::FunctionSource source(3, [](int part) { return testing::document(20 * part, 4000); });
    const auto written = writePdf(source, path);
    REQUIRE_OK(written);
    const QString text = extracted(path);
    if (text.isNull())
        return;
    for (const QChar c : text)
        CHECK_FALSE((c.unicode() >= 0x2E80 && c.unicode() <= 0x2FDF));
    const std::set<QChar> found = charactersOf(text);
    for (int part = 0; part < 3; ++part) {
        for (const QString &stored : core::report::textsOf(*source.part(part))) {
            for (const QChar c : charactersOf(stored))
                CHECK(found.contains(c));
        }
    }
    CHECK(text.contains(QStringLiteral("%1 / %1").arg(written->pages)));
    CHECK(text.contains(QStringLiteral("1 / %1").arg(written->pages)));
}

TEST_CASE("a PDF says that it is PDF/A-1b and carries its title", "[print]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    REQUIRE_OK(writePdf(testing::FunctionSource(1, [](int) { return testing::document(2, 50); }), path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.startsWith("%PDF-1.4"));
    CHECK(bytes.contains("pdfaid"));
    CHECK(bytes.contains("OutputIntent"));
    CHECK(bytes.contains(QStringLiteral("評価シート").toUtf8()));
}

TEST_CASE("a cancelled or failing report leaves the file that was there", "[print]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    QFile old(path);
    REQUIRE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const testing::FunctionSource source(10, [](int) { return testing::document(5, 100); });
    const auto cancelled = writePdf(source, path, [](int done, int) { return done < 6; });
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code == Error::Code::Cancelled);
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 1);
    REQUIRE(old.open(QIODevice::ReadOnly));
    CHECK(old.readAll() == QByteArray("old"));
}

TEST_CASE("a folder that is not there is an error, not a crash", "[print]")
{
    const testing::FunctionSource source(1, [](int) { return testing::document(1, 10); });
    CHECK_FALSE(writePdf(source, QStringLiteral("/nowhere/at/all.pdf")));
}

TEST_CASE("progress ends with every part done", "[print]")
{
    const QTemporaryDir folder;
    int last = 0;
    const testing::FunctionSource source(7, [](int) { return testing::document(1, 10); });
    REQUIRE_OK(writePdf(source, folder.filePath(QStringLiteral("a.pdf")), [&](int done, int total) {
        CHECK(done >= last);
        CHECK(total == 7);
        last = done;
        return true;
    }));
    CHECK(last == 7);
}

TEST_CASE("the same report gives the same pages again", "[print]")
{
    const QTemporaryDir folder;
    const testing::FunctionSource source(2, [](int part) { return testing::document(30 * part, 700); });
    const auto first = writePdf(source, folder.filePath(QStringLiteral("a.pdf")));
    const auto second = writePdf(source, folder.filePath(QStringLiteral("b.pdf")));
    REQUIRE_OK(first);
    REQUIRE_OK(second);
    CHECK(first->pages == second->pages);
    CHECK(QFileInfo(folder.filePath(QStringLiteral("a.pdf"))).size()
          == QFileInfo(folder.filePath(QStringLiteral("b.pdf"))).size());
}

namespace {

/// What a program of the system says about a file; null where it is not installed.
QByteArray said(const QString &program, const QStringList &arguments, int &exitCode)
{
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        WARN("skipped: " << program.toStdString() << " is not installed");
        return {};
    }
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

} // namespace

TEST_CASE("pages drawn in several threads stand in order, each part is a bookmark, and the PDF is sound", "[print]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    const testing::FunctionSource source(40, [](int part) {
        core::report::Document document = testing::document(part % 7 * 9, 200);
        document.outline = QStringLiteral("しおり%1").arg(part);
        document.runNote = QStringLiteral("部%1").arg(part);
        document.page.landscape = part % 5 == 4;
        return document;
    });
    const auto written = writePdf(source, path);
    REQUIRE_OK(written);
    const QString text = extracted(path);
    qsizetype at = 0;
    for (int part = 0; part < 40 && !text.isNull(); ++part) {
        at = text.indexOf(QStringLiteral("部%1").arg(part), at);
        CHECK(at >= 0);
    }
    int exitCode = 0;
    const QByteArray check = said(QStringLiteral("qpdf"), {QStringLiteral("--check"), path}, exitCode);
    if (check.isNull())
        return;
    CHECK(exitCode == 0);
    const QByteArray json = said(QStringLiteral("qpdf"), 
                                 {QStringLiteral("--json"), QStringLiteral("--json-key=outlines"), path}, exitCode);
    for (const int part : {0, 19, 20, 39})
        CHECK(json.contains(QStringLiteral("しおり%1\"").arg(part).toUtf8()));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.startsWith("%PDF-1.4"));
    CHECK_FALSE(bytes.contains("/ObjStm")); // PDF/A-1 forbids object streams
}

TEST_CASE("an interrupted print goes on with the page that did not come out, and nothing is printed twice", "[print]")
{
    const testing::FunctionSource source(3, [](int part) { return testing::document(5 + part, 3000 + 700 * part); });
    const auto whole = std::make_shared<testing::Tray>();
    {
        testing::TrayPrinter printer(whole);
        REQUIRE_OK(ui::print::print(source, printer));
    }
    const int all = int(whole->pages.size());
    REQUIRE(all >= 4);
    REQUIRE(std::set<QByteArray>(whole->pages.begin(), whole->pages.end()).size() == whole->pages.size());
    for (int jam = 1; jam <= all; ++jam) { // the last one, too: of it only the end of the job can tell
        CAPTURE(jam);
        int taken = 0;
        const auto told = [&](int page) {
            CHECK(page == taken + 1);
            taken = page;
        };
        const auto first = std::make_shared<testing::Tray>();
        first->jams = jam;
        {
            testing::TrayPrinter printer(first);
            CHECK_FALSE(ui::print::print(source, printer, {}, {}, told));
        }
        CHECK(taken == jam - 1);
        CHECK(int(first->pages.size()) == jam - 1);
        const auto rest = std::make_shared<testing::Tray>();
        testing::TrayPrinter printer(rest);
        printer.setFromTo(taken + 1, all);
        REQUIRE_OK(ui::print::print(source, printer, {}, {}, told));
        CHECK(taken == all);
        std::vector<QByteArray> paper = first->pages;
        paper.insert(paper.end(), rest->pages.begin(), rest->pages.end());
        CHECK(paper == whole->pages);
    }
}
