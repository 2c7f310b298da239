// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that keeps its frame in step with the document: title, years, offices, undo, status.
#include "ui/mainwindow.h"

#include "core/domain/fiscalyear.h"
#include "core/report/lineage.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/menus.h"
#include "ui/messagebar.h"
#include "ui/navigation.h"
#include "ui/officelist.h"
#include "ui/pages/pagetable.h"
#include "ui/prompts.h"
#include "ui/rowlabel.h"
#include "ui/windowtools.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTableView>

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

/// This fiscal year; where it has no scheme, the last one before it that has: there the work is.
int MainWindow::yearAtFirst() const
{
    const auto now = core::FiscalYear::containing(m_clock.today());
    const int today = now ? now->value() : 0;
    int latest = 0;
    if (const auto schemes = m_workspace->read().records(Entity::Scheme)) {
        for (const core::Record &scheme : *schemes) {
            const auto year = static_cast<int>(scheme.integer(Field::SchemeYear).value_or(0));
            if (year <= today)
                latest = std::max(latest, year);
        }
    }
    return latest ? latest : today;
}

void MainWindow::fillYears()
{
    std::set<int> years;
    if (const auto now = core::FiscalYear::containing(m_clock.today()))
        years.insert(now->value());
    if (const auto schemes = m_workspace->read().records(Entity::Scheme)) {
        for (const core::Record &scheme : *schemes)
            years.insert(static_cast<int>(scheme.integer(Field::SchemeYear).value_or(0)));
    }
    if (!years.empty())
        years.insert(*years.rbegin() + 1); // the year that can be begun next
    m_years->clear();
    for (auto year = years.rbegin(); year != years.rend(); ++year)
        m_years->addItem(format::fiscalYear(*year), *year);
    const int wanted = m_years->findData(m_year ? m_year : yearAtFirst());
    m_years->setCurrentIndex(std::max(0, wanted));
    m_year = m_years->currentData().toInt();
}

void MainWindow::fillOffices()
{
    m_offices->clear();
    m_offices->addItem(tr("Whole city (evaluation desk)"));
    for (const OfficeLine &office : officeLines(m_workspace->read(), m_year))
        m_offices->addItem(QString(office.depth * 2, u'　') + office.name, office.id.value());
    m_offices->setCurrentIndex(m_office ? std::max(0, m_offices->findData(m_office->value())) : 0);
    namePages();
}

void MainWindow::namePages()
{
    const bool ofBranches = hasBranches(m_workspace->read());
    for (qsizetype at = 0; const PageSpec &page : pageTable()) {
        m_navigation->rename(QString::fromLatin1(page.id), page.translatedName(ofBranches));
        m_menus->pages->actions().at(at++)->setText(page.translatedName(ofBranches));
    }
}

/// A copy whose own office is no longer there asks whether it follows the successor: it would go on in nobody's name.
void MainWindow::offerHeir()
{
    const auto own = m_workspace->ownOffice();
    if (!own || m_workspace->isReadOnly() || m_isAside)
        return;
    const auto heirs = core::heirsOf(m_workspace->read(), *own, m_year);
    if (!heirs || heirs->empty())
        return;
    const auto nameOf = [this](core::RowId office) { return rowLabel(m_workspace->read(), Entity::Office, office); };
    const QString verb = heirs->size() == 1 ? tr("Follow: %1").arg(nameOf(heirs->front())) : tr("Choose its successor…");
    m_messages->say(MessageBar::Kind::Warning,
                    tr("This copy belongs to %1, which is no longer there in %2.").arg(nameOf(*own), format::fiscalYear(m_year)),
                    verb, [this, heirs = *heirs, nameOf] {
                        QStringList names;
                        for (const core::RowId heir : heirs)
                            names.append(nameOf(heir));
                        const auto chosen = heirs.size() == 1
                                                ? std::optional(0)
                                                : m_prompts.choose(this, tr("Whose copy is this from now on?"),
                                                                   tr("Its office was split. What was entered stays."), names);
                        if (chosen)
                            followHeir(heirs[size_t(*chosen)]);
                    });
}

void MainWindow::followHeir(core::RowId heir)
{
    fillOffices();
    const int place = m_offices->findData(heir.value());
    if (place < 0) // the reorganisation was taken back meanwhile
        return m_messages->clear();
    m_offices->setCurrentIndex(place);
    chooseOffice();
    m_messages->say(MessageBar::Kind::Success,
                    tr("This copy now belongs to %1.").arg(rowLabel(m_workspace->read(), Entity::Office, heir)));
}

void MainWindow::chooseYear()
{
    m_year = m_years->currentData().toInt();
    fillOffices();
    offerHeir();
    for (Page *page : std::as_const(m_pages))
        page->setYear(m_year);
    m_tools->setScope(m_year, m_office);
}

void MainWindow::chooseOffice()
{
    const QVariant chosen = m_offices->currentData();
    m_office = chosen.isValid() ? core::RowId::from(chosen.toLongLong()) : std::nullopt;
    // A reader may look from any office; only a writer's choice stays with the file.
    if (!m_workspace->isReadOnly()) {
        if (const auto kept = m_workspace->setOwnOffice(m_office); !kept)
            report(kept.error());
    }
    for (Page *page : std::as_const(m_pages))
        page->setOffice(m_office);
    m_tools->setScope(m_year, m_office);
}

void MainWindow::refreshTitle()
{
    if (!m_workspace) {
        setWindowTitle(tr("Rashin"));
        return;
    }
    const auto plans = m_workspace->read().records(Entity::Plan);
    const bool known = plans && !plans->empty();
    const QString title = known ? plans->front().text(Field::PlanTitle) : QFileInfo(m_workspace->path()).completeBaseName();
    m_planTitle->setText(title);
    m_planTitle->setToolTip(title);
    m_sampleMark->setVisible(known && plans->front().integer(Field::PlanSample).value_or(0) != 0);
    //: title of the window: the plan's name and the program's
    setWindowTitle(tr("%1 – Rashin").arg(m_asideTitle.isEmpty() ? title : m_asideTitle + u' ' + title));
}

void MainWindow::refreshUndo()
{
    const auto undoable = m_workspace ? m_workspace->undoable() : std::nullopt;
    const auto redoable = m_workspace ? m_workspace->redoable() : std::nullopt;
    m_menus->setUndo(undoable ? labels::action(*undoable) : QString());
    m_menus->setRedo(redoable ? labels::action(*redoable) : QString());
}

void MainWindow::refreshStatus()
{
    if (!m_workspace)
        return;
    m_fileState->setText(QDir::toNativeSeparators(m_workspace->path()));
    refreshOnlyHere();
    if (!m_workspace->isReadOnly()) {
        m_savedState->setText(tr("Every change is saved at once"));
        return;
    }
    m_savedState->setText(tr("Read-only"));
    if (m_isAside)
        return m_messages->say(MessageBar::Kind::Information,
                               tr("%1: the plan as it stood then, to look at. Nothing can be changed here.").arg(m_asideTitle));
}

void MainWindow::follow(const core::ChangeSet &changes)
{
    refreshUndo();
    if (changes.touches(Entity::Plan))
        refreshTitle();
    if (changes.touches(Entity::Scheme))
        fillYears();
    if (changes.touches(Entity::Office))
        fillOffices();
    if (changes.touches(Entity::OfficeSuccession))
        offerHeir();
    if (m_workspace->isReadOnly())
        return; // somebody else's work
    m_savedState->setText(tr("Saved at %1").arg(m_clock.now().toLocalTime().toString(u"H:mm"_s)));
}

/// Where the next start begins: the page's own place, and how the person arranged the pages they looked at.
void MainWindow::keepPlace()
{
    if (!m_workspace || m_isAside)
        return;
    for (auto page = m_pages.constBegin(); page != m_pages.constEnd(); ++page)
        keepLayout(page.key(), **page);
    const Page *page = currentPage();
    const auto place = page ? page->place() : std::nullopt;
    QStringList kept{m_workspace->documentId(), QString::number(m_year)};
    if (place && place->row)
        kept += {QString::number(static_cast<int>(place->entity)), place->row->toString()};
    m_settings.setState(u"place"_s, kept.join(u' ').toUtf8());
}

void MainWindow::returnToPlace()
{
    const QStringList kept = QString::fromUtf8(m_settings.state(u"place"_s)).split(u' ');
    if (kept.value(0) != m_workspace->documentId())
        return;
    if (const int index = m_years->findData(kept.value(1).toInt()); index >= 0 && index != m_years->currentIndex()) {
        m_years->setCurrentIndex(index);
        chooseYear();
    }
    const auto entity = core::registry::entityFromNumber(kept.value(2).toInt());
    const auto row = core::RowId::parse(kept.value(3));
    if (Page *page = currentPage(); page && entity && row)
        page->reveal({m_navigation->current(), *entity, row, {}, {}});
}

void MainWindow::keepLayout(const QString &id, const Page &page)
{
    if (const QByteArray arrangement = page.arrangement(); !arrangement.isEmpty())
        m_settings.setState(u"%1/arrangement"_s.arg(id), arrangement);
    int number = 0;
    for (const QSplitter *splitter : page.findChildren<QSplitter *>())
        m_settings.setState(u"%1/splitter%2"_s.arg(id).arg(number++), splitter->saveState());
    for (const QTableView *table : page.findChildren<QTableView *>()) {
        if (!table->objectName().isEmpty() && !table->property("keepsItsLayout").toBool())
            m_settings.setState(u"%1/%2/%3"_s.arg(id, table->objectName()).arg(table->horizontalHeader()->count()),
                                table->horizontalHeader()->saveState());
    }
}

void MainWindow::restoreLayout(const QString &id, Page &page)
{
    if (const QByteArray arrangement = m_settings.state(u"%1/arrangement"_s.arg(id)); !arrangement.isEmpty())
        page.arrange(arrangement);
    int number = 0;
    for (QSplitter *splitter : page.findChildren<QSplitter *>()) {
        if (const QByteArray state = m_settings.state(u"%1/splitter%2"_s.arg(id).arg(number++)); !state.isEmpty())
            splitter->restoreState(state);
    }
    for (QTableView *table : page.findChildren<QTableView *>()) {
        // By the number of columns too: a later version, or another year's criteria, may have others.
        const QString key = u"%1/%2/%3"_s.arg(id, table->objectName()).arg(table->horizontalHeader()->count());
        const bool isOwn = table->property("keepsItsLayout").toBool();
        if (const QByteArray state = m_settings.state(key); !isOwn && !table->objectName().isEmpty() && !state.isEmpty())
            table->horizontalHeader()->restoreState(state);
    }
}

} // namespace ui
