// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace ui {

namespace {

QTableView *make(QWidget *parent, const QString &name, const QString &accessible)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme::space(1.9));
    table->verticalHeader()->setMinimumSectionSize(theme::space(1.2));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setTabKeyNavigation(false); // Tab leaves the table; arrows go about in it
    return table;
}

} // namespace

QTableView *tables::list(QWidget *parent, const QString &name, const QString &accessible)
{
    QTableView *table = make(parent, name, accessible);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

QTableView *tables::grid(QWidget *parent, const QString &name, const QString &accessible)
{
    QTableView *table = make(parent, name, accessible);
    table->setShowGrid(true);
    table->verticalHeader()->setDefaultSectionSize(theme::space(1.65));
    table->setAlternatingRowColors(false);
    table->setTabKeyNavigation(true);
    table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
                           | QAbstractItemView::DoubleClicked);
    // The input method stays on, or the first key of a Japanese word would be lost.
    table->setAttribute(Qt::WA_InputMethodEnabled);
    return table;
}

void tables::setWidths(QTableView &table, std::initializer_list<int> characters)
{
    const int width = QFontMetrics(table.font()).horizontalAdvance(QChar(u'漢'));
    QHeaderView &header = *table.horizontalHeader();
    int column = 0;
    bool stretched = false;
    for (const int count : characters) {
        if (count == 0) {
            header.setSectionResizeMode(column, QHeaderView::Stretch);
            stretched = true;
        } else {
            const int heading = table.model() ? header.sectionSizeHint(column) : 0;
            table.setColumnWidth(column, std::max(count * width + theme::space(0.8), heading));
        }
        ++column;
    }
    header.setStretchLastSection(!stretched);
    header.setMinimumSectionSize(theme::space(2));
}

void tables::fit(QTableView &table, int column)
{
    const QAbstractItemView &view = table; // QTableView hides the question
    table.setColumnWidth(column, std::max(table.columnWidth(column), view.sizeHintForColumn(column)));
}

} // namespace ui
