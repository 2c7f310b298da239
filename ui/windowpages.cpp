// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that makes pages when they are first looked at, shows them and leads to places in them.
#include "ui/mainwindow.h"
#include "ui/menus.h"
#include "ui/navigation.h"
#include "ui/pages/exchangepage.h"
#include "ui/pages/pagetable.h"
#include "ui/windowtools.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Page *MainWindow::currentPage() const
{
    const auto *frame = qobject_cast<QScrollArea *>(m_stack->currentWidget());
    return frame ? qobject_cast<Page *>(frame->widget()) : nullptr;
}

void MainWindow::dropPages()
{
    m_pages.clear();
    qDeleteAll(std::exchange(m_frames, {}));
}

/// A page that wants more room than a small or enlarged screen has is scrolled: the window never grows beyond the
/// screen.
void MainWindow::frame(const QString &id, Page *page)
{
    auto *frame = new QScrollArea(m_stack);
    frame->setFrameShape(QFrame::NoFrame);
    frame->setWidgetResizable(true);
    frame->setFocusPolicy(Qt::NoFocus);
    frame->setWidget(page);
    m_stack->addWidget(frame);
    page->setProperty("manual", id);
    m_pages.insert(id, page);
    m_frames.insert(id, frame);
}

Page *MainWindow::pageFor(const QString &id)
{
    if (Page *page = m_pages.value(id))
        return page;
    const PageSpec *spec = m_workspace ? findPage(id) : nullptr;
    if (!spec)
        return nullptr;
    Page *page = spec->make(*m_workspace, m_prompts, m_stack);
    page->setOffice(m_office);
    page->setYear(m_year);
    connect(page, &Page::wanted, this, &MainWindow::goTo);
    connect(page, &Page::restoreWanted, this, &MainWindow::restore, Qt::QueuedConnection); // the page dies of it
    connect(page, &Page::asideWanted, this, &MainWindow::openAside);
    if (auto *exchange = qobject_cast<ExchangePage *>(page))
        connectExchange(*exchange);
    connect(page, &Page::stateChanged, this,
            [this] { m_menus->print->setEnabled(currentPage() && currentPage()->canPrint()); });
    frame(id, page);
    restoreLayout(id, *page);
    return page;
}

bool MainWindow::showPage(const QString &id)
{
    Page *page = pageFor(id);
    if (!page)
        return false;
    m_stack->setCurrentWidget(m_frames.value(id));
    m_navigation->setCurrent(id);
    setProperty("manual", id); // what stands beside the pages is explained by the one they show
    m_menus->print->setEnabled(page->canPrint());
    m_settings.setPage(id);
    m_tools->lookAlong();
    return true;
}

bool MainWindow::showPageNumber(int number)
{
    const auto all = pageTable();
    if (number < 1 || number > static_cast<int>(all.size()))
        return false;
    const QString id = QString::fromLatin1(all[static_cast<size_t>(number) - 1].id);
    const bool isFirstVisit = !m_pages.contains(id);
    if (!showPage(id))
        return false;
    if (isFirstVisit) { // otherwise the keyboard goes to where it was, of itself
        m_pages.value(id)->focusFirst();
        m_frames.value(id)->verticalScrollBar()->setValue(0); // a page too high for the screen begins with its heading
    }
    return true;
}

void MainWindow::goTo(const Place &place)
{
    if (place.year && *place.year != m_year) {
        m_years->setCurrentIndex(m_years->findData(*place.year));
        chooseYear();
    }
    for (const PageSpec &spec : pageTable()) {
        const QString id = QString::fromLatin1(spec.id);
        if (!place.page.isEmpty() && place.page != id)
            continue;
        Page *page = pageFor(id);
        const bool isJustThePage = !place.page.isEmpty() && !place.row;
        if (page && (page->reveal(place) || isJustThePage)) {
            showPage(id);
            if (QWidget *input = QApplication::focusWidget(); input && page->isAncestorOf(input))
                m_frames.value(id)->ensureWidgetVisible(input);
            return;
        }
    }
}

} // namespace ui
