// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/figurespage.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/indicatormodel.h"
#include "ui/models/moneymodel.h"
#include "ui/pages/projectpicker.h"
#include "ui/rowlabel.h"
#include "ui/status.h"
#include "ui/tables.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

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
    const auto heading = [](const QString &words, QWidget *parent) {
        auto *label = new QLabel(words, parent);
        theme::setType(*label, theme::Type::Subtitle);
        return label;
    };
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    auto *upper = new QWidget(split);
    m_indicators = tables::grid(upper, u"indicators"_s, tr("Indicators by year"));
    m_indicators->setModel(m_indicatorModel);
    tables::setWidths(*m_indicators, {0, 5, 5, 5, 5, 5, 5, 5});
    m_noIndicators = new QLabel(tr("This project has no indicator yet."), upper);
    m_noIndicators->setForegroundRole(QPalette::PlaceholderText);
    auto *above = new QVBoxLayout(upper);
    above->setContentsMargins(0, 0, 0, 0);
    above->addWidget(heading(tr("Indicators"), upper));
    above->addWidget(m_noIndicators);
    above->addWidget(m_indicators, 1);

    auto *lower = new QWidget(split);
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
    line->addWidget(heading(tr("Budgets and settlements"), lower));
    line->addWidget(new QLabel(tr("(in thousand yen)"), lower));
    line->addStretch(1);
    line->addWidget(m_basis);
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->addLayout(line);
    below->addWidget(m_warnings);
    below->addWidget(m_money, 1);
    split->addWidget(upper);
    split->addWidget(lower);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    return split;
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
        m_money->setFocus();
        m_money->setCurrentIndex(m_moneyModel->index(line, MoneyModel::yearCount - 2));
    } else if (m_indicatorModel->rowCount() > 0) {
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
