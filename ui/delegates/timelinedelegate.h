// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yearboard.h"

#include <QDate>
#include <QHeaderView>
#include <QStyledItemDelegate>

namespace ui {

class TimelineModel;

/// The days a timeline shows, and where a day stands in a width.
struct DayRange
{
    QDate first;
    QDate last;

    /// From the left edge to the right one; before and after the range outside of it.
    [[nodiscard]] double at(QDate day, double left, double width) const;
    /// What a heading stands over: months of a year or a quarter, weeks (from Monday) of a month, days of a week.
    enum class Unit { Month, Week, Day };
    [[nodiscard]] Unit unit() const;
    /// The first days of those.
    [[nodiscard]] std::vector<QDate> divisions() const;
    /// The Mondays within a quarter or less, which are marked lightly between its months; else none.
    [[nodiscard]] std::vector<QDate> weeks() const;
};

/// Draws an entry of a year as a bar from its beginning to its day, with the lines of months and of today. What is late
/// is hatched from its day to today; what is done carries a diamond on the day it was done; below a bar that was moved
/// stands the line of its planned days. A project shows its progress
/// notes instead, each over its quarter, with mark and word.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TimelineDelegate(const TimelineModel &model, QObject *parent);
    /// `year` is the fiscal year whose quarters the notes are of.
    void setRange(int year, DayRange range)
    {
        m_year = year;
        m_range = range;
    }
    [[nodiscard]] const DayRange &range() const { return m_range; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintLines(QPainter *painter, const QRectF &rect, const QPalette &palette) const;
    void paintEntry(QPainter *painter, const QRectF &rect, const QPalette &palette, const core::YearEntry &entry) const;
    void paintPlanned(QPainter *painter, const QRectF &rect, const QPalette &palette, const core::YearEntry &entry) const;
    void paintNotes(QPainter *painter, const QRectF &rect, const QPalette &palette, const core::YearEntry &entry) const;

    const TimelineModel &m_model;
    int m_year = 0;
    DayRange m_range;
};

/// Writes the months (or weeks) over the column of a timeline.
class TimelineHeader final : public QHeaderView
{
    Q_OBJECT

public:
    TimelineHeader(const TimelineDelegate &delegate, int column, QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    const TimelineDelegate &m_delegate;
    int m_column;
};

} // namespace ui
