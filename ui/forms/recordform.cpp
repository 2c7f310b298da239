// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/recordform.h"

#include "core/operations/moveoperations.h"
#include "core/operations/rowoperations.h"
#include "core/storage/planquery.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/forms/form.h"
#include "ui/forms/partlist.h"
#include "ui/forms/rowchoices.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QResizeEvent>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::ChangeSet;
using core::Entity;
using core::Field;
using core::Value;

namespace {

QString word(const char *english)
{
    return *english ? QCoreApplication::translate("PlanForm", english) : QString();
}

} // namespace

RecordForm::RecordForm(core::Workspace &workspace, Entity entity, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_entity(entity)
    , m_closed(workspace)
    , m_span(workspace)
{
    build();
    showClosed();
    connect(&workspace, &core::Workspace::changed, this, &RecordForm::follow);
}

void RecordForm::build()
{
    Form form(this);
    m_layout = form.layout();
    m_layout->setContentsMargins(0, 0, theme::space(0.5), theme::space(1));
    for (const FormSection &section : formSections(m_entity)) {
        form.section(word(section.title));
        QWidget *heading = m_layout->itemAt(m_layout->count() - 1)->widget();
        for (const FormLine &line : section.lines)
            addField(form, line);
        for (const PartSpec &part : section.parts)
            addPart(form, part);
        if (section.lines.empty())
            m_ofOne.push_back(heading);
    }
}

void RecordForm::addField(Form &form, const FormLine &line)
{
    const core::FieldSpec &spec = core::registry::spec(line.field);
    const auto fromForm = [this](Entity entity) { return choices(entity); };
    const auto used = [this](Field field) {
        return core::planquery::usedTexts(m_workspace.read(), field).value_or(QStringList());
    };
    FieldEdit *edit = makeFieldEdit(line.field, fromForm, line.suggests ? Suggestions(used) : Suggestions(), this);
    auto row = form.row(labels::fieldWithUnit(line.field), edit);
    if (spec.isRequired())
        row.required();
    edit->input()->setAccessibleName(labels::field(line.field));
    if (const QString help = word(line.help); !help.isEmpty())
        m_helps.insert(line.field, help);
    m_edits.insert(line.field, edit);
    m_order.push_back(edit);
    connect(edit, &FieldEdit::committed, this, &RecordForm::write);
    connect(edit, &FieldEdit::entered, this, [this, edit] {
        m_current = edit;
        emit currentChanged();
    });
    connect(edit, &FieldEdit::edited, this, [this, edit] {
        if (m_current == edit)
            emit currentChanged();
    });
}

void RecordForm::addPart(Form &form, const PartSpec &spec)
{
    auto *part = new PartList(m_workspace, spec, [this](Entity entity) { return choices(entity); }, this);
    part->setObjectName(core::registry::spec(spec.entity).name);
    part->setToolTip(word(spec.help));
    form.row(word(spec.title), part);
    connect(part, &PartList::failed, this, &RecordForm::failed);
    m_parts.push_back(part);
    m_ofOne.push_back(part);
    m_ofOne.push_back(m_layout->labelForField(part));
}

void RecordForm::refreshClosed()
{
    m_closed.read();
    showClosed();
}

void RecordForm::showClosed()
{
    for (FieldEdit *edit : m_order) {
        const QString reason = m_closed.reason(edit->field());
        edit->setClosed(reason);
        edit->setReadOnly(m_workspace.isReadOnly() || !reason.isEmpty());
    }
    for (PartList *part : m_parts)
        part->setClosed(m_closed.reason(part->spec().entered.front()));
}

void RecordForm::showRows(std::vector<core::RowId> rows)
{
    if (rows != m_rows && !flush())
        sayWhatIsDropped();
    m_rows = std::move(rows);
    for (FieldEdit *edit : m_order)
        edit->revert();
    load([](Field) { return true; });
    const bool one = m_rows.size() == 1;
    for (QWidget *widget : m_ofOne)
        widget->setVisible(one);
    for (FieldEdit *edit : m_order) // a code or a name belongs to one row
        edit->setEnabled(one || !tellsRowsApart(edit->field()));
    for (PartList *part : m_parts)
        part->showPartsOf(one ? std::optional(m_rows.front()) : std::nullopt);
}

void RecordForm::sayWhatIsDropped()
{
    for (const FieldEdit *edit : m_order) {
        if (!edit->problem().isEmpty())
            emit dropped(tr("“%1” was not kept. %2").arg(labels::field(edit->field()), edit->problem()));
    }
}

bool RecordForm::flush()
{
    bool good = true;
    for (FieldEdit *edit : m_order)
        good = (m_rows.empty() || edit->commit()) && good;
    return good;
}

bool RecordForm::focusField(Field field)
{
    FieldEdit *edit = m_edits.value(field);
    if (!edit)
        return false;
    edit->setFocus(Qt::OtherFocusReason);
    return true;
}

void RecordForm::focusFirst()
{
    if (!m_order.empty())
        (m_current ? m_current : m_order.front())->setFocus(Qt::OtherFocusReason);
}

bool RecordForm::focusNextProblem()
{
    const auto here = std::ranges::find(m_order, m_current);
    const size_t start = here == m_order.end() ? 0 : static_cast<size_t>(here - m_order.begin()) + 1;
    for (size_t i = 0; i < m_order.size(); ++i) {
        FieldEdit *edit = m_order[(start + i) % m_order.size()];
        if (!edit->problem().isEmpty()) {
            edit->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

core::Result<> RecordForm::perform(const core::Operation &operation)
{
    RASHIN_TRY(m_workspace.perform(operation));
    return {};
}

void RecordForm::write(Field field, const Value &value)
{
    if (m_rows.empty())
        return;
    core::Result<> done;
    if (field == Field::PolicyParent) // its level and its place among the new siblings go with it
        done = perform(core::MoveRows(m_entity, m_rows, {value.row()}));
    else if (m_rows.size() == 1)
        done = perform(core::SetFields(m_entity, m_rows.front(), {{field, value}}));
    else
        done = perform(core::SetFieldsOfAll(m_entity, m_rows, {{field, value}}));
    FieldEdit *edit = m_edits.value(field);
    if (done) {
        load([field](Field other) { return other == field; });
    } else {
        edit->refuse(errorText(done.error()));
    }
}

void RecordForm::follow(const ChangeSet &changes)
{
    if (m_closed.follow(changes))
        showClosed();
    if (m_span.follow(changes))
        showNotes();
    for (const Entity entity : {Entity::Policy, Entity::Office, Entity::Challenge}) {
        if (changes.touches(entity))
            m_choices.remove(entity);
    }
    const auto isShown = [&](const ChangeSet::Row &row) { return std::ranges::find(m_rows, row.id) != m_rows.end(); };
    const bool choosable = changes.touches(Entity::Policy) || changes.touches(Entity::Office);
    if (changes.wholesale || std::ranges::any_of(changes.rows, isShown) || choosable) {
        load([&](Field field) {
            return changes.touches(field) || (choosable && core::registry::spec(field).isReference());
        });
    }
    for (PartList *part : m_parts) {
        if (m_rows.size() == 1 && (choosable || changes.touches(part->spec().entity)))
            part->load();
    }
}

void RecordForm::load(const std::function<bool(Field)> &passes)
{
    std::vector<core::Record> records;
    for (const core::RowId row : m_rows) {
        auto record = m_workspace.read().record(m_entity, row);
        if (record) // one that is gone meanwhile leaves the selection of its own accord
            records.push_back(*std::move(record));
    }
    if (records.empty())
        return;
    for (FieldEdit *edit : m_order) {
        if (!passes(edit->field()) || edit->isDirty())
            continue;
        const Value &first = records.front().value(edit->field());
        const bool same = std::ranges::all_of(
            records, [&](const core::Record &record) { return record.value(edit->field()) == first; });
        if (same)
            edit->setValue(first);
        else
            edit->setMixed();
    }
    showNotes();
}

void RecordForm::showNotes()
{
    for (const Field field : core::planYearFields()) {
        if (FieldEdit *edit = m_edits.value(field))
            edit->setNote(m_span.note(field, edit->value()));
    }
}

std::vector<RowChoice> RecordForm::choices(Entity entity)
{
    if (m_ownChoices)
        return m_ownChoices(entity);
    auto held = m_choices.constFind(entity);
    if (held == m_choices.constEnd())
        held = m_choices.insert(entity, rowChoices(m_workspace.read(), entity).value_or(std::vector<RowChoice>()));
    return *held;
}

void RecordForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // On a narrow pane labels go above their inputs.
    const bool narrow = event->size().width() < fontMetrics().averageCharWidth() * 42;
    const auto policy = narrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows;
    if (m_layout->rowWrapPolicy() != policy)
        m_layout->setRowWrapPolicy(policy);
}

} // namespace ui
