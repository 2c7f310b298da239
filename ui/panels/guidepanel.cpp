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
    : QWidget(parent), m_workspace(workspace), m_end(new QLabel(this))
{
    setObjectName(u"guidePanel"_s);
    setFixedWidth(theme::space(17));
    auto *title = new QLabel(tr("First steps"), this);
    theme::setType(*title, theme::Type::Subtitle);
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeGuide"_s);
    close->setIcon(icon(u"x"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the first steps"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &GuidePanel::closed);
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(0.75), theme::space(0.6), theme::space(0.75), theme::space(0.6));
    column->setSpacing(theme::space(0.3));
    column->addLayout(head);
    for (size_t i = 0; i < stepCount; ++i) {
        m_titles[i] = new QLabel(this);
        m_titles[i]->setObjectName(u"guideStep%1"_s.arg(i + 1));
        m_explanations[i] = new QLabel(QCoreApplication::translate("ui::GuidePanel", words[i].explanation), this);
        m_explanations[i]->setWordWrap(true);
        m_ways[i] = new QPushButton(tr("Go there"), this);
        m_ways[i]->setObjectName(u"guideWay%1"_s.arg(i + 1));
        connect(m_ways[i], &QPushButton::clicked, this, [this, i] { emit pageWanted(QLatin1String(words[i].page)); });
        column->addSpacing(theme::space(0.3));
        column->addWidget(m_titles[i]);
        column->addWidget(m_explanations[i]);
        column->addWidget(m_ways[i], 0, Qt::AlignLeft);
    }
    m_end->setText(tr("That is all it takes. The sample stays yours to try things; your own plan begins with File > New."));
    m_end->setWordWrap(true);
    column->addSpacing(theme::space(0.5));
    column->addWidget(m_end);
    column->addStretch(1);
    connect(&workspace, &core::Workspace::changed, this, &GuidePanel::follow);
    refresh();
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
    m_done[static_cast<size_t>(step)] = true;
    refresh();
}

/// The first step that is not done is explained; the others are one line each.
void GuidePanel::refresh()
{
    const auto next = static_cast<size_t>(std::ranges::find(m_done, false) - m_done.begin());
    for (size_t i = 0; i < stepCount; ++i) {
        const QString title = QCoreApplication::translate("ui::GuidePanel", words[i].title);
        const Status status = m_done[i] ? Status::Done : Status::NotStarted;
        m_titles[i]->setText(u"%1 %2. %3"_s.arg(statusMark(status)).arg(i + 1).arg(title));
        m_titles[i]->setAccessibleName(m_done[i] ? tr("%1, done").arg(title) : title);
        theme::setType(*m_titles[i], i == next ? theme::Type::Strong : theme::Type::Body);
        m_explanations[i]->setVisible(i == next);
        m_ways[i]->setVisible(i == next);
    }
    m_end->setVisible(isFinished());
}

void GuidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface, palette()));
    painter.setPen(theme::color(theme::Role::Line, palette()));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

} // namespace ui
