// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plandetail.h"

#include "core/workspace/workspace.h"
#include "ui/elidedlabel.h"
#include "ui/forms/recordform.h"
#include "ui/labels.h"
#include "ui/pages/logicpane.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// A stack as high as the page it shows, so that a short form does not scroll over a long one's length.
class ShrinkingStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return currentWidget() ? currentWidget()->minimumSizeHint() : QSize();
    }
    [[nodiscard]] bool hasHeightForWidth() const override
    {
        return currentWidget() && currentWidget()->hasHeightForWidth();
    }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return currentWidget() ? currentWidget()->heightForWidth(width) : -1;
    }
};

} // namespace

PlanDetail::PlanDetail(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_path(new ElidedLabel(Qt::ElideLeft, this))
    , m_title(new QLabel(this))
    , m_mark(new QLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_stack(new ShrinkingStack)
    , m_note(new QLabel)
    , m_help(new QLabel(this))
    , m_length(new QLabel(this))
    , m_views(new QTabBar(this))
{
    theme::setType(*m_title, theme::Type::Subtitle);
    theme::setType(*m_path, theme::Type::Small);
    m_path->setForegroundRole(QPalette::PlaceholderText);
    m_title->setObjectName(u"detailTitle"_s);
    m_mark->setObjectName(u"sourceMark"_s);
    for (QLabel *label : {m_title, m_mark, m_note, m_help})
        label->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // Two lines are kept free, so that the form does not jump when a help comes.
    m_help->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_length->setAlignment(Qt::AlignTop | Qt::AlignRight);
    m_length->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_note);
    m_scroll->setWidget(m_stack);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *footer = new QHBoxLayout;
    footer->addWidget(m_help, 1);
    footer->addWidget(m_length);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(1), 0, 0, 0);
    column->setSpacing(theme::space(0.25));
    column->addWidget(m_path);
    column->addWidget(m_title);
    column->addWidget(m_mark);
    column->addWidget(m_views);
    m_views->setObjectName(u"planViews"_s);
    m_views->setAccessibleName(tr("Form or logic model"));
    m_views->setDrawBase(false);
    m_views->setExpanding(false);
    m_views->addTab(tr("Form"));
    m_views->addTab(tr("Logic model"));
    m_views->hide();
    connect(m_views, &QTabBar::currentChanged, this, &PlanDetail::updateView);
    column->addSpacing(theme::space(0.25));
    column->addWidget(line);
    column->addSpacing(theme::space(0.25));
    column->addWidget(m_scroll, 1);
    column->addLayout(footer);
    updateFooter();
}

RecordForm *PlanDetail::formFor(core::Entity entity)
{
    RecordForm *&form = m_forms[entity];
    if (!form) {
        form = new RecordForm(m_workspace, entity);
        m_stack->addWidget(form);
        connect(form, &RecordForm::failed, this, &PlanDetail::failed);
        connect(form, &RecordForm::dropped, this, &PlanDetail::dropped);
        connect(form, &RecordForm::currentChanged, this, &PlanDetail::updateFooter);
        connect(form, &RecordForm::currentChanged, this, &PlanDetail::keepVisible);
    }
    return form;
}

void PlanDetail::showRows(core::Entity entity, const std::vector<core::RowId> &rows, const Heading &heading)
{
    if (m_current && m_current != m_forms.value(entity))
        m_current->showRows({});
    const bool sameRows = m_current && m_current == m_forms.value(entity) && m_current->rows() == rows;
    m_current = formFor(entity);
    if (!sameRows)
        m_current->showRows(rows);
    m_stack->setCurrentWidget(m_current);
    m_project = entity == core::Entity::Project && rows.size() == 1 ? std::optional(rows.front()) : std::nullopt;
    setHeading(heading);
    updateView();
}

void PlanDetail::showLogic(bool shown)
{
    m_views->setCurrentIndex(shown ? 1 : 0);
}

void PlanDetail::updateView()
{
    const bool isLogic = m_project && m_views->currentIndex() == 1;
    m_views->setVisible(m_project.has_value());
    if (isLogic && !m_logic) {
        m_logic = new LogicPane(m_workspace, this);
        qobject_cast<QVBoxLayout *>(layout())->insertWidget(layout()->indexOf(m_scroll) + 1, m_logic, 1);
        connect(m_logic, &LogicPane::failed, this, &PlanDetail::failed);
    }
    if (isLogic && m_current)
        m_current->flush();
    m_scroll->setVisible(!isLogic);
    if (m_logic) {
        m_logic->setVisible(isLogic);
        m_logic->setProject(isLogic ? m_project : std::nullopt);
    }
    emit logicShown(isLogic);
    updateFooter();
}

void PlanDetail::setHeading(const Heading &heading)
{
    m_path->setText(heading.path);
    m_path->setVisible(!heading.path.isEmpty());
    m_title->setText(heading.title);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::color(theme::Role::Warning, colours));
    m_mark->setPalette(colours);
    m_mark->setText(heading.mark);
    m_mark->setVisible(!heading.mark.isEmpty());
}

void PlanDetail::showNote(const QString &title, const QString &sentence)
{
    if (m_current)
        m_current->showRows({});
    m_current = nullptr;
    m_note->setText(sentence);
    m_stack->setCurrentWidget(m_note);
    m_project.reset();
    setHeading({{}, title, {}});
    updateView();
}

void PlanDetail::flush()
{
    if (m_logic)
        m_logic->flush();
    if (m_current)
        m_current->flush();
}

bool PlanDetail::focusField(core::Field field)
{
    showLogic(false);
    return m_current && m_current->focusField(field);
}

void PlanDetail::focusFirst()
{
    if (m_logic && m_logic->isVisible())
        return m_logic->focusFirst();
    if (m_current)
        m_current->focusFirst();
}

void PlanDetail::updateFooter()
{
    const bool isLogic = m_logic && m_logic->isVisibleTo(this);
    m_help->setVisible(!isLogic);
    const FieldEdit *edit = m_current && !isLogic ? m_current->current() : nullptr;
    if (!edit) {
        m_help->setText(m_current ? tr("Changes are kept as soon as you leave a field.") : QString());
        m_length->clear();
        return;
    }
    const QString help = m_current->help(edit->field());
    const QString name = labels::field(edit->field());
    m_help->setText(help.isEmpty() ? name : tr("%1: %2").arg(name, help));
    const auto length = edit->length();
    //: characters typed / characters allowed
    m_length->setText(length ? tr("%1 / %2 characters").arg(QLocale().toString(length->first), QLocale().toString(length->second))
                             : QString());
}

void PlanDetail::keepVisible()
{
    if (const FieldEdit *edit = m_current ? m_current->current() : nullptr)
        m_scroll->ensureWidgetVisible(edit->input(), 0, theme::space(1));
}

} // namespace ui
