// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Form::Form(QWidget *parent) : m_parent(parent), m_layout(new QFormLayout(parent))
{
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_layout->setHorizontalSpacing(theme::space(1));
    m_layout->setVerticalSpacing(theme::space(0.5));
}

Form::Row Form::row(const QString &label, QWidget *input)
{
    auto *name = new QLabel(label, m_parent);
    name->setBuddy(input);
    // The label's first line stands level with the text in the input.
    name->setContentsMargins(0, theme::space(0.35), 0, 0);
    m_layout->addRow(name, input);
    return {name, input};
}

Form::Row &Form::Row::required()
{
    //: %1 is the label of an input that must not stay empty
    m_label->setText(QCoreApplication::translate("Form", "%1 (required)").arg(m_label->text()));
    return *this;
}

Form::Row &Form::Row::note(const QString &text)
{
    m_input->setToolTip(text);
    m_input->setAccessibleDescription(text);
    return *this;
}

void Form::section(const QString &title)
{
    auto *heading = new QLabel(title, m_parent);
    theme::setType(*heading, theme::Type::Subtitle);
    heading->setContentsMargins(0, m_layout->rowCount() ? theme::space(0.75) : 0, 0, 0);
    m_layout->addRow(heading);
}

void Form::wide(QWidget *widget)
{
    m_layout->addRow(widget);
}

void Form::buttons(QDialog &dialog, const QString &verb)
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, m_parent);
    QPushButton *act = box->addButton(verb, QDialogButtonBox::AcceptRole);
    act->setObjectName(u"accept"_s);
    act->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(box, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    m_layout->addRow(box);
}

} // namespace ui
