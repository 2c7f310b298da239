// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/prospects.h"
#include "ui/pages/page.h"

#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QTableView;
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

private:
    QWidget *buildRanks();
    QWidget *buildOutlooks();
    void reread() override;
    void follow(const core::ChangeSet &changes);
    void fillStages();
    void refreshRanks();
    void showRanks(std::vector<core::RankProspect> prospects);
    void refreshOutlooks();
    void stop();

    RankModel *m_ranks;
    OutlookModel *m_outlooks;
    QComboBox *m_stage = nullptr;
    QComboBox *m_spread = nullptr;
    QLabel *m_rankFinding = nullptr;
    QLabel *m_outlookFinding = nullptr;
    QTableView *m_rankTable = nullptr;
    AllocationTab *m_allocation;
    bool m_allocationOutdated = false;
    std::shared_ptr<const core::Scoreboard> m_board;
    std::unique_ptr<QThread> m_thread;
    std::atomic_bool m_cancelled = false;
};

} // namespace ui
