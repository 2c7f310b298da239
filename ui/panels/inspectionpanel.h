// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/findings.h"
#include "core/report/standstill.h"
#include "core/workspace/workspace.h"
#include "ui/pages/page.h"
#include "ui/pages/readingtask.h"
#include "ui/panels/placelist.h"
#include "ui/panels/sidepanel.h"

class QComboBox;
class QListView;
class QTabBar;
class QToolButton;

namespace ui {

/// 点検: what a person should look at, beside the pages, each line leading to its place: values that break a rule,
/// projects that nobody moves, and where a row is used.
class InspectionPanel final : public SidePanel
{
    Q_OBJECT

public:
    enum class Subject { Findings, Standstill, Uses };

    InspectionPanel(const core::Workspace &workspace, QWidget *parent = nullptr);
    ~InspectionPanel() override;

    void setScope(int year, std::optional<core::RowId> office);
    void setSubject(Subject subject);
    [[nodiscard]] Subject subject() const;
    /// Shows where a row is used.
    void askUses(core::Entity entity, core::RowId row);
    /// To the next line, or the one before it, and to its place.
    void goOn(bool forward);
    /// Puts the keyboard into the list.
    void focusList();

signals:
    void wanted(const ui::Place &place);
    /// Where what the page shows now is used is to be said.
    void usesWanted();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    using Findings = std::vector<core::Finding>;
    /// What was read; the one that was asked for.
    struct Found
    {
        Findings findings;
        std::vector<core::Standstill> standstill;
    };

    void buildHead();
    void choose();
    void outdate();
    void read();
    [[nodiscard]] ReadingTask::Read question(const std::shared_ptr<Found> &found) const;
    void take(const Found &found);
    void showUses();
    void show(std::vector<PlaceGroup> groups, const QString &nothing);
    [[nodiscard]] std::vector<PlaceGroup> findingGroups(const Findings &findings) const;
    [[nodiscard]] std::vector<PlaceGroup> standstillGroups(const std::vector<core::Standstill> &projects) const;
    [[nodiscard]] QDateTime before() const;
    void goTo(int row);
    void copy() const;

    const core::Workspace &m_workspace;
    int m_year = 0;
    std::optional<core::RowId> m_office;
    PlaceListModel *m_model;
    QTabBar *m_subjects;
    QComboBox *m_years;
    QComboBox *m_since;
    QToolButton *m_copy;
    QLabel *m_note;
    QListView *m_list;
    QTimer *m_pause; ///< between an edit and the next reading
    std::unique_ptr<ReadingTask> m_task;
    std::optional<std::pair<core::Entity, core::RowId>> m_asked;
    bool m_again = false;   ///< what is read now is out of date already
    bool m_visited = false; ///< the current line has been gone to
};

} // namespace ui
