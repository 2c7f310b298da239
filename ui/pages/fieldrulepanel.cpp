// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fieldrulepanel.h"

#include "core/workspace/workspace.h"
#include "ui/messagebar.h"
#include "ui/models/fieldrulemodel.h"
#include "ui/tables.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

FieldRulePanel::FieldRulePanel(core::Workspace &workspace, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new FieldRuleModel(workspace, this))
    , m_words(new QLabel(this))
    , m_filter(new QLineEdit(this))
    , m_list(tables::list(this, u"fieldRules"_s, tr("Which offices enter which fields")))
{
    m_words->setObjectName(u"fieldRuleSummary"_s);
    m_words->setWordWrap(true);
    m_filter->setObjectName(u"fieldRuleFilter"_s);
    m_filter->setPlaceholderText(tr("Part of a field's name"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_list->setModel(m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectItems); // Space ticks the cell one is at
    tables::setWidths(*m_list, {22, 8, 8, 8});
    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 3);
    row->addWidget(m_filter, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, m_model, &FieldRuleModel::setFilter);
    connect(m_model, &FieldRuleModel::failed, &messages, qOverload<const core::Error &>(&MessageBar::say));
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FieldRulePanel::refresh);
    refresh();
}

void FieldRulePanel::focusFirst()
{
    m_filter->setFocus();
}

void FieldRulePanel::refresh()
{
    const core::FieldRules &rules = m_model->rules();
    const QString who =
        m_workspace.ownOffice()
            ? tr("Set by the desk; it can be changed there only.")
            : tr("Take the tick from what an office is not to enter: in its copy the field is shown and cannot be "
                 "typed in. What is written against a rule all the same is shown when the file comes back, "
                 "before it is taken in.");
    const QString sum = rules.isEmpty()
                            ? tr("All fields are open to all offices.")
                            : tr("Closed: %1 fields to branches, %2 to departments, %3 to sections.")
                                  .arg(rules.closedCount(core::OfficeKind::Branch))
                                  .arg(rules.closedCount(core::OfficeKind::Department))
                                  .arg(rules.closedCount(core::OfficeKind::Section));
    m_words->setText(who + u' ' + sum);
}

} // namespace ui
