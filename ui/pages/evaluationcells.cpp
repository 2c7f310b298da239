// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationcells.h"

#include "ui/models/evaluationinput.h"
#include "ui/pages/evaluationblock.h"
#include "ui/pages/fillhandle.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <memory>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// As text for every program, and as a table for those that take one.
void put(const QList<QStringList> &block, bool hasHeadings)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setText(evaluationinput::toClipboard(block));
    mime->setHtml(evaluationinput::toHtml(block, hasHeadings));
    QGuiApplication::clipboard()->setMimeData(mime.release()); // the clipboard owns it
}

} // namespace

EvaluationCells::EvaluationCells(EvaluationFilter &filter, QWidget *parent)
    : QTableView(parent)
    , m_filter(filter)
    , m_delegate(new GradeDelegate(this))
{
    setModel(&filter);
    setItemDelegate(m_delegate);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setAttribute(Qt::WA_InputMethodEnabled);
    connect(m_delegate, &GradeDelegate::left, this, &EvaluationCells::move);
    connect(m_delegate, &GradeDelegate::fillWanted, this, &EvaluationCells::fill);
    connect(new FillHandle(*this), &FillHandle::filled, this, &EvaluationCells::fillOver);
}

void EvaluationCells::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Qt turns the input method off over cells that cannot be edited, and then loses the first key after them.
    setAttribute(Qt::WA_InputMethodEnabled);
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
        m_tabStart = -1;
}

bool EvaluationCells::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    m_delegate->setTyping(trigger == AnyKeyPressed);
    return QTableView::edit(index, trigger, event);
}

void EvaluationCells::goTo(const QModelIndex &index)
{
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

/// The next (step 1) or previous (-1) cell that can be entered, in reading order; invalid past the ends.
QModelIndex EvaluationCells::neighbour(const QModelIndex &from, int step) const
{
    int row = from.row();
    int column = from.column() + step;
    while (row >= 0 && row < m_filter.rowCount()) {
        for (; column >= 0 && column < m_filter.columnCount(); column += step) {
            const QModelIndex index = m_filter.index(row, column);
            if (!isColumnHidden(column) && (index.flags() & Qt::ItemIsEditable))
                return index;
        }
        row += step;
        column = step > 0 ? 0 : m_filter.columnCount() - 1;
    }
    return {};
}

void EvaluationCells::move(CellMove move)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return;
    const bool isVertical = move == CellMove::Up || move == CellMove::Down;
    const bool isTab = move == CellMove::Next || move == CellMove::Previous;
    if (isTab && m_tabStart < 0)
        m_tabStart = from.column();
    if (isTab)
        return goTo(neighbour(from, move == CellMove::Next ? 1 : -1));
    const int column = isVertical && m_tabStart >= 0 ? m_tabStart : from.column();
    m_tabStart = -1;
    if (isVertical)
        return goTo(from.siblingAtRow(from.row() + (move == CellMove::Down ? 1 : -1)).siblingAtColumn(column));
    const int beside = from.column() + (move == CellMove::Right ? 1 : -1);
    if (move != CellMove::Stay && !isColumnHidden(beside))
        goTo(from.siblingAtColumn(beside));
}

bool EvaluationCells::handleMove(const QKeyEvent &event)
{
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: move(shift ? CellMove::Up : CellMove::Down); return true;
    case Qt::Key_Tab: move(CellMove::Next); return true;
    case Qt::Key_Backtab: move(CellMove::Previous); return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: m_tabStart = -1; return false; // the view does the rest
    default: return false;
    }
}

/// To the edges of what is filled and of the table, and whole rows.
bool EvaluationCells::handleJump(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return false;
    if (event.key() == Qt::Key_Space && shift && !control) {
        selectionModel()->select({from.siblingAtColumn(m_first), from.siblingAtColumn(m_filter.columnCount() - 1)},
                                 QItemSelectionModel::ClearAndSelect);
        return true;
    }
    if (event.key() == Qt::Key_Down && (event.modifiers() & Qt::AltModifier)) {
        emit filterWanted(from.column());
        return true;
    }
    if (!control)
        return false;
    const auto edge = [&](int x, int y) { return evaluationblock::edge(m_filter, from, {x, y}, m_first); };
    switch (event.key()) {
    case Qt::Key_Up: jump(edge(0, -1), shift); return true;
    case Qt::Key_Down: jump(edge(0, 1), shift); return true;
    case Qt::Key_Left: jump(edge(-1, 0), shift); return true;
    case Qt::Key_Right: jump(edge(1, 0), shift); return true;
    case Qt::Key_Home: jump(m_filter.index(0, m_first), shift); return true;
    case Qt::Key_End: jump(m_filter.index(m_filter.rowCount() - 1, m_filter.columnCount() - 1), shift); return true;
    default: return false;
    }
}

void EvaluationCells::jump(const QModelIndex &target, bool selects)
{
    m_tabStart = -1;
    if (!target.isValid())
        return;
    if (!selects)
        return goTo(target);
    // The selection keeps the corner that is opposite to the current cell.
    const QModelIndex from = currentIndex();
    QModelIndex corner = from;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (range.contains(from))
            corner = m_filter.index(from.row() == range.top() ? range.bottom() : range.top(),
                                    from.column() == range.left() ? range.right() : range.left());
    }
    selectionModel()->setCurrentIndex(target, QItemSelectionModel::NoUpdate);
    const QRect area = QRect(QPoint(corner.column(), corner.row()), QPoint(target.column(), target.row())).normalized();
    selectionModel()->select({m_filter.index(area.top(), area.left()), m_filter.index(area.bottom(), area.right())},
                             QItemSelectionModel::ClearAndSelect);
    scrollTo(target);
}

bool EvaluationCells::handleBlock(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    if (control && shift && event.key() == Qt::Key_C) {
        copyWithHeadings();
    } else if (event.matches(QKeySequence::Copy)) {
        copy();
    } else if (event.matches(QKeySequence::Cut)) {
        copy();
        clearCells();
    } else if (control && event.key() == Qt::Key_R)
        fillRight();
    else if (event.matches(QKeySequence::Paste))
        paste();
    else if (control && event.key() == Qt::Key_D)
        fillDown();
    else if (control && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter))
        fill(currentIndex().data(Qt::EditRole).toString());
    else if (!control && (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace))
        clearCells();
    else if (event.key() == Qt::Key_Escape && currentIndex().isValid()
             && !currentIndex().data(EvaluationModel::RefusedRole).toString().isEmpty())
        m_filter.evaluations().forgetRefused(m_filter.mapToSource(currentIndex()));
    else
        return false;
    return true;
}

void EvaluationCells::keyPressEvent(QKeyEvent *event)
{
    if (state() != EditingState && (handleBlock(*event) || handleJump(*event) || handleMove(*event)))
        return event->accept();
    const bool isTyped = !event->text().isEmpty() && event->text().at(0).isPrint()
                         && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isTyped && !(currentIndex().flags() & Qt::ItemIsEditable)) {
        // Qt would search the table for what is typed and jump away.
        emit typedInVain(currentIndex());
        return event->accept();
    }
    QTableView::keyPressEvent(event);
}

void EvaluationCells::inputMethodEvent(QInputMethodEvent *event)
{
    const bool says = !event->commitString().isEmpty() || !event->preeditString().isEmpty();
    if (says && !(currentIndex().flags() & Qt::ItemIsEditable)) {
        emit typedInVain(currentIndex());
        return event->ignore();
    }
    if (says)
        m_delegate->setTyping(true);
    QTableView::inputMethodEvent(event);
}

EvaluationModel::Entry EvaluationCells::entryAt(const QModelIndex &shown, const QString &text) const
{
    return {m_filter.mapToSource(shown), text};
}

void EvaluationCells::enter(const std::vector<EvaluationModel::Entry> &entries,
                            std::vector<EvaluationModel::Refusal> beyond)
{
    if (entries.empty() && beyond.empty())
        return;
    auto report = m_filter.evaluations().enter(entries);
    report.refused.insert(report.refused.end(), beyond.begin(), beyond.end());
    emit entered(report);
}

void EvaluationCells::copy() const
{
    put(evaluationblock::selected(selectionModel()->selection(), m_filter), false);
}

void EvaluationCells::copyWithHeadings() const
{
    put(evaluationblock::selectedWithHeadings(selectionModel()->selection(), m_filter), true);
}

void EvaluationCells::paste()
{
    const QMimeData *clipboard = QGuiApplication::clipboard()->mimeData();
    if (!clipboard)
        return;
    auto spread = evaluationblock::spread(evaluationinput::block(*clipboard), selectionModel()->selection(), m_filter);
    auto report = m_filter.evaluations().rehearse(spread.entries);
    report.refused.insert(report.refused.end(), spread.beyond.begin(), spread.beyond.end());
    if (report.refused.empty())
        enter(spread.entries);
    else
        emit pasteDoubtful(spread, report);
}

void EvaluationCells::fill(const QString &text)
{
    std::vector<EvaluationModel::Entry> entries;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        entries.push_back(entryAt(index, text));
    enter(entries);
}

/// Each column's first selected cell goes into those below it; one row alone takes the row above.
void EvaluationCells::fillDown()
{
    fillFrom(false);
}

/// Each row's first selected cell goes into those right of it; one column alone takes the column at its left.
void EvaluationCells::fillRight()
{
    fillFrom(true);
}

void EvaluationCells::fillFrom(bool isRight)
{
    std::vector<EvaluationModel::Entry> entries;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        QRect area(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
        if (!isRight && range.height() == 1)
            area.setTop(area.top() - 1);
        if (isRight && range.width() == 1)
            area.setLeft(area.left() - 1);
        if (area.top() < 0 || area.left() < m_first)
            continue;
        for (int row = area.top(); row <= area.bottom(); ++row) {
            for (int column = area.left(); column <= area.right(); ++column) {
                const QModelIndex source = isRight ? m_filter.index(row, area.left()) : m_filter.index(area.top(), column);
                if (const QModelIndex target = m_filter.index(row, column); target != source)
                    entries.push_back(entryAt(target, source.data(Qt::EditRole).toString()));
            }
        }
    }
    enter(entries);
}

/// The cells of `from`, again and again, over the rest of `over`.
void EvaluationCells::fillOver(QRect from, QRect over)
{
    std::vector<EvaluationModel::Entry> entries;
    for (int row = over.top(); row <= over.bottom(); ++row) {
        for (int column = over.left(); column <= over.right(); ++column) {
            if (from.contains(column, row))
                continue;
            const QModelIndex source = m_filter.index(from.top() + (row - from.top()) % from.height(),
                                                      from.left() + (column - from.left()) % from.width());
            entries.push_back(entryAt(m_filter.index(row, column), source.data(Qt::EditRole).toString()));
        }
    }
    selectionModel()->select({m_filter.index(over.top(), over.left()), m_filter.index(over.bottom(), over.right())},
                             QItemSelectionModel::ClearAndSelect);
    enter(entries);
}

void EvaluationCells::clearCells()
{
    std::vector<EvaluationModel::Entry> entries;
    for (const QModelIndex &index : selectionModel()->selectedIndexes()) {
        if ((index.flags() & Qt::ItemIsEditable) || !index.data().toString().isEmpty())
            entries.push_back(entryAt(index, {}));
    }
    enter(entries);
}

QList<int> EvaluationCells::selectedRows() const
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    if (rows.empty() && currentIndex().isValid())
        rows.insert(currentIndex().row());
    QList<int> found;
    for (const int row : rows)
        found.append(m_filter.mapToSource(m_filter.index(row, 0)).row());
    return found;
}

void EvaluationCells::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    QMenu menu(this);
    if (index.flags() & Qt::ItemIsEditable) {
        for (const QString &option : m_filter.evaluations().options(index.column()))
            menu.addAction(option, this, [this, option] { fill(option.section(u' ', 0, 0)); });
        menu.addAction(tr("Clear"), this, &EvaluationCells::clearCells);
        menu.addSeparator();
    }
    const auto add = [&](const QString &words, const QKeySequence &keys, auto action) {
        menu.addAction(words + u'\t' + keys.toString(QKeySequence::NativeText), this, action);
    };
    add(tr("Copy"), QKeySequence::Copy, &EvaluationCells::copy);
    add(tr("Copy with headings"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &EvaluationCells::copyWithHeadings);
    add(tr("Paste"), QKeySequence::Paste, &EvaluationCells::paste);
    add(tr("Fill down"), Qt::CTRL | Qt::Key_D, &EvaluationCells::fillDown);
    add(tr("Fill to the right"), Qt::CTRL | Qt::Key_R, &EvaluationCells::fillRight);
    menu.exec(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).center())
                                                             : event->globalPos());
}

void EvaluationCells::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    emit resized();
}

} // namespace ui
