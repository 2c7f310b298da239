// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/closingpane.h"

#include "core/report/improvements.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/rowlabel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::ClosingLine;
using core::Entity;

namespace {

/// 「75％（3/4）」, or a dash where nothing was decided: that is not 0.
QString rateText(const ClosingLine &line)
{
    if (!line.rate())
        return u"－"_s;
    return u"%1（%2/%3）"_s.arg(format::percent(line.rate(), 0)).arg(line.takenUp + line.declined).arg(line.decided);
}

QString rateWords(const ClosingLine &line)
{
    return ClosingPane::tr("%1 decided: %2 taken up, %3 declined, %4 postponed, %5 not answered")
        .arg(line.decided)
        .arg(line.takenUp)
        .arg(line.declined)
        .arg(line.postponed)
        .arg(line.open());
}

QStandardItem *cell(const QString &text, const ClosingLine &line)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(rateWords(line));
    item->setData(text + u' ' + rateWords(line), Qt::AccessibleTextRole);
    return item;
}

QList<QStandardItem *> cells(const QString &name, const core::ClosingYears::Office &office)
{
    auto *first = new QStandardItem(name);
    first->setEditable(false);
    QList<QStandardItem *> items{first};
    for (const ClosingLine &line : office.years)
        items.append(cell(rateText(line), line));
    items.append(cell(rateText(office.sum()), office.sum()));
    items.append(cell(QString::number(office.sum().open()), office.sum()));
    return items;
}

} // namespace

ClosingPane::ClosingPane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_finding(new QLabel(this))
    , m_model(new QStandardItemModel(0, shownYears + 3, this))
    , m_table(tables::list(this, u"closingYears"_s, tr("Closing rates of the last years by office")))
{
    m_finding->setObjectName(u"closingFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Strong);
    auto *explanation = new QLabel(tr("Closed is what the following plans took up or declined with a reason. What was "
                                      "postponed or has no answer is not."),
                                   this);
    explanation->setWordWrap(true);
    explanation->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(m_finding);
    column->addWidget(explanation);
    column->addWidget(m_table, 1);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Improvement) || changes.touches(Entity::Project) || changes.touches(Entity::Office))
            refresh();
    });
}

void ClosingPane::setYear(int year)
{
    m_year = year;
    refresh();
}

void ClosingPane::refresh()
{
    m_outdated = true;
    if (isVisible())
        read();
}

void ClosingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        read();
}

void ClosingPane::read()
{
    m_outdated = false;
    const auto closing = core::readClosingYears(m_workspace.read(), m_year - shownYears, m_year - 1);
    if (!closing)
        return emit failed(closing.error());
    m_model->removeRows(0, m_model->rowCount());
    QStringList headings{tr("Office")};
    for (const int year : closing->years)
        headings.append(format::fiscalYearShort(year));
    m_model->setHorizontalHeaderLabels(headings << tr("Together") << tr("Not answered"));
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const auto &office : closing->offices)
        m_model->appendRow(
            cells(office.office ? rowLabel(m_workspace.read(), Entity::Office, *office.office) : tr("No office"), office));
    m_model->appendRow(cells(tr("Total"), closing->total));
    tables::setWidths(*m_table, {0, 8, 8, 8, 8, 8, 9, 6});
    const ClosingLine sum = closing->total.sum();
    m_finding->setText(sum.decided == 0
                           ? tr("No improvement was decided in the years before %1.").arg(format::fiscalYear(m_year))
                           : tr("Of %n improvement(s) decided in the last five years, %1 are closed.", nullptr, sum.decided)
                                 .arg(format::percent(sum.rate(), 0)));
}

void ClosingPane::focusFirst()
{
    m_table->setFocus();
}

} // namespace ui
