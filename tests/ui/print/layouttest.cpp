// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "tests/ui/print/samples.h"

#include "core/report/chart.h"
#include "ui/print/fitting.h"
#include "ui/print/layout.h"
#include "ui/print/pagesearch.h"
#include "ui/print/style.h"

#include <map>
#include <set>

using namespace ui::print;
using namespace core::report;

namespace {

const TextStyle mincho{Face::Mincho, fromPoints(9), fromPoints(13)};

QString lineOf(const QString &text, const Line &line)
{
    return text.mid(line.begin, line.length);
}

/// Every character of every text, as often as it stands in `texts`.
std::map<QChar, int> counted(const std::vector<QString> &texts)
{
    std::map<QChar, int> count;
    for (const QString &text : texts) {
        for (const QChar c : text) {
            if (!c.isSpace())
                ++count[c];
        }
    }
    return count;
}

std::vector<QString> placedTexts(const std::vector<Page> &pages)
{
    std::vector<QString> texts;
    for (const Page &page : pages) {
        for (const PlacedText &placed : page.texts) {
            for (const PlacedLine &line : placed.lines)
                texts.push_back(placed.text.mid(line.begin, line.length));
        }
    }
    return texts;
}

bool isOnPage(const Page &page, const QRect &body)
{
    const QRect room = body.adjusted(-1, -1, 1, 1);
    for (const QRect &frame : page.frames) {
        if (!room.contains(frame))
            return false;
    }
    for (const PlacedText &placed : page.texts) {
        for (const PlacedLine &line : placed.lines) {
            if (line.baseline > room.bottom() || line.x < room.left())
                return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("no line starts with a closing mark or ends with an opening one, at any width", "[print]")
{
    const FontBook fonts;
    const QString text = testing::prose(600);
    for (int width = fromPoints(60); width < fromPoints(400); width += 37) {
        for (const Line &line : breakLines(text, mincho, width, fonts)) {
            const QString shown = lineOf(text, line);
            REQUIRE_FALSE(shown.isEmpty());
            CHECK_FALSE(QStringLiteral("、。」』）】，．・：；？！ー％").contains(shown.front()));
            CHECK_FALSE(QStringLiteral("「『（【〔△").contains(shown.back()));
            CHECK(line.width <= width);
        }
    }
}

TEST_CASE("lines hold every character of the text in its order", "[print]")
{
    const FontBook fonts;
    const QString text = testing::prose(900) + QStringLiteral("\n\n次の段落。\n") + QString(300, QLatin1Char('x'));
    for (const int width : {fromPoints(10), fromPoints(55), fromPoints(333)}) {
        QString all;
        for (const Line &line : breakLines(text, mincho, width, fonts))
            all += lineOf(text, line);
        CHECK(all.remove(QLatin1Char(' ')) == QString(text).remove(QLatin1Char(' ')).remove(QLatin1Char('\n')));
    }
}

TEST_CASE("words and numbers are not torn apart where a line can hold them", "[print]")
{
    const FontBook fonts;
    const QString text = QStringLiteral("参加者は12,345人でした。Webサイトを見直した。");
    for (int width = fromPoints(40); width < fromPoints(120); width += 11) {
        for (const Line &line : breakLines(text, mincho, width, fonts)) {
            const QString shown = lineOf(text, line);
            CHECK(shown.contains(QStringLiteral("12,345")) == shown.contains(QLatin1Char('3')));
            CHECK(shown.contains(QStringLiteral("Web")) == shown.contains(QLatin1Char('W')));
        }
    }
}

TEST_CASE("a blank line of the text stays a blank line", "[print]")
{
    const FontBook fonts;
    CHECK(breakLines(u"一\n\n二", mincho, fromPoints(100), fonts).size() == 3);
    CHECK(breakLines(u"", mincho, fromPoints(100), fonts).empty());
}

TEST_CASE("long tables and texts flow over pages without losing a character", "[print]")
{
    const FontBook fonts;
    for (const auto &[rows, length] : {std::pair{3, 100}, {45, 400}, {46, 400}, {47, 400}, {130, 9000}}) {
        const Document document = testing::document(rows, length);
        const std::vector<Page> pages = layOut(document, fonts);
        for (const Page &page : pages)
            CHECK(isOnPage(page, bodyRect(document.page)));
        const std::map<QChar, int> placed = counted(placedTexts(pages));
        for (const auto &[character, times] : counted(textsOf(document)))
            CHECK((placed.contains(character) && placed.at(character) >= times));
    }
}

TEST_CASE("the header of a table stands on every page the table reaches", "[print]")
{
    const FontBook fonts;
    const std::vector<Page> pages = layOut(testing::document(120, 10), fonts);
    REQUIRE(pages.size() >= 3);
    for (size_t index = 0; index + 1 < pages.size(); ++index) {
        const std::vector<QString> texts = placedTexts({pages[index]});
        CHECK(std::count(texts.begin(), texts.end(), QStringLiteral("区分")) == 1);
    }
}

TEST_CASE("a label says that its text continues", "[print]")
{
    const FontBook fonts;
    const std::vector<Page> pages = layOut(testing::document(2, 6000), fonts);
    REQUIRE(pages.size() >= 2);
    const std::vector<QString> texts = placedTexts({pages[1]});
    CHECK(std::count(texts.begin(), texts.end(), QStringLiteral("（続き）")) == 1);
}

TEST_CASE("a heading never stands alone at the foot of a page", "[print]")
{
    const FontBook fonts;
    for (int rows = 30; rows < 60; ++rows) {
        for (const Page &page : layOut(testing::document(rows, 200), fonts)) {
            REQUIRE_FALSE(page.texts.empty());
            CHECK(placedTexts({page}).back() != QStringLiteral("総括"));
        }
    }
}

TEST_CASE("rows tied by a cell over several rows move together", "[print]")
{
    const FontBook fonts;
    Document document;
    Grid grid;
    grid.columns = {10, 30, 60};
    for (int group = 0; group < 30; ++group) {
        grid.rows.push_back({{{QStringLiteral("財源"), Role::Label, 1, 3}, {QStringLiteral("国"), Role::Label}, {}}});
        grid.rows.push_back({{{QStringLiteral("都"), Role::Label}, {}}});
        grid.rows.push_back({{{QStringLiteral("一般"), Role::Label}, {}}});
    }
    document.blocks.push_back(grid);
    const std::vector<Page> pages = layOut(document, fonts);
    REQUIRE(pages.size() >= 2);
    for (const Page &page : pages) {
        const std::vector<QString> texts = placedTexts({page});
        CHECK(std::count(texts.begin(), texts.end(), QStringLiteral("国"))
              == std::count(texts.begin(), texts.end(), QStringLiteral("一般")));
    }
}

TEST_CASE("a number too wide for its column is drawn smaller, on one line", "[print]")
{
    const FontBook fonts;
    Document document;
    Grid grid;
    grid.columns = {16, 164};
    grid.rows.push_back({{{QStringLiteral("1,234,567,890"), Role::Number}, {}}});
    document.blocks.push_back(grid);
    const std::vector<Page> pages = layOut(document, fonts);
    REQUIRE(pages.front().texts.size() == 1);
    const PlacedText &placed = pages.front().texts.front();
    CHECK(placed.lines.size() == 1);
    CHECK(placed.style.size < styleOf(Role::Number).text.size);
}

TEST_CASE("a document that wants two pages draws together where that saves the third", "[print]")
{
    const FontBook fonts;
    Document document;
    Grid form;
    form.columns = {30, 150};
    for (int box = 0; box < 70; ++box)
        form.rows.push_back({{{QStringLiteral("項目%1").arg(box), Role::Label}, {QStringLiteral("一行"), Role::Text, 1, 1, 8}}});
    document.blocks.push_back(form);
    REQUIRE(layOut(document, fonts).size() == 3);
    document.wantedPages = 2;
    const std::vector<Page> pages = layOut(document, fonts);
    CHECK(pages.size() == 2);
    for (const Page &page : pages)
        CHECK(isOnPage(page, bodyRect(document.page)));
    CHECK(counted(placedTexts(pages)) == counted(textsOf(document)));
    document.wantedPages = 1; // cannot be had, but one page fewer is saved all the same
    CHECK(layOut(document, fonts).size() == 2);
}

TEST_CASE("an indented text stands in on all its lines", "[print]")
{
    const FontBook fonts;
    Document document;
    Grid grid;
    grid.columns = {60, 120};
    Cell cell{testing::prose(120), Role::Item};
    cell.indent = 6;
    grid.rows.push_back({{cell, {}}});
    document.blocks.push_back(grid);
    const std::vector<Page> pages = layOut(document, fonts);
    const PlacedText &placed = pages.front().texts.front();
    REQUIRE(placed.lines.size() > 2);
    const int left = bodyRect(document.page).left() + cellPaddingX + fromMillimetres(6);
    for (const PlacedLine &line : placed.lines)
        CHECK(line.x == left);
}

TEST_CASE("a row with a chart is never torn over two pages", "[print]")
{
    const FontBook fonts;
    const auto chart = std::make_shared<const core::ChartData>();
    for (const int before : {10, 30, 35, 40, 44}) {
        Document document = testing::document(before, 20);
        Grid grid;
        grid.columns = {1, 1};
        for (int row = 0; row < 4; ++row) {
            Cell cell{QStringLiteral("図%1").arg(row), Role::Text, 1, 1, 68};
            cell.chart = chart;
            grid.rows.push_back({{cell, cell}});
        }
        document.blocks.push_back(grid);
        size_t charts = 0;
        for (const Page &page : layOut(document, fonts)) {
            CHECK(isOnPage(page, bodyRect(document.page)));
            for (const PlacedChart &placed : page.charts)
                CHECK(placed.area.height() > fromMillimetres(55));
            charts += page.charts.size();
        }
        CHECK(charts == 8);
    }
}

namespace {

/// `roots` branches with two leaves more each than the one before.
TreeDrawing treeOf(int roots)
{
    TreeDrawing tree;
    tree.levels = {QStringLiteral("政策"), QStringLiteral("施策")};
    tree.noteName = QStringLiteral("事業数");
    for (int root = 1; root <= roots; ++root) {
        tree.nodes.push_back({1, QStringLiteral("幹%1　").arg(root) + testing::prose(30)});
        for (int leaf = 1; leaf <= 2 * root; ++leaf)
            tree.nodes.push_back({2, QStringLiteral("枝%1-%2").arg(root).arg(leaf), QStringLiteral("12")});
    }
    return tree;
}

} // namespace

TEST_CASE("a tree is drawn whole: every box, joined by lines, in its order down the page", "[print]")
{
    const FontBook fonts;
    Document document;
    document.blocks.push_back(Heading{QStringLiteral("施策体系図")});
    document.blocks.push_back(treeOf(4));
    const std::vector<Page> pages = layOut(document, fonts);
    REQUIRE(pages.size() == 1);
    CHECK(pages.front().frames.size() == 4 + 20);
    CHECK(isOnPage(pages.front(), bodyRect(document.page)));
    const std::map<QChar, int> placed = counted(placedTexts(pages));
    for (const auto &[character, times] : counted(textsOf(document)))
        CHECK((placed.contains(character) && placed.at(character) >= times));
    // Each leaf is reached by a line that ends at the middle of its left side.
    int reached = 0;
    for (const QRect &box : pages.front().frames) {
        const QPoint end(box.left(), box.top() + box.height() / 2);
        reached += std::any_of(pages.front().rules.begin(), pages.front().rules.end(),
                               [&](const QLine &line) { return line.p2() == end; });
    }
    CHECK(reached == 20);
    for (size_t one = 0; one < pages.front().frames.size(); ++one) {
        for (size_t other = one + 1; other < pages.front().frames.size(); ++other)
            CHECK_FALSE(pages.front().frames[one].intersects(pages.front().frames[other]));
    }
}

TEST_CASE("a tree longer than a page names again what its boxes hang on", "[print]")
{
    const FontBook fonts;
    Document document;
    document.continued = QStringLiteral("（続き）");
    document.blocks.push_back(treeOf(30)); // the last branches have more leaves than a page can hold
    const std::vector<Page> pages = layOut(document, fonts);
    REQUIRE(pages.size() > 10);
    std::set<QString> leaves;
    bool continues = false;
    for (const Page &page : pages) {
        CHECK(isOnPage(page, bodyRect(document.page)));
        const std::vector<QString> texts = placedTexts({page});
        for (const QString &text : texts) {
            if (!text.startsWith(QChar(u'枝')))
                continue;
            CHECK(leaves.insert(text).second);
            const QString root = QStringLiteral("幹%1　").arg(text.mid(1, text.indexOf(QLatin1Char('-')) - 1));
            CHECK(std::any_of(texts.begin(), texts.end(), [&](const QString &each) { return each.startsWith(root); }));
        }
        continues = continues || std::count(texts.begin(), texts.end(), document.continued) > 0;
    }
    CHECK(leaves.size() == 30 * 31);
    CHECK(continues);
}

TEST_CASE("a report fits a number of pages in the largest type that does, and says when none is small enough", "[print]")
{
    const FontBook fonts;
    const auto source = std::make_shared<testing::FunctionSource>(1, [](int) { return testing::document(400, 3000); });
    const int all = static_cast<int>(layOut(*source->part(0), fonts).size());
    REQUIRE(all > 6);
    CHECK(fitToPages(source, all)->scale == 1);
    const auto fitted = fitToPages(source, all - 3);
    REQUIRE(fitted);
    CHECK(fitted->pages <= all - 3);
    CHECK(fitted->scale < 1);
    Document document = *fitted->source->part(0);
    const std::vector<Page> pages = layOut(document, fonts);
    CHECK(int(pages.size()) == fitted->pages);
    for (const Page &page : pages)
        CHECK(isOnPage(page, bodyRect(document.page)));
    const std::map<QChar, int> placed = counted(placedTexts(pages));
    for (const auto &[character, times] : counted(textsOf(document)))
        CHECK((placed.contains(character) && placed.at(character) >= times));
    document.scale += 0.01;
    CHECK(int(layOut(document, fonts).size()) > all - 3);

    const auto least = fitToPages(source, 1);
    CHECK(least->scale == smallestScale);
    CHECK(least->pages > 1);
}

TEST_CASE("several pages on a sheet keep their order and every text, and lose none over the edge", "[print]")
{
    const FontBook fonts;
    for (const auto &[perSheet, landscape] : {std::pair{2, true}, {4, false}, {2, false}}) {
        Document document = testing::document(120, 3000);
        document.page.landscape = landscape != (perSheet == 2);
        const size_t single = layOut(document, fonts).size();
        REQUIRE(single > 2);
        document.page.landscape = landscape;
        document.perSheet = perSheet;
        const std::vector<Page> sheets = layOut(document, fonts);
        CHECK(sheets.size() == (single + size_t(perSheet) - 1) / size_t(perSheet));
        for (const Page &sheet : sheets) {
            CHECK(isOnPage(sheet, bodyRect(document.page)));
            for (const PlacedText &placed : sheet.texts)
                CHECK(placed.style.size < fromPoints(11));
        }
        const std::map<QChar, int> placed = counted(placedTexts(sheets));
        for (const auto &[character, times] : counted(textsOf(document)))
            CHECK((placed.contains(character) && placed.at(character) >= times));
    }
}

TEST_CASE("a text is found where it stands, in capitals, wide letters or katakana too, and over the end of a line",
          "[print]")
{
    const FontBook fonts;
    const std::vector<Page> pages = layOut(testing::document(3, 600), fonts);
    REQUIRE(pages.size() == 1);
    const auto count = [&](const char16_t *text) { return placesOf(QString::fromUtf16(text), pages[0], fonts).size(); };
    CHECK(count(u"事業2") == 1);
    CHECK(count(u"事業２") == 1);
    CHECK(count(u"ｗｅｂサイト") == count(u"WEBさいと"));
    CHECK(count(u"WEBサイト") >= 2);
    CHECK(count(u"どこにもない") == 0);
    CHECK(count(u"") == 0);
    for (const QRect &place : placesOf(QStringLiteral("防災意識"), pages[0], fonts))
        CHECK(bodyRect(PageSpec()).contains(place));
    // Over the end of a line it has a place on both: together they are as wide as the text itself.
    const PlacedText &prose = pages[0].texts.back();
    REQUIRE(prose.lines.size() > 2);
    const PlacedLine &first = prose.lines.front();
    const QString across = prose.text.mid(first.begin + first.length - 3, 6);
    CHECK(placesOf(across, pages[0], fonts).size() >= 2);
}
