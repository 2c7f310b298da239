// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/schemepane.h"

#include "core/operations/rollover.h"
#include "core/storage/evaluationquery.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/recordform.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/models/requiredmodel.h"
#include "ui/models/sheetlayoutmodel.h"
#include "ui/pages/scopepane.h"
#include "ui/rowlabel.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

SchemePane::SchemePane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_tabs(new QTabWidget(this))
    , m_basics(new RecordForm(workspace, Entity::Scheme, this))
{
    build();
    addTables();
    connect(&workspace, &core::Workspace::changed, this, &SchemePane::follow);
    connect(m_basics, &RecordForm::failed, this, &SchemePane::failed);
}

void SchemePane::build()
{
    auto *back = new QPushButton(tr("&Back to the evaluations"), this);
    back->setObjectName(u"back"_s);
    connect(back, &QPushButton::clicked, this, [this] {
        commit();
        emit left();
    });
    theme::setType(*m_title, theme::Type::Subtitle);
    m_title->setObjectName(u"schemeTitle"_s);
    m_warning->setObjectName(u"schemeWarning"_s);
    m_warning->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_warning);
    column->addWidget(m_stack, 1);
    m_tabs->setObjectName(u"schemeTabs"_s);
    m_tabs->setDocumentMode(true);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_basics);
    m_tabs->addTab(scroll, tr("Basics"));
    m_stack->addWidget(m_tabs);
    m_stack->addWidget(buildEmpty());
}

QWidget *SchemePane::buildEmpty()
{
    auto *box = new QWidget(this);
    m_emptyText = new QLabel(box);
    m_emptyText->setWordWrap(true);
    m_sources = new QComboBox(box);
    m_sources->setObjectName(u"schemeSources"_s);
    m_sources->setAccessibleName(tr("Scheme to take over"));
    m_take = new QPushButton(tr("&Take it over"), box);
    m_take->setObjectName(u"takeOver"_s);
    connect(m_take, &QPushButton::clicked, this, &SchemePane::takeOver);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sources);
    row->addWidget(m_take);
    row->addStretch(1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(2), 0, 0);
    column->addWidget(m_emptyText);
    column->addLayout(row);
    m_rollover = new QWidget(box);
    auto *heading = new QLabel(tr("Year rollover"), m_rollover);
    theme::setType(*heading, theme::Type::Subtitle);
    auto *words = new QLabel(tr("Begins the year as a whole: what is listed here is made in one step that one undo takes "
                                "back. What is there already stays as it is."),
                             m_rollover);
    words->setWordWrap(true);
    m_preview = new QPlainTextEdit(m_rollover);
    m_preview->setObjectName(u"rolloverPreview"_s);
    m_preview->setAccessibleName(tr("What the rollover makes"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    auto *go = new QPushButton(tr("&Roll the year over"), m_rollover);
    go->setObjectName(u"rollOver"_s);
    connect(go, &QPushButton::clicked, this, &SchemePane::rollOver);
    auto *below = new QVBoxLayout(m_rollover);
    below->setContentsMargins(0, theme::space(1), 0, 0);
    below->addWidget(heading);
    below->addWidget(words);
    below->addWidget(m_preview, 1);
    below->addWidget(go, 0, Qt::AlignLeft);
    column->addWidget(m_rollover, 1);
    column->addStretch(0);
    return box;
}

void SchemePane::addTables()
{
    const auto add = [this](Entity entity, std::vector<Field> columns, Field order, const QString &name,
                            std::initializer_list<int> widths, const QString &hint, QWidget *parent) {
        auto *model = new RecordTableModel(m_workspace, entity, std::move(columns));
        model->setOrder({order});
        auto *table = new RecordTable(model, name, widths, hint, parent);
        m_tables.push_back(table);
        return table;
    };
    m_scope = new ScopePane(m_workspace, m_tabs);
    m_tabs->addTab(m_scope, tr("Scope"));
    m_tabs->addTab(add(Entity::Stage,
                       {Field::StageNumber, Field::StageName, Field::StageBy, Field::StageOpens, Field::StageDue},
                       Field::StageNumber, u"stages"_s, {4, 12, 0, 9, 9},
                       tr("Each stage is a round of evaluation with its own sheet: who evaluates, from when until when."),
                       m_tabs),
                   tr("Stages"));
    m_tabs->addTab(buildRequired(), tr("Required fields"));
    auto *criteria = add(Entity::Criterion,
                         {Field::CriterionNumber, Field::CriterionName, Field::CriterionWeight, Field::CriterionScale,
                          Field::CriterionHelp},
                         Field::CriterionNumber, u"criteria"_s, {4, 10, 5, 12, 0},
                         tr("What is judged. Without a weight all count alike. “How to judge” is shown while grading."),
                         m_tabs);
    criteria->model().setChoicesOwner(Field::CriterionScale, Field::ScaleScheme);
    m_tabs->addTab(criteria, tr("Criteria"));
    m_tabs->addTab(buildScales(), tr("Scales"));
    auto *verdicts = add(Entity::Verdict, {Field::VerdictCode, Field::VerdictName, Field::VerdictParent},
                         Field::VerdictPosition, u"verdicts"_s, {8, 0, 12},
                         tr("What an evaluation may conclude. A verdict under another counts with it."), m_tabs);
    verdicts->model().setChoicesOwner(Field::VerdictParent, Field::VerdictScheme);
    m_tabs->addTab(verdicts, tr("Verdicts"));
    m_tabs->addTab(add(Entity::Band, {Field::BandName, Field::BandLower}, Field::BandLower, u"bands"_s, {14, 8},
                       tr("How far an indicator has come: from this percentage on. The lowest has no limit."), m_tabs),
                   tr("Bands"));
    m_tabs->addTab(add(Entity::CalendarEvent,
                       {Field::CalendarEventCode, Field::CalendarEventName, Field::CalendarEventOpens,
                        Field::CalendarEventDue, Field::CalendarEventWho},
                       Field::CalendarEventOpens, u"calendar"_s, {8, 0, 9, 9, 10},
                       tr("The days of the year that Home reminds of."), m_tabs),
                   tr("Calendar"));
    m_tabs->addTab(buildSheet(), tr("Sheet"));
    m_tabs->addTab(add(Entity::ExternalMember,
                       {Field::ExternalMemberName, Field::ExternalMemberFrom, Field::ExternalMemberRole},
                       Field::ExternalMemberName, u"members"_s, {12, 0, 10},
                       tr("Who judges the policies from outside, in the years in which policies are evaluated."), m_tabs),
                   tr("External members"));
}

QWidget *SchemePane::buildScales()
{
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    m_scales = new RecordTable(new RecordTableModel(m_workspace, Entity::Scale,
                                                    {Field::ScaleName, Field::ScaleMinimum, Field::ScaleMaximum,
                                                     Field::ScaleGoodEnd, Field::ScaleForPolicies}),
                               u"scales"_s, {0, 4, 4, 7, 5},
                               tr("Scores of different scales are brought to 0–100 before they are added up."), split);
    m_grades = new RecordTable(new RecordTableModel(m_workspace, Entity::ScaleGrade,
                                                    {Field::ScaleGradeValue, Field::ScaleGradeLabel,
                                                     Field::ScaleGradeMeaning}),
                               u"scaleGrades"_s, {5, 6, 0}, tr("The steps of the scale chosen at the left."), split);
    m_grades->model().setOrder({Field::ScaleGradeValue});
    m_tables.push_back(m_scales);
    connect(m_scales, &RecordTable::currentChanged, this, &SchemePane::showGradesOfScale);
    return split;
}

void SchemePane::setYear(int year)
{
    commit();
    m_year = year;
    refresh();
}

void SchemePane::commit()
{
    (void)m_basics->flush(); // what is refused stays in its field with the reason
}

void SchemePane::focusFirst()
{
    if (m_scheme)
        m_tabs->currentWidget()->setFocus();
    else
        m_sources->setFocus();
}

void SchemePane::refresh()
{
    const auto found = m_workspace.read().find(Field::SchemeYear, Value::integer(m_year));
    m_scheme = found ? *found : std::nullopt;
    m_title->setText(tr("Evaluation scheme of %1").arg(format::fiscalYear(m_year)));
    m_stack->setCurrentIndex(m_scheme ? 0 : 1);
    m_basics->showRows(m_scheme ? std::vector{*m_scheme} : std::vector<core::RowId>());
    for (RecordTable *table : m_tables) {
        Field owner = Field::StageScheme;
        for (const core::FieldSpec &field : core::registry::spec(table->model().entity()).fields) {
            if (field.isOwner())
                owner = field.field;
        }
        table->model().setOwner(m_scheme ? std::optional(core::Editor::Cells{{owner, Value::reference(*m_scheme)}})
                                         : std::nullopt);
    }
    if (m_scheme && m_scales->model().rowId(0))
        m_scales->view().setCurrentIndex(m_scales->model().index(0, 0));
    m_scope->setScheme(m_scheme, m_year);
    m_required->setScheme(m_scheme);
    m_sheet->setScheme(m_scheme);
    showGradesOfScale();
    sayWhatIsGraded();
    m_emptyText->setText(tr("%1 has no evaluation scheme yet. Take over that of another year: its days are moved, and "
                            "everything can be changed afterwards.")
                             .arg(format::fiscalYear(m_year)));
    fillSources();
    if (!m_scheme)
        previewRollover();
}

void SchemePane::showGradesOfScale()
{
    const auto scale = m_scheme ? m_scales->current() : std::nullopt;
    m_grades->model().setOwner(
        scale ? std::optional(core::Editor::Cells{{Field::ScaleGradeScale, Value::reference(*scale)}}) : std::nullopt);
}

/// Grades that a merge has left behind: their criterion was removed elsewhere, or is another year's.
int SchemePane::lostGrades(const core::EvaluationYear &year) const
{
    const auto rows = m_scheme ? m_workspace.read().records(
                                     Entity::Criterion, {{{Field::CriterionScheme, Value::reference(*m_scheme)}}, {}})
                               : core::Result<std::vector<core::Record>>(std::vector<core::Record>());
    return static_cast<int>(std::ranges::count_if(year.grades, [&](const core::EvaluationGrade &grade) {
        const auto isIt = [&](const core::Record &row) { return row.id() == grade.criterion && !row.isGhost(); };
        return grade.value && rows && std::ranges::none_of(*rows, isIt);
    }));
}

// A change of a scheme that sheets were graded by is allowed, and never silent.
void SchemePane::sayWhatIsGraded()
{
    const auto year = core::evaluationquery::ofYear(m_workspace.read(), m_year);
    const auto graded = year ? static_cast<int>(std::ranges::count_if(
                                   year->grades, [](const auto &grade) { return grade.value.has_value(); }))
                             : 0;
    const int lost = year ? lostGrades(*year) : 0;
    m_warning->setVisible(graded > 0 || lost > 0);
    const QString lostText =
        lost == 0 ? QString()
                  : tr("%n grade(s) belong to a criterion this scheme does not have, usually after taking in other files. "
                       "They are kept and count nowhere.",
                       nullptr, lost)
                        + u'\n';
    m_warning->setText(lostText + tr("%n grade(s) of this year stand already. Weights, scales and bands change their scores and "
                          "ranks at once; a criterion, stage or verdict that is in use cannot be removed.",
                          nullptr, graded));
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Warning, palette));
    m_warning->setPalette(palette);
}

// The operation itself is rehearsed, so that the list cannot promise anything else than what is done.
void SchemePane::previewRollover()
{
    core::RolloverSummary summary;
    const auto rehearsed = m_workspace.rehearse(core::Rollover(m_year, &summary));
    m_rollover->setVisible(rehearsed.has_value());
    if (!rehearsed)
        return;
    QStringList lines;
    for (const auto &[entity, count] : summary.created)
        lines.append(tr("New: %1 × %2", "kind of row, how many").arg(labels::entity(entity)).arg(count));
    for (const core::RolloverSummary::Carried &carried : summary.carried) {
        if (carried.what == QLatin1String("target"))
            lines.append(tr("Taken along: targets of indicators × %1").arg(carried.count));
    }
    for (const core::RolloverSummary::Left &left : summary.notCarried) {
        const QString name = rowLabel(m_workspace.read(), left.entity, left.id);
        if (left.why == QLatin1String("ended"))
            lines.append(tr("Left behind: %1 (has ended)").arg(name));
        else if (left.why == QLatin1String("office_closed"))
            lines.append(tr("To be looked at: %1 (its office no longer exists)").arg(name));
        else
            lines.append(tr("To be looked at: %1 (last year gives no target)").arg(name));
    }
    m_preview->setPlainText(lines.join(u'\n'));
}

void SchemePane::rollOver()
{
    if (const auto done = m_workspace.perform(core::Rollover(m_year, nullptr)); !done)
        emit failed(done.error());
}

void SchemePane::follow(const core::ChangeSet &changes)
{
    const auto found = m_workspace.read().find(Field::SchemeYear, Value::integer(m_year));
    if (changes.touches(Entity::Scheme) && found && *found != m_scheme)
        refresh();
    if (changes.touches(Entity::Grade))
        sayWhatIsGraded();
}

} // namespace ui
