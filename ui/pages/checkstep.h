// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/importreport.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class IssueModel;
class MessageBar;
class Prompts;

/// The last step of an import: what it would do, and everything that was found, by row and column.
class CheckStep final : public QWidget
{
    Q_OBJECT

public:
    CheckStep(Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);

    void show(const core::tabular::ImportReport &report);
    /// Whether a name can be given to the assignment, and which is proposed.
    void offerKeeping(bool isOffered, const QString &name);
    void focusFirst();

signals:
    /// The assignment is to be kept as a profile of this name.
    void keepWanted(const QString &name);

private:
    QWidget *buildFoot();
    void fillCodes();
    void save();

    Prompts &m_prompts;
    MessageBar &m_messages;
    IssueModel *m_model;
    QLabel *m_sum;
    QComboBox *m_code = nullptr;
    QPushButton *m_save = nullptr;
    QWidget *m_keeping = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_keep = nullptr;
};

/// 「53行を読み、事業12件を追加、3件を変更」: what an import did or would do.
[[nodiscard]] QString importSum(const core::tabular::ImportReport &report);

} // namespace ui
