// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables.h"

#include "ui/theme.h"

#include <QEvent>
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

/// Keeps a column as wide as the room the others leave.
class RestTaker final : public QObject
{
public:
    RestTaker(QTableView &table, int column, int least) : QObject(&table), m_table(table), m_column(column), m_least(least)
    {
        table.viewport()->installEventFilter(this);
        connect(table.horizontalHeader(), &QHeaderView::sectionCountChanged, this, &RestTaker::fit);
        connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
            if (section != m_column)
                fit();
        });
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            fit();
        return false;
    }

private:
    void fit()
    {
        const int others = m_table.horizontalHeader()->length() - m_table.columnWidth(m_column);
        m_table.setColumnWidth(m_column, std::max(m_least, m_table.viewport()->width() - others));
    }

    QTableView &m_table;
    int m_column;
    int m_least;
};

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

void tables::takeRest(QTableView &table, int column, int least)
{
    const int width = QFontMetrics(table.font()).horizontalAdvance(QChar(u'漢'));
    new RestTaker(table, column, least * width + theme::space(0.8));
}

} // namespace ui
