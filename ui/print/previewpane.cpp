// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/previewpane.h"

#include "ui/print/pagestrip.h"
#include "ui/print/preview.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui::print {

namespace {

QPushButton *makeButton(QWidget *parent, const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    return button;
}

/// A button with a sign for a face; its name is said on hovering and by screen readers.
QPushButton *makeSign(QWidget *parent, const QString &name, const QString &sign, const QString &text)
{
    QPushButton *button = makeButton(parent, name, sign);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setFixedWidth(std::max(button->fontMetrics().horizontalAdvance(sign) * 3, button->minimumSizeHint().width()));
    return button;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent) : QWidget(parent), m_preview(new PreviewWidget(this))
{
    m_preview->setObjectName(u"preview"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *top = new QWidget(this);
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight, top);
    m_bar->setContentsMargins(0, 0, 0, 0);
    m_finding = new QHBoxLayout;
    addSearch(*m_finding);
    m_paging = new QHBoxLayout;
    addPaging(*m_paging);
    m_bar->addLayout(m_finding);
    m_bar->addStretch(1);
    m_bar->addLayout(m_paging);
    m_strip = new PageStrip(*m_preview, this);
    m_strip->setObjectName(u"pageStrip"_s);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_strip);
    split->addWidget(m_preview);
    split->setStretchFactor(1, 1);
    split->setSizes({m_strip->sizeHint().width(), 1000});
    column->addWidget(top);
    column->addWidget(split, 1);
    connect(m_preview, &PreviewWidget::pagesCounted, this, &PreviewPane::showCount);
}

/// On a small screen, or a scaled one, the page itself is what matters.
void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBar();
    m_strip->setVisible(width() >= theme::space(38));
}

/// Both rows beside each other would keep the pane from ever becoming narrow. The number of pages is known late, and
/// widens the row it stands in.
void PreviewPane::fitBar()
{
    const int paging = m_paging->minimumSize().width();
    const int beside = m_finding->minimumSize().width() + paging + m_bar->spacing();
    m_bar->parentWidget()->setMinimumWidth(paging);
    m_bar->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PreviewPane::addPaging(QBoxLayout &bar)
{
    m_pageNumber = new QSpinBox(this);
    m_pageNumber->setObjectName(u"pageNumber"_s);
    m_pageNumber->setAccessibleName(tr("Page"));
    m_pageNumber->setKeyboardTracking(false);
    m_pageNumber->setRange(0, 0);
    auto *smaller = makeSign(this, u"zoomOut"_s, u"－"_s, tr("Smaller"));
    auto *larger = makeSign(this, u"zoomIn"_s, u"＋"_s, tr("Larger"));
    auto *width = makeButton(this, u"fitWidth"_s, tr("Fit width"));
    auto *whole = makeButton(this, u"fitPage"_s, tr("Whole page"));
    bar.addWidget(m_pageNumber);
    for (QPushButton *button : {smaller, larger, width, whole})
        bar.addWidget(button);
    connect(m_preview, &PreviewWidget::currentPageChanged, m_pageNumber, [this](int page) {
        const QSignalBlocker blocker(m_pageNumber);
        m_pageNumber->setValue(page);
    });
    connect(m_pageNumber, &QSpinBox::valueChanged, m_preview, &PreviewWidget::goToPage);
    connect(larger, &QPushButton::clicked, m_preview, &PreviewWidget::zoomIn);
    connect(smaller, &QPushButton::clicked, m_preview, &PreviewWidget::zoomOut);
    connect(width, &QPushButton::clicked, m_preview, [this] { m_preview->setFit(PreviewWidget::Fit::Width); });
    connect(whole, &QPushButton::clicked, m_preview, [this] { m_preview->setFit(PreviewWidget::Fit::Page); });
}

/// Enter goes to the next place, Shift+Enter to the one before.
void PreviewPane::addSearch(QBoxLayout &bar)
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"findText"_s);
    m_search->setAccessibleName(tr("Find in the report"));
    m_search->setPlaceholderText(tr("Find in the report"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    m_searched = new QLabel(this);
    m_searched->setObjectName(u"findResult"_s);
    bar.addWidget(m_search);
    bar.addWidget(m_searched);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_searched->clear();
        m_preview->find(m_search->text());
    });
    auto *back = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), m_search);
    back->setContext(Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, [this] { m_preview->find(m_search->text(), true); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_searched->clear();
        if (text.isEmpty())
            m_preview->find({});
    });
    connect(m_preview, &PreviewWidget::found, m_searched,
            [this](int page) { m_searched->setText(tr("Page %1").arg(page)); });
    connect(m_preview, &PreviewWidget::notFound, m_searched, [this] { m_searched->setText(tr("Not found")); });
}

void PreviewPane::showCount(int pages, bool complete)
{
    const QSignalBlocker blocker(m_pageNumber);
    m_pageNumber->setRange(pages > 0 ? 1 : 0, pages);
    m_pageNumber->setSuffix(complete ? u" / %1"_s.arg(pages) : u" / %1…"_s.arg(pages));
    m_paging->invalidate();
    fitBar();
}

} // namespace ui::print
