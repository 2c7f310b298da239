// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/exchangepage.h"

#include "core/workspace/workspace.h"
#include "ui/pages/backuppanel.h"
#include "ui/pages/conflictpanel.h"
#include "ui/pages/receivepanel.h"
#include "ui/pages/sendpanel.h"
#include "ui/theme.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ExchangePage::ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_tabs(new QTabWidget(this))
    , m_send(new SendPanel(workspace, prompts, messages(), this))
    , m_receive(new ReceivePanel(workspace, prompts, messages(), this))
    , m_conflicts(new ConflictPanel(workspace, messages(), this))
    , m_backups(new BackupPanel(workspace, prompts, messages(), this))
{
    setHeading(tr("File exchange"));
    m_tabs->setObjectName(u"exchangeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the exchange"));
    m_tabs->addTab(m_send, tr("Give out"));
    m_tabs->addTab(m_receive, tr("Take back"));
    m_tabs->addTab(m_conflicts, QString());
    m_tabs->addTab(m_backups, tr("Backups"));
    body()->addWidget(m_tabs, 1);
    for (QWidget *panel : std::initializer_list<QWidget *>{m_send, m_receive, m_conflicts, m_backups})
        panel->layout()->setContentsMargins(0, theme::space(0.6), 0, 0);
    connect(m_conflicts, &ConflictPanel::countChanged, this, &ExchangePage::refreshCount);
    connect(m_backups, &BackupPanel::restoreWanted, this, &Page::restoreWanted);
    connect(m_receive, &ReceivePanel::merged, this, &ExchangePage::sayMerged);
    refreshCount();
}

void ExchangePage::setYear(int year)
{
    Page::setYear(year);
    m_send->setYear(year);
    m_conflicts->setYear(year);
}

void ExchangePage::focusFirst()
{
    if (m_tabs->currentWidget() == m_receive)
        m_receive->focusFirst();
    else if (m_tabs->currentWidget() == m_conflicts)
        m_conflicts->focusFirst();
    else if (m_tabs->currentWidget() == m_backups)
        m_backups->focusFirst();
    else
        m_send->focusFirst();
}

void ExchangePage::refreshCount()
{
    const qint64 open = m_conflicts->openCount();
    m_tabs->setTabText(m_tabs->indexOf(m_conflicts), open > 0 ? tr("Conflicts (%1)").arg(open) : tr("Conflicts"));
}

void ExchangePage::sayMerged(qint64 conflicts)
{
    if (conflicts > 0)
        m_tabs->setCurrentWidget(m_conflicts);
}

} // namespace ui
