// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QListView;

namespace core {
class Workspace;
}

namespace ui {

class ProjectListModel;

/// A column to choose one project from: a search box over a list. The choice stays while the list is narrowed.
class ProjectPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ProjectPicker(const core::Workspace &workspace, QWidget *parent = nullptr);

    void setOffice(std::optional<core::RowId> office);
    [[nodiscard]] std::optional<core::RowId> project() const { return m_project; }
    /// Chooses a project, if it is there; the search is cleared when it hides it.
    bool choose(core::RowId project);
    void focusFirst();

signals:
    void chosen();

private:
    void takeCurrent();
    void keepChoice();

    ProjectListModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
    std::optional<core::RowId> m_project;
};

} // namespace ui
