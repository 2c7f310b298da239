// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QListView;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// What stands beside the pages: a column of the surface's colour with a line towards them, and in it a list of places.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    SidePanel(const QString &name, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// A flat button with a picture; `what` is its tip and its name.
    QToolButton *addSmallButton(const QString &name, const QString &iconName, const QString &what);
    /// The title with the buttons behind it.
    void addHead(const QString &title, std::initializer_list<QToolButton *> buttons);
    /// Gives a list the looks of what is found. Its keys come to eventFilter().
    void dressList(QListView &list, const QString &name, const QString &spoken, QAbstractItemModel *model);

private:
    QVBoxLayout *m_column;
};

} // namespace ui
