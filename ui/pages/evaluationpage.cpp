// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationpage.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/pages/evaluationblock.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationdetail.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/fieldplace.h"
#include "ui/pages/policypane.h"
#include "ui/pages/schemepane.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

EvaluationPage::EvaluationPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_model(new EvaluationModel(workspace, this))
    , m_filter(new EvaluationFilter(*m_model, this))
    , m_grid(new EvaluationGrid(*m_filter, this))
    , m_detail(new EvaluationDetail(workspace, *m_model, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_empty(new QLabel(this))
    , m_stage(new QComboBox(this))
    , m_offices(new QComboBox(this))
    , m_state(new QComboBox(this))
    , m_gaps(new QCheckBox(tr("Only with &gaps"), this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_refusal(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_submit(new QPushButton(tr("&Submit"), this))
    , m_return(new QPushButton(tr("Send &back…"), this))
    , m_accept(new QPushButton(tr("&Accept"), this))
    , m_editScheme(new QPushButton(tr("Evaluation s&cheme"), this))
    , m_schemePane(new SchemePane(workspace, this))
    , m_judgePolicies(new QPushButton(tr("&Policy evaluation"), this))
    , m_policyPane(new PolicyPane(workspace, this))
    , m_view(new QToolButton(this))
    , m_viewMenu(new QMenu(this))
{
    setHeading(tr("Evaluation"));
    addActions();
    addFilters();
    build();
    addShortcuts();
    watch();
}

EvaluationPage::~EvaluationPage() = default;

void EvaluationPage::setYear(int year)
{
    m_detail->commit();
    Page::setYear(year);
    m_model->show(year, m_model->stage());
    fillStages();
    fillOffices();
    if (m_editScheme->isChecked())
        m_schemePane->setYear(year);
    if (m_judgePolicies->isChecked())
        m_policyPane->setYear(year);
}

void EvaluationPage::setOffice(std::optional<core::RowId> office)
{
    Page::setOffice(office);
    m_model->setSection(office.has_value());
    const bool isGrid = !m_editScheme->isChecked() && !m_judgePolicies->isChecked();
    m_return->setVisible(!office && isGrid);
    m_accept->setVisible(!office && isGrid);
    fillOffices();
    m_offices->setCurrentIndex(office ? std::max(0, m_offices->findData(office->value())) : 0);
    refreshActions();
}

void EvaluationPage::fillStages()
{
    const EvaluationScheme &scheme = m_model->scheme();
    m_stage->clear();
    for (const StageRule &stage : scheme.stages) {
        const QString by = stage.by.isEmpty() ? QString() : u"（"_s + stage.by + u"）"_s;
        m_stage->addItem(stage.name + by);
    }
    m_stage->setCurrentIndex(scheme.stages.empty() ? -1 : m_model->stage());
    const bool isEmpty = scheme.stages.empty() || scheme.criteria.empty();
    const QString year = format::fiscalYear(this->year());
    setHeading(tr("Evaluation"), isEmpty ? year : year + u"　"_s + scheme.name);
    m_empty->setText(
        tr("%1 has no evaluation scheme yet: stages and criteria to judge by. Press “Evaluation scheme” to take over that "
           "of another year, or choose another fiscal year.")
            .arg(year));
    const bool isElsewhere = m_editScheme->isChecked() || m_judgePolicies->isChecked();
    m_empty->setVisible(isEmpty && !isElsewhere);
    m_splitter->setVisible(!isEmpty && !isElsewhere);
    refreshActions();
}

void EvaluationPage::fillOffices()
{
    const QVariant before = m_offices->currentData();
    const QSignalBlocker quiet(m_offices);
    m_offices->clear();
    m_offices->addItem(tr("All offices"));
    for (const OfficeLine &office : officeLines(workspace().read(), year()))
        m_offices->addItem(QString(2 * office.depth, u' ') + office.name, office.id.value());
    m_offices->setCurrentIndex(std::max(0, m_offices->findData(before)));
    filterOffice(m_offices->currentIndex());
}

void EvaluationPage::filterOffice(int index)
{
    std::unordered_set<core::RowId> shown;
    const auto office = core::RowId::from(m_offices->itemData(index).toLongLong());
    if (index > 0 && office) {
        for (const core::RowId part : officeWithParts(workspace().read(), *office))
            shown.insert(part);
    }
    m_filter->setOffices(std::move(shown));
    countRows();
}

void EvaluationPage::showStage(int stage)
{
    m_detail->commit();
    m_model->show(year(), stage);
    fillStages();
}

/// The scheme takes the place of the grid: what one changes there is seen in the grid on the way back.
void EvaluationPage::showScheme(bool shown)
{
    if (shown)
        m_judgePolicies->setChecked(false);
    m_schemePane->setVisible(shown);
    if (shown)
        m_schemePane->setYear(year());
    showProjects(!shown);
    if (shown)
        m_schemePane->focusFirst();
    else
        m_filter->applyAgain(); // another scope picks other projects
}

/// Policies take it too: they are judged beside the projects, not among them.
void EvaluationPage::showPolicies(bool shown)
{
    if (shown)
        m_editScheme->setChecked(false);
    else
        m_policyPane->commit();
    m_policyPane->setVisible(shown);
    if (shown)
        m_policyPane->setYear(year());
    showProjects(!shown);
    if (shown)
        m_policyPane->focusFirst();
}

void EvaluationPage::showProjects(bool shown)
{
    m_detail->commit();
    for (QWidget *filter : std::initializer_list<QWidget *>{m_stage, m_offices, m_state, m_gaps, m_search, m_count,
                                                               m_view})
        filter->setVisible(shown);
    for (QPushButton *button : {m_return, m_accept, m_submit})
        button->setVisible(shown && (button == m_submit || !office()));
    if (shown)
        m_model->show(year(), m_model->stage());
    fillStages();
    if (shown)
        focusFirst();
}

void EvaluationPage::focusFirst()
{
    EvaluationCells &cells = m_grid->cells();
    if (!cells.currentIndex().isValid() && m_filter->rowCount() > 0)
        cells.setCurrentIndex(m_filter->index(0, m_model->column(EvaluationModel::Column::Criterion, 0)));
    else if (cells.selectionModel()->selection().isEmpty())
        cells.selectionModel()->select(cells.currentIndex(), QItemSelectionModel::Select);
    cells.setFocus();
}

void EvaluationPage::restoreCurrent()
{
    if ((!m_project || !m_grid->select(m_project->value(), m_column)) && !m_grid->selectFirst())
        m_detail->show({});
    countRows();
}

void EvaluationPage::currentChanged(const QModelIndex &current)
{
    const QModelIndex own = m_filter->mapToSource(current);
    m_detail->show(own);
    if (own.isValid()) {
        m_project = m_model->row(own.row()).project.project;
        m_column = own.column();
    }
    showHint(own);
    refreshActions();
}

/// What may be typed here, or why nothing may.
void EvaluationPage::showHint(const QModelIndex &current)
{
    if (!current.isValid())
        return m_hint->clear();
    if (const QString summary = selectionSummary(); !summary.isEmpty())
        return m_hint->setText(summary);
    const QString refused = current.data(EvaluationModel::RefusedRole).toString();
    const QString heading = m_model->headerData(current.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    const QString locked = m_model->lockReason(current);
    if (!refused.isEmpty())
        m_hint->setText(current.data(Qt::ToolTipRole).toString());
    else
        m_hint->setText(heading + u"　"_s
                        + (locked.isEmpty() ? m_model->options(current.column()).join(u"　"_s) : locked));
}

/// 「12セル　入力済み9・空欄3　平均66.7」, while more than one cell is selected.
QString EvaluationPage::selectionSummary() const
{
    const auto found = evaluationblock::summary(m_grid->cells().selectionModel()->selection());
    if (found.cells < 2)
        return {};
    QStringList said{tr("%n cell(s)", nullptr, found.cells),
                     tr("filled %1, empty %2").arg(found.cells - found.empty).arg(found.empty)};
    if (found.mean)
        said.append(tr("mean %1").arg(format::number(found.mean)));
    return said.join(u"　"_s);
}

void EvaluationPage::sayRefused(const QModelIndex &index)
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Error, palette));
    palette.setColor(QPalette::Window, theme::color(theme::Role::ErrorTint, palette));
    m_refusal->setPalette(palette);
    m_refusal->setText(u" ！"_s + m_model->row(index.row()).project.code + u' ' + index.data(Qt::ToolTipRole).toString()
                       + u' ');
    m_refusal->show();
}

void EvaluationPage::countRows()
{
    m_count->setText(tr("%n project(s)", nullptr, m_filter->rowCount()));
    refreshActions();
}

void EvaluationPage::showAll()
{
    m_search->clear();
    m_gaps->setChecked(false);
    m_state->setCurrentIndex(0);
    m_offices->setCurrentIndex(0);
    m_filter->clearConditions();
    m_grid->setFilterShown(false);
}

void EvaluationPage::hideEvent(QHideEvent *event)
{
    m_detail->commit();
    m_policyPane->commit();
    Page::hideEvent(event);
}

} // namespace ui
