// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"
#include "core/schema/field.h"

#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QTimer;
class QVBoxLayout;

namespace core {
class Operation;
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

class MessageBar;
class Prompts;

/// A place in the plan: a row, one of its fields and the fiscal year it is looked at in. What Home's lines lead to.
struct Place
{
    QString page; ///< id of a page; empty: the first page that can show the entity
    core::Entity entity = core::Entity::Project;
    std::optional<core::RowId> row = {};
    std::optional<core::Field> field = {};
    std::optional<int> year = {};
    QString part = {}; ///< of a page that has several things to show: "reminders" of the reports
};

/// One page of the main window: a heading, a bar for messages, and below it what the page is for.
///
/// A page lives as long as one open file. It is made when first visited, reads through its Workspace, changes things
/// by perform() only, and follows changed() itself. It opens no window but through its Prompts.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    /// The fiscal year everything is shown for (the western year it begins in). Called before the page is first seen.
    virtual void setYear(int year);
    [[nodiscard]] int year() const { return m_year; }
    /// The office this copy of the file belongs to; nothing at the desk that sees all.
    virtual void setOffice(std::optional<core::RowId> office);
    [[nodiscard]] std::optional<core::RowId> office() const { return m_office; }
    /// Puts the keyboard where work begins.
    virtual void focusFirst();
    /// Goes to a row or field; false when this page does not show such.
    virtual bool reveal(const Place &place);
    /// Files dropped on the window or named at its start; false when this page takes none.
    virtual bool takeFiles(const QStringList &paths);
    /// The row the page is at, for the next start to go back to.
    [[nodiscard]] virtual std::optional<Place> place() const { return std::nullopt; }
    /// How a person has arranged the page, for the next start to give back: what splitters and headings do not say.
    [[nodiscard]] virtual QByteArray arrangement() const { return {}; }
    /// Takes what arrangement() said, perhaps of an older version; what it does not know it leaves alone.
    virtual void arrange(const QByteArray &) {}
    /// Whether print() does anything now.
    [[nodiscard]] virtual bool canPrint() const { return false; }
    /// Prints what the page shows.
    virtual void print() {}

signals:
    /// The window shows another page there.
    void wanted(const ui::Place &place);
    /// The window puts this backup in the place of the open file.
    void restoreWanted(const QString &backup);
    /// The document at `path` is to be looked at beside this one, in a window of its own; `title` says what it is.
    void asideWanted(const QString &path, const QString &title);
    /// canPrint() may have changed.
    void stateChanged();

protected:
    [[nodiscard]] core::Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] Prompts &prompts() const { return m_prompts; }
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    /// Performs and says in the message bar why not, if not. True when it is done (or nothing had to change).
    bool perform(const core::Operation &operation);
    /// Says that something large is done, with a button that takes it back.
    void sayUndoable();
    /// What the page shows is out of date: reread() follows, once for a row of calls, when the page is next seen.
    /// A page that nobody looks at costs an edit elsewhere nothing.
    void outdate();
    virtual void reread() {}
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// On a small screen, or a scaled one: what is beside the work makes room.
    [[nodiscard]] bool isNarrow() const;
    /// Adds a row to body() whose parts stand below one another while the page is no wider than `narrow` (pixels), or
    /// isNarrow() where nothing else is said.
    QBoxLayout *addStackingRow(int narrow = 0);
    void setHeading(const QString &title, const QString &subtitle = {});
    /// Right of the heading: for the page's own buttons.
    [[nodiscard]] QHBoxLayout *actions() const { return m_actions; }
    /// Below the message bar: for all the rest.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    core::Workspace &m_workspace;
    Prompts &m_prompts;
    int m_year = 0;
    std::optional<core::RowId> m_office;
    QLabel *m_title;
    QLabel *m_subtitle;
    QHBoxLayout *m_actions;
    QVBoxLayout *m_body;
    MessageBar *m_messages;
    QTimer *m_rereading;
    bool m_outdated = false;
    std::vector<std::pair<QBoxLayout *, int>> m_stacking;
};

} // namespace ui
