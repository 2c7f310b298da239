// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/pages/page.h"
#include "ui/panels/sidepanel.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QTimer;
class QToolButton;

namespace ui {

class SearchModel;

/// Beside the page: words looked for in all texts of the file. What it finds stays while one works through it.
class SearchPanel final : public SidePanel
{
    Q_OBJECT

public:
    SearchPanel(const core::Workspace &workspace, QWidget *parent = nullptr);

    /// Puts the keyboard into the words and selects them.
    void focusWords();
    void setWords(const QString &words);
    [[nodiscard]] QString words() const;
    /// Goes to the next or the one before, going round at the ends. Nothing where nothing is found.
    void goOn(bool forward);
    /// The searches kept: the star shows whether this one is.
    void setKept(const QStringList &searches);

signals:
    /// The person wants to see this field; the words to mark in it are words().
    void wanted(const ui::Place &place);
    /// The person keeps these words, or no longer.
    void keepWanted(const QString &words, bool keep);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    void search();
    [[nodiscard]] QString nothingFound();
    void refreshKept();
    void goTo(int row);

    const core::Workspace &m_workspace;
    SearchModel *m_model;
    QLineEdit *m_words;
    QToolButton *m_keep;
    QLabel *m_count;
    QPushButton *m_instead; ///< offers the kana that were meant
    QListView *m_list;
    QTimer *m_typing;
    QStringList m_kept;
    bool m_visited = false; ///< somebody has gone to a hit of these words
};

} // namespace ui
