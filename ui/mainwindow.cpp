// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/elidedlabel.h"
#include "ui/errortext.h"
#include "ui/filecare.h"
#include "ui/format.h"
#include "ui/help/helpcentre.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/menus.h"
#include "ui/messagebar.h"
#include "ui/navigation.h"
#include "ui/officelist.h"
#include "ui/pages/exchangepage.h"
#include "ui/pages/importpanel.h"
#include "ui/pages/historypage.h"
#include "ui/pages/pagetable.h"
#include "ui/prompts.h"
#include "ui/sharebar.h"
#include "ui/shortcutkeys.h"
#include "ui/startpage.h"
#include "ui/windowtools.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

MainWindow::MainWindow(Settings &settings, Prompts &prompts, const core::Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_clock(clock)
    , m_flow(prompts, clock, core::Identity{settings.author()})
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    buildFrame();
    buildCare();
    connectMenus();
    new ShortcutKeys(*this, *m_menus, settings);
    connectStartPage();
    setFileOpen(false);
    if (!restoreGeometry(settings.geometry()))
        resize(QSize(theme::space(100), theme::space(56)).boundedTo(screen()->availableSize() * 0.96));
}

MainWindow::~MainWindow()
{
    // Pages and panels hold references to the workspace, so they go first.
    m_share->setWorkspace(nullptr);
    m_tools->setWorkspace(nullptr);
    dropPages();
}

void MainWindow::buildFrame()
{
    m_menus = new Menus(*this);
    m_navigation = new Navigation(this);
    m_messages = new MessageBar(this);
    m_share = new ShareBar(m_prompts, this);
    connect(m_share, &ShareBar::copyWanted, this, &MainWindow::saveCopy);
    connect(m_share, &ShareBar::failed, this, &MainWindow::report);
    m_stack = new QStackedWidget(this);
    m_start = new StartPage(m_stack);
    m_stack->addWidget(m_start);
    m_header = buildHeader();
    buildNavigation();

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(theme::space(1.25), theme::space(0.4), theme::space(1.25), 0);
    bar->setSpacing(theme::space(0.3));
    bar->addWidget(m_share);
    bar->addWidget(m_messages);
    auto *above = new QVBoxLayout;
    right->addLayout(above);
    right->addLayout(bar);
    auto *beside = new QHBoxLayout; // the pages, and a panel beside them
    beside->setSpacing(0);
    beside->addWidget(m_stack, 1);
    right->addLayout(beside, 1);
    auto *middle = new QWidget(this);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(right, 1);
    setCentralWidget(middle);
    buildTools(*beside, *above);

    m_fileState = new ElidedLabel(Qt::ElideLeft, this);
    m_savedState = new QLabel(this);
    m_onlyHere = new QLabel(this);
    m_onlyHere->setObjectName(u"onlyHere"_s);
    statusBar()->addWidget(m_fileState, 1);
    statusBar()->addPermanentWidget(m_onlyHere);
    statusBar()->addPermanentWidget(m_savedState);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(theme::space(0.6), 0, theme::space(0.6), 0);
}

void MainWindow::buildTools(QHBoxLayout &beside, QVBoxLayout &above)
{
    const WindowTools::Frame frame{*this, *m_menus, *m_navigation, beside, above, [this] { return currentPage(); }};
    m_tools = new WindowTools(frame, m_settings);
    connect(m_tools, &WindowTools::wanted, this, &MainWindow::goTo);
    connect(m_tools, &WindowTools::pageWanted, this, &MainWindow::showPage);
    connect(m_tools, &WindowTools::pageNumberWanted, this, &MainWindow::showPageNumber);
    // It counts in the log and reads the ledger: too much for every edit.
    connect(m_tools, &WindowTools::paused, this, &MainWindow::refreshOnlyHere);
    connect(m_navigation, &Navigation::chosen, this, [this](const QString &id) {
        if (!m_tools->openKeptSearch(id))
            showPage(id);
    });
}

QWidget *MainWindow::buildHeader()
{
    auto *header = new QWidget(this);
    header->setAutoFillBackground(true);
    header->setBackgroundRole(QPalette::Base);
    m_planTitle = new ElidedLabel(Qt::ElideMiddle, header);
    m_planTitle->setObjectName(u"planTitle"_s);
    theme::setType(*m_planTitle, theme::Type::Subtitle);
    m_sampleMark = new QLabel(tr("[Sample]"), header);
    m_years = new QComboBox(header);
    m_years->setObjectName(u"years"_s);
    m_years->setAccessibleName(tr("Fiscal year"));
    m_years->setToolTip(tr("The fiscal year everything is shown for"));
    m_offices = new QComboBox(header);
    m_offices->setObjectName(u"offices"_s);
    m_offices->setAccessibleName(tr("Office of this file"));
    m_offices->setToolTip(tr("The office this file belongs to; Home shows what it has to do"));
    m_offices->setMaximumWidth(theme::space(16));
    m_offices->setMinimumContentsLength(6);
    m_offices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_offices->setMinimumWidth(theme::space(12));
    const auto button = [header](QAction *action) {
        auto *made = new QToolButton(header);
        made->setDefaultAction(action);
        made->setAutoRaise(true);
        return made;
    };
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(theme::space(1.25), theme::space(0.35), theme::space(1.25), theme::space(0.35));
    row->addWidget(m_sampleMark);
    row->addWidget(m_planTitle, 1);
    row->addWidget(button(m_menus->undo));
    row->addWidget(button(m_menus->redo));
    row->addSpacing(theme::space(0.5));
    row->addWidget(m_offices);
    row->addWidget(m_years);
    connect(m_years, &QComboBox::activated, this, &MainWindow::chooseYear);
    connect(m_offices, &QComboBox::activated, this, &MainWindow::chooseOffice);
    return header;
}

void MainWindow::buildNavigation()
{
    int number = 1;
    for (const PageSpec &page : pageTable()) {
        const QString id = QString::fromLatin1(page.id);
        QAction *action = m_menus->pages->addAction(icon(QString::fromLatin1(page.icon)), page.translatedName());
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++ % 10)));
        connect(action, &QAction::triggered, this, [this, id] { showPage(id); });
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        m_navigation->add(id, page.translatedName(), QString::fromLatin1(page.icon),
                          tr("%1 (%2)").arg(page.translatedHint(), keys));
    }
}

void MainWindow::connectMenus()
{
    const auto on = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_menus->newPlan, [this] { take(m_flow.createFromTemplate(this, u"minato"_s)); });
    on(m_menus->open, [this] { openChosen(); });
    on(m_menus->newBlank, [this] { take(m_flow.createFromTemplate(this, u"blank"_s)); });
    on(m_menus->newOwn, [this] { take(m_flow.createFromOwnTemplate(this)); });
    on(m_menus->importSheets, [this] { importAsPlan(); });
    on(m_menus->openReadOnly, [this] { take(m_flow.chooseToRead(this)); });
    on(m_menus->sample, [this] { take(m_flow.openSample()); });
    on(m_menus->removeSample, [this] { removeSample(); });
    connect(m_menus->file, &QMenu::aboutToShow, this,
            [this] { m_menus->removeSample->setEnabled(QFileInfo::exists(DocumentFlow::samplePath())); });
    on(m_menus->importTable, [this] {
        if (showPage(u"exchange"_s))
            qobject_cast<ExchangePage *>(currentPage())->importTable({});
    });
    on(m_menus->saveCopy, [this] { saveCopy(); });
    on(m_menus->print, [this] {
        if (Page *page = currentPage(); page && page->canPrint())
            page->print();
    });
    on(m_menus->close, [this] { closeFile(); });
    on(m_menus->quit, [this] { close(); });
    on(m_menus->undo, [this] { undo(); });
    on(m_menus->redo, [this] { redo(); });
    m_help = new HelpCentre(*this, *m_menus->help, m_prompts, [this] { return m_workspace.get(); });
    connect(m_menus->about, &QAction::triggered, m_help, &HelpCentre::showAbout);
    on(m_menus->recycleBin, [this] {
        if (showPage(u"history"_s))
            qobject_cast<HistoryPage *>(currentPage())->showTab(1);
    });
    connect(m_menus, &Menus::recentChosen, this, &MainWindow::openFile);
    connect(m_menus, &Menus::themeChosen, this, &MainWindow::setTheme);
    connect(m_menus, &Menus::languageChosen, this, &MainWindow::languageChosen);
    connect(m_menus, &Menus::textSizeChosen, this, &MainWindow::setTextSize);
    m_menus->setTheme(m_settings.themeMode());
    m_menus->setTextSize(m_settings.textSize());
    m_menus->setLanguage(m_settings.language());
    m_menus->setRecentFiles(m_settings.recentFiles());
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::newWanted, this,
            [this](const QString &name) { take(m_flow.createFromTemplate(this, name)); });
    connect(m_start, &StartPage::openWanted, this, [this] { openChosen(); });
    connect(m_start, &StartPage::ownTemplateWanted, this, [this] { take(m_flow.createFromOwnTemplate(this)); });
    connect(m_start, &StartPage::importWanted, this, [this] { importAsPlan(); });
    connect(m_start, &StartPage::sampleWanted, this, [this] { take(m_flow.openSample()); });
    // Later, because the list the button stands in is filled anew.
    connect(m_start, &StartPage::recentWanted, this, &MainWindow::openFile, Qt::QueuedConnection);
    connect(
        m_start, &StartPage::forgetWanted, this,
        [this](const QString &path) {
            m_settings.removeRecentFile(path);
            m_start->setRecentFiles(m_settings.recentFiles());
            m_menus->setRecentFiles(m_settings.recentFiles());
        },
        Qt::QueuedConnection);
    m_start->setRecentFiles(m_settings.recentFiles());
}

bool MainWindow::openFile(const QString &path)
{
    if (m_workspace && QFileInfo(path) == QFileInfo(m_workspace->path()))
        return true; // it is open already, and this window itself would be the one who holds it
    if (core::package::isPackage(path))
        return openPackage(path);
    if (m_workspace && ImportPanel::isTable(path))
        return takeIn({path});
    auto opened = m_flow.open(path);
    if (!opened && FileCare::isDamage(opened.error())) {
        offerSalvage(path);
        return false;
    }
    if (!opened && opened.error().code != core::Error::Code::Cancelled) {
        (m_workspace ? m_messages : &m_start->messages())
            ->say(MessageBar::Kind::Error, errorText(opened.error(), path));
        return false;
    }
    return take(std::move(opened));
}

bool MainWindow::openToRead(const QString &path)
{
    return take(m_flow.openToRead(path));
}

void MainWindow::takeOver(const QString &path)
{
    if (!path.isEmpty() && !(m_workspace && QFileInfo(path) == QFileInfo(m_workspace->path())))
        openFile(path);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

bool MainWindow::take(DocumentFlow::Opened opened)
{
    if (!opened) {
        if (opened.error().code != core::Error::Code::Cancelled)
            report(opened.error());
        return false;
    }
    closeFile();
    m_workspace = *std::move(opened);
    connect(m_workspace.get(), &core::Workspace::changed, this, &MainWindow::follow);
    connect(m_workspace.get(), &core::Workspace::accessChanged, this, &MainWindow::changeAccess);
    const bool isFirstTime = !m_settings.recentFiles().contains(QFileInfo(m_workspace->path()).absoluteFilePath());
    if (!m_isAside)
        m_settings.addRecentFile(m_workspace->path());
    m_menus->setRecentFiles(m_settings.recentFiles());
    m_office = m_workspace->ownOffice();
    fillYears();
    fillOffices();
    setFileOpen(true);
    m_share->setWorkspace(m_workspace.get());
    m_tools->setWorkspace(m_workspace.get());
    m_tools->setScope(m_year, m_office);
    if (!showPage(m_settings.page()))
        showPage(QString::fromLatin1(pageTable().front().id));
    currentPage()->focusFirst(); // or the keyboard would stand on whatever comes first
    returnToPlace();
    if (!m_isAside && !m_sampleMark->isHidden())
        m_tools->offerGuide();
    m_tools->lookAlong();
    if (!m_isAside) {
        m_care->checkLater(m_workspace->path());
        backUpDaily();
        sayWhatWasOpened(isFirstTime);
        offerHeir();
    }
    return true;
}

void MainWindow::closeFile()
{
    if (!m_workspace)
        return;
    // Leaving the input commits what is typed in it.
    if (QWidget *typing = focusWidget())
        typing->clearFocus();
    keepPlace();
    m_care->stopChecking();
    m_tools->setWorkspace(nullptr);
    m_stack->setCurrentWidget(m_start);
    setProperty("manual", {});
    dropPages();
    m_share->setWorkspace(nullptr);
    m_workspace.reset();
    m_start->setRecentFiles(m_settings.recentFiles());
    setFileOpen(false);
}

void MainWindow::setFileOpen(bool open)
{
    m_header->setVisible(open);
    m_navigation->setVisible(open);
    m_menus->pages->setEnabled(open);
    for (QAction *action : m_menus->pages->actions())
        action->setEnabled(open);
    m_menus->saveCopy->setEnabled(open);
    m_menus->importTable->setEnabled(open);
    m_menus->close->setEnabled(open);
    for (QAction *action : {m_menus->guide, m_menus->recycleBin, m_menus->find, m_menus->findNext, m_menus->findPrevious,
                            m_menus->inspection, m_menus->standstill, m_menus->uses, m_menus->nextFinding})
        action->setEnabled(open);
    m_menus->setRecentKeys(!open);
    m_menus->print->setEnabled(false);
    m_messages->clear();
    m_start->messages().clear();
    statusBar()->setVisible(open);
    refreshTitle();
    refreshUndo();
    refreshStatus();
}

void MainWindow::undo()
{
    const auto done = m_workspace->undo();
    if (!done)
        report(done.error());
    else if (!done->skipped.empty())
        m_messages->say(MessageBar::Kind::Warning, tr("%n value(s) had been changed since and were left as they are.",
                                                      nullptr, static_cast<int>(done->skipped.size())));
}

void MainWindow::redo()
{
    if (const auto done = m_workspace->redo(); !done)
        report(done.error());
}

void MainWindow::report(const core::Error &error)
{
    (m_workspace ? m_messages : &m_start->messages())->say(error);
}

void MainWindow::setTheme(theme::Mode mode)
{
    m_settings.setThemeMode(mode);
    m_menus->setTheme(mode);
    theme::apply(*qApp, mode, m_settings.textSize());
}

/// Sizes are taken from the text when a widget is made: so the window is made anew, as for another language.
void MainWindow::setTextSize(int percent)
{
    m_settings.setTextSize(percent);
    m_menus->setTextSize(percent);
    theme::apply(*qApp, m_settings.themeMode(), percent);
    emit languageChosen(m_settings.language());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (QWidget *typing = focusWidget())
        typing->clearFocus();
    keepPlace();
    if (!m_isAside)
        m_settings.setLastFile(m_workspace ? m_workspace->path() : QString());
    m_settings.setGeometry(saveGeometry());
    event->accept();
}

} // namespace ui
