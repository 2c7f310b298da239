// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "ui/help/manual.h"
#include "ui/help/manualview.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPdfWriter>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int pageRole = Qt::UserRole;

QToolButton *toolButton(const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

/// All pages one after the other, as for paper.
QString wholeManual()
{
    QString all;
    for (const ManualPage &page : manualPages())
        all += manualText(QLatin1String(page.id)) + u"\n\n"_s;
    return all;
}

} // namespace

HelpWindow::HelpWindow(Prompts &prompts, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_prompts(prompts)
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_nothing(new QLabel(tr("No page has these words. Try fewer or shorter ones."), this))
    , m_view(new ManualView(this))
    , m_messages(new MessageBar(this))
{
    setObjectName(u"helpWindow"_s);
    setWindowTitle(tr("Manual of Rashin"));
    setWindowIcon(applicationIcon());
    m_search->setObjectName(u"manualSearch"_s);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(u"manualContents"_s);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setWordWrap(true);
    m_nothing->setWordWrap(true);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_contents, 1);
    auto *panes = new QSplitter(this);
    panes->addWidget(left);
    panes->addWidget(m_view);
    panes->setStretchFactor(1, 1);
    panes->setSizes({theme::space(16), theme::space(44)});
    panes->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->addLayout(tools());
    all->addWidget(m_messages);
    all->addWidget(panes, 1);
    resize(theme::space(62), theme::space(42));

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_contents, &QListWidget::currentItemChanged, this, &HelpWindow::choose);
    connect(m_view, &QTextBrowser::sourceChanged, this, &HelpWindow::markContents);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] { m_search->setFocus(); });
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
    search({});
}

QHBoxLayout *HelpWindow::tools()
{
    auto *back = toolButton(u"corner-up-left"_s, tr("Back"), this);
    auto *home = toolButton(u"compass"_s, tr("First page"), this);
    auto *save = new QToolButton(this);
    save->setObjectName(u"manualPdf"_s);
    save->setText(tr("Save the manual as PDF…"));
    save->setIcon(icon(u"printer"_s));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setAutoRaise(true);
    back->setShortcut(QKeySequence::Back);
    back->setEnabled(false);
    connect(back, &QToolButton::clicked, m_view, &QTextBrowser::backward);
    connect(new QShortcut(QKeySequence::Forward, this), &QShortcut::activated, m_view, &QTextBrowser::forward);
    connect(m_view, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(home, &QToolButton::clicked, this, [this] { showPage(u"start"_s); });
    connect(save, &QToolButton::clicked, this, &HelpWindow::savePdf);
    auto *row = new QHBoxLayout;
    row->addWidget(back);
    row->addWidget(home);
    row->addStretch(1);
    row->addWidget(save);
    return row;
}

void HelpWindow::showPage(const QString &id)
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    m_view->showPage(hasManualPage(id) ? id : u"start"_s);
}

QString HelpWindow::page() const
{
    return m_view->page();
}

void HelpWindow::search(const QString &words)
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    const auto add = [this](const QString &id, const QString &snippet) {
        const QString title = manualTitle(id);
        auto *item = new QListWidgetItem(snippet.isEmpty() || snippet == title ? title : title + u'\n' + snippet, m_contents);
        item->setData(pageRole, id);
        return item;
    };
    if (words.trimmed().isEmpty()) {
        for (const ManualPage &page : manualPages())
            add(QLatin1String(page.id), {})->setIcon(icon(QLatin1String(page.icon)));
    } else {
        for (const ManualHit &hit : searchManual(words))
            add(hit.id, hit.snippet);
    }
    m_nothing->setVisible(m_contents->count() == 0);
    markContents();
}

void HelpWindow::choose()
{
    const QListWidgetItem *item = m_contents->currentItem();
    if (!item)
        return;
    m_view->showPage(item->data(pageRole).toString());
    const QString word = m_search->text().section(u' ', 0, 0, QString::SectionSkipEmpty);
    if (!word.isEmpty())
        m_view->find(word);
}

void HelpWindow::markContents()
{
    const QSignalBlocker quiet(m_contents);
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(pageRole).toString() == page())
            m_contents->setCurrentRow(row);
    }
}

void HelpWindow::savePdf()
{
    const QString path = m_prompts.saveFile(this, tr("Save the manual as PDF"), tr("Manual of Rashin"),
                                            {{tr("PDF document"), {u"pdf"_s}}});
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        m_messages->say(core::Error{core::Error::Code::Storage, path});
        return;
    }
    QTextDocument paper;
    paper.setDefaultFont(theme::font(theme::Type::Body));
    paper.setMarkdown(wholeManual());
    ManualView::dress(paper, theme::light());
    {
        QPdfWriter writer(&file);
        writer.setTitle(windowTitle());
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
        paper.print(&writer);
    }
    if (!file.commit())
        m_messages->say(core::Error{core::Error::Code::Storage, path});
    else
        m_messages->say(MessageBar::Kind::Success, tr("The manual was saved."));
}

} // namespace ui
