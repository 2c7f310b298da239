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

constexpr int mostDaysInDays = 10;
constexpr int mostDaysInWeeks = 45;
constexpr int mostDaysWithWeeks = 100;

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

DayRange::Unit DayRange::unit() const
{
    const qint64 days = first.daysTo(last) + 1;
    return days <= mostDaysInDays ? Unit::Day : days <= mostDaysInWeeks ? Unit::Week : Unit::Month;
}

namespace {

QDate mondayFrom(QDate day)
{
    return day.addDays((8 - day.dayOfWeek()) % 7);
}

/// The days from `day` to `last`, each reached from the one before.
template <typename Next>
std::vector<QDate> every(QDate day, QDate last, Next next)
{
    std::vector<QDate> days;
    for (; day.isValid() && day <= last; day = next(day))
        days.push_back(day);
    return days;
}

} // namespace

std::vector<QDate> DayRange::divisions() const
{
    switch (unit()) {
    case Unit::Day: return every(first, last, [](QDate day) { return day.addDays(1); });
    case Unit::Week: return every(mondayFrom(first), last, [](QDate day) { return day.addDays(7); });
    case Unit::Month: break;
    }
    const QDate month(first.year(), first.month(), 1);
    return every(month < first ? month.addMonths(1) : month, last, [](QDate day) { return day.addMonths(1); });
}

std::vector<QDate> DayRange::weeks() const
{
    const bool isQuarter = unit() == Unit::Month && first.daysTo(last) < mostDaysWithWeeks;
    return isQuarter ? every(mondayFrom(first), last, [](QDate day) { return day.addDays(7); }) : std::vector<QDate>();
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
    const auto lines = [&](const std::vector<QDate> &days, Qt::PenStyle style) {
        painter->setPen(QPen(theme::color(Role::Line, palette), 1, style));
        for (const QDate &day : days) {
            const double x = m_range.at(day, rect.left(), rect.width());
            painter->drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
        }
    };
    lines(m_range.weeks(), Qt::DotLine);
    lines(m_range.divisions(), Qt::SolidLine);
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
    if (entry.isMoved())
        paintPlanned(painter, rect, palette, entry);
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

/// The days as they were planned, a thin line below the bar with an end mark: it is read without colour.
void TimelineDelegate::paintPlanned(QPainter *painter, const QRectF &rect, const QPalette &palette,
                                    const YearEntry &entry) const
{
    const double y = rect.bottom() - rect.height() * 0.14;
    const double tick = rect.height() * 0.1;
    const auto x = [&](QDate day) { return m_range.at(day, rect.left(), rect.width()); };
    const QDate begins = entry.plannedBegins.isValid() ? entry.plannedBegins : entry.plannedDue;
    const QDate due = entry.plannedDue.isValid() ? entry.plannedDue : entry.plannedBegins;
    painter->setPen(QPen(theme::color(Role::Muted, palette), 2));
    painter->drawLine(QPointF(x(begins), y), QPointF(x(due.addDays(1)), y));
    for (const double end : {x(begins), x(due.addDays(1))})
        painter->drawLine(QPointF(end, y - tick), QPointF(end, y + tick));
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
    painter->save();
    painter->setClipRect(rect);
    painter->setPen(theme::color(Role::Text, palette()));
    for (const QDate &day : range.divisions()) {
        const int x = static_cast<int>(range.at(day, rect.left(), rect.width()));
        const QString text = range.unit() == DayRange::Unit::Month
                                 ? QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat)
                             : range.unit() == DayRange::Unit::Week ? format::shortDay(day)
                                                                    : format::dayOfYear(day);
        painter->drawText(QRect(x + theme::space(0.15), rect.top(), theme::space(6), rect.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter->restore();
}

} // namespace ui
