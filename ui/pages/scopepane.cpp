// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scopepane.h"

#include "core/report/yearscope.h"
#include "core/storage/evaluationquery.h"
#include "core/workspace/workspace.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::ScopeRule;
using core::Value;

ScopePane::ScopePane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_rules(new RecordTable(
          new RecordTableModel(workspace, Entity::ScopeRule,
                               {Field::ScopeRuleNumber, Field::ScopeRuleEffect, Field::ScopeRuleSubject,
                                Field::ScopeRuleTest, Field::ScopeRuleValue, Field::ScopeRuleOffice,
                                Field::ScopeRulePolicy, Field::ScopeRuleReason}),
          u"scopeRules"_s, {4, 6, 10, 5, 8, 9, 9, 0},
          tr("The first rule that fits a project decides; where none fits, it is evaluated. Several values are parted "
             "by 、 and any of them will do."),
          this))
    , m_faults(new QLabel(this))
    , m_sum(new QLabel(this))
    , m_left(new QStandardItemModel(0, 4, this))
{
    m_rules->model().setOrder({Field::ScopeRuleNumber});
    m_rules->model().setDefaults({{Field::ScopeRuleEffect, Value::text(u"exclude"_s)}});
    m_faults->setObjectName(u"scopeFaults"_s);
    m_faults->setWordWrap(true);
    m_faults->setTextFormat(Qt::PlainText);
    m_faults->hide();
    m_sum->setObjectName(u"scopeSum"_s);
    m_sum->setWordWrap(true);
    theme::setType(*m_sum, theme::Type::Strong);
    m_left->setHorizontalHeaderLabels({labels::field(Field::ProjectCode), labels::field(Field::ProjectName),
                                       tr("Left out by"), labels::field(Field::ScopeRuleReason)});
    QTableView *left = tables::list(this, u"leftOut"_s, tr("Projects that are not evaluated this year"));
    left->setModel(m_left);
    tables::setWidths(*left, {6, 18, 7, 0});
    auto *below = new QWidget(this);
    auto *inner = new QVBoxLayout(below);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_sum);
    inner->addWidget(left, 1);
    auto *above = new QWidget(this);
    auto *upper = new QVBoxLayout(above);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->addWidget(m_rules, 1);
    upper->addWidget(m_faults);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(above);
    split->addWidget(below);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
    setFocusProxy(m_rules);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ScopePane::refresh);
    connect(&workspace, &core::Workspace::changed, this, [this] {
        if (isVisible())
            m_soon.start();
    });
}

void ScopePane::setScheme(std::optional<core::RowId> scheme, int year)
{
    m_scheme = scheme;
    m_year = year;
    m_rules->model().setOwner(
        scheme ? std::optional(core::Editor::Cells{{Field::ScopeRuleScheme, Value::reference(*scheme)}}) : std::nullopt);
    m_soon.start();
}

void ScopePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start();
}

/// Each rule that cannot be asked, with what is wrong: it leaves nobody out until that is mended.
QString ScopePane::faults() const
{
    using Fault = ScopeRule::Fault;
    QStringList said;
    for (int row = 0; const core::Record *record = m_rules->model().record(row); ++row) {
        const auto rule = core::scopeRuleOf(*record);
        const QString number = QString::number(record->integer(Field::ScopeRuleNumber).value_or(0));
        const auto add = [&](const QString &why) { said.append(tr("！Rule %1: %2").arg(number, why)); };
        switch (rule ? rule->fault() : Fault::None) {
        case Fault::TestMissing: add(tr("choose a condition.")); break;
        case Fault::TestUnfit:
            add(tr("this condition does not go with “%1”.")
                    .arg(labels::choice(Field::ScopeRuleSubject, record->text(Field::ScopeRuleSubject))));
            break;
        case Fault::ValueMissing: add(tr("a value to compare with is missing.")); break;
        case Fault::ValueNoNumber: add(tr("“%1” is no number.").arg(rule->value)); break;
        case Fault::None: break;
        }
        if (!rule)
            add(tr("a newer version of Rashin wrote it; it is passed over here."));
        else if (rule->effect == core::ScopeEffect::Exclude && rule->reason.trimmed().isEmpty())
            add(tr("give the reason that people will read."));
    }
    return said.join(u'\n');
}

void ScopePane::refresh()
{
    m_left->removeRows(0, m_left->rowCount());
    const QString wrong = faults();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    m_faults->setPalette(palette);
    m_faults->setText(wrong);
    m_faults->setVisible(!wrong.isEmpty());
    const auto scope = m_scheme ? core::YearScope::read(m_workspace.read(), m_year)
                                : core::Result<core::YearScope>(core::failure(core::Error::Code::NotFound));
    const auto projects = core::evaluationquery::projects(m_workspace.read(), m_year);
    if (!scope || !projects)
        return m_sum->clear();
    for (const core::EvaluatedProject &project : *projects) {
        const auto *excluded = scope->exclusion(project.project);
        if (!excluded)
            continue;
        QList<QStandardItem *> cells = {
            new QStandardItem(project.code), new QStandardItem(project.name),
            new QStandardItem(excluded->rule ? tr("rule %1").arg(excluded->number) : tr("the project itself")),
            new QStandardItem(excluded->reason)};
        for (QStandardItem *cell : cells) {
            cell->setEditable(false);
            cell->setToolTip(cell->text());
        }
        m_left->appendRow(cells);
    }
    const int left = m_left->rowCount();
    m_sum->setText(tr("%1 projects are evaluated, %2 are left out.")
                       .arg(static_cast<int>(projects->size()) - left)
                       .arg(left));
}

} // namespace ui
