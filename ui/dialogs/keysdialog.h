// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>
#include <QKeySequence>

#include <vector>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace ui {

/// キーの変更: the keys of each command, as a person wants them. Keys that another command has are refused by its name.
class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    /// One command.
    struct Line
    {
        QString name; ///< under which its keys are kept; empty: it is listed, but its keys stay
        QString menu;
        QString text;
        QKeySequence keys;
        QKeySequence usual;            ///< as shipped
        QList<QKeySequence> also = {}; ///< further ones it has as long as it has the usual ones
    };
    /// Keys by the name of a command.
    using Keys = QHash<QString, QKeySequence>;

    /// `reserved` are keys that no command may have.
    KeysDialog(std::vector<Line> lines, QList<QKeySequence> reserved, QWidget *parent);

    /// Of an accepted dialog: the commands whose keys are others than as shipped; an empty sequence is a command without.
    [[nodiscard]] Keys chosen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *addInput();
    void fill();
    void chooseRow();
    void give(const QKeySequence &keys);
    void resetAll();
    [[nodiscard]] QString refusal(const QKeySequence &keys) const;
    [[nodiscard]] Line *current();

    std::vector<Line> m_lines;
    QList<QKeySequence> m_reserved;
    QStandardItemModel *m_model;
    QTableView *m_table;
    QKeySequenceEdit *m_keys;
    QPushButton *m_none;
    QPushButton *m_usual;
    QLabel *m_finding;
};

} // namespace ui
