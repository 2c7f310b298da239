// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/timelinedelegate.h"

#include "core/domain/fiscalyear.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/models/timelinemodel.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {

using core::YearEntry;
using theme::Role;

namespace {

constexpr int mostDaysInWeeks = 45;

void diamond(QPainter *painter, double x, double y, double size)
{
    QPainterPath path;
    path.moveTo(x, y - size);
    path.lineTo(x + size, y);
    path.lineTo(x, y + size);
    path.lineTo(x - size, y);
    path.closeSubpath();
    painter->drawPath(path);
}

Role colourOf(const YearEntry &entry)
{
    if (entry.state == core::MilestoneState::Dropped)
        return Role::Edge;
    if (entry.kind == YearEntry::Kind::Stage)
        return Role::Primary;
    return entry.kind == YearEntry::Kind::Event ? Role::Muted : Role::Success;
}

/// How a progress note looks; the mark says it in black and white.
struct Note
{
    QChar mark;
    Role ink;
    Role tint;
};

Note noteOf(core::ProgressState state)
{
    switch (state) {
    case core::ProgressState::Delayed: return {u'△', Role::Warning, Role::WarningTint};
    case core::ProgressState::Stopped: return {u'×', Role::Error, Role::ErrorTint};
    case core::ProgressState::OnTrack:
    case core::ProgressState::Done: break;
    }
    return {state == core::ProgressState::Done ? u'●' : u'○', Role::Success, Role::SuccessTint};
}

} // namespace

double DayRange::at(QDate day, double left, double width) const
{
    const auto days = double(std::max<qint64>(1, first.daysTo(last) + 1));
    return left + width * double(first.daysTo(day)) / days;
}

std::vector<QDate> DayRange::divisions() const
{
    std::vector<QDate> days;
    const bool weeks = first.daysTo(last) < mostDaysInWeeks;
    QDate day = weeks ? first.addDays((8 - first.dayOfWeek()) % 7) : QDate(first.year(), first.month(), 1);
    while (day.isValid() && day <= last) {
        if (day >= first)
            days.push_back(day);
        day = weeks ? day.addDays(7) : day.addMonths(1);
    }
    return days;
}

TimelineDelegate::TimelineDelegate(const TimelineModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    paintLines(painter, option.rect, option.palette);
    const YearEntry *entry = m_model.at(index.data(TimelineModel::EntryRole).toInt());
    if (entry && entry->kind == YearEntry::Kind::Project)
        paintNotes(painter, option.rect, option.palette, *entry);
    else if (entry)
        paintEntry(painter, option.rect, option.palette, *entry);
    painter->restore();
}

void TimelineDelegate::paintLines(QPainter *painter, const QRectF &rect, const QPalette &palette) const
{
    painter->setPen(QPen(theme::color(Role::Line, palette), 1));
    for (const QDate &day : m_range.divisions()) {
        const double x = m_range.at(day, rect.left(), rect.width());
        painter->drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    }
    const double today = m_range.at(m_model.today(), rect.left(), rect.width());
    if (m_model.today().isValid() && today >= rect.left() && today <= rect.right()) {
        painter->setPen(QPen(theme::color(Role::Error, palette), 1.5));
        painter->drawLine(QPointF(today, rect.top()), QPointF(today, rect.bottom()));
    }
}

void TimelineDelegate::paintEntry(QPainter *painter, const QRectF &rect, const QPalette &palette,
                                  const YearEntry &entry) const
{
    const double y = rect.center().y();
    const double half = entry.kind == YearEntry::Kind::Stage ? rect.height() * 0.26 : rect.height() * 0.17;
    const double size = rect.height() * 0.2;
    const auto x = [&](QDate day) { return m_range.at(day, rect.left(), rect.width()); };
    const QColor colour = theme::color(colourOf(entry), palette);
    const bool isStep = entry.kind == YearEntry::Kind::Milestone;
    const bool isOutlined = isStep && entry.open && entry.state == core::MilestoneState::Planned;
    painter->setPen(QPen(colour, 1.5));
    painter->setBrush(isOutlined ? QBrush(Qt::NoBrush) : QBrush(colour)); // outlined: not begun
    if (entry.begins.isValid() && entry.due.isValid() && entry.begins < entry.due)
        painter->drawRoundedRect(QRectF(QPointF(x(entry.begins), y - half), QPointF(x(entry.due.addDays(1)), y + half)),
                                 2, 2);
    else if (const QDate only = entry.due.isValid() ? entry.due : entry.begins; only.isValid())
        diamond(painter, x(only), y, size);
    if (entry.late && entry.due.addDays(1) < m_model.today()) {
        const QColor late = theme::color(Role::Error, palette);
        painter->setPen(QPen(late, 1));
        painter->setBrush(QBrush(late, Qt::BDiagPattern));
        painter->drawRect(QRectF(QPointF(x(entry.due.addDays(1)), y - half), QPointF(x(m_model.today()), y + half)));
    }
    if (entry.done.isValid()) {
        painter->setPen(QPen(theme::color(Role::Surface, palette), 1));
        painter->setBrush(theme::color(Role::Text, palette));
        diamond(painter, x(entry.done), y, size);
    }
}

void TimelineDelegate::paintNotes(QPainter *painter, const QRectF &rect, const QPalette &palette,
                                  const YearEntry &entry) const
{
    const auto year = core::FiscalYear::from(m_year);
    for (size_t quarter = 0; year && quarter < entry.notes.size(); ++quarter) {
        if (!entry.notes[quarter])
            continue;
        const QDate begins = year->firstDay().addMonths(3 * static_cast<int>(quarter));
        const double left = m_range.at(begins, rect.left(), rect.width());
        const double right = m_range.at(begins.addMonths(3), rect.left(), rect.width());
        const Note note = noteOf(*entry.notes[quarter]);
        const QRectF box(left + 2, rect.top() + 3, right - left - 4, rect.height() - 6);
        painter->setPen(QPen(theme::color(Role::Line, palette), 1));
        painter->setBrush(theme::color(note.tint, palette));
        painter->drawRoundedRect(box, 3, 3);
        painter->setPen(theme::color(note.ink, palette));
        const QString word =
            labels::choice(core::Field::ProgressNoteState, QString(core::toCode(*entry.notes[quarter])));
        painter->drawText(
            box.adjusted(4, 0, -2, 0), Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(painter->font()).elidedText(note.mark + word, Qt::ElideRight, int(box.width()) - 6));
    }
}

TimelineHeader::TimelineHeader(const TimelineDelegate &delegate, int column, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_delegate(delegate)
    , m_column(column)
{
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void TimelineHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (logicalIndex != m_column)
        return;
    const DayRange &range = m_delegate.range();
    const bool weeks = range.first.daysTo(range.last) < mostDaysInWeeks;
    painter->save();
    painter->setClipRect(rect);
    painter->setPen(theme::color(Role::Text, palette()));
    for (const QDate &day : range.divisions()) {
        const int x = static_cast<int>(range.at(day, rect.left(), rect.width()));
        const QString text =
            weeks ? format::shortDay(day) : QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat);
        painter->drawText(QRect(x + theme::space(0.15), rect.top(), theme::space(6), rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter->restore();
}

} // namespace ui
