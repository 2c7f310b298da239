// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/field.h"
#include "ui/models/plannode.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace core {
class Workspace;
}

namespace ui {

class LogicPane;
class RecordForm;

/// The right side of the plan page: what is selected, as a form, with where it stands above and help for the field with
/// the keyboard below.
class PlanDetail final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanDetail(core::Workspace &workspace, QWidget *parent = nullptr);

    /// What is said above the form.
    struct Heading
    {
        QString path; ///< the nodes above, from the plan on
        QString title;
        QString mark; ///< of a text that is not as in the source: what was done and why
    };
    /// Shows rows of one entity.
    void showRows(core::Entity entity, const std::vector<core::RowId> &rows, const Heading &heading);
    void setHeading(const Heading &heading);
    /// Shows a sentence in place of a form.
    void showNote(const QString &title, const QString &sentence);
    /// The office this copy belongs to is another one: other fields may be closed to it.
    void refreshClosed();
    /// Ends what is being typed.
    void flush();
    bool focusField(core::Field field);
    void focusFirst();
    [[nodiscard]] RecordForm *form() const { return m_current; }
    /// The logic model of a project; made when it is first looked at.
    [[nodiscard]] LogicPane *logic() const { return m_logic; }
    /// Shows the logic model of the project in place of its form, or the form again.
    void showLogic(bool shown);

signals:
    /// The logic model is shown, which needs all the room there is, or no longer.
    void logicShown(bool shown);
    /// See LogicPane.
    void logicPictureWanted();
    void logicPrintWanted();
    void failed(const core::Error &error);
    /// See RecordForm::dropped().
    void dropped(const QString &sentence);

private:
    RecordForm *formFor(core::Entity entity);
    void updateFooter();
    void updateView();
    void keepVisible();

    core::Workspace &m_workspace;
    QLabel *m_path;
    QLabel *m_title;
    QLabel *m_mark;
    QScrollArea *m_scroll;
    QStackedWidget *m_stack;
    QLabel *m_note;
    QLabel *m_help;
    QLabel *m_length;
    QHash<core::Entity, RecordForm *> m_forms; ///< made when first needed
    RecordForm *m_current = nullptr;
    QTabBar *m_views; ///< form or logic model, of a single project
    LogicPane *m_logic = nullptr;
    std::optional<core::RowId> m_project;
};

} // namespace ui
