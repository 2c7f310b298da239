// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/conflicts.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class ConflictCard;
class ConflictModel;
class FieldEdit;
class MessageBar;

/// What two people decided differently: a list, and beside it base and versions of the chosen one side by side. Nothing
/// is written until the decisions are applied; then all of them are one step that undo takes back.
///
/// Keys: 1…9 take a version, 0 takes the decision back, F8 and Shift+F8 go to the next and previous open one.
class ConflictPanel final : public QWidget
{
    Q_OBJECT

public:
    ConflictPanel(core::Workspace &workspace, MessageBar &messages, QWidget *parent = nullptr);

    /// Reads the conflicts anew: something was taken in, or may have changed while nobody looked.
    void refresh();
    /// Others have changed something while the page is seen.
    void follow(const core::ChangeSet &changes);
    [[nodiscard]] qint64 openCount() const;
    void setYear(int year);
    void focusFirst();

signals:
    void countChanged();
    /// The last one was settled while the keyboard was here, and there is nothing left to have it.
    void leaveWanted();

protected:
    /// Of the list: it would take the digits for a search.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildRules();
    QWidget *buildDetail();
    QWidget *buildFoot();
    void showConflict();
    void showVersions(const core::Conflict &conflict);
    void showOther(const core::Conflict &conflict);
    void markChosen();
    void choose(size_t version);
    void takeOther();
    [[nodiscard]] bool takeKey(const QKeyEvent &event);
    void goTo(int direction);
    void previewRule();
    void applyRule();
    void applyDecisions();
    void refreshFoot();
    [[nodiscard]] core::ConflictRule rule() const;
    [[nodiscard]] const core::Conflict *current() const;

    core::Workspace &m_workspace;
    MessageBar &m_messages;
    ConflictModel *m_model;
    QTableView *m_list;
    QLabel *m_empty;
    QWidget *m_body;
    QLabel *m_heading = nullptr;
    QHBoxLayout *m_cardRow = nullptr;
    std::vector<ConflictCard *> m_cards; ///< the base first, then the versions
    QWidget *m_otherBox = nullptr;
    FieldEdit *m_other = nullptr;
    QComboBox *m_take = nullptr;
    QComboBox *m_office = nullptr;
    QLabel *m_preview = nullptr;
    QLabel *m_sum = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace ui
