// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/historypage.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/historymodel.h"
#include "ui/pages/comparetab.h"
#include "ui/pages/recyclebintab.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

HistoryPage::HistoryPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_projects(new QComboBox(this))
    , m_takeBack(new QPushButton(icon(u"undo-2"_s), tr("Take this change back"), this))
    , m_entries(tables::list(this, u"entries"_s, tr("Changes of this file")))
    , m_changes(tables::list(this, u"changes"_s, tr("Values the selected change touched")))
    , m_model(new HistoryModel(workspace, this))
    , m_changesModel(new ChangesModel(workspace, this))
    , m_unlisted(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_compare(new CompareTab(workspace, prompts, messages(), this))
{
    setHeading(tr("History"), tr("newest first"));
    m_projects->setObjectName(u"projects"_s);
    m_projects->setAccessibleName(tr("Project"));
    m_projects->setMinimumContentsLength(24);
    m_projects->setMinimumWidth(theme::space(9)); // a narrow window cuts the names rather than itself
    m_takeBack->setObjectName(u"takeBack"_s);
    actions()->addWidget(m_projects);
    actions()->addWidget(m_takeBack);
    m_entries->setModel(m_model);
    m_changes->setModel(m_changesModel);
    tables::setWidths(*m_entries, {12, 8, 10, 16, 6, 20});
    tables::setWidths(*m_changes, {22, 12, 18, 18});
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_changes, 1);
    column->addWidget(m_unlisted);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_entries);
    split->addWidget(below);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(split, tr("Changes"));
    m_tabs->addTab(new RecycleBinTab(workspace, messages(), this), icon(u"trash-2"_s), tr("Recycle bin"));
    m_tabs->addTab(m_compare, tr("Compare two days"));
    connect(m_compare, &CompareTab::compared, this, &HistoryPage::stateChanged);
    connect(m_compare, &CompareTab::stateWanted, this, [this](const QString &path, QDate day) {
        //: title of a window: the plan at the end of a day
        emit asideWanted(path, tr("As of %1").arg(format::date(day)));
    });
    body()->addWidget(m_tabs, 1);
    // What belongs to the list of changes is offered with it only.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        m_projects->setVisible(tab == 0);
        m_takeBack->setVisible(tab == 0);
        emit stateChanged();
    });

    connect(m_projects, &QComboBox::activated, this, &HistoryPage::chooseProject);
    connect(m_takeBack, &QPushButton::clicked, this, &HistoryPage::takeBack);
    connect(m_model, &HistoryModel::failed, this, [this](const core::Error &error) { messages().say(error); });
    connect(m_entries->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showChanges);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryPage::selectFirst);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Project))
            fillProjects();
    });
    fillProjects();
    selectFirst();
}

void HistoryPage::showTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

bool HistoryPage::canPrint() const
{
    return m_tabs->currentWidget() == m_compare && m_compare->canPrint();
}

void HistoryPage::print()
{
    if (canPrint())
        m_compare->print();
}

void HistoryPage::focusFirst()
{
    if (m_tabs->currentIndex() != 0)
        return m_tabs->currentWidget()->setFocus();
    m_entries->setFocus();
}

void HistoryPage::fillProjects()
{
    const QVariant current = m_projects->currentData();
    m_projects->clear();
    m_projects->addItem(tr("All of the file"));
    if (const auto projects = workspace().read().records(Entity::Project)) {
        for (const core::Record &project : *projects)
            m_projects->addItem(project.text(Field::ProjectName), project.id().value());
    }
    m_projects->setCurrentIndex(current.isValid() ? std::max(0, m_projects->findData(current)) : 0);
}

void HistoryPage::chooseProject()
{
    const QVariant chosen = m_projects->currentData();
    m_model->setProject(chosen.isValid() ? core::RowId::from(chosen.toLongLong()) : std::nullopt);
}

bool HistoryPage::reveal(const Place &place)
{
    const int index = place.row && place.entity == Entity::Project ? m_projects->findData(place.row->value()) : -1;
    if (index < 0)
        return false;
    m_tabs->setCurrentIndex(0);
    m_projects->setCurrentIndex(index);
    chooseProject();
    return true;
}

void HistoryPage::selectFirst()
{
    if (m_model->rowCount() > 0)
        m_entries->setCurrentIndex(m_model->index(0, 0));
    showChanges();
}

void HistoryPage::showChanges()
{
    const QModelIndex current = m_entries->currentIndex();
    m_changesModel->setEntry(current.isValid() ? &m_model->entry(current.row()) : nullptr);
    const qint64 unlisted = m_changesModel->unlisted();
    m_unlisted->setText(tr("%Ln more value(s) are not listed here.", nullptr, static_cast<int>(unlisted)));
    m_unlisted->setVisible(unlisted > 0);
    m_takeBack->setEnabled(current.isValid() && !workspace().isReadOnly());
}

void HistoryPage::takeBack()
{
    const QModelIndex current = m_entries->currentIndex();
    if (!current.isValid())
        return;
    const auto done = workspace().takeBack(m_model->entry(current.row()).transaction);
    if (!done)
        return messages().say(done.error());
    if (!done->skipped.empty())
        return messages().say(MessageBar::Kind::Warning,
                              tr("Taken back, except %n value(s) that had been changed again since.", nullptr,
                                 static_cast<int>(done->skipped.size())));
    if (done->transaction.isEmpty())
        return messages().say(MessageBar::Kind::Information, tr("Nothing of it is left to take back."));
    messages().say(MessageBar::Kind::Success, tr("Taken back. This is a change of its own and can be undone."));
}

} // namespace ui
