// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharebar.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using State = ShareWatch::State;

ShareBar::ShareBar(Prompts &prompts, QWidget *parent)
    : QFrame(parent)
    , m_prompts(prompts)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_tell(new QCheckBox(tr("Tell me when it is free"), this))
    , m_copy(new QPushButton(tr("Save a copy…"), this))
    , m_write(new QPushButton(tr("Edit this file"), this))
{
    m_text->setObjectName(u"shareText"_s);
    m_text->setWordWrap(true);
    m_tell->setObjectName(u"tellWhenFree"_s);
    m_copy->setObjectName(u"shareCopy"_s);
    m_write->setObjectName(u"becomeWriter"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space(0.75), theme::space(0.35), theme::space(0.75), theme::space(0.35));
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_tell);
    row->addWidget(m_copy);
    row->addWidget(m_write);
    connect(m_copy, &QPushButton::clicked, this, &ShareBar::copyWanted);
    connect(m_write, &QPushButton::clicked, this, &ShareBar::becomeWriter);
    hide();
}

void ShareBar::setWorkspace(core::Workspace *workspace)
{
    m_watch.reset();
    m_workspace = workspace;
    m_wasHeld = false;
    m_tell->setChecked(false);
    if (workspace) {
        m_watch = std::make_unique<ShareWatch>(*workspace);
        connect(m_watch.get(), &ShareWatch::stateChanged, this, &ShareBar::refresh);
    }
    refresh();
}

QString ShareBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

/// Nobody holds it, and the file and its folder may be written.
bool ShareBar::canWrite() const
{
    const QFileInfo file(m_workspace->path());
    return file.isWritable() && QFileInfo(file.path()).isWritable();
}

void ShareBar::refresh()
{
    const bool reads = m_watch && m_watch->state() != State::Writing;
    setVisible(reads);
    if (!reads)
        return;
    const State state = m_watch->state();
    const bool isOpen = state == State::Free || state == State::Gone || state == State::Silent;
    m_text->setText(sentence());
    setAccessibleName(m_text->text());
    m_tell->setVisible(state == State::Held || state == State::Silent || state == State::Unreachable);
    m_copy->setVisible(state != State::Free || !canWrite());
    m_write->setText(state == State::Free ? tr("Edit this file") : tr("Take over…"));
    m_write->setVisible(isOpen && canWrite());
    recolour();
    if (m_wasHeld && m_tell->isChecked() && (state == State::Free || state == State::Gone))
        tellFree();
    m_wasHeld = state == State::Held || (m_wasHeld && state != State::Free);
}

void ShareBar::tellFree()
{
    m_tell->setChecked(false);
    m_write->setFocus();
    QApplication::alert(window());
}

QString ShareBar::sentence() const
{
    const auto &holder = m_watch->holder();
    const QString who = holder && !holder->user.isEmpty() ? holder->user : tr("Someone");
    const bool isHere = holder && holder->computer == QSysInfo::machineHostName();
    const QString where = !holder || isHere ? tr("this computer") : holder->computer;
    const QString since = holder ? format::moment(holder->since) : QString();
    const QString seen = holder ? format::moment(holder->seen) : QString();
    switch (m_watch->state()) {
    case State::Held:
        return (m_watch->wasTakenOver()
                    ? tr("%1 has taken this file over on %2 (%3), because nothing was heard of this computer. All that "
                         "you entered before is saved.")
                    : tr("%1 is editing this file on %2 (since %3). What is saved there appears here by itself."))
            .arg(who, where, since);
    case State::Silent:
        return tr("%1 has had this file open on %2 since %3, but there has been no sign of life since %4. That computer may "
                  "be off, asleep or cut off from the network.").arg(who, where, since, seen);
    case State::Gone:
        return tr("The program with which %1 was editing this file on this computer (since %2) has ended without closing "
                  "it. All that was saved is here.").arg(who, since);
    case State::Unreachable:
        return tr("The file cannot be reached at the moment. What you see is how it was; as soon as it can be reached "
                  "again, this goes on by itself.");
    case State::Free:
        if (!canWrite())
            return tr("Read-only: what you see cannot be changed here.");
        return holder ? tr("%1 has closed this file. You can edit it now.").arg(who)
                      : tr("You are reading this file. Nobody is editing it.");
    case State::Writing:
        break;
    }
    return {};
}

void ShareBar::becomeWriter()
{
    m_watch->look(); // what is offered may be a moment old
    const State state = m_watch->state();
    const auto judged = m_watch->holder();
    if (state == State::Silent) {
        const QString more = tr("Ask there first, if you can. Nothing that was saved is lost; if that computer comes back, it is "
                                "told and reads only.");
        if (!m_prompts.confirm(this, tr("Take this file over?"), sentence() + u"\n\n"_s + more, tr("Take over")))
            return;
    }
    const bool fromHolder = state == State::Silent || state == State::Gone;
    const auto done = m_workspace->becomeWriter(fromHolder ? judged : std::nullopt);
    if (!done)
        emit failed(done.error());
    if (m_watch)
        m_watch->look();
}

void ShareBar::recolour()
{
    const bool isOpen = m_watch && m_watch->state() == State::Free && canWrite();
    m_mark->setPixmap(icon(isOpen ? u"circle-check"_s : u"info"_s).pixmap(theme::space(1.2)));
    update();
}

void ShareBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_watch)
        recolour();
}

void ShareBar::paintEvent(QPaintEvent *)
{
    const State state = m_watch ? m_watch->state() : State::Writing;
    const bool isWarning = state == State::Silent || state == State::Gone || state == State::Unreachable;
    const bool isOpen = state == State::Free && canWrite();
    using theme::Role;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(isWarning ? Role::Warning : isOpen ? Role::Success : Role::Primary, palette()));
    painter.setBrush(
        theme::color(isWarning ? Role::WarningTint : isOpen ? Role::SuccessTint : Role::InfoTint, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace ui
