// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulkdialog.h"

#include "ui/errortext.h"
#include "ui/forms/formspec.h"
#include "ui/labels.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;
using core::Value;

BulkDialog::BulkDialog(std::vector<Target> targets, Source source, QWidget *parent)
    : QDialog(parent)
    , m_targets(std::move(targets))
    , m_source(std::move(source))
    , m_place(new QWidget(this))
    , m_label(new QLabel(tr("&Value"), m_place))
    , m_lines(new QStandardItemModel(0, 3, this))
    , m_finding(new QLabel(this))
{
    setObjectName(u"bulk"_s);
    setWindowTitle(tr("Change together"));
    setProperty("manual", u"plan"_s);
    auto *column = new QVBoxLayout(this);
    m_target = addChoice(column, tr("&Rows"), "bulkTarget");
    for (const Target &each : m_targets)
        m_target->addItem(each.words);
    m_field = addChoice(column, tr("&Field"), "bulkField");
    m_mode = addChoice(column, tr("&How"), "bulkMode");
    auto *place = new QHBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    m_label->setMinimumWidth(theme::space(4));
    place->addWidget(m_label);
    column->addWidget(m_place);
    m_finding->setObjectName(u"bulkFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Strong);
    column->addWidget(m_finding);
    QTableView *table = tables::list(this, u"bulkPreview"_s, tr("What would be changed"));
    m_lines->setHorizontalHeaderLabels({tr("Row"), tr("Before"), tr("After")});
    table->setModel(m_lines);
    tables::setWidths(*table, {14, 10, 0});
    column->addWidget(table, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Change"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &BulkDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &BulkDialog::reject);
    column->addWidget(buttons);
    connect(m_target, &QComboBox::currentIndexChanged, this, &BulkDialog::fillFields);
    connect(m_field, &QComboBox::currentIndexChanged, this, &BulkDialog::chooseField);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &BulkDialog::refresh);
    resize(theme::space(38), theme::space(28));
    fillFields();
}

QComboBox *BulkDialog::addChoice(QVBoxLayout *column, const QString &label, const char *name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    auto *words = new QLabel(label, this);
    words->setBuddy(box);
    words->setMinimumWidth(theme::space(4));
    auto *row = new QHBoxLayout;
    row->addWidget(words);
    row->addWidget(box, 1);
    column->addLayout(row);
    return box;
}

const BulkDialog::Target &BulkDialog::target() const
{
    return m_targets[static_cast<size_t>(std::max(0, m_target->currentIndex()))];
}

Field BulkDialog::field() const
{
    return static_cast<Field>(m_field->currentData().toInt());
}

BulkDialog::Mode BulkDialog::mode() const
{
    return static_cast<Mode>(m_mode->currentData().toInt());
}

/// The fields of the form, in its order, but those that tell one row from another.
void BulkDialog::fillFields()
{
    {
        const QSignalBlocker quiet(m_field);
        m_field->clear();
        for (const FormSection &section : formSections(target().entity)) {
            for (const FormLine &line : section.lines) {
                // A policy's place in the tree goes with its level and its siblings: it is moved, not set.
                if (!tellsRowsApart(line.field) && line.field != Field::PolicyParent)
                    m_field->addItem(labels::fieldWithUnit(line.field), static_cast<int>(line.field));
            }
        }
    }
    chooseField();
}

void BulkDialog::chooseField()
{
    delete std::exchange(m_edit, nullptr);
    if (m_field->count() == 0)
        return refresh();
    m_edit = makeFieldEdit(field(), m_source.choices, m_source.suggestions, m_place);
    m_edit->input()->setAccessibleName(labels::field(field()));
    m_edit->setValue({});
    m_label->setBuddy(m_edit->input());
    qobject_cast<QHBoxLayout *>(m_place->layout())->addWidget(m_edit, 1);
    connect(m_edit, &FieldEdit::edited, this, &BulkDialog::refresh);
    connect(m_edit, &FieldEdit::committed, this, &BulkDialog::refresh);
    {
        const QSignalBlocker quiet(m_mode);
        const Mode before = mode();
        m_mode->clear();
        m_mode->addItem(tr("Give all of them this value"), static_cast<int>(Mode::Set));
        m_mode->addItem(tr("Give it to those that have none"), static_cast<int>(Mode::Fill));
        if (!core::registry::spec(field()).isRequired())
            m_mode->addItem(tr("Empty the field"), static_cast<int>(Mode::Empty));
        m_mode->setCurrentIndex(std::max(0, m_mode->findData(static_cast<int>(before))));
    }
    refresh();
}

std::optional<Value> BulkDialog::value() const
{
    return mode() == Mode::Empty ? std::optional(Value()) : m_edit->take();
}

void BulkDialog::refresh()
{
    m_lines->removeRows(0, m_lines->rowCount());
    m_changing.clear();
    m_place->setVisible(m_edit && mode() != Mode::Empty);
    const auto to = m_edit ? value() : std::nullopt;
    const bool isWaiting = !to || (to->isNull() && mode() != Mode::Empty);
    for (const core::RowId row : target().rows) {
        const Value now = m_edit ? m_source.value(row, field()) : Value();
        if (isWaiting || now == *to || (mode() == Mode::Fill && !now.isNull()))
            continue;
        m_changing.push_back(row);
        QList<QStandardItem *> cells;
        const QString texts[] = {m_source.name(target().entity, row), m_source.text(field(), now),
                                 m_source.text(field(), *to)};
        for (const QString &text : texts) {
            cells += new QStandardItem(text.simplified());
            cells.back()->setEditable(false);
            cells.back()->setToolTip(text);
        }
        m_lines->appendRow(cells);
    }
    const auto all = static_cast<int>(target().rows.size());
    const auto changing = static_cast<int>(m_changing.size());
    m_accept->setEnabled(changing > 0);
    m_accept->setText(changing > 0 ? tr("&Change %n row(s)", nullptr, changing) : tr("&Change"));
    if (isWaiting)
        m_finding->setText(tr("Enter the value; what changes is shown here first."));
    else if (changing == 0)
        m_finding->setText(tr("Nothing would change: all have it so already."));
    else
        m_finding->setText(tr("%1 of %n row(s) change; the others stay as they are.", nullptr, all).arg(changing));
}

core::SetFieldsOfAll BulkDialog::operation() const
{
    return {target().entity, m_changing, {{field(), value().value_or(Value())}}};
}

/// What the rules of the file refuse is said here, where it can still be put right.
void BulkDialog::accept()
{
    if (m_changing.empty())
        return;
    if (const auto possible = m_source.rehearse(operation()); !possible)
        return m_finding->setText(errorText(possible.error()));
    QDialog::accept();
}

} // namespace ui
