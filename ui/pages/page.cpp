// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "core/workspace/workspace.h"
#include "ui/elidedlabel.h"
#include "ui/messagebar.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Page::Page(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_title(new QLabel(this))
    , m_subtitle(new ElidedLabel(Qt::ElideRight, this))
    , m_actions(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_messages(new MessageBar(this))
    , m_rereading(new QTimer(this))
{
    m_rereading->setSingleShot(true);
    m_rereading->setInterval(0);
    connect(m_rereading, &QTimer::timeout, this, [this] {
        m_outdated = false;
        reread();
    });
    theme::setType(*m_title, theme::Type::Title);
    m_title->setObjectName(u"pageTitle"_s);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_subtitle->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 0, Qt::AlignBaseline);
    head->addSpacing(theme::space(0.5));
    head->addWidget(m_subtitle, 0, Qt::AlignBaseline);
    head->addStretch(1);
    head->addLayout(m_actions);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(theme::space(1.25), theme::space(0.9), theme::space(1.25), theme::space(1));
    all->setSpacing(theme::space(0.6));
    all->addLayout(head);
    all->addWidget(m_messages);
    all->addLayout(m_body, 1);
}

void Page::setYear(int year)
{
    m_year = year;
}

void Page::setOffice(std::optional<core::RowId> office)
{
    m_office = office;
}

void Page::focusFirst()
{
    focusNextChild();
}

bool Page::takeFiles(const QStringList &)
{
    return false;
}

bool Page::reveal(const Place &)
{
    return false;
}

bool Page::perform(const core::Operation &operation)
{
    const auto done = m_workspace.perform(operation);
    if (done)
        m_messages->clear();
    else
        m_messages->say(done.error());
    return done.has_value();
}

void Page::sayUndoable()
{
    m_messages->say(MessageBar::Kind::Success, tr("Done. One step takes all of it back."), tr("Undo"), [this] {
        if (const auto undone = m_workspace.undo(); !undone)
            m_messages->say(undone.error());
        else
            m_messages->clear();
    });
}

void Page::outdate()
{
    m_outdated = true;
    if (isVisible())
        m_rereading->start();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        m_rereading->start();
}

bool Page::isNarrow() const
{
    return width() <= theme::space(62);
}

QBoxLayout *Page::addStackingRow(int narrow)
{
    auto *box = new QWidget(this);
    box->setMinimumWidth(1); // or the row would keep the page from ever becoming narrow
    auto *row = new QBoxLayout(QBoxLayout::LeftToRight, box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space(0.5));
    m_body->addWidget(box);
    m_stacking.emplace_back(row, narrow);
    return row;
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (const auto &[row, narrow] : m_stacking)
        row->setDirection((narrow > 0 ? width() <= narrow : isNarrow()) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void Page::setHeading(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

} // namespace ui
