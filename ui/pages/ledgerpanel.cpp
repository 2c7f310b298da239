// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ledgerpanel.h"

#include "core/workspace/workspace.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/ledgermodel.h"
#include "ui/pages/paper.h"
#include "ui/print/handovercomposer.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

core::Result<std::shared_ptr<const print::Source>> sourceOf(core::Workspace &workspace)
{
    RASHIN_LET(auto entries, core::Ledger(workspace).entries());
    RASHIN_LET(auto head, print::handoverHead(workspace));
    return print::makeHandover(std::move(entries), std::move(head));
}

} // namespace

LedgerPanel::LedgerPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new LedgerModel(workspace, this))
    , m_list(tables::list(this, u"ledger"_s, tr("Ledger of files given and received")))
    , m_empty(new QLabel(tr("Nothing has been given out or received with this file yet."), this))
{
    auto *words = new QLabel(
        tr("Every file given out from here and taken in here, newest first. Each office keeps its own book."), this);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *paper = new QPushButton(icon(u"printer"_s), tr("Print the ledger…"), this);
    paper->setObjectName(u"printLedger"_s);
    auto *pdf = new QPushButton(icon(u"download"_s), tr("Save as PDF…"), this);
    pdf->setObjectName(u"saveLedger"_s);
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {11, 4, 11, 17, 8, 8, 6, 8, 0});
    auto *row = new QHBoxLayout;
    row->addWidget(words, 1);
    row->addWidget(paper);
    row->addWidget(pdf);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    column->addWidget(buildTakingBack());
    connect(paper, &QPushButton::clicked, this, &LedgerPanel::print);
    connect(pdf, &QPushButton::clicked, this, &LedgerPanel::savePdf);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &LedgerPanel::refreshTakingBack);
    refresh();
}

QWidget *LedgerPanel::buildTakingBack()
{
    m_takingBack = new QWidget(this);
    m_preview = new QLabel(m_takingBack);
    m_preview->setObjectName(u"takingBackPreview"_s);
    m_preview->setWordWrap(true);
    m_takeBack = new QPushButton(icon(u"undo-2"_s), tr("Take back what it brought"), m_takingBack);
    m_takeBack->setObjectName(u"takeBackMerge"_s);
    auto *row = new QHBoxLayout(m_takingBack);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_preview, 1);
    row->addWidget(m_takeBack);
    connect(m_takeBack, &QPushButton::clicked, this, &LedgerPanel::takeBack);
    return m_takingBack;
}

void LedgerPanel::refresh()
{
    m_model->refresh();
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    refreshTakingBack();
}

void LedgerPanel::focusFirst()
{
    m_list->setFocus();
}

void LedgerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshTakingBack(); // others may have written meanwhile
}

void LedgerPanel::chooseLastReceived()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->entry(row).firstArrival > 0)
            return m_list->selectRow(row);
    }
}

const core::LedgerEntry *LedgerPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->entry(index.row()) : nullptr;
}

/// What taking back would do now, tried out and given up again.
QString LedgerPanel::preview(const core::LedgerEntry &entry, bool &isSomething) const
{
    const auto tried = m_workspace.rehearseTakingBack(entry.firstArrival, entry.lastArrival);
    isSomething = tried && !tried->changes.isEmpty();
    if (!isSomething)
        return tr("Nothing of what “%1” brought stands any more, or it was taken back already.").arg(entry.file);
    const int rows = static_cast<int>(tried->changes.rows.size());
    const QString sum =
        tr("Taking it back changes %n row(s) to how they were before “%1” came in.", nullptr, rows).arg(entry.file);
    if (tried->skipped.empty())
        return sum;
    return sum + u' '
           + tr("%n value(s) that were changed here since stay as they are.", nullptr,
                static_cast<int>(tried->skipped.size()));
}

void LedgerPanel::refreshTakingBack()
{
    const core::LedgerEntry *entry = current();
    const bool brought = entry && entry->firstArrival > 0;
    m_takingBack->setVisible(brought);
    if (!brought || !isVisible())
        return;
    bool isSomething = false;
    m_preview->setText(m_workspace.isReadOnly() ? tr("This file is open for reading only.")
                                                : preview(*entry, isSomething));
    m_takeBack->setEnabled(isSomething);
}

void LedgerPanel::takeBack()
{
    const core::LedgerEntry *entry = current();
    if (!entry || entry->firstArrival == 0)
        return;
    const auto done = m_workspace.takeBackArrivals(entry->firstArrival, entry->lastArrival, entry->file);
    if (!done)
        return m_messages.say(done.error());
    m_messages.say(MessageBar::Kind::Success,
                   done->skipped.empty()
                       ? tr("Taken back. Undo brings it in again; the file itself would bring nothing new.")
                       : tr("Taken back, except %n value(s) that have been changed here since.", nullptr,
                            static_cast<int>(done->skipped.size())));
    refreshTakingBack();
}

void LedgerPanel::print()
{
    const auto source = sourceOf(m_workspace);
    if (!source)
        return m_messages.say(source.error());
    paper::print(**source, this, m_messages);
}

void LedgerPanel::savePdf()
{
    const auto source = sourceOf(m_workspace);
    if (!source)
        return m_messages.say(source.error());
    paper::savePdf(**source, this, m_prompts, m_messages);
}

} // namespace ui
