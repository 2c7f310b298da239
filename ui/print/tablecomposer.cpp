// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/tablecomposer.h"

#include "ui/print/cells.h"

#include <QCoreApplication>

namespace ui::print {

using namespace core::report;

namespace {

/// One part: a list that fits on a screen's scroll bar fits into memory.
class TableSource final : public Source
{
public:
    explicit TableSource(TableContent content) : m_content(std::move(content)) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] QString title() const override { return m_content.title; }

    [[nodiscard]] PageSpec page() const override
    {
        PageSpec spec;
        spec.landscape = m_content.landscape;
        spec.margins = {12, 14, 12, 13};
        return spec;
    }

    [[nodiscard]] core::Result<Document> part(int) const override
    {
        Document document;
        document.page = page();
        document.runTitle = m_content.runTitle;
        document.continued = QCoreApplication::translate("ui::print::TableComposer", "(continued)",
                                                         "label repeated on the next page");
        document.blocks.push_back(Heading{m_content.title, m_content.note});
        Grid grid;
        grid.columns = m_content.widths;
        grid.headerRows = 1;
        grid.rows.push_back(row(m_content.headings, true));
        for (const QStringList &words : m_content.rows)
            grid.rows.push_back(row(words, false));
        document.blocks.push_back(std::move(grid));
        return document;
    }

private:
    [[nodiscard]] Row row(const QStringList &words, bool isHeading) const
    {
        Row made;
        for (size_t column = 0; column < m_content.widths.size(); ++column) {
            const QString word = words.value(static_cast<qsizetype>(column));
            made.cells.push_back(isHeading ? cells::label(word) : cells::item(word));
        }
        return made;
    }

    TableContent m_content;
};

} // namespace

std::shared_ptr<const Source> makeTable(TableContent content)
{
    return std::make_shared<TableSource>(std::move(content));
}

} // namespace ui::print
