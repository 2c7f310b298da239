// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recyclebintab.h"

#include "core/operations/rowoperations.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/recyclebinmodel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

RecycleBinTab::RecycleBinTab(core::Workspace &workspace, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_messages(messages)
    , m_model(new RecycleBinModel(workspace, this))
    , m_rows(tables::list(this, u"removedRows"_s, tr("Removed rows")))
    , m_restore(new QPushButton(icon(u"undo-2"_s), tr("Bring back"), this))
    , m_note(new QLabel(this))
{
    m_restore->setObjectName(u"restoreRows"_s);
    m_rows->setModel(m_model);
    m_rows->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tables::setWidths(*m_rows, {9, 0, 12, 9, 7});
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->addWidget(m_note, 1);
    head->addWidget(m_restore);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addLayout(head);
    column->addWidget(m_rows, 1);
    connect(m_restore, &QPushButton::clicked, this, &RecycleBinTab::restore);
    connect(m_rows, &QTableView::doubleClicked, this, &RecycleBinTab::restore);
    connect(m_rows->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecycleBinTab::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecycleBinTab::refresh);
    refresh();
}

void RecycleBinTab::refresh()
{
    const int removed = m_model->rowCount();
    m_note->setText(removed == 0 ? tr("Nothing has been removed from this file.")
                                 : tr("Removed rows are kept for good. Select one or several and bring them back, with all "
                                      "that went with them."));
    m_restore->setEnabled(m_rows->selectionModel()->hasSelection() && !m_workspace.isReadOnly());
}

void RecycleBinTab::restore()
{
    std::vector<std::pair<core::Entity, core::RowId>> rows;
    for (const QModelIndex &index : m_rows->selectionModel()->selectedRows())
        rows.emplace_back(m_model->row(index.row()).entity, m_model->row(index.row()).row);
    if (rows.empty() || m_workspace.isReadOnly())
        return;
    const auto count = static_cast<int>(rows.size());
    const auto done = m_workspace.perform(core::RestoreRows(std::move(rows)));
    if (!done)
        return m_messages.say(done.error());
    m_messages.say(MessageBar::Kind::Success, tr("%n row(s) brought back.", nullptr, count), tr("Undo"), [this] {
        if (const auto undone = m_workspace.undo(); !undone)
            m_messages.say(undone.error());
    });
}

} // namespace ui
