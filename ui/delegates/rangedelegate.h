// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Draws the places a project can take: a thin line over all that are possible, a thick one over those that are usual, a
/// dot at its own. The role holds QList<int>{best, usual, rank, unusual, worst, count}; the left edge is place 1.
class RangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RangeDelegate(int role, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace ui
