// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logicview.h"

#include "ui/labels.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::LogicKind;

namespace {

constexpr double smallestZoom = 0.4;
constexpr double largestZoom = 2;

} // namespace

LogicView::LogicView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Logic model"));
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
}

void LogicView::show(core::LogicModel model)
{
    const auto before = m_wanted ? m_wanted : current();
    closeEditor(false);
    m_model = std::move(model);
    m_step.reset();
    m_linkFrom.reset();
    m_current = before ? m_model.indexOf(*before) : std::nullopt;
    if (m_current)
        m_wanted.reset();
    else if (!m_model.elements.empty())
        m_current = 0;
    layOut();
    if (m_current)
        keepInSight(*m_current);
    tellReaders();
    emit currentChanged();
}

std::optional<core::RowId> LogicView::current() const
{
    return m_current && *m_current < m_model.elements.size() ? std::optional(m_model.elements[*m_current].id) : std::nullopt;
}

void LogicView::setCurrent(core::RowId element)
{
    if (const auto index = m_model.indexOf(element))
        choose(*index);
    else
        m_wanted = element;
}

void LogicView::choose(size_t element)
{
    closeEditor(true);
    m_current = element;
    m_step.reset();
    keepInSight(element);
    viewport()->update();
    tellReaders();
    emit currentChanged();
}

/// What a screen reader is told of the drawing: the current element with what it follows from and leads to.
void LogicView::tellReaders()
{
    QString words = tr("There is no element yet.");
    if (m_current) {
        QStringList causes;
        QStringList effects;
        for (const core::LogicStep &step : m_model.steps) {
            if (step.to == *m_current)
                causes.append(m_model.elements[step.from].text);
            if (step.from == *m_current)
                effects.append(m_model.elements[step.to].text);
        }
        words = text(*m_current);
        if (!causes.isEmpty())
            words += u' ' + tr("It follows from: %1.").arg(causes.join(u'、'));
        if (!effects.isEmpty())
            words += u' ' + tr("It leads to: %1.").arg(effects.join(u'、'));
    }
    setAccessibleDescription(words);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QString LogicView::text(size_t element) const
{
    const core::LogicElement &one = m_model.elements[element];
    return labels::choice(core::Field::LogicNodeKind, QString(core::toCode(one.kind))) + u": "_s + one.text;
}

/// The next element of the same column, upwards or downwards.
std::optional<size_t> LogicView::beside(size_t element, int step) const
{
    std::optional<size_t> found;
    const double y = m_layout.nodes[element].y();
    for (size_t other = 0; other < m_model.elements.size(); ++other) {
        const double away = (m_layout.nodes[other].y() - y) * step;
        if (other == element || m_layout.columns[other] != m_layout.columns[element] || away <= 0)
            continue;
        if (!found || away < (m_layout.nodes[*found].y() - y) * step)
            found = other;
    }
    return found;
}

/// Along a link where there is one, otherwise to the nearest element of the next column that has any.
std::optional<size_t> LogicView::along(size_t element, int step) const
{
    const auto isNearer = [&](size_t one, size_t other) {
        const auto away = [&](size_t index) {
            const auto columns = std::abs(m_layout.columns[index] - m_layout.columns[element]);
            return std::pair(columns, std::abs(m_layout.nodes[index].y() - m_layout.nodes[element].y()));
        };
        return away(one) < away(other);
    };
    std::optional<size_t> linked;
    for (const core::LogicStep &one : m_model.steps) {
        const size_t near = step > 0 ? one.from : one.to;
        const size_t far = step > 0 ? one.to : one.from;
        if (near == element && (!linked || isNearer(far, *linked)))
            linked = far;
    }
    if (linked)
        return linked;
    std::optional<size_t> found;
    for (size_t other = 0; other < m_model.elements.size(); ++other) {
        const int columns = (m_layout.columns[other] - m_layout.columns[element]) * step;
        if (columns > 0 && (!found || isNearer(other, *found)))
            found = other;
    }
    return found;
}

bool LogicView::handleMove(const QKeyEvent &event)
{
    if (!m_current || event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    std::optional<size_t> to;
    switch (event.key()) {
    case Qt::Key_Up: to = beside(*m_current, -1); break;
    case Qt::Key_Down: to = beside(*m_current, 1); break;
    case Qt::Key_Left: to = along(*m_current, -1); break;
    case Qt::Key_Right: to = along(*m_current, 1); break;
    case Qt::Key_Home: to = 0; break;
    case Qt::Key_End: to = m_model.elements.size() - 1; break;
    default: return false;
    }
    if (to)
        choose(*to);
    return true;
}

bool LogicView::handleEdit(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.key() == Qt::Key_Escape && (m_linkFrom || m_step)) {
        m_step.reset();
        endLink(false);
    } else if (m_isReadOnly)
        return false;
    else if (m_linkFrom && (isEnter || event.key() == Qt::Key_L))
        endLink(true);
    else if (isEnter || event.key() == Qt::Key_F2)
        edit();
    else if (event.key() == Qt::Key_L && !control)
        beginLink();
    else if (event.key() == Qt::Key_Insert) {
        const LogicKind kind = m_current ? m_model.elements[*m_current].kind : LogicKind::Activity;
        const auto next = static_cast<LogicKind>(std::min(int(kind) + 1, int(LogicKind::OutcomeLong)));
        emit addWanted(control && m_current ? next : kind, control ? current() : std::nullopt);
    } else if (event.key() == Qt::Key_Delete && m_step)
        emit unlinkWanted(m_model.steps[*m_step].id);
    else if (event.key() == Qt::Key_Delete && m_current)
        emit removeWanted(*current());
    else
        return false;
    return true;
}

void LogicView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        return setZoom(m_zoom * 1.2);
    if (control && event->key() == Qt::Key_Minus)
        return setZoom(m_zoom / 1.2);
    if (control && event->key() == Qt::Key_0)
        return setZoom(1);
    if (!handleMove(*event) && !handleEdit(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

void LogicView::beginLink()
{
    if (!m_current || m_isReadOnly)
        return;
    m_linkFrom = m_current;
    emit hinted(tr("Go to the element it leads to and press Enter. Joined already, they are parted. Esc gives up."));
    viewport()->update();
}

void LogicView::endLink(bool joins)
{
    const auto from = std::exchange(m_linkFrom, std::nullopt);
    m_dragged.reset();
    emit hinted({});
    viewport()->update();
    if (!joins || !from || !m_current || *from == *m_current)
        return;
    const auto isIt = [&](const core::LogicStep &step) { return step.from == *from && step.to == *m_current; };
    if (const auto known = std::ranges::find_if(m_model.steps, isIt); known != m_model.steps.end())
        emit unlinkWanted(known->id);
    else
        emit linkWanted(m_model.elements[*from].id, *current());
}

void LogicView::edit()
{
    if (!m_current || m_isReadOnly)
        return;
    closeEditor(true);
    keepInSight(*m_current);
    m_editor = new QPlainTextEdit(m_model.elements[*m_current].text, viewport());
    m_editor->setObjectName(u"logicEditor"_s);
    m_editor->setAccessibleName(text(*m_current));
    m_editor->setTabChangesFocus(true);
    const QRect room = box(*m_current).translated(-origin()).toRect();
    m_editor->setGeometry(room.adjusted(0, 0, 0, std::max(0, theme::space(4) - room.height())));
    m_editor->selectAll();
    m_editor->installEventFilter(this);
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void LogicView::commit()
{
    closeEditor(true);
}

void LogicView::closeEditor(bool keeps)
{
    QPlainTextEdit *editor = std::exchange(m_editor, nullptr); // losing the focus closes, too
    if (!editor)
        return;
    const QString written = editor->toPlainText().simplified();
    const bool hadFocus = editor->hasFocus();
    editor->hide();
    editor->deleteLater();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (keeps && m_current && !written.isEmpty() && written != m_model.elements[*m_current].text)
        emit writeWanted(*current(), written);
}

bool LogicView::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_editor || !m_editor)
        return QAbstractScrollArea::eventFilter(object, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        closeEditor(true);
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Escape)
        return false;
    closeEditor(key != Qt::Key_Escape);
    return true;
}

void LogicView::mousePressEvent(QMouseEvent *event)
{
    const auto element = elementAt(event->pos());
    if (!element) {
        m_step = stepAt(event->pos());
        return viewport()->update();
    }
    // The right edge of a box is where a link begins.
    const bool isHandle = toModel(event->pos()).x() > box(*element).right() - theme::space(0.8);
    choose(*element);
    if (isHandle && !m_isReadOnly) {
        m_linkFrom = element;
        m_dragged = event->pos();
    }
}

void LogicView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragged)
        return;
    m_dragged = event->pos();
    viewport()->update();
}

void LogicView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragged)
        return;
    const auto target = elementAt(event->pos());
    const auto from = m_linkFrom;
    if (target && target != from)
        m_current = target;
    endLink(target && target != from);
}

void LogicView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto element = elementAt(event->pos())) {
        endLink(false);
        choose(*element);
        edit();
    }
}

void LogicView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        return setZoom(m_zoom * std::pow(1.1, event->angleDelta().y() / 120.0));
    QAbstractScrollArea::wheelEvent(event);
}

void LogicView::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, smallestZoom, largestZoom);
    closeEditor(true);
    layOut();
    if (m_current)
        keepInSight(*m_current);
}

bool LogicView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint at = static_cast<QHelpEvent *>(event)->pos();
        const auto element = elementAt(at);
        const auto step = element ? std::nullopt : stepAt(at);
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           element ? text(*element) : step ? m_model.steps[*step].reason : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace ui
