// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/pages/page.h"
#include "ui/panels/inspectionpanel.h"
#include "ui/panels/palette.h"

class QAction;
class QHBoxLayout;
class QMainWindow;
class QVBoxLayout;

namespace ui {

class GuidePanel;
class Menus;
class Navigation;
class SearchPanel;
class Settings;

/// What finds and leads, whatever page is shown: the palette, the search with the searches one keeps, the inspection and
/// the first steps. Where to go it says by signals; the window goes there.
class WindowTools final : public QObject
{
    Q_OBJECT

public:
    /// What of the window the tools stand in and ask.
    struct Frame
    {
        QMainWindow &window;
        Menus &menus;
        Navigation &navigation;
        QHBoxLayout &beside; ///< where panels stand, right of the page
        QVBoxLayout &above;  ///< where the first steps stand
        std::function<Page *()> page;
    };
    WindowTools(const Frame &frame, Settings &settings);

    /// The file that is open; nullptr before it is closed: panels do not outlive it.
    void setWorkspace(core::Workspace *workspace);
    /// The year and office everything is shown for.
    void setScope(int year, std::optional<core::RowId> office);
    /// Somebody looks at another page or row now.
    void lookAlong();
    /// What a person chose at the left, if it is a search that was kept.
    bool openKeptSearch(const QString &id);
    /// The first steps offer themselves with the first sample a person opens, and again with the same one until they are
    /// closed or done.
    void offerGuide();

signals:
    void wanted(const ui::Place &place);
    void pageWanted(const QString &id);
    void pageNumberWanted(int number);
    /// Nobody has changed anything for a while.
    void paused();

private:
    void connectMenus();
    void indexTexts();
    void openPalette();
    void openShortcuts();
    [[nodiscard]] std::vector<PaletteEntry> commands(bool onlyWithKeys) const;
    [[nodiscard]] std::vector<PaletteEntry> pageEntries();
    [[nodiscard]] std::vector<PaletteEntry> projectsNamed(const QString &words);
    void openSearch(const QString &words = {});
    void goOnSearching(bool forward);
    void keepSearch(const QString &words, bool keep);
    static void markFound(const QString &words);
    void openInspection(InspectionPanel::Subject subject);
    void makeInspection();
    void askUses();
    void openGuide();
    void keepGuide(bool open);
    void hideAside(QWidget *panel);

    Frame m_frame;
    Settings &m_settings;
    core::Workspace *m_workspace = nullptr;
    int m_year = 0;
    std::optional<core::RowId> m_office;
    Palette *m_palette;
    SearchPanel *m_search = nullptr;         ///< these three live as long as the file
    InspectionPanel *m_inspection = nullptr;
    GuidePanel *m_guide = nullptr;
    QTimer *m_indexing;
};

} // namespace ui
