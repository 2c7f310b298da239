// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/figurespage.h"

#include "core/workspace/workspace.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/indicatormodel.h"
#include "ui/models/moneymodel.h"
#include "ui/models/revisionmodel.h"
#include "ui/pages/indicatorchart.h"
#include "ui/pages/projectpicker.h"
#include "ui/rowlabel.h"
#include "ui/status.h"
#include "ui/tables.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

FiguresPage::FiguresPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_picker(new ProjectPicker(workspace, this))
    , m_indicatorModel(new IndicatorModel(workspace, this))
    , m_moneyModel(new MoneyModel(workspace, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(1));
    row->addWidget(m_picker);
    row->addWidget(buildSheet(), 1);
    body()->addLayout(row, 1);
    connect(m_picker, &ProjectPicker::chosen, this, &FiguresPage::refresh);
    connect(m_basis, &QComboBox::activated, this, &FiguresPage::refresh);
    connect(m_indicatorModel, &IndicatorModel::refused, this, &FiguresPage::refuse);
    connect(m_moneyModel, &MoneyModel::refused, this, &FiguresPage::refuse);
    connect(m_indicatorModel, &IndicatorModel::refusedChoice, this, [this](const QString &text, const QString &choices) {
        messages().say(MessageBar::Kind::Warning,
                       tr("“%1” is none of these: %2. The cell keeps its old value.").arg(text, choices));
    });
    connect(m_indicatorModel, &IndicatorModel::failed, this, [this](const core::Error &e) { messages().say(e); });
    connect(m_moneyModel, &MoneyModel::failed, this, [this](const core::Error &e) { messages().say(e); });
    connect(m_indicatorModel, &QAbstractItemModel::modelReset, this, &FiguresPage::joinNames);
    connect(m_moneyModel, &QAbstractItemModel::dataChanged, this, [this] {
        messages().clear();
        refreshWarnings();
    });
}

QWidget *FiguresPage::buildSheet()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    auto *upper = new QTabWidget(split);
    upper->setObjectName(u"indicatorTabs"_s);
    upper->setDocumentMode(true);
    upper->addTab(buildIndicators(), tr("Indicators by year"));
    auto *definitions = new RecordTableModel(workspace(), Entity::Indicator,
                                             {Field::IndicatorName, Field::IndicatorUnit, Field::IndicatorType,
                                              Field::IndicatorDirection, Field::IndicatorBaseYear, Field::IndicatorBaseValue,
                                              Field::IndicatorTargetYear, Field::IndicatorTargetValue,
                                              Field::IndicatorDefinition});
    definitions->setDefaults({{Field::IndicatorDirection, Value::text(u"more"_s)}});
    m_definitions = new RecordTable(definitions, u"indicatorDefinitions"_s, {14, 5, 6, 8, 7, 6, 7, 6, 0},
                                    tr("What is measured, and from where to where: the expected line runs from the base to the "
                                       "target in even steps."),
                                    upper);
    upper->addTab(m_definitions, tr("Definitions"));
    m_revisionModel = new RevisionModel(workspace(), this);
    auto *revisions = tables::list(upper, u"revisions"_s, tr("Revisions of the targets"));
    revisions->setModel(m_revisionModel);
    tables::setWidths(*revisions, {10, 8, 16, 9, 7, 0});
    upper->addTab(revisions, tr("Revisions of targets"));
    m_chart = new IndicatorChart(workspace(), upper);
    upper->addTab(m_chart, tr("Chart", "name of a tab"));
    auto *lower = new QTabWidget(split);
    lower->setObjectName(u"moneyTabs"_s);
    lower->setDocumentMode(true);
    lower->addTab(buildMoney(), tr("Budgets and settlements"));
    lower->addTab(buildAccounts(), tr("Budget accounts"));
    split->addWidget(upper);
    split->addWidget(lower);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    return split;
}

QWidget *FiguresPage::buildIndicators()
{
    auto *upper = new QWidget(this);
    m_indicators = tables::grid(upper, u"indicators"_s, tr("Indicators by year"));
    m_indicators->setModel(m_indicatorModel);
    tables::setWidths(*m_indicators, {0, 5, 5, 5, 5, 5, 5, 5});
    m_noIndicators = new QLabel(tr("This project has no indicator yet. Enter the first one under “Definitions”."), upper);
    m_noIndicators->setForegroundRole(QPalette::PlaceholderText);
    auto *above = new QVBoxLayout(upper);
    above->setContentsMargins(0, theme::space(0.3), 0, 0);
    above->addWidget(m_noIndicators);
    above->addWidget(m_indicators, 1);
    return upper;
}

QWidget *FiguresPage::buildMoney()
{
    auto *lower = new QWidget(this);
    m_basis = new QComboBox(lower);
    m_basis->setObjectName(u"basis"_s);
    m_basis->setAccessibleName(labels::field(Field::MoneyBasis));
    for (const QString &code : core::registry::spec(Field::MoneyBasis).choices())
        m_basis->addItem(labels::choice(Field::MoneyBasis, code), code);
    m_money = tables::grid(lower, u"money"_s, tr("Money by year"));
    m_money->setModel(m_moneyModel);
    m_money->verticalHeader()->show();
    m_money->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_money->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_warnings = new QLabel(lower);
    m_warnings->setObjectName(u"warnings"_s);
    m_warnings->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_basis);
    line->addWidget(new QLabel(tr("(in thousand yen)"), lower));
    line->addStretch(1);
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, theme::space(0.3), 0, 0);
    below->addLayout(line);
    below->addWidget(m_warnings);
    below->addWidget(m_money, 1);
    return lower;
}

QWidget *FiguresPage::buildAccounts()
{
    auto *box = new QWidget(this);
    auto *model = new RecordTableModel(workspace(), Entity::BudgetAccount,
                                       {Field::BudgetAccountYear, Field::BudgetAccountCode, Field::BudgetAccountName,
                                        Field::BudgetAccountAmount});
    model->setOrder({Field::BudgetAccountYear, Field::BudgetAccountCode});
    m_accounts = new RecordTable(model, u"accounts"_s, {8, 12, 0, 10},
                                 tr("The accounts of the budget book the project is paid from, and how much of each is the "
                                    "project's. Together they make the project cost of the budget."),
                                 box);
    m_sharers = new QLabel(box);
    m_sharers->setObjectName(u"sharers"_s);
    m_sharers->setWordWrap(true);
    m_sharers->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_accounts, 1);
    column->addWidget(m_sharers);
    connect(m_accounts, &RecordTable::currentChanged, this, &FiguresPage::saySharers);
    return box;
}

/// An account pays for several projects, too: which others the current one pays for.
void FiguresPage::saySharers()
{
    m_sharers->clear();
    const auto account = m_accounts->current();
    const auto record = account ? workspace().read().record(Entity::BudgetAccount, *account)
                                : core::Result<core::Record>(core::failure(core::Error::Code::NotFound));
    if (!record)
        return;
    const auto same = workspace().read().records(Entity::BudgetAccount,
                                                 {{{Field::BudgetAccountYear, record->value(Field::BudgetAccountYear)},
                                                   {Field::BudgetAccountCode, record->value(Field::BudgetAccountCode)}},
                                                  {}});
    QStringList others;
    for (const core::Record &other : same ? *same : std::vector<core::Record>()) {
        const auto project = other.row(Field::BudgetAccountProject);
        if (other.id() != *account && project && !other.isGhost())
            others.append(rowLabel(workspace().read(), Entity::Project, *project));
    }
    m_sharers->setText(others.isEmpty() ? tr("This account pays for this project alone.")
                                        : tr("This account also pays for: %1").arg(others.join(u'、')));
}

void FiguresPage::setYear(int year)
{
    Page::setYear(year);
    refresh();
}

void FiguresPage::setOffice(std::optional<core::RowId> office)
{
    Page::setOffice(office);
    m_picker->setOffice(office);
}

void FiguresPage::focusFirst()
{
    m_picker->focusFirst();
}

bool FiguresPage::reveal(const Place &place)
{
    const auto project = place.row ? projectOf(workspace().read(), place.entity, *place.row) : std::nullopt;
    if (!project || !m_picker->choose(*project))
        return false;
    const int line = place.field ? MoneyModel::rowOf(*place.field) : -1;
    if (line >= 0) {
        findChild<QTabWidget *>(u"moneyTabs"_s)->setCurrentIndex(0);
        m_money->setFocus();
        m_money->setCurrentIndex(m_moneyModel->index(line, MoneyModel::yearCount - 2));
    } else if (m_indicatorModel->rowCount() > 0) {
        findChild<QTabWidget *>(u"indicatorTabs"_s)->setCurrentIndex(0);
        m_indicators->setFocus();
        m_indicators->setCurrentIndex(m_indicatorModel->index(IndicatorModel::ActualLine,
                                                              m_indicatorModel->columnCount() - 3));
    }
    return true;
}

void FiguresPage::refresh()
{
    const auto project = m_picker->project();
    setHeading(tr("Indicators and money"),
               project ? rowLabel(workspace().read(), Entity::Project, *project) : QString());
    // One year beyond the one shown: in autumn next year's request is entered beside this year's budget.
    m_indicatorModel->setSubject(project, year() + 1);
    m_moneyModel->setSubject(project, year() + 1, m_basis->currentData().toString());
    const auto owner = [&](Field field) {
        return project ? std::optional(core::Editor::Cells{{field, Value::reference(*project)}}) : std::nullopt;
    };
    m_definitions->model().setOwner(owner(Field::IndicatorProject));
    m_accounts->model().setOwner(owner(Field::BudgetAccountProject));
    m_revisionModel->setProject(project);
    m_chart->setSubject(project, year());
    refreshWarnings();
}

void FiguresPage::joinNames()
{
    m_indicators->clearSpans();
    for (int row = 0; row < m_indicatorModel->rowCount(); row += IndicatorModel::linesEach)
        m_indicators->setSpan(row, IndicatorModel::NameColumn, IndicatorModel::linesEach, 1);
    m_noIndicators->setVisible(m_indicatorModel->rowCount() == 0);
    m_indicators->setVisible(m_indicatorModel->rowCount() > 0);
}

void FiguresPage::refreshWarnings()
{
    const QStringList warnings = m_moneyModel->warnings();
    QPalette palette = m_warnings->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    m_warnings->setPalette(palette);
    m_warnings->setText(warnings.isEmpty() ? QString() : statusMark(Status::Late) + u' ' + warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

void FiguresPage::refuse(const QString &text)
{
    messages().say(MessageBar::Kind::Warning, tr("“%1” is not a number. The cell keeps its old value.").arg(text));
}

} // namespace ui
