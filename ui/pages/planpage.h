// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/planquery.h"
#include "ui/models/plannode.h"
#include "ui/pages/page.h"

#include <QModelIndex>
#include <QSet>

class QAction;
class QMenu;
class QSplitter;
class QTreeView;

namespace ui::print {
class LogicPaper;
}

namespace ui {

class PlanDetail;
class PlanFilterBar;
class PlanTree;

/// 計画: the plan as a tree with search and filters, beside it the selected rows as a form.
class PlanPage final : public Page
{
    Q_OBJECT

public:
    PlanPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;
    /// Shows a plan, policy, project, vision or challenge, and one of its fields; the filter gives way where it hides it.
    bool reveal(const Place &place) override;
    /// The logic model, while it is shown.
    [[nodiscard]] bool canPrint() const override;
    void print() override;
    [[nodiscard]] std::optional<Place> place() const override;
    /// The filter, with the document whose offices it names.
    [[nodiscard]] QByteArray arrangement() const override;
    void arrange(const QByteArray &arrangement) override;

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    using Kind = PlanNodeId::Kind;

    [[nodiscard]] QWidget *makeLeft();
    void makeActions();
    [[nodiscard]] QAction *makeAction(const QString &text, const QKeySequence &key, void (PlanPage::*slot)());
    void makeKeys();
    void follow();

    // What is selected
    [[nodiscard]] std::vector<PlanNodeId> selection() const;
    [[nodiscard]] PlanNodeId current() const;
    void select(const std::vector<PlanNodeId> &ids);
    void restoreView();
    void showSelection();
    void updateHeading();
    void updateActions();
    void setFilter(const core::planquery::PlanFilter &filter);
    [[nodiscard]] QString pathOf(const QModelIndex &index) const;

    // planpaper.cpp
    [[nodiscard]] core::Result<print::LogicPaper> logicOnPaper() const;
    void saveLogicPicture();

    // planedits.cpp: what a person does with the rows
    void addBeside();
    void addBelow();
    void addRow(core::Entity entity, std::optional<core::RowId> parent, std::optional<core::RowId> after, int level = 1);
    void addProject();
    void addPolicy(int level);
    void fillAddMenu();
    [[nodiscard]] std::optional<core::RowId> policyAt(int level) const;
    [[nodiscard]] int levelOf(std::optional<core::RowId> policy) const;
    void removeSelected();
    void rename();
    void moveUp() { moveBeside(-1); }
    void moveDown() { moveBeside(1); }
    void moveBeside(int step);
    void indent();
    void fillReformMenu();
    void openLineage(int mode); ///< of LineageDialog::Mode
    void openNumbering();
    void renameKeeping();
    void carryOut(const core::Operation &operation);
    [[nodiscard]] std::vector<core::RowId> chosenProjects() const;
    void changeTogether();
    void outdent();

    PlanTree *m_tree;
    PlanFilterBar *m_filter;
    QWidget *m_left = nullptr; ///< the tree with its filter
    QTreeView *m_view;
    PlanDetail *m_detail;
    QSplitter *m_splitter;
    QMenu *m_addMenu;
    QMenu *m_reformMenu;
    QAction *m_addBeside = nullptr;
    QAction *m_addBelow = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_together = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_indent = nullptr;
    QAction *m_outdent = nullptr;
    std::vector<PlanNodeId> m_selected;
    QSet<PlanNodeId> m_expanded;
    bool m_restoring = false;
};

} // namespace ui
