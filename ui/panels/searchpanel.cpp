// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/searchpanel.h"

#include "core/base/kana.h"
#include "ui/errortext.h"
#include "ui/panels/places.h"
#include "ui/panels/searchmodel.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int pauseInTyping = 120; // milliseconds; shorter than one notices, longer than between two letters

} // namespace

SearchPanel::SearchPanel(const core::Workspace &workspace, QWidget *parent)
    : SidePanel(u"searchPanel"_s, parent)
    , m_workspace(workspace)
    , m_model(new SearchModel(workspace, this))
    , m_words(new QLineEdit(this))
    , m_keep(addSmallButton(u"keepSearch"_s, u"bookmark"_s, tr("Keep this search at the left")))
    , m_count(new QLabel(this))
    , m_instead(new QPushButton(this))
    , m_list(new QListView(this))
    , m_typing(new QTimer(this))
{
    buildHead();
    m_count->setObjectName(u"searchCount"_s);
    m_count->setWordWrap(true);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    column()->addWidget(m_count);
    m_instead->setObjectName(u"searchInstead"_s);
    m_instead->hide();
    column()->addWidget(m_instead, 0, Qt::AlignLeft);
    connect(m_instead, &QPushButton::clicked, this, [this] { setWords(m_instead->property("words").toString()); });
    dressList(*m_list, u"searchHits"_s, tr("What was found"), m_model);
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseInTyping);
    connect(m_typing, &QTimer::timeout, this, &SearchPanel::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { goTo(index.row()); });
    search();
}

void SearchPanel::buildHead()
{
    auto *close = addSmallButton(u"closeSearch"_s, u"x"_s, tr("Close the search"));
    addHead(tr("Search all texts"), {close});
    m_words->setObjectName(u"searchWords"_s);
    m_words->setAccessibleName(tr("Words to search for"));
    m_words->setPlaceholderText(tr("Words, such as 防災"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_keep->setCheckable(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    row->addWidget(m_keep);
    column()->addLayout(row);
    connect(close, &QToolButton::clicked, this, &SearchPanel::closed);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_keep, &QToolButton::clicked, this, [this](bool keep) { emit keepWanted(words(), keep); });
}

void SearchPanel::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void SearchPanel::setWords(const QString &words)
{
    m_words->setText(words);
    search();
}

QString SearchPanel::words() const
{
    return m_words->text().simplified();
}

void SearchPanel::setKept(const QStringList &searches)
{
    m_kept = searches;
    refreshKept();
}

void SearchPanel::refreshKept()
{
    const bool kept = m_kept.contains(words());
    m_keep->setChecked(kept);
    m_keep->setEnabled(!words().isEmpty());
    m_keep->setToolTip(kept ? tr("No longer keep this search") : tr("Keep this search at the left"));
    m_keep->setAccessibleName(m_keep->toolTip());
}

void SearchPanel::search()
{
    m_typing->stop();
    m_visited = false;
    const auto done = m_model->search(words());
    refreshKept();
    const auto total = static_cast<int>(m_model->total());
    m_instead->hide();
    if (!done)
        m_count->setText(errorText(done.error()));
    else if (words().isEmpty())
        m_count->setText(tr("Finds the words in names, texts, reasons and comments of the whole file. Kana and width make "
                            "no difference; several words must all be in one text."));
    else if (total == 0)
        m_count->setText(nothingFound());
    else if (total > m_model->shown())
        m_count->setText(tr("The best %1 of %n hit(s)", nullptr, total).arg(m_model->shown()));
    else
        m_count->setText(tr("%n hit(s)", nullptr, total));
    m_list->setCurrentIndex(m_model->index(m_model->nextHit(-1, true)));
    m_list->scrollToTop();
}

/// Which of the words stand nowhere; and where they read as kana that do, those are offered.
QString SearchPanel::nothingFound()
{
    const auto hits = [this](const QString &words) {
        const auto found = core::searchquery::find(m_workspace.read(), words, 1);
        return found ? static_cast<int>(found->total) : 0;
    };
    const QString kana = core::kanaOf(words());
    if (const int meant = kana.isEmpty() ? 0 : hits(kana); meant > 0) {
        m_instead->setText(tr("Search for “%1” (%n hit(s))", nullptr, meant).arg(kana));
        m_instead->setProperty("words", kana);
        m_instead->show();
    }
    QStringList nowhere;
    for (const QString &word : words().split(u' ', Qt::SkipEmptyParts)) {
        if (hits(word) == 0)
            nowhere += tr("“%1”").arg(word);
    }
    if (nowhere.isEmpty())
        return tr("Each of the words stands somewhere, but never all in one text. Try fewer words.");
    return tr("%1 stands in no name and no text of this file. Try a shorter word.").arg(nowhere.join(u' '));
}

void SearchPanel::goOn(bool forward)
{
    if (m_typing->isActive())
        search();
    // The first time nothing has been looked at: then the first hit is the next one.
    const int now = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    goTo(!m_visited && now >= 0 ? now : m_model->nextHit(now, forward));
}

void SearchPanel::goTo(int row)
{
    const core::searchquery::Hit *hit = m_model->hitAt(row);
    if (!hit)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_visited = true;
    if (const auto place = placeOf(m_workspace.read(), hit->entity, hit->row, hit->field))
        emit wanted(*place);
    else
        m_count->setText(tr("This belongs to the settings of a year; no page shows it yet."));
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return SidePanel::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        emit closed();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_typing->isActive())
            search();
        goTo(m_list->currentIndex().row());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int next = m_model->nextHit(m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1,
                                          key->key() == Qt::Key_Down);
        m_list->setCurrentIndex(m_model->index(next));
        return true;
    }
    default:
        return SidePanel::eventFilter(watched, event);
    }
}

} // namespace ui
