// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/guidepanel.h"

#include "ui/icons.h"
#include "ui/status.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

enum Step { Find, Write, Grade, Undo, Print };

struct StepWords
{
    const char *title;
    const char *explanation;
    const char *page; ///< where it is done
};

constexpr StepWords words[GuidePanel::stepCount] = {
    {QT_TRANSLATE_NOOP("ui::GuidePanel", "Find a project"),
     QT_TRANSLATE_NOOP("ui::GuidePanel", "Press Ctrl+K, type a part of a project’s name and press Enter."), "plan"},
    {QT_TRANSLATE_NOOP("ui::GuidePanel", "Write something"),
     QT_TRANSLATE_NOOP("ui::GuidePanel", "Change a text of the project, such as its purpose, and leave the field. It is saved "
                                         "at once."),
     "plan"},
    {QT_TRANSLATE_NOOP("ui::GuidePanel", "Enter a grade"),
     QT_TRANSLATE_NOOP("ui::GuidePanel", "Choose a cell of a criterion and type the grade. The score follows at once."),
     "evaluation"},
    {QT_TRANSLATE_NOOP("ui::GuidePanel", "Take it back"),
     QT_TRANSLATE_NOOP("ui::GuidePanel", "Press Ctrl+Z. Everything can be taken back, also tomorrow."), "history"},
    {QT_TRANSLATE_NOOP("ui::GuidePanel", "See the sheet"),
     QT_TRANSLATE_NOOP("ui::GuidePanel", "Look at the evaluation sheet as it will be printed."), "reports"},
};

} // namespace

GuidePanel::GuidePanel(const core::Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_explanation(new QLabel(this))
{
    setObjectName(u"guidePanel"_s);
    m_explanation->setObjectName(u"guideExplanation"_s);
    m_explanation->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(1.25), theme::space(0.35), theme::space(1.25), theme::space(0.45));
    column->setSpacing(theme::space(0.2));
    column->addLayout(buildSteps());
    auto *row = new QHBoxLayout;
    row->addWidget(m_explanation, 1);
    for (size_t i = 0; i < stepCount; ++i) {
        m_ways[i] = new QPushButton(tr("Go there"), this);
        m_ways[i]->setObjectName(u"guideWay%1"_s.arg(i + 1));
        connect(m_ways[i], &QPushButton::clicked, this, [this, i] { emit pageWanted(QLatin1String(words[i].page)); });
        row->addWidget(m_ways[i]);
    }
    column->addLayout(row);
    connect(&workspace, &core::Workspace::changed, this, &GuidePanel::follow);
    refresh();
}

QHBoxLayout *GuidePanel::buildSteps()
{
    auto *title = new QLabel(tr("First steps"), this);
    theme::setType(*title, theme::Type::Strong);
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeGuide"_s);
    close->setIcon(icon(u"x"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the first steps"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &GuidePanel::closed);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(0.8));
    row->addWidget(title);
    for (size_t i = 0; i < stepCount; ++i) {
        m_titles[i] = new QLabel(this);
        m_titles[i]->setObjectName(u"guideStep%1"_s.arg(i + 1));
        row->addWidget(m_titles[i]);
    }
    row->addStretch(1);
    row->addWidget(close);
    return row;
}

bool GuidePanel::isFinished() const
{
    return std::ranges::all_of(m_done, [](bool done) { return done; });
}

void GuidePanel::look(const QString &page, const std::optional<Place> &place)
{
    if (page == "plan"_L1 && place && place->entity == Entity::Project)
        finish(Find);
    if (page == "reports"_L1)
        finish(Print);
}

void GuidePanel::follow(const core::ChangeSet &changes)
{
    const auto newest = m_workspace.history().entries(1, 0, 1);
    if (newest && !newest->empty() && newest->front().action == "undo"_L1)
        return finish(Undo);
    for (const core::ChangeSet::Row &row : changes.rows) {
        const bool text = std::ranges::any_of(
            row.fields, [](Field field) { return core::registry::spec(field).isText(); });
        if (row.entity == Entity::Project && row.kind == core::ChangeSet::Row::Kind::Updated && text)
            finish(Write);
        if (row.entity == Entity::Grade)
            finish(Grade);
    }
}

void GuidePanel::finish(int step)
{
    if (isDone(step))
        return;
    m_done[static_cast<size_t>(step)] = true;
    refresh();
    emit progressed();
}

QByteArray GuidePanel::progress() const
{
    QByteArray digits;
    for (const bool done : m_done)
        digits += done ? '1' : '0';
    return digits;
}

void GuidePanel::setProgress(const QByteArray &progress)
{
    for (size_t i = 0; i < stepCount && static_cast<qsizetype>(i) < progress.size(); ++i)
        m_done[i] = progress[static_cast<qsizetype>(i)] == '1';
    refresh();
}

/// The first step that is not done is named and explained; the others are their mark and number.
void GuidePanel::refresh()
{
    const auto next = static_cast<size_t>(std::ranges::find(m_done, false) - m_done.begin());
    for (size_t i = 0; i < stepCount; ++i) {
        const QString title = QCoreApplication::translate("ui::GuidePanel", words[i].title);
        const QString mark = statusMark(m_done[i] ? Status::Done : Status::NotStarted);
        m_titles[i]->setText(i == next ? u"%1 %2. %3"_s.arg(mark).arg(i + 1).arg(title) : u"%1 %2"_s.arg(mark).arg(i + 1));
        m_titles[i]->setToolTip(title);
        m_titles[i]->setAccessibleName(m_done[i] ? tr("%1, done").arg(title) : title);
        theme::setType(*m_titles[i], i == next ? theme::Type::Strong : theme::Type::Body);
        m_ways[i]->setVisible(i == next);
    }
    m_explanation->setText(
        isFinished() ? tr("That is all it takes. The sample stays yours to try things; your own plan begins with File > New.")
                     : QCoreApplication::translate("ui::GuidePanel", words[next].explanation));
}

void GuidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::InfoTint, palette()));
    painter.setPen(theme::color(theme::Role::Line, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace ui
