// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/partlist.h"

#include "core/domain/era.h"
#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::Value;

PartList::PartList(core::Workspace &workspace, const PartSpec &spec, const RowChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_spec(spec)
    , m_choices(choices)
    , m_list(new QVBoxLayout)
    , m_adding(new QWidget(this))
    , m_add(new QPushButton(tr("Add"), m_adding))
{
    m_list->setSpacing(0);
    auto *row = new QHBoxLayout(m_adding);
    row->setContentsMargins(0, 0, 0, 0);
    for (const Field field : spec.entered) {
        FieldEdit *input = makeFieldEdit(field, choices, {}, m_adding);
        input->input()->setAccessibleName(labels::field(field));
        if (auto *line = qobject_cast<QLineEdit *>(input->input()))
            line->setPlaceholderText(labels::field(field));
        // Several stand beside one another: beside a panel the form must not become wider than its pane.
        if (auto *box = input->findChild<QComboBox *>())
            box->setMinimumContentsLength(5);
        input->setValue({});
        connect(input, &FieldEdit::entered, this, &PartList::entered);
        row->addWidget(input, core::registry::spec(field).kind.type == core::FieldType::Year ? 2 : 3, Qt::AlignTop);
        m_inputs.push_back(input);
    }
    m_add->setObjectName(u"add"_s);
    m_add->setAutoDefault(false);
    row->addWidget(m_add, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.25));
    column->addLayout(m_list);
    column->addWidget(m_adding);
    setFocusProxy(m_inputs.front());
    connect(m_add, &QPushButton::clicked, this, &PartList::add);
}

void PartList::showPartsOf(std::optional<core::RowId> owner)
{
    m_owner = owner;
    for (FieldEdit *input : m_inputs)
        input->setValue({});
    m_adding->setVisible(owner && !m_workspace.isReadOnly());
    load();
}

void PartList::load()
{
    for (QWidget *line : std::exchange(m_lines, {})) {
        line->hide();
        line->deleteLater();
    }
    if (!m_owner)
        return;
    const auto parts = m_workspace.read().records(m_spec.entity, {{{m_spec.owner, Value::reference(*m_owner)}}, {}});
    if (!parts) {
        emit failed(parts.error());
        return;
    }
    for (const core::Record &part : *parts)
        addLine(part);
}

void PartList::addLine(const core::Record &record)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(text(record), line);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(label, 1);
    if (!m_workspace.isReadOnly() && !record.isGhost()) {
        auto *remove = new QToolButton(line);
        remove->setIcon(icon(u"x"_s));
        remove->setAutoRaise(true);
        remove->setToolTip(tr("Remove “%1”").arg(label->text()));
        remove->setAccessibleName(remove->toolTip());
        connect(remove, &QToolButton::clicked, this, [this, part = record.id()] { this->remove(part); });
        row->addWidget(remove);
    }
    m_list->addWidget(line);
    m_lines.push_back(line);
}

QString PartList::text(const core::Record &record) const
{
    QStringList parts;
    for (const Field field : m_spec.entered) {
        const Value &value = record.value(field);
        if (const auto row = core::registry::spec(field).isReference() ? value.row() : std::nullopt) {
            const auto choices = m_choices(core::registry::spec(field).kind.target);
            const auto at = std::ranges::find(choices, *row, &RowChoice::row);
            parts.append(at == choices.end() ? tr("(removed)") : at->label);
        } else if (core::registry::spec(field).kind.type == core::FieldType::Year && !value.isNull()) {
            const auto year = core::FiscalYear::from(value.toInteger());
            parts.append(year ? core::formatFiscalYear(*year) : QString::number(value.toInteger()));
        } else if (core::registry::spec(field).kind.type == core::FieldType::Choice) {
            parts.append(labels::choice(field, value.toText()));
        } else if (!value.isNull()) {
            parts.append(core::registry::toText(field, value));
        }
    }
    return parts.join(u'\u3000');
}

void PartList::add()
{
    if (!m_owner)
        return;
    core::Editor::Cells cells{{m_spec.owner, Value::reference(*m_owner)}};
    for (FieldEdit *input : m_inputs) {
        auto value = input->take();
        const bool needed = core::registry::spec(input->field()).isRequired();
        if (value && needed && value->isNull())
            input->setProblem(tr("Please fill this in."));
        if (!value || (needed && value->isNull())) {
            input->setFocus();
            return;
        }
        if (!value->isNull())
            cells.emplace_back(input->field(), *std::move(value));
    }
    if (const auto done = m_workspace.perform(core::AddRow(m_spec.entity, cells)); !done) {
        emit failed(done.error());
        return;
    }
    for (FieldEdit *input : m_inputs)
        input->setValue({});
    m_inputs.front()->setFocus();
}

void PartList::remove(core::RowId row)
{
    if (const auto done = m_workspace.perform(core::RemoveRow(m_spec.entity, row)); !done)
        emit failed(done.error());
}

} // namespace ui
