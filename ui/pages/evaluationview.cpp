// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns the evaluation page shows, and what stands beside the grades.
#include "ui/models/evaluationcolumns.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationdetail.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/evaluationpage.h"
#include "ui/prompts.h"

#include <QActionGroup>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QStringList words(const QJsonValue &array)
{
    QStringList found;
    for (const QJsonValue &one : array.toArray())
        found.append(one.toString());
    return found;
}

/// Every column there can be, each reason behind its grade.
QStringList natural(int criteria)
{
    QStringList tokens;
    const QStringList all = QStringList{u"judged"_s} + evaluationcolumns::usual();
    for (const auto &[kind, criterion] : evaluationcolumns::laidOut(all, criteria, true))
        tokens.append(evaluationcolumns::token(kind, criterion));
    return tokens;
}

} // namespace

QStringList EvaluationPage::shownColumns() const
{
    QStringList tokens;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const auto kind = m_model->kind(column);
        if (kind != EvaluationModel::Column::Code && kind != EvaluationModel::Column::Name
            && kind != EvaluationModel::Column::Office)
            tokens.append(m_model->token(column));
    }
    return tokens;
}

void EvaluationPage::showColumns(const QStringList &tokens)
{
    m_detail->commit();
    m_model->setLayout(tokens);
    if (m_grid->isVisible())
        m_grid->cells().setFocus();
}

void EvaluationPage::fillViewMenu()
{
    m_viewMenu->clear();
    m_viewMenu->addSection(tr("Columns"));
    auto *sets = new QActionGroup(m_viewMenu);
    const auto addSet = [&](const evaluationcolumns::Set &set) {
        QAction *action = m_viewMenu->addAction(set.name, this, [this, tokens = set.tokens] { showColumns(tokens); });
        action->setCheckable(true);
        action->setChecked(set.tokens == m_model->layout());
        sets->addAction(action);
    };
    for (const auto &set : evaluationcolumns::builtIn())
        addSet(set);
    for (const auto &set : m_sets)
        addSet(set);
    fillColumnMenu(*m_viewMenu->addMenu(tr("Choose columns")));
    m_viewMenu->addAction(tr("Move the column left"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Left), this,
                          [this] { moveColumn(-1); });
    m_viewMenu->addAction(tr("Move the column right"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Right), this,
                          [this] { moveColumn(1); });
    m_viewMenu->addAction(tr("Keep these columns as a set…"), this, &EvaluationPage::keepSet);
    for (const auto &set : m_sets) {
        if (set.tokens == m_model->layout())
            m_viewMenu->addAction(tr("Forget the set “%1”").arg(set.name), this, [this, name = set.name] {
                std::erase_if(m_sets, [&](const auto &one) { return one.name == name; });
            });
    }
    m_viewMenu->addSection(tr("Beside the grades"));
    auto *besides = new QActionGroup(m_viewMenu);
    using Beside = EvaluationModel::Beside;
    for (const auto &[beside, name] : {std::pair(Beside::EarlierStage, tr("The earlier stage")),
                                       std::pair(Beside::LastYear, tr("Last year")), std::pair(Beside::Nothing, tr("Nothing"))}) {
        QAction *action = m_viewMenu->addAction(name, this, [this, beside = beside] { showBeside(beside); });
        action->setCheckable(true);
        action->setChecked(m_model->beside() == beside);
        besides->addAction(action);
    }
    m_viewMenu->addSeparator();
    QAction *filter = m_viewMenu->addAction(tr("Row of filters") + u"\tAlt+↓"_s);
    filter->setCheckable(true);
    filter->setChecked(m_grid->isFilterShown());
    connect(filter, &QAction::toggled, m_grid, &EvaluationGrid::setFilterShown);
}

void EvaluationPage::fillColumnMenu(QMenu &menu)
{
    const QStringList shown = shownColumns();
    const auto &criteria = m_model->scheme().criteria;
    for (const QString &token : natural(static_cast<int>(criteria.size()))) {
        if (token == u"verdict"_s && m_model->scheme().verdicts.empty())
            continue;
        QAction *action = menu.addAction(m_model->heading(token));
        action->setCheckable(true);
        action->setChecked(shown.contains(token));
        connect(action, &QAction::toggled, this, [this, token](bool on) { showColumn(token, on); });
    }
}

/// A column comes in where it usually stands: behind the last shown one of those before it.
void EvaluationPage::showColumn(const QString &token, bool shown)
{
    QStringList now = shownColumns();
    if (!shown) {
        now.removeAll(token);
    } else if (!now.contains(token)) {
        const QStringList order = natural(static_cast<int>(m_model->scheme().criteria.size()));
        qsizetype place = 0;
        for (const QString &before : order.first(std::max<qsizetype>(0, order.indexOf(token))))
            place = std::max(place, now.indexOf(before) + 1);
        now.insert(place, token);
    }
    showColumns(now);
}

void EvaluationPage::moveColumn(int step)
{
    const QModelIndex current = m_filter->mapToSource(m_grid->cells().currentIndex());
    QStringList now = shownColumns();
    const qsizetype from = current.isValid() ? now.indexOf(m_model->token(current.column())) : -1;
    const qsizetype to = from + step;
    if (from < 0 || to < 0 || to >= now.size())
        return;
    now.move(from, to);
    m_column = current.column() + step; // the keyboard goes with it
    showColumns(now);
}

void EvaluationPage::keepSet()
{
    const auto name = prompts().askText(this, tr("Keep these columns"), tr("Name of the set"), {});
    if (!name || name->trimmed().isEmpty())
        return;
    std::erase_if(m_sets, [&](const auto &one) { return one.name == name->trimmed(); });
    m_sets.push_back({name->trimmed(), shownColumns()});
    m_model->setLayout(m_sets.back().tokens);
}

void EvaluationPage::showBeside(EvaluationModel::Beside beside)
{
    m_model->setBeside(beside);
    m_grid->setWidths(m_grid->widths()); // two words need more room than one
}

QByteArray EvaluationPage::arrangement() const
{
    QJsonArray sets;
    for (const auto &set : m_sets)
        sets.append(QJsonObject{{u"name"_s, set.name}, {u"columns"_s, QJsonArray::fromStringList(set.tokens)}});
    QJsonObject widths;
    const auto kept = m_grid->widths();
    for (auto width = kept.constBegin(); width != kept.constEnd(); ++width)
        widths.insert(width.key(), *width);
    return QJsonDocument(QJsonObject{{u"columns"_s, QJsonArray::fromStringList(m_model->layout())},
                                     {u"sets"_s, sets},
                                     {u"widths"_s, widths},
                                     {u"beside"_s, static_cast<int>(m_model->beside())},
                                     {u"filters"_s, m_grid->isFilterShown()}})
        .toJson(QJsonDocument::Compact);
}

void EvaluationPage::arrange(const QByteArray &arrangement)
{
    const QJsonObject kept = QJsonDocument::fromJson(arrangement).object();
    m_sets.clear();
    for (const QJsonValue &set : kept[u"sets"_s].toArray())
        m_sets.push_back({set[u"name"_s].toString(), words(set[u"columns"_s])});
    if (const QStringList columns = words(kept[u"columns"_s]); !columns.isEmpty())
        m_model->setLayout(columns);
    const int beside = kept[u"beside"_s].toInt();
    if (beside >= 0 && beside <= static_cast<int>(EvaluationModel::Beside::Nothing))
        m_model->setBeside(static_cast<EvaluationModel::Beside>(beside));
    QHash<QString, int> widths;
    const QJsonObject byToken = kept[u"widths"_s].toObject();
    for (auto width = byToken.constBegin(); width != byToken.constEnd(); ++width)
        widths.insert(width.key(), width->toInt());
    m_grid->setWidths(widths);
    m_grid->setFilterShown(kept[u"filters"_s].toBool());
}

} // namespace ui
