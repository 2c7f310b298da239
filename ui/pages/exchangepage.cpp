// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/exchangepage.h"

#include "core/exchange/ledger.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/pages/backuppanel.h"
#include "ui/pages/conflictpanel.h"
#include "ui/pages/fieldrulepanel.h"
#include "ui/pages/formpanel.h"
#include "ui/pages/importpanel.h"
#include "ui/pages/keypanel.h"
#include "ui/pages/ledgerpanel.h"
#include "ui/pages/receivepanel.h"
#include "ui/pages/sendpanel.h"
#include "ui/theme.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ExchangePage::ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : ExchangePage(workspace, prompts, core::KeyStore::standard(), parent)
{
}

ExchangePage::ExchangePage(core::Workspace &workspace, Prompts &prompts, core::KeyStore keys, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_keys(std::move(keys))
    , m_tabs(new QTabWidget(this))
    , m_send(new SendPanel(workspace, m_keys, prompts, messages(), this))
    , m_receive(new ReceivePanel(workspace, m_keys, prompts, messages(), this))
    , m_conflicts(new ConflictPanel(workspace, messages(), this))
    , m_ledger(new LedgerPanel(workspace, prompts, messages(), this))
    , m_rules(new FieldRulePanel(workspace, messages(), this))
    , m_keyPanel(new KeyPanel(workspace, m_keys, prompts, messages(), this))
    , m_backups(new BackupPanel(workspace, prompts, messages(), this))
    , m_import(new ImportPanel(workspace, prompts, messages(), this))
    , m_forms(new FormPanel(workspace, prompts, messages(), this))
{
    m_tabs->setObjectName(u"exchangeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the exchange"));
    body()->addWidget(m_tabs, 1);
    addTabs();
    connectPanels();
    refreshCount();
    refreshOnlyHere();
}

void ExchangePage::addTabs()
{
    m_tabs->addTab(m_send, tr("Give out"));
    m_tabs->addTab(m_receive, tr("Take back"));
    m_tabs->addTab(m_conflicts, QString());
    m_tabs->addTab(m_ledger, tr("Ledger"));
    m_tabs->addTab(m_rules, tr("Who enters what"));
    m_tabs->addTab(m_keyPanel, tr("Keys"));
    m_tabs->addTab(m_backups, tr("Backups"));
    m_tabs->addTab(m_import, tr("Import a table"));
    m_tabs->addTab(m_forms, tr("Excel forms"));
    const std::pair<QWidget *, QString> pages[] = {{m_send, u"exchange"_s},       {m_receive, u"taking-back"_s},
                                                   {m_conflicts, u"conflicts"_s}, {m_ledger, u"ledger"_s},
                                                   {m_rules, u"field-rules"_s},   {m_keyPanel, u"keys"_s},
                                                   {m_backups, u"safety"_s},      {m_import, u"tables"_s},
                                                   {m_forms, u"tables"_s}};
    for (const auto &[panel, manual] : pages)
        panel->setProperty("manual", manual);
    refreshManual();
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->widget(tab)->layout()->setContentsMargins(0, theme::space(0.6), 0, 0);
}

void ExchangePage::connectPanels()
{
    connect(m_tabs, &QTabWidget::currentChanged, this, &Page::stateChanged);
    connect(m_conflicts, &ConflictPanel::countChanged, this, &ExchangePage::refreshCount);
    connect(m_conflicts, &ConflictPanel::leaveWanted, this, [this] { m_tabs->tabBar()->setFocus(); });
    connect(m_backups, &BackupPanel::restoreWanted, this, &Page::restoreWanted);
    connect(m_backups, &BackupPanel::rotationChosen, this, &ExchangePage::rotationChosen);
    connect(m_receive, &ReceivePanel::merged, this, &ExchangePage::sayMerged);
    connect(m_receive, &ReceivePanel::recorded, this, &ExchangePage::refreshLedger);
    connect(m_receive, &ReceivePanel::keysChanged, this, &ExchangePage::refreshKeys);
    connect(m_receive, &ReceivePanel::takingBackWanted, this, [this] {
        m_tabs->setCurrentWidget(m_ledger);
        m_ledger->chooseLastReceived();
    });
    connect(m_send, &SendPanel::recorded, this, &ExchangePage::refreshLedger);
    connect(m_send, &SendPanel::keysWanted, this, [this] {
        m_tabs->setCurrentWidget(m_keyPanel);
        m_keyPanel->makeKeys();
    });
    connect(m_keyPanel, &KeyPanel::keysChanged, this, &ExchangePage::refreshKeys);
    connect(&workspace(), &core::Workspace::changed, this, &ExchangePage::follow);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ExchangePage::refreshManual);
}

bool ExchangePage::takeFiles(const QStringList &paths)
{
    if (std::ranges::any_of(paths, &ImportPanel::isTable)) {
        importTable(paths.first());
        return true;
    }
    m_tabs->setCurrentWidget(m_receive);
    m_receive->add(paths);
    return true;
}

void ExchangePage::importTable(const QString &path)
{
    m_tabs->setCurrentWidget(m_import);
    if (!path.isEmpty())
        m_import->open(path);
}

bool ExchangePage::canPrint() const
{
    return m_tabs->currentWidget() == m_ledger;
}

void ExchangePage::print()
{
    if (canPrint())
        m_ledger->print();
}

void ExchangePage::setRotation(const core::backups::Rotation &rotation)
{
    m_backups->setRotation(rotation);
}

void ExchangePage::refreshLedger()
{
    m_send->refresh();
    m_ledger->refresh();
    refreshOnlyHere();
    emit exchanged();
}

void ExchangePage::refreshKeys()
{
    m_keyPanel->refresh();
    m_send->refresh();
}

/// Each part has its page of the manual; the bar of tabs is explained by the part it shows.
void ExchangePage::refreshManual()
{
    setProperty("manual", m_tabs->currentWidget()->property("manual"));
}

void ExchangePage::follow(const core::ChangeSet &changes)
{
    if (!isVisible())
        m_isBehind = true;
    else
        m_conflicts->follow(changes);
    outdate();
}

void ExchangePage::reread()
{
    if (std::exchange(m_isBehind, false))
        m_conflicts->refresh();
    refreshOnlyHere();
}

/// What would be lost with this file: the one way to lose work that is left.
void ExchangePage::refreshOnlyHere()
{
    const auto count = core::Ledger(workspace()).changesOnlyHere();
    const QString sentence = count && *count > 0 ? format::onlyHere(*count)
                             : count             ? tr("All changes made in this file have been given out.")
                                                 : QString();
    setHeading(tr("File exchange"), sentence);
}

void ExchangePage::setYear(int year)
{
    Page::setYear(year);
    m_send->setYear(year);
    m_conflicts->setYear(year);
    m_import->setYear(year);
    m_forms->setYear(year);
}

void ExchangePage::focusFirst()
{
    if (m_tabs->currentWidget() == m_receive)
        m_receive->focusFirst();
    else if (m_tabs->currentWidget() == m_conflicts)
        m_conflicts->focusFirst();
    else if (m_tabs->currentWidget() == m_ledger)
        m_ledger->focusFirst();
    else if (m_tabs->currentWidget() == m_rules)
        m_rules->focusFirst();
    else if (m_tabs->currentWidget() == m_keyPanel)
        m_keyPanel->focusFirst();
    else if (m_tabs->currentWidget() == m_backups)
        m_backups->focusFirst();
    else if (m_tabs->currentWidget() == m_import)
        m_import->focusFirst();
    else if (m_tabs->currentWidget() == m_forms)
        m_forms->focusFirst();
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
    m_conflicts->refresh();
    if (conflicts == 0)
        return;
    m_tabs->setCurrentWidget(m_conflicts);
    m_conflicts->focusFirst(); // the keys that settle them are at hand
}

} // namespace ui
