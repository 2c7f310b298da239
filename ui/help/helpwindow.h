// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace ui {

class ManualView;
class MessageBar;
class Prompts;

/// The manual beside the work: contents and search at the left, the page at the right. It stops nobody.
class HelpWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(Prompts &prompts, QWidget *parent = nullptr);

    void showPage(const QString &id);
    [[nodiscard]] QString page() const;

private:
    QHBoxLayout *tools();
    void search(const QString &words);
    void choose();
    void markContents();
    void savePdf();

    Prompts &m_prompts;
    QLineEdit *m_search;
    QListWidget *m_contents;
    QLabel *m_nothing;
    ManualView *m_view;
    MessageBar *m_messages;
};

} // namespace ui
