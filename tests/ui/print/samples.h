// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/source.h"

#include <functional>

namespace testing {

using namespace core::report;

/// A prose of `length` characters with punctuation, brackets, words and numbers in it.
[[nodiscard]] inline QString prose(int length)
{
    const QString base = QStringLiteral(
        "本事業は、総合支所管内における住民の「防災意識」の向上と地域の自主的な活動を支援することを目的として、関係機関"
        "との連携のもとで計画的に実施した（令和６年度は12,345人が参加）。SNSやWebサイト https://example.jp/bousai を"
        "活用し、若年層の参加率は前年比△3.5％となった。周知方法を見直し、学校・企業との連携を強化する……。");
    QString text;
    while (text.size() < length)
        text += base;
    return text.left(length);
}

/// A document of a table with `rows` rows below a header, a box of prose and a heading.
[[nodiscard]] inline Document document(int rows, int length)
{
    Document made;
    made.runTitle = QStringLiteral("令和6（2024）年度 事務事業評価シート");
    made.continued = QStringLiteral("（続き）");
    made.blocks.push_back(Heading{QStringLiteral("事業費"), QStringLiteral("（単位：千円）")});
    Grid table;
    table.columns = {40, 20, 20};
    table.headerRows = 1;
    table.rows.push_back({{{QStringLiteral("区分"), Role::Label},
                           {QStringLiteral("予算"), Role::Label},
                           {QStringLiteral("決算"), Role::Label}}});
    for (int row = 0; row < rows; ++row)
        table.rows.push_back({{{QStringLiteral("事業%1").arg(row), Role::Item},
                               {QStringLiteral("1,234,%1").arg(row % 1000, 3, 10, QLatin1Char('0')), Role::Number},
                               {QStringLiteral("△56"), Role::Number}}});
    made.blocks.push_back(table);
    made.blocks.push_back(Heading{QStringLiteral("総括")});
    Grid box;
    box.columns = {30, 150};
    box.rows.push_back({{{QStringLiteral("成果"), Role::Label}, {prose(length), Role::Text}}});
    made.blocks.push_back(box);
    return made;
}

/// An evaluation sheet of two pages, as full as real ones are.
[[nodiscard]] inline Document sheet(int number)
{
    Document made;
    made.runTitle = QStringLiteral("令和6（2024）年度 事務事業評価シート");
    made.footNote = QStringLiteral("港区");
    made.continued = QStringLiteral("（続き）");
    const auto form = [&](const QString &title, std::initializer_list<const char16_t *> labels, int length) {
        made.blocks.push_back(Heading{title});
        Grid grid;
        grid.columns = {26, 154};
        for (const char16_t *label : labels)
            grid.rows.push_back({{{QString::fromUtf16(label), Role::Label}, {prose(length + number % 7)}}});
        made.blocks.push_back(grid);
    };
    const auto years = [&](const QString &title, int rows) {
        made.blocks.push_back(Heading{title, QStringLiteral("（単位：千円）")});
        Grid grid;
        grid.columns = {42, 23, 23, 23, 23, 23, 23};
        grid.headerRows = 1;
        Row header{{{QStringLiteral("区分"), Role::Label}}};
        for (int year = 1; year <= 6; ++year)
            header.cells.push_back({QStringLiteral("R%1").arg(year), Role::Label});
        grid.rows.push_back(header);
        for (int row = 0; row < rows; ++row) {
            Row cells{{{QStringLiteral("財源その%1").arg(row), Role::Label}}};
            for (int year = 1; year <= 6; ++year)
                cells.cells.push_back({QStringLiteral("%1,%2").arg(number + row).arg(100 + year * 37), Role::Number});
            grid.rows.push_back(cells);
        }
        made.blocks.push_back(grid);
    };
    form(QStringLiteral("事業の概要"), {u"対象", u"意図", u"手段", u"結果"}, 100);
    years(QStringLiteral("指標"), 12);
    years(QStringLiteral("事業費"), 11);
    made.blocks.push_back(PageBreak{});
    form(QStringLiteral("環境の変化"), {u"環境変化", u"区民の声"}, 200);
    form(QStringLiteral("評価"), {u"必要性", u"効果性", u"効率性", u"総合評価"}, 220);
    form(QStringLiteral("改善"), {u"改善の方向", u"予算への反映"}, 120);
    return made;
}

/// A source made of a function, for tests.
class FunctionSource final : public ui::print::Source
{
public:
    FunctionSource(int parts, std::function<Document(int)> make) : m_parts(parts), m_make(std::move(make)) {}

    [[nodiscard]] int count() const override { return m_parts; }
    [[nodiscard]] core::Result<Document> part(int index) const override { return m_make(index); }
    [[nodiscard]] QString title() const override { return QStringLiteral("評価シート"); }
    [[nodiscard]] PageSpec page() const override { return m_parts > 0 ? m_make(0).page : PageSpec(); }

private:
    int m_parts;
    std::function<Document(int)> m_make;
};

} // namespace testing
