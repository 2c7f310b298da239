// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/everypage.h"
#include "ui/help/helpcentre.h"
#include "ui/help/helpwindow.h"
#include "ui/help/manual.h"
#include "ui/help/manualview.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

HelpWindow *openManual()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *manual = qobject_cast<HelpWindow *>(window); manual && manual->isVisible())
            return manual;
    }
    return nullptr;
}

} // namespace

TEST_CASE("every page of the manual is there in both languages, and every link in it leads somewhere", "[help]")
{
    for (const auto language : {translations::Language::Japanese, translations::Language::English}) {
        const translations::Installed words(language);
        for (const ManualPage &page : manualPages()) {
            const QString id = QString::fromLatin1(page.id);
            const QString text = manualText(id);
            INFO(page.id);
            CHECK(text.startsWith(u"# "_s));
            CHECK_FALSE(manualTitle(id).isEmpty());
            CHECK(text.size() > 150);
            static const QRegularExpression link(uR"(\]\(([\w-]+)\.(md|png)\))"_s);
            for (auto it = link.globalMatch(text); it.hasNext();) {
                const auto match = it.next();
                INFO(match.captured(0).toStdString());
                if (match.captured(2) == u"md")
                    CHECK(hasManualPage(match.captured(1)));
                else
                    CHECK(QFile::exists(u":/manual/pictures/%1.png"_s.arg(match.captured(1))));
            }
        }
    }
}

TEST_CASE("F1 opens the manual at the page one is on", "[help]")
{
    testing::EveryPage pages;
    pages.each([](MainWindow &window, const QString &id) {
        INFO(id.toStdString());
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        window.currentPage()->setFocus();
        CHECK(HelpCentre::pageFor(window.currentPage()) == id);
        CHECK(HelpCentre::pageFor(&window) == id); // and what stands beside the page
        QTest::keyClick(&window, Qt::Key_F1);
        HelpWindow *manual = openManual();
        REQUIRE(manual);
        CHECK(manual->page() == id);
        delete manual;
    });
}

TEST_CASE("what has no page of its own is explained by the first", "[help]")
{
    const QWidget nothing;
    CHECK(HelpCentre::pageFor(&nothing) == u"start"_s);
    CHECK(HelpCentre::pageFor(nullptr) == u"start"_s);
}

TEST_CASE("the search finds words of two characters, in any width and kana, and says where nothing is", "[help]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    CHECK(searchManual(u"差戻し"_s).front().id == u"evaluation"_s);
    CHECK(searchManual(u"写し"_s).front().id == u"exchange"_s);
    CHECK_FALSE(searchManual(u"ＰＤＣＡ"_s).empty());
    CHECK(searchManual(u"ｐｄｃａ"_s).size() == searchManual(u"PDCA"_s).size());
    CHECK(searchManual(u"ばっくあっぷ"_s).size() == searchManual(u"バックアップ"_s).size());
    CHECK(searchManual(u"評点 重み"_s).size() < searchManual(u"評点"_s).size() + 1);
    CHECK(searchManual(u"存在しない語句"_s).empty());
    CHECK(searchManual(u"　 "_s).empty());
}

TEST_CASE("one types into the search, and the page with the words opens; back leads back", "[help]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    testing::ScriptedPrompts prompts;
    HelpWindow manual(prompts);
    manual.show();
    manual.showPage(u"start"_s);
    auto *search = manual.findChild<QLineEdit *>(u"manualSearch"_s);
    auto *contents = manual.findChild<QListWidget *>(u"manualContents"_s);
    CHECK(contents->count() == static_cast<int>(manualPages().size()));

    search->setText(u"差戻し"_s);
    REQUIRE(contents->count() > 0);
    contents->setFocus();
    contents->setCurrentRow(0);
    CHECK(manual.page() == u"evaluation"_s);

    manual.findChild<ManualView *>()->backward();
    CHECK(manual.page() == u"start"_s);
}

TEST_CASE("the whole manual is saved as a PDF", "[help]")
{
    const translations::Installed japanese(translations::Language::Japanese);
    const QTemporaryDir folder;
    testing::ScriptedPrompts prompts;
    HelpWindow manual(prompts);
    manual.showPage(u"start"_s);
    const QString path = folder.filePath(u"手引.pdf"_s);
    prompts.files.enqueue(path);
    QTest::mouseClick(manual.findChild<QWidget *>(u"manualPdf"_s), Qt::LeftButton);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK(file.size() > 20000);
}
