// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choiceedit.h"

#include "ui/forms/textedits.h"
#include "ui/labels.h"

#include <QComboBox>
#include <QStyledItemDelegate>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::FieldType;
using core::Value;

namespace {

/// The wheel scrolls the form; it must not change a value in passing.
class CalmBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

constexpr int depthRole = Qt::UserRole + 1;

/// Indents the list, not what is chosen.
class TreeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text.prepend(QString(index.data(depthRole).toInt(), u'\u3000'));
    }
};

} // namespace

ChoiceFieldEdit::ChoiceFieldEdit(core::Field field, RowChoices choices, QWidget *parent)
    : FieldEdit(field, parent), m_box(new CalmBox(this)), m_choices(std::move(choices))
{
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(12);
    m_box->setItemDelegate(new TreeDelegate(m_box));
    adopt(m_box);
    connect(m_box, &QComboBox::activated, this, &ChoiceFieldEdit::commit);
}

QWidget *ChoiceFieldEdit::input() const
{
    return m_box;
}

void ChoiceFieldEdit::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

void ChoiceFieldEdit::add(const QString &label, const QString &key, int depth)
{
    m_box->addItem(label, key);
    m_box->setItemData(m_box->count() - 1, depth, depthRole);
}

void ChoiceFieldEdit::fill()
{
    const core::FieldSpec &spec = core::registry::spec(field());
    m_box->clear();
    if (!spec.isRequired())
        add(tr("(not set)"), {});
    switch (spec.kind.type) {
    case FieldType::Boolean:
        add(tr("yes"), u"1"_s);
        add(tr("no"), u"0"_s);
        break;
    case FieldType::Choice:
        for (const QString &code : spec.choices())
            add(labels::choice(field(), code), code);
        break;
    case FieldType::Reference:
        for (const RowChoice &choice : m_choices(spec.kind.target))
            add(choice.label, choice.row.toString(), choice.depth);
        break;
    default:
        break;
    }
}

void ChoiceFieldEdit::write(const Value &value, bool mixed)
{
    // What can be chosen may have changed since; the lists are short and held by whoever gives them.
    fill();
    const QString key = core::registry::toText(field(), value);
    int at = m_box->findData(key);
    if (at < 0 && !key.isEmpty()) { // a code of a later version, a row that is gone: shown, not lost
        add(tr("(unknown)"), key);
        at = m_box->count() - 1;
    }
    m_box->setPlaceholderText(mixed ? tr("(several values)") : tr("(choose)"));
    m_box->setCurrentIndex(mixed ? -1 : at);
}

QString ChoiceFieldEdit::typed() const
{
    return m_box->currentIndex() < 0 ? QString() : u'=' + m_box->currentData().toString();
}

FieldEdit::Reading ChoiceFieldEdit::read() const
{
    const auto value = core::registry::parse(field(), m_box->currentData().toString());
    return {value.value_or(Value()), {}};
}

FieldEdit *makeFieldEdit(core::Field field, const RowChoices &choices, const Suggestions &suggestions, QWidget *parent)
{
    switch (core::registry::spec(field).kind.type) {
    case FieldType::Choice:
    case FieldType::Boolean:
    case FieldType::Reference:
        return new ChoiceFieldEdit(field, choices, parent);
    case FieldType::LongText:
        return new LongFieldEdit(field, parent);
    case FieldType::Text:
        if (suggestions)
            return new SuggestingFieldEdit(field, suggestions, parent);
        break;
    default:
        break;
    }
    return new LineFieldEdit(field, parent);
}

} // namespace ui
