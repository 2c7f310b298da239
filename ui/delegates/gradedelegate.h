// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <optional>

class QKeyEvent;

class QPlainTextEdit;

namespace ui {

/// Where the keyboard goes when a cell's editor is done.
enum class CellMove { Stay, Up, Down, Left, Right, Next, Previous };

/// Paints the cells of the evaluation grid and edits them with one short line of text, reasons with several.
///
/// Beside a grade stands what the earlier stage gave: small where it is the same, with an arrow where it differs. A
/// corner mark says that a reason is written; what was refused has a mark and another ground.
class GradeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit GradeDelegate(QObject *parent = nullptr) : QStyledItemDelegate(parent) {}

    /// Whether the next editor is opened by typing: then the arrow keys leave the cell instead of moving in its text.
    void setTyping(bool typing) { m_isTyping = typing; }

    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    /// The editor has been committed and closed by a key.
    void left(ui::CellMove move);
    /// What was typed is for all selected cells; the editor has been closed without committing.
    void fillWanted(const QString &text);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    [[nodiscard]] std::optional<CellMove> moveFor(const QKeyEvent &event) const;
    [[nodiscard]] std::optional<CellMove> moveOutOfText(const QKeyEvent &event, QPlainTextEdit &text) const;

    bool m_isTyping = false;
};

} // namespace ui
