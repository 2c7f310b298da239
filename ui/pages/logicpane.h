// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"
#include "core/domain/codes.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;
class QToolBar;

namespace core {
class Operation;
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

class LogicStepModel;
class LogicView;
class RecordForm;
class RecordTable;

/// The logic model of one project: drawn, and as two tables for whoever reads rather than looks; below the drawing the
/// current element as a form.
class LogicPane final : public QWidget
{
    Q_OBJECT

public:
    explicit LogicPane(core::Workspace &workspace, QWidget *parent = nullptr);

    /// Shows the model of a project; none shows nothing.
    void setProject(std::optional<core::RowId> project);
    /// Ends what is being typed.
    void flush();
    void focusFirst();
    [[nodiscard]] LogicView &view() const { return *m_view; }
    [[nodiscard]] RecordForm &form() const { return *m_form; }

signals:
    void failed(const core::Error &error);
    /// The drawing is wanted as a picture, or on paper: on one sheet across.
    void pictureWanted();
    void printWanted();

private:
    [[nodiscard]] QToolBar *makeTools();
    [[nodiscard]] QWidget *makeDrawing();
    [[nodiscard]] QWidget *makeTables();
    void follow(const core::ChangeSet &changes);
    void load();
    void showCurrent();
    void updateTools();
    bool perform(const core::Operation &operation);
    void add(core::LogicKind kind, std::optional<core::RowId> cause);
    void removeStep();

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_project;
    LogicView *m_view;
    RecordForm *m_form;
    LogicStepModel *m_steps;
    RecordTable *m_elements = nullptr;
    QTableView *m_stepTable = nullptr;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_problem;
    QLabel *m_empty = nullptr;
    QAction *m_write = nullptr;
    QAction *m_next = nullptr;
    QAction *m_link = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_picture = nullptr;
    QAction *m_print = nullptr;
};

} // namespace ui
