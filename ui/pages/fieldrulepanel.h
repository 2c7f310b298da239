// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class FieldRuleModel;
class MessageBar;

/// The desk says which kinds of offices enter which fields; an office sees what is so.
class FieldRulePanel final : public QWidget
{
    Q_OBJECT

public:
    FieldRulePanel(core::Workspace &workspace, MessageBar &messages, QWidget *parent = nullptr);

    void focusFirst();

private:
    void refresh();

    core::Workspace &m_workspace;
    FieldRuleModel *m_model;
    QLabel *m_words;
    QLineEdit *m_filter;
    QTableView *m_list;
};

} // namespace ui
