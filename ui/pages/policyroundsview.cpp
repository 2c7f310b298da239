// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policyroundsview.h"

#include "core/report/policyrounds.h"
#include "ui/charts/chartview.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::PolicyRounds;

namespace {

constexpr int policyRole = Qt::UserRole + 1;

/// 「A → B」: the city's own grade and that of the external members; a dash for what was not given.
QString gradesText(const PolicyRounds::Judgement &judgement)
{
    const auto shown = [](const QString &grade) { return grade.isEmpty() ? u"－"_s : grade; };
    if (judgement.own.isEmpty() && judgement.external.isEmpty())
        return u"－"_s;
    return shown(judgement.own) + u" → "_s + shown(judgement.external);
}

QString gradesWords(const PolicyRounds::Judgement &judgement)
{
    const auto said = [](Field field, const QString &grade) {
        return labels::field(field) + u' ' + (grade.isEmpty() ? PolicyRoundsView::tr("none", "no grade was given") : grade);
    };
    return said(Field::PolicyEvaluationGrade, judgement.own) + u' '
           + said(Field::PolicyEvaluationExternal, judgement.external);
}

QList<QStandardItem *> lineOf(const PolicyRounds::Line &line)
{
    QList<QStandardItem *> items{new QStandardItem(line.number), new QStandardItem(line.title)};
    items.back()->setToolTip(line.title);
    for (const PolicyRounds::Judgement &judgement : line.rounds) {
        auto *item = new QStandardItem(gradesText(judgement));
        item->setTextAlignment(Qt::AlignCenter);
        item->setToolTip(gradesWords(judgement));
        item->setData(gradesWords(judgement), Qt::AccessibleTextRole);
        items.append(item);
    }
    for (QStandardItem *item : items) {
        item->setEditable(false);
        item->setData(line.policy.value(), policyRole);
    }
    return items;
}

} // namespace

PolicyRoundsView::PolicyRoundsView(QWidget *parent)
    : QWidget(parent)
    , m_chart(new ChartView(this))
    , m_model(new QStandardItemModel(this))
    , m_table(tables::list(this, u"policyRounds"_s, tr("Grades of the policies, round by round")))
{
    auto *words = new QLabel(tr("In each round: the city’s own grade → the grade of the external members. Rounds whose scale had "
                                "other grades are in the table only."),
                             this);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    auto *lower = new QWidget(this);
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(words);
    below->addWidget(m_table, 1);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_chart);
    split->addWidget(lower);
    split->setStretchFactor(1, 1);
    split->setSizes({theme::space(14), theme::space(13)});
    m_chart->setMinimumHeight(theme::space(14)); // a few bars need no more; the table is what is read
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.4), 0, 0);
    column->addWidget(split, 1);
    setFocusProxy(m_table);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto policy = core::RowId::from(index.data(policyRole).toLongLong()))
            emit policyWanted(*policy);
    });
}

void PolicyRoundsView::show(const PolicyRounds &rounds)
{
    m_chart->setChart(rounds.chart());
    m_model->clear();
    QStringList headings{labels::field(Field::PolicyNumber), labels::field(Field::PolicyTitle)};
    for (const PolicyRounds::Round &round : rounds.rounds)
        headings.append(format::fiscalYearShort(round.year));
    m_model->setHorizontalHeaderLabels(headings);
    for (int column = 2; column < m_model->columnCount(); ++column)
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignCenter);
    for (const PolicyRounds::Line &line : rounds.policies)
        m_model->appendRow(lineOf(line));
    tables::setWidths(*m_table, {5, 0, 6, 6, 6, 6, 6, 6});
}

} // namespace ui
