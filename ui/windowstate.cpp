// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that keeps its frame in step with the document: title, years, offices, undo, status.
#include "ui/mainwindow.h"

#include "core/domain/fiscalyear.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/menus.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/prompts.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>

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
}

void MainWindow::chooseYear()
{
    m_year = m_years->currentData().toInt();
    fillOffices();
    for (Page *page : std::as_const(m_pages))
        page->setYear(m_year);
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
    setWindowTitle(tr("%1 – Rashin").arg(title));
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
    if (!m_workspace->isReadOnly()) {
        m_savedState->setText(tr("Every change is saved at once"));
        return;
    }
    m_savedState->setText(tr("Read-only"));
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
    if (m_workspace->isReadOnly())
        return; // somebody else's work
    m_savedState->setText(tr("Saved at %1").arg(m_clock.now().toLocalTime().toString(u"H:mm"_s)));
}

} // namespace ui
