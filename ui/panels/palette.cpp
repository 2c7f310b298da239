// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette.h"

#include "core/base/text.h"
#include "core/storage/searchquery.h"
#include "ui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int keysRole = Qt::UserRole + 1;

/// The name at the left, what it is and its keys in quiet words at the right.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        const QString name = std::exchange(plain.text, QString());
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
        const QRect inside = option.rect.adjusted(theme::space(0.6), 0, -theme::space(0.6), 0);
        const QString note = index.data(keysRole).toString();
        const int noteWidth = option.fontMetrics.horizontalAdvance(note) + theme::space(1);
        painter->save();
        painter->setPen(theme::color(theme::Role::Muted, option.palette));
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, note);
        painter->setPen(theme::color(theme::Role::Text, option.palette));
        const QRect left = inside.adjusted(0, 0, -noteWidth, 0);
        painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(name, Qt::ElideRight, left.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, theme::space(2)};
    }
};

/// 0 begins with it, 1 holds it, 2 not at all.
int fit(const PaletteEntry &entry, const QStringList &keys)
{
    const QString name = core::searchKey(entry.name);
    const QString all = name + u'\n' + core::searchKey(entry.also);
    if (!std::ranges::all_of(keys, [&](const QString &key) { return all.contains(key); }))
        return 2;
    return keys.isEmpty() || name.startsWith(keys.front()) ? 0 : 1;
}

} // namespace

Palette::Palette(QWidget *window) : QFrame(window), m_words(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Go to a project, a page or a command"));
    m_words->setObjectName(u"paletteWords"_s);
    m_words->setAccessibleName(accessibleName());
    m_words->setPlaceholderText(tr("Part of the name of a project, a page or a command"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(0.6), theme::space(0.6), theme::space(0.6), theme::space(0.6));
    column->setSpacing(theme::space(0.4));
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &Palette::narrow);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::choose);
    window->installEventFilter(this);
    hide();
}

void Palette::open(std::vector<PaletteEntry> entries, Finder finder)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_entries = std::move(entries);
    m_finder = std::move(finder);
    m_words->clear();
    narrow();
    place();
    show();
    raise();
    m_words->setFocus(Qt::ShortcutFocusReason);
}

void Palette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    m_shown.clear();
    m_entries.clear();
    m_finder = {};
    if (QWidget *before = std::exchange(m_before, nullptr); before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void Palette::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(theme::space(38), window->width() - theme::space(4));
    const int height = std::min(theme::space(24), window->height() - theme::space(6));
    setGeometry((window->width() - width) / 2, theme::space(3.5), width, height);
}

void Palette::narrow()
{
    const QStringList keys = core::searchquery::keysOf(m_words->text());
    std::vector<std::pair<int, const PaletteEntry *>> fitting;
    for (const PaletteEntry &entry : m_entries) {
        if (const int how = fit(entry, keys); how < 2)
            fitting.emplace_back(how, &entry);
    }
    std::ranges::stable_sort(fitting, {}, [](const auto &one) { return one.first; });
    m_shown.clear();
    for (const auto &[how, entry] : fitting)
        m_shown.push_back(*entry);
    if (m_finder && !keys.isEmpty())
        std::ranges::move(m_finder(m_words->text()), std::back_inserter(m_shown));
    m_list->clear();
    for (const PaletteEntry &entry : m_shown) {
        auto *item = new QListWidgetItem(entry.name, m_list);
        item->setData(keysRole, entry.keys.isEmpty() ? entry.kind : entry.kind + u"  "_s + entry.keys);
        item->setData(Qt::AccessibleTextRole, QStringList{entry.name, entry.kind, entry.keys}.join(u", "_s));
    }
    m_list->setCurrentRow(m_shown.empty() ? -1 : 0);
}

void Palette::choose()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto run = m_shown[static_cast<size_t>(row)].run;
    dismiss();
    run();
}

void Palette::step(int by)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_words)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
        dismiss();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(10);
        return true;
    case Qt::Key_PageUp:
        step(-10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nowhere to go but the list
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Role::Edge, palette()), 1));
    painter.setBrush(theme::color(theme::Role::Surface, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace ui
