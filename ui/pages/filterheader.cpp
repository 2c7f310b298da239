// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filterheader.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

FilterHeader::FilterHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(false);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::placeInputs);
}

void FilterHeader::setFilterShown(bool shown)
{
    m_isShown = shown;
    for (QLineEdit *input : std::as_const(m_inputs))
        input->setVisible(shown && !isSectionHidden(m_inputs.key(input)));
    setFixedHeight(sizeHint().height());
    updateGeometries();
}

QSize FilterHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), theme::space(m_isShown ? 4 : 2)};
}

void FilterHeader::setInputs(const QStringList &names, const QStringList &texts)
{
    qDeleteAll(m_inputs);
    m_inputs.clear();
    for (int column = 0; column < names.size(); ++column) {
        if (isSectionHidden(column))
            continue;
        auto *input = new QLineEdit(texts.value(column), this);
        const QString heading = model()->headerData(column, Qt::Horizontal).toString();
        input->setObjectName(u"filter-"_s + names.at(column));
        input->setAccessibleName(tr("Filter: %1").arg(heading));
        input->setPlaceholderText(tr("filter", "inside a narrow input below a heading"));
        input->setToolTip(tr("Words that the cell must hold, with | between alternatives. = finds empty cells, <> filled ones, "
                             "-word what does not say it, >=60 compares."));
        input->installEventFilter(this);
        connect(input, &QLineEdit::textChanged, this, [this, column](const QString &text) { emit typed(column, text); });
        m_inputs.insert(column, input);
        input->setVisible(m_isShown);
    }
    placeInputs();
}

void FilterHeader::focusInput(int column)
{
    if (QLineEdit *input = m_inputs.value(column)) {
        input->setFocus(Qt::ShortcutFocusReason);
        input->selectAll();
    }
}

bool FilterHeader::eventFilter(QObject *object, QEvent *event)
{
    auto *input = qobject_cast<QLineEdit *>(object);
    if (!input || event->type() != QEvent::KeyPress)
        return QHeaderView::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        input->clear();
        [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        emit left();
        return true;
    default:
        return false;
    }
}

/// The lower half of the heading is the inputs'.
void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_isShown ? theme::space(2) : 0);
    QHeaderView::updateGeometries();
    placeInputs();
}

void FilterHeader::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    placeInputs();
}

void FilterHeader::placeInputs()
{
    for (auto input = m_inputs.constBegin(); input != m_inputs.constEnd(); ++input)
        (*input)->setGeometry(sectionViewportPosition(input.key()) + 1, theme::space(2) + 1, sectionSize(input.key()) - 2,
                              theme::space(2) - 2);
}

} // namespace ui
