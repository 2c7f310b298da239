// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/workspace/workspace.h"
#include "ui/documentflow.h"
#include "ui/pages/page.h"
#include "ui/settings.h"

#include <QHash>
#include <QMainWindow>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;
class QToolButton;

namespace ui {

class ExchangePage;
class HelpCentre;
class MessageBar;
class Menus;
class Navigation;
class FileCare;
class ShareBar;
class StartPage;
class WindowTools;

/// The window: pages at the left, the plan's name, year and office above, one page, and the file's state below.
///
/// It owns the open document. Pages are made when they are first looked at and die with the document.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Settings &settings, Prompts &prompts, const core::Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a file and shows the page of last time; says in the window why not, if not.
    bool openFile(const QString &path);
    /// The same without taking the lock: nothing can be changed.
    bool openToRead(const QString &path);
    /// What a second start of the program hands over: opens the file, if one is named, and comes to the front.
    void takeOver(const QString &path);
    /// Says so in the window, once, where the program left a crash report in `folder`.
    void mentionCrash(const QString &folder);
    [[nodiscard]] core::Workspace *workspace() const { return m_workspace.get(); }
    /// Shows a page by its id; false while no file is open or there is no such page.
    bool showPage(const QString &id);
    /// The same by its place in the navigation, counted from 1.
    bool showPageNumber(int number);
    [[nodiscard]] Page *currentPage() const;

signals:
    /// The person chose another language or text size; the window has to be made anew to speak it.
    void languageChosen(const QString &code);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildFrame();
    QWidget *buildHeader();
    void buildTools(QHBoxLayout &beside, QVBoxLayout &above);
    void buildNavigation();
    void buildCare();
    void connectMenus();
    void connectStartPage();
    void openChosen();
    bool take(DocumentFlow::Opened opened);
    void closeFile();
    void setFileOpen(bool open);
    void frame(const QString &id, Page *page);
    void dropPages();
    Page *pageFor(const QString &id);
    void goTo(const Place &place);
    void saveCopy();
    void sayWhatWasOpened(bool isFirstTime);
    void backUpDaily();
    void changeAccess();
    void restore(const QString &backup);
    void keepPlace();
    void returnToPlace();
    void keepLayout(const QString &id, const Page &page);
    void restoreLayout(const QString &id, Page &page);

    // windowexchange.cpp
    bool openPackage(const QString &path);
    bool unpack(const QString &package);
    bool takeIn(const QStringList &files);
    void connectExchange(ExchangePage &page);
    void refreshOnlyHere();

    // windowsafety.cpp
    void offerSalvage(const QString &path);
    void salvage(const QString &path);
    void importAsPlan();
    void removeSample();
    void openAside(const QString &path, const QString &title);

    void undo();
    void redo();
    void report(const core::Error &error);
    [[nodiscard]] int yearAtFirst() const;
    void fillYears();
    void fillOffices();
    void namePages();
    void chooseYear();
    void chooseOffice();
    void offerHeir();
    void followHeir(core::RowId heir);
    void refreshTitle();
    void refreshUndo();
    void refreshStatus();
    void follow(const core::ChangeSet &changes);
    void setTheme(theme::Mode mode);
    void setTextSize(int percent);

    Settings &m_settings;
    Prompts &m_prompts;
    const core::Clock &m_clock;
    DocumentFlow m_flow;
    std::unique_ptr<core::Workspace> m_workspace;
    int m_year = 0;
    std::optional<core::RowId> m_office;

    Menus *m_menus = nullptr;
    HelpCentre *m_help = nullptr;
    Navigation *m_navigation = nullptr;
    QWidget *m_header = nullptr;
    QLabel *m_planTitle = nullptr;
    QLabel *m_sampleMark = nullptr;
    QComboBox *m_years = nullptr;
    QComboBox *m_offices = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    MessageBar *m_messages = nullptr;
    ShareBar *m_share = nullptr;
    WindowTools *m_tools = nullptr;
    FileCare *m_care = nullptr;
    bool m_isAside = false; ///< shows what is not to be remembered: a state of the past
    QString m_asideTitle;
    QLabel *m_fileState = nullptr;
    QLabel *m_savedState = nullptr;
    QLabel *m_onlyHere = nullptr;
    QHash<QString, Page *> m_pages;
    QHash<QString, QScrollArea *> m_frames; ///< around the pages; they own them
};

} // namespace ui
