// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/conflictpanel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/fieldedit.h"
#include "ui/forms/rowchoices.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/conflictmodel.h"
#include "ui/officelist.h"
#include "ui/pages/conflictcard.h"
#include "ui/rowlabel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ConflictPanel::ConflictPanel(core::Workspace &workspace, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_messages(messages)
    , m_model(new ConflictModel(workspace, this))
    , m_list(tables::list(this, u"conflicts"_s, tr("Open conflicts")))
    , m_empty(
          new QLabel(tr("Nobody has decided anything differently. Where two copies change the same field, it is shown "
                        "here with both contents."),
                     this))
    , m_body(new QWidget(this))
{
    m_empty->setWordWrap(true);
    m_list->setModel(m_model);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // shrinks before the page has to scroll
    m_list->setMinimumHeight(theme::space(7));
    tables::setWidths(*m_list, {0, 8, 18, 11});
    auto *split = new QSplitter(Qt::Vertical, m_body);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    split->addWidget(buildDetail());
    split->setStretchFactor(1, 1);
    split->setSizes({theme::space(13), theme::space(28)}); // a few lines of the list, and all the rest to what is read
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->addWidget(buildRules());
    body->addWidget(split, 1);
    body->addWidget(buildFoot());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty);
    column->addWidget(m_body, 1);
    column->addStretch();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConflictPanel::showConflict);
    connect(m_model, &ConflictModel::failed, this, [this](const core::Error &error) { m_messages.say(error); });
    connect(m_model, &ConflictModel::decided, this, &ConflictPanel::refreshFoot);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_list->selectRow(0); });
    m_list->installEventFilter(this);
    const auto onKey = [this](const QKeySequence &keys, int direction) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, direction] { goTo(direction); });
    };
    onKey(Qt::Key_F8, 1);
    onKey(Qt::SHIFT | Qt::Key_F8, -1);
    m_list->selectRow(0);
    refreshFoot();
}

QWidget *ConflictPanel::buildRules()
{
    auto *box = new QWidget(m_body);
    m_take = new QComboBox(box);
    m_take->setObjectName(u"ruleTake"_s);
    m_take->setAccessibleName(tr("Which version the rule takes"));
    using Take = core::ConflictRule::Take;
    m_take->addItem(tr("Take what the project’s own office wrote"), int(Take::Owner));
    m_take->addItem(tr("Take what came in"), int(Take::Theirs));
    m_take->addItem(tr("Take what stands in this file"), int(Take::Ours));
    m_take->addItem(tr("Take what was written last"), int(Take::Newest));
    m_office = new QComboBox(box);
    m_office->setObjectName(u"ruleOffice"_s);
    m_office->setAccessibleName(tr("Whose projects the rule is for"));
    m_preview = new QLabel(box);
    m_preview->setObjectName(u"rulePreview"_s);
    auto *apply = new QPushButton(tr("Decide by this &rule"), box);
    apply->setObjectName(u"applyRule"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_office);
    row->addWidget(m_take);
    row->addWidget(apply);
    row->addWidget(m_preview, 1);
    connect(m_take, &QComboBox::activated, this, &ConflictPanel::previewRule);
    connect(m_office, &QComboBox::activated, this, &ConflictPanel::previewRule);
    connect(apply, &QPushButton::clicked, this, &ConflictPanel::applyRule);
    return box;
}

QWidget *ConflictPanel::buildDetail()
{
    auto *box = new QWidget(m_body);
    m_heading = new QLabel(box);
    m_heading->setObjectName(u"conflictHeading"_s);
    m_heading->setWordWrap(true);
    theme::setType(*m_heading, theme::Type::Subtitle);
    m_cardRow = new QHBoxLayout;
    m_cardRow->setSpacing(theme::space(0.5));
    m_otherBox = new QWidget(box);
    m_otherBox->setLayout(new QHBoxLayout);
    m_otherBox->layout()->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_heading);
    column->addLayout(m_cardRow, 1);
    column->addWidget(m_otherBox);
    return box;
}

QWidget *ConflictPanel::buildFoot()
{
    auto *box = new QWidget(m_body);
    m_sum = new QLabel(box);
    m_sum->setObjectName(u"decidedCount"_s);
    m_apply = new QPushButton(tr("&Apply the decisions"), box);
    m_apply->setObjectName(u"applyDecisions"_s);
    m_apply->setDefault(true);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *keys = new QLabel(tr("Keys: 1…9 take, 0 takes the choice back, F8 next open one"), box);
    keys->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_sum);
    row->addSpacing(theme::space(1));
    row->addWidget(keys, 1);
    row->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &ConflictPanel::applyDecisions);
    return box;
}

void ConflictPanel::refresh()
{
    m_model->refresh();
}

void ConflictPanel::follow(const core::ChangeSet &changes)
{
    m_model->follow(changes);
}

qint64 ConflictPanel::openCount() const
{
    return m_model->openCount();
}

void ConflictPanel::setYear(int year)
{
    const QVariant current = m_office->currentData();
    m_office->clear();
    m_office->addItem(tr("For all projects"), 0);
    for (const OfficeLine &office : officeLines(m_workspace.read(), year))
        if (office.kind != u"section"_s)
            m_office->addItem(tr("For projects of %1").arg(office.name), office.id.value());
    m_office->setCurrentIndex(std::max(0, m_office->findData(current)));
    previewRule();
}

void ConflictPanel::focusFirst()
{
    m_list->setFocus();
}

const core::Conflict *ConflictPanel::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

void ConflictPanel::showConflict()
{
    const core::Conflict *conflict = current();
    m_heading->setVisible(conflict);
    m_otherBox->setVisible(conflict && conflict->field);
    if (!conflict)
        return;
    const QString field = conflict->field ? labels::field(*conflict->field) : tr("Deleted or changed");
    m_heading->setText(tr("%1: %2").arg(rowLabel(m_workspace.read(), conflict->entity, conflict->row), field));
    showVersions(*conflict);
    showOther(*conflict);
    markChosen();
}

void ConflictPanel::showVersions(const core::Conflict &conflict)
{
    const core::Reader &reader = m_workspace.read();
    for (ConflictCard *card : std::exchange(m_cards, {})) {
        m_cardRow->removeWidget(card);
        card->hide();
        card->deleteLater(); // its button may be what brought us here
    }
    const QString base = conflict.field ? valueText(reader, *conflict.field, conflict.base) : QString();
    if (conflict.field) {
        m_cards.push_back(new ConflictCard(0, this));
        m_cards.back()->show(tr("Before both changes"), QString(), base, base);
    }
    for (size_t i = 0; i < conflict.versions.size(); ++i) {
        const core::ConflictVersion &version = conflict.versions[i];
        auto *card = new ConflictCard(static_cast<int>(i) + 1, this);
        const QString at = format::moment(version.at);
        const QString text = versionText(reader, version);
        card->show(versionAuthor(reader, version), version.isShown ? tr("%1, shown at present").arg(at) : at, text,
                   version.field && conflict.field ? base : text);
        connect(card, &ConflictCard::chosen, this, [this, i] { choose(i); });
        m_cards.push_back(card);
    }
    for (ConflictCard *card : m_cards)
        m_cardRow->addWidget(card, 1);
}

void ConflictPanel::showOther(const core::Conflict &conflict)
{
    m_other = nullptr;
    for (QWidget *old : m_otherBox->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        m_otherBox->layout()->removeWidget(old);
        old->hide();
        old->setObjectName({});
        old->deleteLater();
    }
    if (!conflict.field)
        return;
    auto *label = new QLabel(tr("Another content"), m_otherBox);
    m_other = makeFieldEdit(
        *conflict.field,
        [this](core::Entity entity) {
            const auto rows = rowChoices(m_workspace.read(), entity);
            return rows ? *rows : std::vector<RowChoice>();
        },
        nullptr, m_otherBox);
    m_other->input()->setObjectName(u"otherContent"_s);
    m_other->input()->setAccessibleName(label->text());
    label->setBuddy(m_other->input());
    m_other->setValue(conflict.versions.front().value);
    auto *take = new QPushButton(tr("Take this content"), m_otherBox);
    take->setObjectName(u"takeOther"_s);
    connect(take, &QPushButton::clicked, this, &ConflictPanel::takeOther);
    auto *row = static_cast<QHBoxLayout *>(m_otherBox->layout());
    row->addWidget(label);
    row->addWidget(m_other, 1);
    row->addWidget(take);
}

void ConflictPanel::markChosen()
{
    const core::Conflict *conflict = current();
    const core::Resolution *decision = m_model->decision(m_list->currentIndex().row());
    const size_t first = conflict && conflict->field ? 1 : 0;
    for (size_t i = first; conflict && i < m_cards.size(); ++i)
        m_cards[i]->setChosen(decision && !decision->value && decision->version == conflict->versions[i - first].id);
}

void ConflictPanel::choose(size_t version)
{
    const core::Conflict *conflict = current();
    if (!conflict || version >= conflict->versions.size())
        return;
    m_model->decide({{conflict->id(), conflict->versions[version].id, std::nullopt}});
    markChosen();
    goTo(1);
}

void ConflictPanel::takeOther()
{
    const core::Conflict *conflict = current();
    const auto value = m_other ? m_other->take() : std::nullopt;
    if (!conflict || !value)
        return;
    m_model->decide({{conflict->id(), QString(), *value}});
    markChosen();
    goTo(1);
}

void ConflictPanel::goTo(int direction)
{
    if (const auto row = m_model->nextUndecided(m_list->currentIndex().row(), direction))
        m_list->selectRow(*row);
}

core::ConflictRule ConflictPanel::rule() const
{
    const auto take = static_cast<core::ConflictRule::Take>(m_take->currentData().toInt());
    return {take, core::RowId::from(m_office->currentData().toLongLong())};
}

void ConflictPanel::previewRule()
{
    const auto decided = core::resolutionsBy(rule(), m_model->conflicts(), m_workspace.read());
    if (!decided)
        return m_messages.say(decided.error());
    m_preview->setText(tr("decides %n conflict(s)", nullptr, static_cast<int>(decided->size())));
}

void ConflictPanel::applyRule()
{
    const auto decided = core::resolutionsBy(rule(), m_model->conflicts(), m_workspace.read());
    if (!decided)
        return m_messages.say(decided.error());
    m_model->decide(*decided);
    markChosen();
}

void ConflictPanel::applyDecisions()
{
    const auto decisions = m_model->decisions();
    const auto count = static_cast<int>(decisions.size());
    if (const auto done = m_workspace.perform(core::ResolveConflicts(decisions)); !done)
        return m_messages.say(done.error());
    m_messages.say(MessageBar::Kind::Success, tr("%n conflict(s) settled.", nullptr, count), tr("Undo"), [this] {
        if (const auto undone = m_workspace.undo(); !undone)
            m_messages.say(undone.error());
    });
}

void ConflictPanel::refreshFoot()
{
    const auto decided = static_cast<int>(m_model->decisions().size());
    const bool isLeft = openCount() == 0 && m_body->isVisible() && m_body->isAncestorOf(QApplication::focusWidget());
    m_empty->setVisible(openCount() == 0);
    m_body->setVisible(openCount() > 0);
    m_sum->setText(tr("%1 of %2 decided").arg(decided).arg(openCount()));
    m_apply->setEnabled(decided > 0 && !m_workspace.isReadOnly());
    previewRule();
    markChosen();
    emit countChanged();
    if (isLeft)
        emit leaveWanted();
}

bool ConflictPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool ConflictPanel::takeKey(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_0)
        m_model->undecide(m_list->currentIndex().row());
    else if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9)
        choose(static_cast<size_t>(event.key() - Qt::Key_1));
    else
        return false;
    markChosen();
    return true;
}

} // namespace ui
