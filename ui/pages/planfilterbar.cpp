// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/planfilterbar.h"

#include "core/workspace/workspace.h"
#include "ui/forms/rowchoices.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QAction>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

/// A list that is filled anew whenever somebody turns to it.
class LateBox final : public QComboBox
{
public:
    using Fill = std::function<void(QComboBox &)>;

    LateBox(const QString &all, Fill fill, QWidget *parent) : QComboBox(parent), m_all(all), m_fill(std::move(fill))
    {
        addItem(all);
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(6);
    }

    void refill()
    {
        const QVariant chosen = currentData();
        const QSignalBlocker quiet(this);
        clear();
        addItem(m_all);
        m_fill(*this);
        setCurrentIndex(std::max(0, chosen.isValid() ? findData(chosen) : 0));
    }
    void showPopup() override
    {
        refill();
        // The list may be wider than the box: names of sections are long.
        view()->setMinimumWidth(std::min(view()->sizeHintForColumn(0) + theme::space(1.5), 3 * width()));
        QComboBox::showPopup();
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (count() == 1)
            refill();
        QComboBox::keyPressEvent(event);
    }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    QString m_all;
    Fill m_fill;
};

PlanFilterBar::PlanFilterBar(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_search(new QLineEdit(this))
    , m_office(new LateBox(tr("All offices"), [this](QComboBox &box) { fillOffices(box); }, this))
    , m_kind(new LateBox(tr("All kinds"), [this](QComboBox &box) {
        for (const QString &kind : core::planquery::usedTexts(m_workspace.read(), Field::ProjectKind).value_or(QStringList()))
            box.addItem(kind, kind);
    }, this))
    , m_state(new LateBox(tr("All states"), [](QComboBox &box) {
        for (const QString &code : core::registry::spec(Field::ProjectState).choices())
            box.addItem(labels::choice(Field::ProjectState, code), code);
    }, this))
    , m_count(new QLabel(this))
{
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search by name, code or reading"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Search (Ctrl+Shift+L)"));
    m_search->setClearButtonEnabled(true);
    QAction *find = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    find->setText(m_search->accessibleName()); // its button is read aloud by this
    m_search->installEventFilter(this);
    m_office->setObjectName(u"office"_s);
    m_office->setAccessibleName(labels::field(Field::ProjectOfficeMain));
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(labels::field(Field::ProjectKind));
    m_state->setObjectName(u"state"_s);
    m_state->setAccessibleName(labels::field(Field::ProjectState));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->hide();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme::space(0.25));
    grid->addWidget(m_search, 0, 0, 1, 3);
    int column = 0;
    for (LateBox *box : {m_office, m_kind, m_state}) {
        grid->addWidget(box, 1, column);
        grid->setColumnStretch(column++, box == m_office ? 3 : 2);
        connect(box, &QComboBox::currentIndexChanged, this, &PlanFilterBar::apply);
    }
    grid->addWidget(m_count, 2, 0, 1, 3);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(&m_typing, &QTimer::timeout, this, &PlanFilterBar::apply);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
}

core::planquery::PlanFilter PlanFilterBar::filter() const
{
    const auto office = core::RowId::parse(m_office->currentData().toString());
    return {m_search->text().trimmed(), office, m_kind->currentData().toString(), m_state->currentData().toString()};
}

void PlanFilterBar::clear()
{
    for (LateBox *box : {m_office, m_kind, m_state}) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(0);
    }
    m_search->clear();
    apply();
}

void PlanFilterBar::setFilter(const core::planquery::PlanFilter &filter)
{
    const std::pair<LateBox *, QString> wanted[] = {{m_office, filter.office ? filter.office->toString() : QString()},
                                                    {m_kind, filter.kind},
                                                    {m_state, filter.state}};
    for (const auto &[box, chosen] : wanted) {
        const QSignalBlocker quiet(box);
        if (chosen.isEmpty())
            continue;
        box->refill();
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
    m_search->setText(filter.text);
    apply();
}

void PlanFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PlanFilterBar::setCount(int shown, int all)
{
    m_count->setVisible(!m_last.isEmpty());
    m_count->setText(shown == 0 ? tr("None of %n project(s) fits. Shorten the search or choose “All”.", nullptr, all)
                                : tr("%1 of %n project(s)", nullptr, all).arg(QLocale().toString(shown)));
}

void PlanFilterBar::apply()
{
    m_typing.stop();
    const auto now = filter();
    if (now == m_last)
        return;
    m_last = now;
    emit changed(now);
}

void PlanFilterBar::fillOffices(QComboBox &box) const
{
    const auto offices = rowChoices(m_workspace.read(), Entity::Office);
    if (!offices)
        return;
    for (const RowChoice &office : *offices)
        box.addItem(QString(office.depth, u'\u3000') + office.label, office.row.toString());
}

bool PlanFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            apply();
            emit left();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            apply();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
