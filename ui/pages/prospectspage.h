// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/prospects.h"
#include "ui/pages/page.h"

#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;
class QThread;

namespace ui {

class AllocationTab;
class OutlookModel;
class RankModel;

/// 見通し: how firm the ranks are when the weights of the criteria move, and which indicators will miss their target if
/// they go on as they have. For the council and for who prepares it.
class ProspectsPage final : public Page
{
    Q_OBJECT

public:
    ProspectsPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);
    ~ProspectsPage() override;

    void setYear(int year) override;
    void focusFirst() override;
    /// The best use of the budget, once it is found and looked at.
    [[nodiscard]] bool canPrint() const override;
    void print() override;

private:
    QWidget *buildRanks();
    QWidget *buildNothingGraded(QWidget *parent);
    QWidget *buildOutlooks();
    void reread() override;
    void follow(const core::ChangeSet &changes);
    void fillStages();
    void refreshRanks();
    void showRanks(std::vector<core::RankProspect> prospects);
    void refreshOutlooks();
    void stop();
    void addPaperButtons();
    void updatePaperButtons();
    void savePdf();

    RankModel *m_ranks;
    OutlookModel *m_outlooks;
    QComboBox *m_stage = nullptr;
    QComboBox *m_spread = nullptr;
    QLabel *m_rankFinding = nullptr;
    QLabel *m_outlookFinding = nullptr;
    QTableView *m_rankTable = nullptr;
    QWidget *m_ranked = nullptr;        ///< choices, finding and table
    QWidget *m_nothingGraded = nullptr; ///< in their place while there is nothing to rank
    QLabel *m_nothingWords = nullptr;
    QPushButton *m_toEvaluation = nullptr;
    AllocationTab *m_allocation;
    QTabWidget *m_tabs = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_paper = nullptr;
    bool m_allocationOutdated = false;
    std::shared_ptr<const core::Scoreboard> m_board;
    std::unique_ptr<QThread> m_thread;
    std::atomic_bool m_cancelled = false;
};

} // namespace ui
